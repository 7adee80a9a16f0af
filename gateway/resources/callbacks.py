"""Callbacks of the face provider and of the pay channels: signed, so nobody need be logged in.

The body goes on byte for byte, since the signature covers just that; the owner of the channel's secret verifies it.
"""

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from contracts.call import Call, Form
from contracts.identity import rpc as identity
from contracts.payment import rpc as payment
from contracts.refused import BAD_INPUT
from gateway.auth import ANYONE
from gateway.body import raw
from gateway.errors import MALFORMED, Problem
from gateway.resource import Visit, check
from gateway.resources.verbs import add
from gateway.route import NO_KEY

MOST = 20_000


def passed_on(call: Call) -> Callable[[Visit], Awaitable[Response]]:
    """Return the endpoint that passes a callback on to the call that verifies it."""

    async def endpoint(visit: Visit) -> Response:
        try:
            body = (await raw(visit.request, MOST)).decode()
        except UnicodeDecodeError:
            raise Problem(MALFORMED) from None
        asked = visit.place() | {"body": body, "signature": visit.request.headers.get("x-signature", "")}
        wrong = check(call.asked, asked)
        if wrong:
            raise Problem(BAD_INPUT, *wrong)
        return visit.answered(await visit.ask(call, asked))

    return endpoint


ROUTES = (
    add(
        "/verification-callbacks/{provider}",
        identity.RECORD_VERIFICATION,
        zh="实名认证回调",
        en="The face provider's signed callback",
        roles=ANYONE,
        status=200,
        key=NO_KEY,
        takes="*/*",
        signed=True,
        form=Form(),
        endpoint=passed_on(identity.RECORD_VERIFICATION),
    ),
    add(
        "/payment-callbacks/{channel}",
        payment.RECORD_PAYMENT,
        zh="交费回调",
        en="A pay channel's signed callback",
        roles=ANYONE,
        status=200,
        key=NO_KEY,
        takes="*/*",
        signed=True,
        form=Form(),
        endpoint=passed_on(payment.RECORD_PAYMENT),
    ),
)
