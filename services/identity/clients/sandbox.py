"""The sandbox's providers: messages to be read on a page, faces that pass by a click."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import msgspec
import requests

from contracts import signatures
from services.chassis import clock
from services.chassis.hub import within
from services.identity.domain.texting import SmsTooOften
from services.identity.use_cases.ports import (
    CallbackUntrusted,
    FaceRequest,
    FaceResult,
    NumberUnreachable,
    ProviderUnavailable,
)

CONNECT_WITHIN, ANSWER_WITHIN, ALL_WITHIN = 0.8, 1.6, 2.5
FACE_PROVIDER = "sandbox-face"

_REFUSED = {
    HTTPStatus.UNPROCESSABLE_ENTITY: NumberUnreachable,
    HTTPStatus.TOO_MANY_REQUESTS: SmsTooOften,
}


class Sandbox:
    """The way to the sandbox's providers; both sides sign what they send."""

    def __init__(self, *, url: str, secret: bytes) -> None:
        self.secret = secret
        self._url = url.rstrip("/")
        self._session = requests.Session()
        # A connection that was kept may end just as we speak: then a message is lost of which its asker is told that it left.
        self._session.headers["Connection"] = "close"

    def address(self, path: str) -> str:
        """Return where a person finds *path*."""
        return self._url + path

    def post(self, path: str, asked: dict[str, Any]) -> tuple[int, bytes]:
        """Return the answer's status and body, or raise ``ProviderUnavailable``."""
        body = msgspec.json.encode(asked)
        headers = {
            "Content-Type": "application/json",
            signatures.HEADER: signatures.sign(self.secret, body, at=clock.now()),
        }
        try:
            with within(ALL_WITHIN, ProviderUnavailable):
                answer = self._session.post(
                    self._url + path, data=body, headers=headers, timeout=(CONNECT_WITHIN, ANSWER_WITHIN)
                )
        except requests.RequestException:
            raise ProviderUnavailable from None
        if not signatures.holds(
            self.secret, answer.content, answer.headers.get(signatures.HEADER, ""), at=clock.now()
        ):
            raise ProviderUnavailable
        return answer.status_code, answer.content


class SandboxSms:
    """Short messages that lie in the sandbox to be read."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def send(self, mobile: str, text: str) -> None:
        """Send a short message."""
        status, _ = self._sandbox.post("/sms/messages", {"to": mobile, "text": text})
        if status != HTTPStatus.ACCEPTED:
            raise _REFUSED.get(HTTPStatus(status), ProviderUnavailable)

    def inbox(self, mobile: str) -> str | None:
        """Return the page with the messages to this number."""
        return self._sandbox.address(f"/sms/messages?to={mobile}")


class _Opened(msgspec.Struct, frozen=True):
    """A face session as the sandbox spells it."""

    id: UUID
    url: str


class _Found(msgspec.Struct, frozen=True):
    """A result as the sandbox spells it."""

    provider: str
    session: UUID
    result: str
    reference: str
    person: str


class SandboxFace:
    """Faces that pass by a click."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def open_session(self, asked: FaceRequest) -> str:
        """Return the address for the phone; asked again it is the same."""
        # The number of the document stays here: the sandbox looks at no register.
        body = {
            "id": asked.verification_id,
            "name": asked.real_name,
            "person": asked.person,
            "expires_at": asked.expires_at,
        }
        status, answer = self._sandbox.post("/face/sessions", body)
        if status != HTTPStatus.CREATED:
            raise ProviderUnavailable
        try:
            opened = msgspec.json.decode(answer, type=_Opened)
        except msgspec.DecodeError:
            raise ProviderUnavailable from None
        if opened.id != asked.verification_id:
            raise ProviderUnavailable
        return opened.url

    def read(self, provider: str, body: str, signature: str, *, at: datetime) -> FaceResult:
        """Return what a callback says, or raise ``CallbackUntrusted``."""
        if provider != FACE_PROVIDER or not signatures.holds(
            self._sandbox.secret, body.encode(), signature, at=at
        ):
            raise CallbackUntrusted
        try:
            found = msgspec.json.decode(body, type=_Found)
        except msgspec.DecodeError:
            raise CallbackUntrusted from None
        # Each provider's word counts for itself, and only a plain yes is a yes.
        if found.provider != FACE_PROVIDER or found.result not in ("pass", "fail"):
            raise CallbackUntrusted
        return FaceResult(
            verification_id=found.session,
            person=found.person,
            passed=found.result == "pass",
            reference=found.reference,
        )
