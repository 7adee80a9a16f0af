"""What payment needs of the world: payment channels, and the read model of attempts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from services.payment.domain import Purpose


class ChannelSilent(Exception):
    """A payment channel did not answer in time, or not in a way that can be believed; it is asked again later."""


class OrderState(Enum):
    """How a channel sees an order of ours."""

    OPEN = "OPEN"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CLOSED = "CLOSED"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a channel is asked to take money for; placing it again changes nothing."""

    payment_id: UUID
    amount_fen: int
    purpose: Purpose
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a channel says of an order; *transaction* and *at* belong to a success."""

    payment_id: UUID
    state: OrderState
    amount_fen: int
    transaction: str
    at: datetime | None


class PayChannel(Protocol):
    """A way to pay; ``place``, ``order`` and ``close`` raise ``ChannelSilent``."""

    name: str

    def pay_url(self, payment_id: UUID) -> str:
        """Return where the payer goes on; known without asking."""

    def place(self, order: Order) -> None:
        """Let the payer pay the order; a repeat changes nothing."""

    def order(self, payment_id: UUID) -> Outcome | None:
        """Return how the order stands; None when the channel never heard of it."""

    def close(self, payment_id: UUID) -> Outcome | None:
        """Take no more money for the order, and return how it stands."""

    def read(self, body: bytes, signature: str, *, at: datetime) -> Outcome:
        """Return what a callback says, or raise ``CallbackUntrusted``."""


@dataclass(frozen=True, kw_only=True)
class UnderWay:
    """An attempt that has not ended, as the read model lists it."""

    payment_id: UUID
    channel: str
    started_at: datetime


class Payments(Protocol):
    """The read model of attempts."""

    def bill_of(self, payment_id: UUID) -> UUID | None:
        """Return whose attempt it is."""

    def under_way(self) -> list[UnderWay]:
        """Return the attempts that have not ended."""
