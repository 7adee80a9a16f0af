"""An attempt to pay at a channel, and the money that the channel took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from services.chassis.refusals import Refusal

ORDER_LASTS = timedelta(hours=2)
"""How long a channel takes money for one attempt."""


class PaymentState(Enum):
    """How an attempt to pay ended, if it did."""

    STARTED = "STARTED"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


class ChannelUnknown(Refusal):
    """There is no such payment channel."""

    CODE = "payment.channel-unknown"


class CallbackUntrusted(Refusal):
    """The callback was not written by the channel, not just now, or not for this channel."""

    CODE = "payment.callback-untrusted"


@dataclass(frozen=True)
class Payment:
    """One attempt to pay; its id is our order number with the channel."""

    id: UUID
    channel: str
    started_at: datetime
    amount_fen: int
    state: PaymentState = PaymentState.STARTED


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Money that a channel took for an attempt, at the channel's own time of success."""

    payment_id: UUID
    channel: str
    transaction: str
    amount_fen: int
    paid_at: datetime
