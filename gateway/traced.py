"""Every request gets a trace id, one line in the log, the security headers, and an answer, whatever happens."""

from __future__ import annotations

import re
import time
import uuid
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect
from starlette.responses import Response

from contracts.refused import BROKEN
from gateway.errors import MEDIA, Problem
from services.chassis import logs

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logs.get(__name__)

TRACEPARENT = re.compile(rb"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
NO_TRACE = b"0" * 32

CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Scripts and style sheets come from our own files alone; charts place their labels by style attributes."""

SECURITY = [
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


class Traced:
    """The outermost ring."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let *app* answer; answer in its place when it raises."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace = scope["trace"] = _trace(scope)
        started = time.perf_counter()
        status = 0

        async def headed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-trace-id", trace.encode()), *SECURITY]
            await send(message)

        try:
            await self._app(scope, receive, headed)
        except Problem as problem:
            await self._answer(problem, scope, receive, headed, begun=bool(status))
        except ClientDisconnect:
            status = status or 499
        except Exception:
            log.exception("something unexpected went wrong", trace=trace, path=_place(scope))
            await self._answer(Problem(BROKEN), scope, receive, headed, begun=bool(status))
        ms = round((time.perf_counter() - started) * 1000, 1)
        log.info("answered", method=scope["method"], path=_place(scope), status=status, ms=ms, trace=trace)

    async def _answer(
        self, problem: Problem, scope: Scope, receive: Receive, send: Send, *, begun: bool
    ) -> None:
        """Send the problem document, unless the answer has begun: then only breaking off tells the truth."""
        if begun:
            raise problem
        await respond(problem, scope["trace"])(scope, receive, send)


def respond(problem: Problem, trace: str, more: dict[str, str] | None = None) -> Response:
    """Return the answer that a problem makes."""
    return Response(problem.document(trace), problem.status, problem.headers | (more or {}), MEDIA)


def _trace(scope: Scope) -> str:
    """Return the trace id of the caller's `traceparent`, or a new one."""
    for name, value in scope["headers"]:
        if name == b"traceparent":
            given = TRACEPARENT.fullmatch(value)
            if given is not None and given[1] != NO_TRACE:
                return str(given[1], "ascii")
    return uuid.uuid4().hex


def _place(scope: Scope) -> str:
    """Return the declared path, without the ids in it; addresses that we do not know are not ours to write down."""
    return str(scope.get("place", "-"))
