"""The ways outside, each against a provider of the test's own."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts import signatures
from services.chassis import clock
from services.chassis.testing import NOON
from services.identity.clients import (
    WAITING,
    Argon2,
    Drawings,
    Sandbox,
    SandboxFace,
    SandboxSms,
    SystemChance,
)
from services.identity.use_cases.ports import (
    CallbackUntrusted,
    FaceRequest,
    ProviderUnavailable,
    TooManyAtTheDoor,
)

SECRET = signatures.derived("key", "sandbox")
HASHER = Argon2(rounds=1, memory_kib=8, at_once=1)


class Provider(HTTPServer):
    """Answers with what a test put there, signed; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.asked: list[tuple[str, Any, str]] = []
        self.answer: tuple[int, dict[str, Any]] = (200, {})
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


def test_a_provider_that_is_down_is_unavailable() -> None:
    with pytest.raises(ProviderUnavailable):
        SandboxSms(Sandbox(url="http://127.0.0.1:9", secret=SECRET)).send("13800138000", "您好")


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


def test_a_password_is_hashed_by_argon2id_and_found_again() -> None:
    kept = HASHER.hash("Baoquan2026")

    assert kept.startswith("$argon2id$")
    assert HASHER.match(kept, "Baoquan2026")
    assert not HASHER.match(kept, "Baoquan2027")


@pytest.mark.parametrize("kept", [None, "no hash at all"])
def test_nobody_has_no_password(kept: str | None) -> None:
    assert not HASHER.match(kept, "Baoquan2026")


def test_a_flood_of_passwords_is_sent_away_instead_of_filling_the_house() -> None:
    with ExitStack() as door:
        door.enter_context(HASHER.turn())
        for _ in range(WAITING):
            HASHER._places.acquire()
        with pytest.raises(TooManyAtTheDoor), HASHER.turn():
            pass
        for _ in range(WAITING):
            HASHER._places.release()
    with HASHER.turn():
        pass


def test_a_captcha_is_a_png() -> None:
    kind, _, drawn = Drawings().captcha("HK3F").partition(",")

    assert kind == "data:image/png;base64"
    assert base64.b64decode(drawn).startswith(b"\x89PNG")


def test_a_qr_is_an_svg_that_a_marks_answer_can_carry() -> None:
    qr = Drawings().qr(f"http://127.0.0.1:8090/face/{UUID(int=7)}")

    assert qr.startswith("data:image/svg+xml")
    assert len(qr) < 8_000


def test_what_chance_gives_has_the_promised_form() -> None:
    chance = SystemChance()

    assert len(base64.urlsafe_b64decode(chance.token() + "=")) == 32
    assert len(chance.digits()) == 6
    assert chance.digits().isdigit()
    assert len(chance.letters()) == 4
