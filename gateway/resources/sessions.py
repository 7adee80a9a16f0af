"""登录, 退出: of people and of staff; in a cookie for browsers, as a bearer token for everything else."""

from typing import Any

from marshmallow import Schema
from starlette.responses import Response

from contracts import fields
from contracts.call import Call
from contracts.identity import rpc
from contracts.identity.rpc import sessions
from contracts.identity.rpc.words import PURPOSES, ROLES
from gateway import browsers
from gateway.auth import ANYONE, APPLICANT, LOGGED_IN
from gateway.resource import Visit
from gateway.resources.verbs import add, drop, read
from gateway.route import NO_KEY

COOKIE = fields.Flag(
    load_default=False,
    metadata={"description": "for browsers: the token comes in a cookie that no script can read"},
)
CSRF = fields.Text(
    required=True,
    allow_none=True,
    metadata={"description": "what X-CSRF-Token must say beside the cookie; none beside a bearer token"},
)


class LogIn(sessions.LogIn):
    """The account name and the password; where the token is to go."""

    cookie = COOKIE


class LogInStaff(sessions.LogInStaff):
    """The log-in that was begun, and the code that the authenticator shows; where the token is to go."""

    cookie = COOKIE


class Begun(sessions.Session):
    """A session; the token is shown once."""

    csrf = CSRF


class Current(Schema):
    """Whose session it is, and what it is good for at this moment."""

    account_id = fields.Text(required=True)
    role = fields.Choice(*ROLES, required=True)
    office = fields.Text(required=True)
    verified = fields.Flag(required=True)
    proved_until = fields.Instant(
        required=True, allow_none=True, metadata={"description": "stepped up until then"}
    )
    consents = fields.Many(fields.Choice(*PURPOSES), required=True)
    csrf = CSRF


def begin(call: Call) -> Any:
    """Return the endpoint that begins a session by that call."""

    async def endpoint(visit: Visit) -> Response:
        asked = await visit.filled_in()
        in_cookie = asked.pop("cookie", False)
        session = await visit.ask(call, asked)
        token = session["token"]
        if not in_cookie:
            return visit.answered(session | {"csrf": None})
        answer = visit.answered(session | {"token": None, "csrf": browsers.csrf(token)})
        answer.headers["Set-Cookie"] = browsers.cookie(token)
        return answer

    return endpoint


async def view(visit: Visit) -> Response:
    """Answer with what the session is good for now, not a moment ago."""
    await visit.look_again()
    who = visit.who
    return visit.answered(
        {
            "account_id": who.actor,
            "role": who.role,
            "office": who.office,
            "verified": who.verified,
            "proved_until": who.proved_until,
            "consents": sorted(who.consents),
            "csrf": browsers.csrf(who.token) if visit.by_cookie else None,
        }
    )


async def end(visit: Visit) -> Response:
    """End the session that asks, here at once and everywhere by identity's event."""
    await visit.ask(rpc.END_SESSION, {"token": visit.who.token})
    headers = {"Set-Cookie": browsers.CLEARED} if visit.by_cookie else {}
    return Response(status_code=204, headers=headers)


ROUTES = (
    add(
        "/sessions",
        rpc.LOG_IN,
        zh="登录",
        en="Log in; the token is shown once, or with `cookie` not at all",
        roles=ANYONE,
        key=NO_KEY,
        form=LogIn(),
        answer=Begun(),
        endpoint=begin(rpc.LOG_IN),
    ),
    read(
        "/sessions",
        rpc.LIST_SESSIONS,
        zh="登录设备",
        en="One's open sessions",
        roles=LOGGED_IN,
        verified=False,
    ),
    read(
        "/sessions/current",
        None,
        calls=(rpc.RESOLVE_SESSION,),
        zh="当前登录",
        en="Who is logged in, and what the session is good for now",
        roles=LOGGED_IN,
        verified=False,
        answer=Current(),
        endpoint=view,
    ),
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
    drop(
        "/sessions/{session_id:uuid}",
        rpc.END_ONE_SESSION,
        zh="下线",
        en="End one of one's sessions; it is refused at once",
        roles=LOGGED_IN,
        verified=False,
    ),
    add(
        "/staff-log-ins",
        rpc.BEGIN_STAFF_LOG_IN,
        zh="工作人员登录",
        en="Begin the log-in of staff: name and password; the authenticator's code comes next",
        roles=ANYONE,
        key=NO_KEY,
    ),
    add(
        "/staff-sessions",
        rpc.LOG_IN_STAFF,
        zh="工作人员动态验证码",
        en="Complete the log-in of staff with the authenticator's code, good once (RFC 6238)",
        roles=ANYONE,
        key=NO_KEY,
        form=LogInStaff(),
        answer=Begun(),
        endpoint=begin(rpc.LOG_IN_STAFF),
    ),
    add(
        "/sessions/current/step-ups",
        rpc.START_STEP_UP,
        zh="发起身份确认",
        en="Show again that it is really oneself: SMS, or FACE for which FACE must be consented to",
        roles=APPLICANT,
        verified=False,
    ),
    read(
        "/sessions/current/step-ups/{step_up_id:uuid}",
        rpc.VIEW_STEP_UP,
        zh="查看身份确认结果",
        en="How the step-up stands; once passed it counts 15 minutes, in this session only",
        roles=APPLICANT,
        verified=False,
    ),
    add(
        "/sessions/current/step-ups/{step_up_id:uuid}/code",
        rpc.CONFIRM_STEP_UP,
        zh="提交短信验证码",
        en="Complete a step-up by SMS with the code from the phone",
        roles=APPLICANT,
        verified=False,
    ),
)
