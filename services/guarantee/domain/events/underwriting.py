"""What the insurer decided before it issued anything, and what was paid."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from services.chassis.personal import Erased, Personal
from services.guarantee.domain.events.step import Step
from services.guarantee.domain.values import FirstApproval, Opinion


class PapersRequested(Step):
    """The insurer asks for more papers; meanwhile it need not answer."""

    TOPIC = "guarantee.application.papers_requested"
    codes: tuple[str, ...]
    opinion: Annotated[Opinion | Erased, Personal]
    requested_at: datetime


class Returned(Step):
    """退回补正."""

    TOPIC = "guarantee.application.returned"
    codes: tuple[str, ...]
    opinion: Annotated[Opinion | Erased, Personal]
    returned_at: datetime


class Declined(Step):
    """拒保."""

    TOPIC = "guarantee.application.declined"
    codes: tuple[str, ...]
    opinion: Annotated[Opinion | Erased, Personal]
    declined_at: datetime


class ApprovedOnce(Step):
    """Above the insurer's limit a second person has to approve the same."""

    TOPIC = "guarantee.application.approved_once"
    approval: FirstApproval
    opinion: Annotated[Opinion | Erased, Personal]


class Approved(Step):
    """核保通过: the premium is due at the end of *due_on*."""

    TOPIC = "guarantee.application.approved"
    premium: Decimal
    due_on: date
    opinion: Annotated[Opinion | Erased, Personal]
    approved_at: datetime


class PremiumBilled(Step):
    """The bill by which the premium is to be paid exists."""

    TOPIC = "guarantee.application.premium_billed"
    bill_id: UUID


class PremiumPaid(Step):
    """The premium was paid."""

    TOPIC = "guarantee.application.premium_paid"
    bill_id: UUID
    amount: Decimal
    paid_at: datetime


class QuoteExpired(Step):
    """The premium was not paid in time."""

    TOPIC = "guarantee.application.quote_expired"
    expired_at: datetime
