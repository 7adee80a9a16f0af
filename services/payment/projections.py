"""The read models of payment: attempts to pay, and every yuan that came in."""

from __future__ import annotations

from functools import singledispatch
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, MetaData, Table, Text, Uuid

from services.chassis.rows import Patch, Put, RowOperation
from services.chassis.store import Store
from services.payment.domain import Bill, PaymentState, Receipt
from services.payment.use_cases.ports import UnderWay

METADATA = MetaData()

PAYMENTS = Table(
    "payments",
    METADATA,
    Column("payment_id", Uuid, primary_key=True),
    Column("bill_id", Uuid, nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
)

RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("channel", Text, primary_key=True),
    Column("transaction", Text, primary_key=True),
    Column("bill_id", Uuid, nullable=False, index=True),
    Column("payment_id", Uuid, nullable=False),
    Column("amount_fen", BigInteger, nullable=False),
    Column(
        "kind", Text, nullable=False, comment="PAID, IN_EXCESS or MISMATCHED; a person settles the last two"
    ),
    Column("paid_at", DateTime(timezone=True), nullable=False),
)


@singledispatch
def project(event: object) -> list[RowOperation]:  # noqa: ARG001 - an event without rows
    """Return what the event changes in the read models."""
    return []


@project.register
def _(event: Bill.PaymentStarted) -> list[RowOperation]:
    row = {
        "payment_id": event.payment_id,
        "bill_id": event.originator_id,
        "channel": event.channel,
        "state": PaymentState.STARTED.value,
        "started_at": event.started_at,
    }
    return [Put(PAYMENTS, row)]


@project.register
def _(event: Bill.PaymentFailed) -> list[RowOperation]:
    return [_ended(event.payment_id, PaymentState.FAILED)]


@project.register
def _(event: Bill.Paid) -> list[RowOperation]:
    return _received(event.originator_id, event.receipt, "PAID")


@project.register
def _(event: Bill.PaymentInExcess) -> list[RowOperation]:
    return _received(event.originator_id, event.receipt, "IN_EXCESS")


@project.register
def _(event: Bill.PaymentMismatched) -> list[RowOperation]:
    return _received(event.originator_id, event.receipt, "MISMATCHED")


class PaymentRows:
    """The attempts, read from their rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def bill_of(self, payment_id: UUID) -> UUID | None:
        """Return whose attempt it is."""
        row = self._store.row(PAYMENTS, payment_id=payment_id)
        return row["bill_id"] if row else None

    def under_way(self) -> list[UnderWay]:
        """Return the attempts that have not ended."""
        return [
            UnderWay(payment_id=row["payment_id"], channel=row["channel"], started_at=row["started_at"])
            for row in self._store.rows(PAYMENTS, state=PaymentState.STARTED.value)
        ]


def _ended(payment_id: UUID, state: PaymentState) -> RowOperation:
    return Patch(PAYMENTS, {"payment_id": payment_id}, {"state": state.value})


def _received(bill_id: UUID, receipt: Receipt, kind: str) -> list[RowOperation]:
    row = {
        "channel": receipt.channel,
        "transaction": receipt.transaction,
        "bill_id": bill_id,
        "payment_id": receipt.payment_id,
        "amount_fen": receipt.amount_fen,
        "kind": kind,
        "paid_at": receipt.paid_at,
    }
    return [Put(RECEIPTS, row), _ended(receipt.payment_id, PaymentState.SUCCEEDED)]
