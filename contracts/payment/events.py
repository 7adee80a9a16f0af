"""What payment tells the other services."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from contracts.message import Message, message


@message("payment.bill.opened")
class BillOpened(Message):
    """Something is to be paid; *about_id* is what it is for."""

    bill_id: UUID
    about_id: UUID
    account_id: UUID
    amount: Decimal
    opened_at: datetime
    purpose: str = "PRESERVATION_FEE"


@message("payment.bill.paid")
class BillPaid(Message):
    """The channel confirmed that the whole bill was paid, at the channel's own time."""

    bill_id: UUID
    about_id: UUID
    account_id: UUID
    amount: Decimal
    channel: str
    transaction: str
    paid_at: datetime
    purpose: str = "PRESERVATION_FEE"
