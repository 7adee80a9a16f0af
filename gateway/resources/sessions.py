"""登录, 退出."""

from starlette.responses import Response

from contracts.identity import rpc
from gateway.auth import ANYONE, LOGGED_IN
from gateway.resource import NO_KEY, Visit
from gateway.resources.verbs import add, drop


async def end(visit: Visit) -> Response:
    """End the session that asks, here at once and everywhere by identity's event."""
    await visit.ask(rpc.END_SESSION, {"token": visit.who.token})
    visit.edge.sessions.forget(visit.who.token)
    return Response(status_code=204)


ROUTES = (
    add("/sessions", rpc.LOG_IN, zh="登录", en="Log in; the token is shown once", roles=ANYONE, key=NO_KEY),
    drop(
        "/sessions/current",
        rpc.END_SESSION,
        zh="退出登录",
        en="End the session that asks",
        roles=LOGGED_IN,
        verified=False,
        fixed={"token": ""},
        endpoint=end,
    ),
)
