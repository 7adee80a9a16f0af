"""Providers that show plainly what they do, and remember what they were told."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from services.identity.use_cases.ports import CallbackUntrusted, FaceRequest, FaceResult, ProviderUnavailable


class Pictures:
    """Shows plainly what it draws."""

    def captcha(self, text: str) -> str:
        return f"data:{text}"

    def spoken(self, text: str) -> str:
        return f"data:{text}"

    def qr(self, url: str) -> str:
        return f"data:{url}"


class Chance:
    """Nothing is left to it."""

    def __init__(self) -> None:
        self._tokens = count(1)
        self.code = "123456"

    def id(self) -> UUID:
        return uuid4()

    def token(self) -> str:
        return f"token-{next(self._tokens)}"

    def digits(self) -> str:
        return self.code

    def letters(self) -> str:
        return "HK3F"

    def numerals(self) -> str:
        return "314159"


@dataclass
class Phones:
    """Keeps the messages that were sent, unless it is down."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    down: bool = False

    def send(self, mobile: str, text: str) -> None:
        if self.down:
            raise ProviderUnavailable
        self.sent.append((mobile, text))

    def inbox(self, mobile: str) -> str | None:
        return f"http://phone/{mobile}"


@dataclass
class Faces:
    """Opens sessions, and believes the signature `signed`."""

    asked: list[FaceRequest] = field(default_factory=list)
    result: FaceResult | None = None

    def open_session(self, asked: FaceRequest) -> str:
        self.asked.append(asked)
        return f"http://face/{asked.verification_id}"

    def read(self, provider: str, body: str, signature: str, *, at: Any) -> FaceResult:  # noqa: ARG002 - the port's
        if signature != "signed" or self.result is None:
            raise CallbackUntrusted
        return self.result
