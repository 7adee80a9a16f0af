"""What is to be paid, and what may count as its payment."""

from services.payment.domain.attempt import (
    ORDER_LASTS,
    CallbackUntrusted,
    ChannelUnknown,
    Payment,
    PaymentState,
    Receipt,
)
from services.payment.domain.bill import (
    Bill,
    BillAlreadyPaid,
    BillClosed,
    BillDiffers,
    BillState,
    Closing,
    NothingToPay,
    Purpose,
    Refunding,
    RefundTooLarge,
)
from services.payment.domain.money import fen, yuan

__all__ = [
    "ORDER_LASTS",
    "Bill",
    "BillAlreadyPaid",
    "BillClosed",
    "BillDiffers",
    "BillState",
    "CallbackUntrusted",
    "ChannelUnknown",
    "Closing",
    "NothingToPay",
    "Payment",
    "PaymentState",
    "Purpose",
    "Receipt",
    "RefundTooLarge",
    "Refunding",
    "fen",
    "yuan",
]
