"""An SMS provider whose messages anybody may read here instead of on a phone."""

from __future__ import annotations

from uuid import uuid4
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import outside, pages

UNREACHABLE, HAD_ENOUGH = "13000000001", "13000000002"
"""Numbers to try refusals with: one that takes no messages, and one that has had too many today."""
SHANGHAI = ZoneInfo("Asia/Shanghai")
_REFUSED = {UNREACHABLE: 422, HAD_ENOUGH: 429}


async def send(request: Request) -> Response:
    """Take a message: ``{"to", "text"}``, and an ``id`` if a repeat is to be known as one."""
    form = await outside.signed(request)
    to, words = outside.asked(form, "to", "text")
    if refused := _REFUSED.get(str(to)):
        return outside.vouched(request, {"to": to}, refused)
    message_id = str(form.get("id") or uuid4())
    keep(outside.of(request), message_id, str(to), str(words))
    return outside.vouched(request, {"id": message_id}, 202)


def keep(here: outside.Outside, message_id: str, to: str, words: str) -> None:
    """Put a message into the inbox, once."""
    here.memory.write(
        "insert or ignore into messages values (?, ?, ?, ?)", message_id, to, words, outside.now().isoformat()
    )


async def read(request: Request) -> Response:
    """Return the messages to a number, newest first; to a browser as a page."""
    messages = outside.of(request).memory.all(
        'select id, recipient as "to", words as text, at from messages where recipient = ? order by at desc, rowid desc',
        request.query_params.get("to", ""),
    )
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"items": messages})
    shown = [
        pages.section(pages.text(each["text"]), pages.facts(收到时间=_when(each["at"]))) for each in messages
    ]
    return pages.page("手机短信", *(shown or [pages.section(pages.text("还没有短信。"))]))


def _when(at: str) -> str:
    """Return the moment as people in China read it."""
    return f"{outside.moment(at).astimezone(SHANGHAI):%Y/%m/%d %H:%M}"


ROUTES = [Route("/sms/messages", send, methods=["POST"]), Route("/sms/messages", read)]
