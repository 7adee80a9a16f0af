"""What is believed of a payment channel, and what not."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.signatures import HEADER, derived, holds, sign
from services.chassis import clock
from services.chassis.testing import NOON
from services.payment.clients import SandboxPayChannel
from services.payment.domain import CallbackUntrusted, Purpose
from services.payment.use_cases.ports import ChannelSilent, Order, OrderState

SECRET = derived("a key of nobody", "sandbox")
PAYMENT = UUID(int=7)
SAID: dict[str, Any] = {
    "channel": "sandbox-wechat",
    "order": str(PAYMENT),
    "state": "SUCCEEDED",
    "amount_fen": 22000,
    "currency": "CNY",
    "transaction": "2026030200000000000000000001",
    "at": "2026-03-02T04:00:00+00:00",
}
WECHAT = SandboxPayChannel("sandbox-wechat", url="http://127.0.0.1:1", secret=SECRET)


def body(**changed: Any) -> bytes:
    return json.dumps({**SAID, **changed}).encode()


def test_a_signed_callback_says_what_became_of_the_order() -> None:
    outcome = WECHAT.read(body(), sign(SECRET, body(), at=NOON), at=NOON)
    assert (outcome.payment_id, outcome.state, outcome.amount_fen) == (PAYMENT, OrderState.SUCCEEDED, 22000)
    assert outcome.at == NOON


@pytest.mark.parametrize("seconds", [-301, 301, 86400])
def test_a_signature_counts_for_five_minutes(seconds: int) -> None:
    signature = sign(SECRET, body(), at=NOON)
    WECHAT.read(body(), signature, at=NOON + timedelta(minutes=5))
    with pytest.raises(CallbackUntrusted):
        WECHAT.read(body(), signature, at=NOON + timedelta(seconds=seconds))


@given(at=st.integers(0, len(body()) - 1), bit=st.integers(0, 7))
def test_a_callback_with_any_bit_changed_is_refused(at: int, bit: int) -> None:
    changed = bytearray(body())
    changed[at] ^= 1 << bit
    with pytest.raises(CallbackUntrusted):
        WECHAT.read(bytes(changed), sign(SECRET, body(), at=NOON), at=NOON)


@given(st.text(max_size=100) | st.from_regex(r"t=[0-9]{1,30},v1=[0-9a-f]{64}", fullmatch=True))
def test_a_signature_that_anybody_could_write_is_refused(signature: str) -> None:
    with pytest.raises(CallbackUntrusted):
        WECHAT.read(body(), signature, at=NOON)


@pytest.mark.parametrize(
    "said",
    [
        body(channel="sandbox-alipay"),
        body(currency="USD"),
        body(amount_fen="22000"),
        body(amount_fen=-1),
        body(amount_fen=10**30),
        body(transaction="T\0"),
        body(transaction="T1\n"),
        body(order="7"),
        body(state="PAID"),
        body(at="2026-03-02T04:00:00"),
        b'{"session": "f1", "result": "pass"}',
        b"[]",
        b"",
        b"\xff",
    ],
)
def test_what_is_signed_but_is_no_word_of_this_channel_is_refused(said: bytes) -> None:
    with pytest.raises(CallbackUntrusted):
        WECHAT.read(said, sign(SECRET, said, at=NOON), at=NOON)


class Sandbox:
    """Answers one way to everything, and keeps what it was asked."""

    def __init__(self) -> None:
        self.status, self.body, self.secret = 200, body(), SECRET
        self.asked: list[tuple[str, str, bytes, str]] = []


@pytest.fixture
def sandbox() -> Iterator[tuple[Sandbox, SandboxPayChannel]]:
    said = Sandbox()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            said.asked.append((self.command, self.path, asked, self.headers[HEADER]))
            self.send_response(said.status)
            self.send_header(HEADER, sign(said.secret, said.body, at=clock.now()))
            self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            self.wfile.write(said.body)

        do_GET = do_POST  # noqa: N815 - the library's names

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield (
            said,
            SandboxPayChannel("sandbox-wechat", url=f"http://127.0.0.1:{server.server_port}/", secret=SECRET),
        )
        server.shutdown()


Answering = tuple[Sandbox, SandboxPayChannel]


def test_an_order_is_placed_signed_and_names_no_party(sandbox: Answering) -> None:
    said, channel = sandbox
    channel.place(
        Order(payment_id=PAYMENT, amount_fen=22000, purpose=Purpose.PRESERVATION_FEE, expires_at=clock.now())
    )
    ((method, path, asked, signature),) = said.asked
    assert (method, path) == ("POST", "/pay/orders")
    assert holds(SECRET, asked, signature, at=clock.now())
    placed = json.loads(asked)
    assert (placed["order"], placed["amount_fen"], placed["subject"]) == (str(PAYMENT), 22000, "诉讼费用")


def test_how_an_order_stands_is_believed_when_it_is_signed(sandbox: Answering) -> None:
    said, channel = sandbox
    outcome = channel.order(PAYMENT)
    assert outcome is not None
    assert outcome.state is OrderState.SUCCEEDED
    assert channel.close(PAYMENT) == outcome
    said.secret = b"another"
    with pytest.raises(ChannelSilent):
        channel.order(PAYMENT)


def test_an_answer_about_another_order_is_not_believed(sandbox: Answering) -> None:
    with pytest.raises(ChannelSilent):
        sandbox[1].order(UUID(int=8))


def test_an_order_that_the_channel_never_heard_of_is_none(sandbox: Answering) -> None:
    said, channel = sandbox
    said.status = 404
    assert channel.order(PAYMENT) is None


@pytest.mark.parametrize("status", [403, 409, 422, 500, 503])
def test_anything_else_is_a_channel_that_does_not_answer(sandbox: Answering, status: int) -> None:
    said, channel = sandbox
    said.status = status
    with pytest.raises(ChannelSilent):
        channel.order(PAYMENT)


def test_a_channel_that_is_not_there_is_silent() -> None:
    with pytest.raises(ChannelSilent):
        WECHAT.order(PAYMENT)
    assert WECHAT.pay_url(PAYMENT) == f"http://127.0.0.1:1/pay/orders/{PAYMENT}"
