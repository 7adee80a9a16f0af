"""What guarantee tells the others; its full flow has more."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from contracts.message import Message, message


@message("guarantee.application.submitted")
class GuaranteeSubmitted(Message):
    """An applicant asked an insurer for a guarantee."""

    application_id: UUID
    account_id: UUID
    insurer: str
    amount: Decimal
    submitted_at: datetime


@message("guarantee.application.policy_issued")
class PolicyIssued(Message):
    """The insurer issued the policy."""

    application_id: UUID
    account_id: UUID
    insurer: str
    policy_no: str
    issued_at: datetime
