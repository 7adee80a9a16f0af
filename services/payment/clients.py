"""The way to payment channels; today the sandbox's, which play WeChat, Alipay and UnionPay."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
import requests

from contracts import signatures
from services.chassis import clock
from services.payment.domain import CallbackUntrusted, Purpose
from services.payment.use_cases.ports import ChannelSilent, Order, OrderState, Outcome

SANDBOX_CHANNELS = ("sandbox-wechat", "sandbox-alipay", "sandbox-unionpay")
CONNECT_WITHIN, ANSWER_WITHIN = 0.5, 1.5
"""Seconds; together less than whoever waits for the call that we are in has."""

# No party and no case: the channel is not to learn what the application is about.
_SUBJECTS = {Purpose.PRESERVATION_FEE: "诉讼费用", Purpose.GUARANTEE_PREMIUM: "保险费"}


MOST_FEN = 10**15
"""More than any bill; what lies above it is no amount."""


class _Said(msgspec.Struct, frozen=True):
    """An order as the sandbox spells it."""

    channel: str
    order: UUID
    state: OrderState
    amount_fen: Annotated[int, msgspec.Meta(ge=0, le=MOST_FEN)]
    currency: str
    transaction: Annotated[str, msgspec.Meta(pattern=r"^[\x21-\x7e]{0,64}\Z")]
    at: datetime | None


class SandboxPayChannel:
    """One of the sandbox's channels, over HTTP; both sides sign what they send."""

    def __init__(self, name: str, *, url: str, secret: bytes) -> None:
        self.name = name
        self._url = url.rstrip("/")
        self._secret = secret
        self._session = requests.Session()
        self._session.trust_env = False  # an order does not travel through somebody's proxy
        self._session.headers["Connection"] = "close"  # one that was kept may end just as we speak

    def pay_url(self, payment_id: UUID) -> str:
        """Return the page on which the payer goes on."""
        return f"{self._url}/pay/orders/{payment_id}"

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
        if not signatures.holds(self._secret, body, signature, at=at):
            raise CallbackUntrusted
        try:
            said = msgspec.json.decode(body, type=_Said)
        except msgspec.DecodeError:
            raise CallbackUntrusted from None
        # The channels share one secret: what one of them signed is no word of another.
        if (
            said.channel != self.name
            or said.currency != "CNY"
            or (said.at is not None and said.at.tzinfo is None)
        ):
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
            outcome = self.read(answer.content, answer.headers.get(signatures.HEADER, ""), at=clock.now())
        except CallbackUntrusted:
            raise ChannelSilent from None
        if outcome.payment_id != payment_id:
            raise ChannelSilent
        return outcome

    def _ask(self, method: str, path: str, asked: dict[str, Any] | None) -> requests.Response:
        body = b"" if asked is None else msgspec.json.encode(asked)
        headers = {
            "Content-Type": "application/json",
            signatures.HEADER: signatures.sign(self._secret, body, at=clock.now()),
        }
        try:
            answer = self._session.request(
                method, self._url + path, data=body, headers=headers, timeout=(CONNECT_WITHIN, ANSWER_WITHIN)
            )
        except requests.RequestException:
            raise ChannelSilent from None
        if not answer.ok and answer.status_code != requests.codes.not_found:
            raise ChannelSilent
        return answer
