"""The ways outside: phones, the face provider, pictures, chance, and hashing beside the hub."""

from __future__ import annotations

import base64
import io
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
import requests
import segno
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from captcha.image import ImageCaptcha
from eventlet import patcher, tpool

from contracts import signatures
from services.chassis import clock
from services.identity.use_cases.ports import (
    CallbackUntrusted,
    FaceRequest,
    FaceResult,
    ProviderUnavailable,
    TooManyAtTheDoor,
)

T = TypeVar("T")

CONNECT_WITHIN, ANSWER_WITHIN = 1.0, 2.0
FACE_PROVIDER = "sandbox-face"

WAITING = 24
"""Passwords that may wait for a turn: they hold workers, which the calls of all others need, too."""

UNMISTAKABLE = "ACDEFHJKLMNPRTUVWXY34679"
CAPTCHA_LENGTH = 4


def beside_the_hub(function: Callable[..., T], *arguments: Any) -> T:
    """Return what *function* returns; in a green program it runs in a thread, so that the others go on."""
    if patcher.is_monkey_patched("thread"):
        return tpool.execute(function, *arguments)  # type: ignore[no-any-return]
    return function(*arguments)


class Argon2:
    """Passwords by argon2id; no more than *at_once* at a time, or a flood of log-ins would starve the rest."""

    def __init__(self, *, rounds: int, memory_kib: int, at_once: int) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._turns = threading.BoundedSemaphore(at_once)
        self._places = threading.BoundedSemaphore(at_once + WAITING)
        self._nobodys = self._hasher.hash(secrets.token_urlsafe())

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one of the few turns; raise ``TooManyAtTheDoor`` when too many wait."""
        if not self._places.acquire(blocking=False):
            raise TooManyAtTheDoor
        try:
            with self._turns:
                yield
        finally:
            self._places.release()

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        return beside_the_hub(self._hasher.hash, password)

    def match(self, kept: str | None, password: str) -> bool:
        """Tell whether it is the password; without a hash it takes as long and is not."""
        try:
            beside_the_hub(self._hasher.verify, kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None


class Drawings:
    """Pictures as `data:` URLs."""

    def __init__(self) -> None:
        self._captchas = ImageCaptcha(width=160, height=60)

    def captcha(self, text: str) -> str:
        """Return a PNG that a person can read."""
        drawn: io.BytesIO = beside_the_hub(self._captchas.generate, text)
        return "data:image/png;base64," + base64.b64encode(drawn.getvalue()).decode()

    def qr(self, url: str) -> str:
        """Return an SVG of the QR of *url*."""
        return str(segno.make(url, error="m").svg_data_uri(scale=5, border=2))


class SystemChance:
    """Chance from the system's generator."""

    def id(self) -> UUID:
        """Return a new identifier."""
        return uuid4()

    def token(self) -> str:
        """Return 256 bits as text."""
        return secrets.token_urlsafe(32)

    def digits(self) -> str:
        """Return six digits."""
        return f"{secrets.randbelow(10**6):06}"

    def letters(self) -> str:
        """Return a few letters and digits that are not taken for one another."""
        return "".join(secrets.choice(UNMISTAKABLE) for _ in range(CAPTCHA_LENGTH))


class Sandbox:
    """The way to the sandbox's providers; both sides sign what they send."""

    def __init__(self, *, url: str, secret: bytes) -> None:
        self.secret = secret
        self._url = url.rstrip("/")
        self._session = requests.Session()

    def address(self, path: str) -> str:
        """Return where a person finds *path*."""
        return self._url + path

    def post(self, path: str, asked: dict[str, Any]) -> bytes:
        """Return the answer's body, or raise ``ProviderUnavailable``."""
        body = msgspec.json.encode(asked)
        headers = {
            "Content-Type": "application/json",
            signatures.HEADER: signatures.sign(self.secret, body, at=clock.now()),
        }
        try:
            answer = self._session.post(
                self._url + path, data=body, headers=headers, timeout=(CONNECT_WITHIN, ANSWER_WITHIN)
            )
            answer.raise_for_status()
        except requests.RequestException:
            raise ProviderUnavailable from None
        if not signatures.holds(
            self.secret, answer.content, answer.headers.get(signatures.HEADER, ""), at=clock.now()
        ):
            raise ProviderUnavailable
        return answer.content


class SandboxSms:
    """Short messages that lie in the sandbox to be read."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def send(self, mobile: str, text: str) -> None:
        """Send a short message."""
        self._sandbox.post("/sms/messages", {"to": mobile, "text": text})

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
        try:
            opened = msgspec.json.decode(self._sandbox.post("/face/sessions", body), type=_Opened)
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
