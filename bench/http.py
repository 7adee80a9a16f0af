"""A client that costs little: one connection, one request at a time, bytes ready-made where they can be."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

import orjson

LENGTH = b"content-length:"
TAG = b"etag:"


class Unexpected(RuntimeError):
    """An answer other than the one that the measurement needs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    head: bytes
    body: bytes

    @property
    def json(self) -> Any:
        """The body."""
        return orjson.loads(self.body)


@dataclass
class Client:
    """One connection that stays open."""

    address: str
    token: str = ""
    took: list[float] = field(default_factory=list)
    """Seconds of each command."""

    async def __aenter__(self) -> Self:
        """Connect."""
        where = urlsplit(self.address)
        self._reader, self._writer = await asyncio.open_connection(where.hostname, where.port)
        bearer = f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        self._always = f"Host: {where.netloc}\r\n{bearer}".encode()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Hang up."""
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def send(self, method: str, path: str, body: bytes = b"", head: str = "") -> Answer:
        """Make one request."""
        length = f"Content-Length: {len(body)}\r\n" if body or method != "GET" else ""
        self._writer.write(
            f"{method} {path} HTTP/1.1\r\n{head}{length}".encode() + self._always + b"\r\n" + body
        )
        told = await self._reader.readuntil(b"\r\n\r\n")
        begins = told.find(LENGTH)
        size = int(told[begins + len(LENGTH) : told.index(b"\r", begins)]) if begins > 0 else 0
        return Answer(int(told[9:12]), told, await self._reader.readexactly(size) if size else b"")

    async def get(self, path: str, *, expect: tuple[int, ...] = (200,)) -> Answer:
        """Look."""
        answer = await self.send("GET", f"/api/v1/{path}")
        if answer.status not in expect:
            raise Unexpected(f"GET {path}: {answer.status} {answer.body[:500]!r}")
        return answer

    async def command(
        self,
        method: str,
        path: str,
        body: bytes = b"{}",
        *,
        head: str = "",
        kind: str = "application/json",
        expect: tuple[int, ...] = (200, 201, 204),
    ) -> Answer:
        """Change something, and note how long it took."""
        head += f"Content-Type: {kind}\r\nIdempotency-Key: {uuid4().hex}\r\n"
        began = time.perf_counter()
        answer = await self.send(method, f"/api/v1/{path}", body, head)
        if answer.status not in expect:
            raise Unexpected(f"{method} {path}: {answer.status} {answer.body[:500].decode()}")
        self.took.append(time.perf_counter() - began)
        return answer


def form(filename: str, content: bytes, **fields: str) -> tuple[bytes, str]:
    """Return an upload as body and content type."""
    border = uuid4().hex
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    parts.append(
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\nContent-Type: application/pdf\r\n\r\n'.encode()
    )
    return b"".join(
        [*parts, content, f"\r\n--{border}--\r\n".encode()]
    ), f"multipart/form-data; boundary={border}"
