"""The way to the sandbox, against a provider of the test's own; what every adapter promises is in test_conformance.py."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts import signatures
from services.chassis import clock
from services.chassis.testing import NOON
from services.identity.clients import Sandbox, SandboxFace, SandboxSms
from services.identity.use_cases.ports import CallbackUntrusted, FaceRequest, ProviderUnavailable

SECRET = signatures.derived("key", "sandbox")


class Provider(HTTPServer):
    """Answers with what a test put there, signed; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.asked: list[tuple[str, Any, str]] = []
        self.answer: tuple[int, dict[str, Any]] = (202, {})
        self.secret = SECRET

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Counter(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert signatures.holds(SECRET, body, self.headers[signatures.HEADER], at=clock.now())
        self.server.asked.append((self.path, json.loads(body), self.headers["Content-Type"]))
        status, said = self.server.answer
        answer = json.dumps(said).encode()
        self.send_response(status)
        self.send_header(signatures.HEADER, signatures.sign(self.server.secret, answer, at=clock.now()))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def sandbox(provider: Provider) -> Sandbox:
    return Sandbox(url=provider.url, secret=SECRET)


def a_request() -> FaceRequest:
    return FaceRequest(
        verification_id=UUID(int=7),
        person="p",
        real_name="张三",
        id_type="RESIDENT_ID",
        id_no="1",
        expires_at=NOON,
    )


def test_a_message_is_sent_signed(provider: Provider, sandbox: Sandbox) -> None:
    SandboxSms(sandbox).send("13800138000", "您好")

    assert provider.asked == [("/sms/messages", {"to": "13800138000", "text": "您好"}, "application/json")]


def test_a_provider_that_fails_is_unavailable(provider: Provider, sandbox: Sandbox) -> None:
    provider.answer = (500, {})

    with pytest.raises(ProviderUnavailable):
        SandboxSms(sandbox).send("13800138000", "您好")


def test_a_provider_that_does_not_sign_with_our_secret_is_not_believed(
    provider: Provider, sandbox: Sandbox
) -> None:
    provider.secret = b"another"

    with pytest.raises(ProviderUnavailable):
        SandboxSms(sandbox).send("13800138000", "您好")


def test_a_face_session_has_an_address_and_no_document_leaves_the_house(
    provider: Provider, sandbox: Sandbox
) -> None:
    provider.answer = (201, {"id": str(UUID(int=7)), "url": "http://face/7"})

    assert SandboxFace(sandbox).open_session(a_request()) == "http://face/7"
    ((path, asked, _),) = provider.asked
    assert path == "/face/sessions"
    assert asked == {
        "id": str(UUID(int=7)),
        "name": "张三",
        "person": "p",
        "expires_at": "2026-03-02T04:00:00Z",
    }


@pytest.mark.parametrize("answer", [{}, {"id": str(uuid4()), "url": "http://face/8"}, {"id": 7, "url": None}])
def test_a_face_session_for_something_else_is_no_session(
    provider: Provider, sandbox: Sandbox, answer: dict[str, Any]
) -> None:
    provider.answer = (201, answer)

    with pytest.raises(ProviderUnavailable):
        SandboxFace(sandbox).open_session(a_request())


FOUND = {
    "provider": "sandbox-face",
    "session": str(UUID(int=7)),
    "result": "pass",
    "reference": "r",
    "person": "p",
}


def call_back(
    said: dict[str, Any],
    *,
    provider: str = "sandbox-face",
    secret: bytes = SECRET,
    age: timedelta = timedelta(),
) -> bool:
    body = json.dumps(said)
    signature = signatures.sign(secret, body.encode(), at=NOON - age)
    face = SandboxFace(Sandbox(url="http://127.0.0.1:9", secret=SECRET))
    return face.read(provider, body, signature, at=NOON).passed


def test_a_callback_says_who_passed() -> None:
    assert call_back(FOUND)
    assert not call_back({**FOUND, "result": "fail"})


@pytest.mark.parametrize(
    "changed",
    [
        {"result": "PASS"},
        {"result": "timeout"},
        {"result": 1},
        {"session": "7"},
        {"provider": "another"},
        {"person": None},
    ],
)
def test_a_callback_of_another_form_is_not_believed(changed: dict[str, Any]) -> None:
    with pytest.raises(CallbackUntrusted):
        call_back({**FOUND, **changed})


def test_a_callback_of_another_secret_time_or_provider_is_not_believed() -> None:
    for wrong in (
        {"secret": b"x"},
        {"age": timedelta(minutes=6)},
        {"age": -timedelta(minutes=6)},
        {"provider": "x"},
    ):
        with pytest.raises(CallbackUntrusted):
            call_back(FOUND, **wrong)
