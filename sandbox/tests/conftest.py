"""A sandbox in memory, whose gateway answers as a test says."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from contracts import signatures
from sandbox.app import build
from sandbox.memory import Memory
from sandbox.settings import Settings

with warnings.catch_warnings():
    # Starlette would rather have httpx2, which is not what the rest of us speaks HTTP with.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

SECRET = signatures.derived("a key of nobody", "sandbox")


class Gateway:
    """Hears callbacks; answers with *status*, or not at all when it is 0."""

    def __init__(self) -> None:
        self.status = 200
        self.heard: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        if not self.status:
            raise httpx.ConnectError("nobody there")
        return httpx.Response(self.status)

    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(each.content) for each in self.heard]


class Sandbox:
    """The application under test, and what its services would send it."""

    def __init__(self, client: TestClient, memory: Memory, gateway: Gateway) -> None:
        self.client, self.memory, self.gateway = client, memory, gateway

    def send(
        self, path: str, said: dict[str, Any], *, secret: bytes = SECRET, at: datetime | None = None
    ) -> httpx.Response:
        body = json.dumps(said).encode()
        signature = signatures.sign(secret, body, at=at or datetime.now(UTC))
        answer: httpx.Response = self.client.post(path, content=body, headers={signatures.HEADER: signature})
        return answer

    def press(self, path: str, result: str) -> httpx.Response:
        answer: httpx.Response = self.client.post(path, json={"result": result})
        return answer


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


@contextmanager
def running(gateway: Gateway, settings: Settings) -> Iterator[Sandbox]:
    memory = Memory(":memory:")
    messenger = httpx.AsyncClient(transport=httpx.MockTransport(gateway))
    app = build(settings, memory=memory, client=messenger)
    with TestClient(app, follow_redirects=False) as client:
        yield Sandbox(client, memory, gateway)
    memory.close()


@pytest.fixture
def sandbox(gateway: Gateway) -> Iterator[Sandbox]:
    with running(gateway, Settings(secret=SECRET)) as sandbox:
        yield sandbox
