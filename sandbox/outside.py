"""What every part of the sandbox works with, and how it reads what comes in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from contracts import signatures
from sandbox.callbacks import Courier
from sandbox.memory import Memory
from sandbox.settings import Settings


@dataclass(frozen=True)
class Outside:
    """Settings, memory and courier, handed to every handler as ``request.app.state.outside``."""

    settings: Settings
    memory: Memory
    courier: Courier


def of(request: Request) -> Outside:
    """Return what the handler works with."""
    outside: Outside = request.app.state.outside
    return outside


async def signed(request: Request) -> dict[str, Any]:
    """
    Return the JSON object that one of our services sent.

    Raises:
        HTTPException: 403 when its signature does not hold, 422 when it is no JSON object.
    """
    body = await request.body()
    signature = request.headers.get(signatures.HEADER, "")
    if not signatures.holds(of(request).settings.secret, body, signature, at=now()):
        raise HTTPException(403, "the signature does not hold")
    return _object(body)


async def pressed(request: Request) -> str:
    """Return the *result* that a person chose on a page, or a script as JSON."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return str(_object(await request.body()).get("result", ""))
    return str((await request.form()).get("result", ""))


def wants_page(request: Request) -> bool:
    """Return whether a browser's form is asking."""
    return "text/html" in request.headers.get("accept", "")


def vouched(request: Request, said: dict[str, Any], status: int = 200) -> Response:
    """Return *said* as JSON with our signature, so that the asker can trust it."""
    answer = JSONResponse(said, status)
    secret = of(request).settings.secret
    answer.headers[signatures.HEADER] = signatures.sign(secret, bytes(answer.body), at=now())
    return answer


def asked(form: dict[str, Any], *names: str) -> tuple[Any, ...]:
    """Return the fields of the form, or raise 422 naming those that are missing."""
    missing = [name for name in names if form.get(name) in (None, "")]
    if missing:
        raise HTTPException(422, f"missing: {', '.join(missing)}")
    return tuple(form[name] for name in names)


def moment(text: str) -> datetime:
    """Return an RFC 3339 moment, or raise 422."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise HTTPException(422, f"no moment: {text}") from None
    if at.tzinfo is None:
        raise HTTPException(422, f"no offset: {text}")
    return at


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def spelt(body: dict[str, Any]) -> bytes:
    """Return the bytes that are sent and signed."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _object(body: bytes) -> dict[str, Any]:
    try:
        form = json.loads(body)
    except ValueError:
        raise HTTPException(422, "no JSON") from None
    if not isinstance(form, dict):
        raise HTTPException(422, "no JSON object")
    return form
