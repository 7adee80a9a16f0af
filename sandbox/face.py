"""A provider of face recognition: instead of looking at a face, the page asks what it shall have seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox import outside, pages
from sandbox.callbacks import callback

PROVIDER = "sandbox-face"
STATE_OF = {"pass": "PASSED", "fail": "FAILED", "timeout": "EXPIRED"}
_SHOWN = {
    "PENDING": "等待认证",
    "PASSED": "认证通过",
    "FAILED": "认证未通过",
    "EXPIRED": "认证已超时",
}

_THEN = {"PASSED": "认证结果已通知网上保全系统，请返回原页面继续。"}
_AGAIN = "请返回原页面，刷新二维码后重试。"


async def begin(request: Request) -> Response:
    """Begin a session: ``{"id", "name", "person", "expires_at"}``; a repeat is the same session."""
    form = await outside.signed(request)
    session_id, expires_at = outside.asked(form, "id", "expires_at")
    here = outside.of(request)
    keep(
        here,
        str(session_id),
        person=str(form.get("person") or ""),
        name=str(form.get("name") or "＊"),
        expires_at=outside.moment(str(expires_at)),
    )
    said = {"id": str(session_id), "url": address(here, str(session_id))}
    return outside.vouched(request, said, 201)


def keep(here: outside.Outside, session_id: str, *, person: str, name: str, expires_at: datetime) -> None:
    """Keep a session, once."""
    here.memory.write(
        "insert or ignore into faces values (?, ?, ?, ?, 'PENDING', null)",
        session_id,
        person,
        # The phone shows no more of a name than its owner needs to know it by.
        "＊" + name[-1],
        expires_at.isoformat(),
    )


def address(here: outside.Outside, session_id: str) -> str:
    """Return where the phone finds the page of a session."""
    return f"{here.settings.url}/face/sessions/{session_id}"


async def decide(request: Request) -> Response:
    """Let the session end in ``pass`` or ``fail``, and tell the gateway; or in ``timeout``, of which nobody is told."""
    here = outside.of(request)
    result = await outside.pressed(request)
    if result not in STATE_OF:
        raise HTTPException(422, "result is pass, fail or timeout")
    session = _session(request)
    if session["state"] == "PENDING":
        _end(request, session, result)
        here.courier.wake()
        session = _session(request)
    if outside.wants_page(request):
        return RedirectResponse(_back(here, session["id"]) or f"/face/sessions/{session['id']}", 303)
    status = 200 if session["state"] == STATE_OF[result] else 409
    return JSONResponse({"id": session["id"], "state": session["state"]}, status)


async def show(request: Request) -> Response:
    """Show the page for the phone."""
    session = _session(request)
    parts = [pages.section(pages.facts(姓名=session["name"], 状态=_SHOWN[session["state"]]))]
    if session["state"] == "PENDING":
        parts.append(
            pages.section(
                pages.text("请选择本次人脸识别的结果："),
                pages.buttons(
                    f"/face/sessions/{session['id']}/result",
                    ("pass", "通过", "yes"),
                    ("fail", "不通过", "no"),
                    ("timeout", "超时", "wait"),
                ),
            )
        )
    else:
        parts.append(pages.section(pages.text(_THEN.get(session["state"], _AGAIN))))
    return pages.page("实名认证", *parts)


def _session(request: Request) -> dict[str, Any]:
    memory, session_id = outside.of(request).memory, request.path_params["id"]
    session = memory.one("select * from faces where id = ?", session_id)
    if session is None:
        raise HTTPException(404, "no such session")
    if session["state"] == "PENDING" and outside.moment(session["expires_at"]) <= outside.now():
        session["state"] = "EXPIRED"
    return session


def _end(request: Request, session: dict[str, Any], result: str) -> None:
    here, at = outside.of(request), outside.now().isoformat()
    ended = ("update faces set state = ?, at = ? where id = ?", (STATE_OF[result], at, session["id"]))
    if result == "timeout" or _back(here, session["id"]):
        here.memory.together(ended)
        return
    body = {
        "provider": PROVIDER,
        "session": session["id"],
        "person": session["person"] or None,
        "result": result,
        "reference": uuid4().hex,
        "at": at,
    }
    url = f"{here.settings.gateway_url}/api/v1/verification-callbacks/{PROVIDER}"
    here.memory.together(ended, callback(url, outside.spelt(body)))


def _back(here: outside.Outside, session_id: str) -> str | None:
    """Return where a browser takes the news of a session that was begun in Tencent's protocol."""
    asked = here.memory.one("select back from faces_at_tencent where token = ?", session_id)
    if asked is None:
        return None
    return f"{asked['back']}{'&' if '?' in asked['back'] else '?'}BizToken={session_id}"


ROUTES = [
    Route("/face/sessions", begin, methods=["POST"]),
    Route("/face/sessions/{id}/result", decide, methods=["POST"]),
    Route("/face/sessions/{id}", show),
]
