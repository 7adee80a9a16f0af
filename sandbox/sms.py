"""An SMS provider whose messages anybody may read here instead of on a phone."""

from __future__ import annotations

from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import outside


async def send(request: Request) -> Response:
    """Take a message: ``{"to", "text"}``, and an ``id`` if a repeat is to be known as one."""
    form = await outside.signed(request)
    to, words = outside.asked(form, "to", "text")
    message_id = str(form.get("id") or uuid4())
    outside.of(request).memory.write(
        "insert or ignore into messages values (?, ?, ?, ?)",
        message_id,
        str(to),
        str(words),
        outside.now().isoformat(),
    )
    return outside.vouched(request, {"id": message_id}, 202)


async def read(request: Request) -> Response:
    """Return the messages to a number, newest first."""
    messages = outside.of(request).memory.all(
        'select id, recipient as "to", words as text, at from messages where recipient = ? order by at desc, rowid desc',
        request.query_params.get("to", ""),
    )
    return JSONResponse({"items": messages})


ROUTES = [Route("/sms/messages", send, methods=["POST"]), Route("/sms/messages", read)]
