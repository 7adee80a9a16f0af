"""The way to payment channels; today the sandbox's, which play WeChat, Alipay and UnionPay."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import requests

from services.chassis import clock
from services.payment.domain import CallbackUntrusted, ChannelUnavailable, Purpose
from services.payment.use_cases import Order, OrderState, Outcome

SANDBOX_CHANNELS = ("sandbox-wechat", "sandbox-alipay", "sandbox-unionpay")
SIGNATURE = "X-Signature"
SIGNED_WITHIN = timedelta(minutes=5)
_SIGNED = re.compile(r"t=(?P<t>[0-9]{1,11}),v1=(?P<v1>[0-9a-f]{64})")
CONNECT_WITHIN, ANSWER_WITHIN = 1.0, 2.0

# No party and no case: the channel is not to learn what the application is about (domain 1.11).
_SUBJECTS = {Purpose.PRESERVATION_FEE: "诉讼费用", Purpose.GUARANTEE_PREMIUM: "保险费"}


def sandbox_secret(secret_key: str) -> bytes:
    """Return what we and the sandbox sign with."""
    return hmac.new(secret_key.encode(), b"sandbox", hashlib.sha256).hexdigest().encode()


def sign(secret: bytes, body: bytes, *, at: datetime) -> str:
    """Return the value of the signature header for *body*."""
    stamp = str(int(at.timestamp()))
    return f"t={stamp},v1={_mac(secret, stamp, body)}"


def verify(secret: bytes, body: bytes, signature: str, *, at: datetime) -> None:
    """Raise ``CallbackUntrusted`` unless *body*, byte for byte, was signed within five minutes of *at*."""
    spelt = _SIGNED.fullmatch(signature)
    # Compared in constant time, and before the time is believed.
    if not spelt or not hmac.compare_digest(_mac(secret, spelt["t"], body), spelt["v1"]):
        raise CallbackUntrusted
    if abs(at - datetime.fromtimestamp(int(spelt["t"]), UTC)) > SIGNED_WITHIN:
        raise CallbackUntrusted


def _mac(secret: bytes, stamp: str, body: bytes) -> str:
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


class _Said(msgspec.Struct, frozen=True):
    """An order as the sandbox spells it."""

    channel: str
    order: UUID
    state: OrderState
    amount_fen: int
    currency: str
    transaction: str
    at: datetime | None


class SandboxPayChannel:
    """One of the sandbox's channels, over HTTP; both sides sign what they send."""

    def __init__(self, name: str, *, url: str, secret: bytes) -> None:
        self.name = name
        self._url = url.rstrip("/")
        self._secret = secret
        self._session = requests.Session()

    def pay_url(self, payment_id: UUID) -> str:
        """Return the page on which the payer goes on."""
        return f"{self._url}/pay/{payment_id}"

    def place(self, order: Order) -> None:
        """Let the payer pay the order; a repeat changes nothing."""
        self._ask(
            "POST",
            "/pay/orders",
            {
                "channel": self.name,
                "order": order.payment_id,
                "amount_fen": order.amount_fen,
                "currency": "CNY",
                "subject": _SUBJECTS[order.purpose],
                "expires_at": order.expires_at,
            },
        )

    def order(self, payment_id: UUID) -> Outcome | None:
        """Return how the order stands; None when the sandbox never heard of it."""
        return self._outcome(payment_id, self._ask("GET", f"/pay/orders/{payment_id}", None))

    def close(self, payment_id: UUID) -> Outcome | None:
        """Take no more money for the order, and return how it stands."""
        return self._outcome(payment_id, self._ask("POST", f"/pay/orders/{payment_id}/closing", {}))

    def read(self, body: bytes, signature: str, *, at: datetime) -> Outcome:
        """Return what a callback says, or raise ``CallbackUntrusted``."""
        verify(self._secret, body, signature, at=at)
        try:
            said = msgspec.json.decode(body, type=_Said)
        except msgspec.DecodeError:
            raise CallbackUntrusted from None
        # The channels share one secret: what one of them signed is no word of another.
        if said.channel != self.name or said.currency != "CNY" or (said.at is not None and said.at.tzinfo is None):
            raise CallbackUntrusted
        return Outcome(
            payment_id=said.order,
            state=said.state,
            amount_fen=said.amount_fen,
            transaction=said.transaction,
            at=said.at,
        )

    def _outcome(self, payment_id: UUID, answer: requests.Response) -> Outcome | None:
        if answer.status_code == requests.codes.not_found:
            return None
        try:
            outcome = self.read(answer.content, answer.headers.get(SIGNATURE, ""), at=clock.now())
        except CallbackUntrusted:
            raise ChannelUnavailable from None
        if outcome.payment_id != payment_id:
            raise ChannelUnavailable
        return outcome

    def _ask(self, method: str, path: str, asked: dict[str, Any] | None) -> requests.Response:
        body = b"" if asked is None else msgspec.json.encode(asked)
        headers = {"Content-Type": "application/json", SIGNATURE: sign(self._secret, body, at=clock.now())}
        try:
            answer = self._session.request(
                method, self._url + path, data=body, headers=headers, timeout=(_SIGNED = re.compile(r"t=(?P<t>[0-9]{1,11}),v1=(?P<v1>[0-9a-f]{64})")
CONNECT_WITHIN, ANSWER_WITHIN)
            )
        except requests.RequestException:
            raise ChannelUnavailable from None
        if not answer.ok and answer.status_code != requests.codes.not_found:
            raise ChannelUnavailable
        return answer
