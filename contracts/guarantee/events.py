"""What guarantee tells the others: ids, numbers, states, amounts, codes and dates; no personal field."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from contracts.message import Message, message


@dataclass(frozen=True, kw_only=True)
class OfGuarantee(Message):
    """What every event of an application says: whose it is, and before which insurer."""

    application_id: UUID
    account_id: UUID
    insurer: str
    organisation_id: UUID | None = None
    test: bool = False
    """It was made for the test court: nobody pays real money for it, and nobody's inbox hears of it."""


@message("guarantee.application.submitted")
class GuaranteeSubmitted(OfGuarantee):
    """An applicant asked an insurer for a guarantee; *content_hash* names the frozen content."""

    amount: Decimal
    submitted_at: datetime
    number: str = ""
    court: str = ""
    category: str = ""
    content_hash: str = ""
    answer_by: datetime | None = None


@message("guarantee.application.papers_requested")
class PapersRequested(OfGuarantee):
    """The insurer asks for more papers; the application stays before it."""

    codes: tuple[str, ...]
    requested_at: datetime


@message("guarantee.application.papers_supplied")
class PapersSupplied(OfGuarantee):
    """The applicant supplied them; *content_hash* names the content from now on."""

    content_hash: str
    answer_by: datetime | None = None
    supplied_at: datetime


@message("guarantee.application.returned")
class GuaranteeReturned(OfGuarantee):
    """退回补正."""

    codes: tuple[str, ...]
    returned_at: datetime


@message("guarantee.application.declined")
class GuaranteeDeclined(OfGuarantee):
    """拒保: the insurer sees nothing of it any more."""

    codes: tuple[str, ...]
    declined_at: datetime


@message("guarantee.application.approved_once")
class GuaranteeApprovedOnce(OfGuarantee):
    """Above the insurer's limit: a second person has to approve, too."""

    premium: Decimal
    approved_at: datetime


@message("guarantee.application.approved")
class GuaranteeApproved(OfGuarantee):
    """核保通过: the premium is to be paid until *due_on*."""

    premium: Decimal
    due_on: date
    approved_at: datetime


@message("guarantee.application.premium_paid")
class PremiumPaid(OfGuarantee):
    """The premium was paid: policy and letter are to be issued."""

    bill_id: UUID
    amount: Decimal
    paid_at: datetime


@message("guarantee.application.quote_expired")
class QuoteExpired(OfGuarantee):
    """The premium was not paid in time."""

    expired_at: datetime


@message("guarantee.application.withdrawn")
class GuaranteeWithdrawn(OfGuarantee):
    """撤回."""

    withdrawn_at: datetime


@message("guarantee.application.policy_issued")
class PolicyIssued(OfGuarantee):
    """The insurer issued the policy."""

    policy_no: str
    issued_at: datetime
    sha256: str = ""


@message("guarantee.application.letter_issued")
class LetterIssued(OfGuarantee):
    """The insurer's letter to the court exists; *sha256* is that of the sealed file."""

    letter_no: str
    court: str
    amount: Decimal
    sha256: str
    issued_at: datetime


@message("guarantee.application.issuing_failed")
class IssuingFailed(OfGuarantee):
    """Policy and letter could not be issued: a person decides how to go on."""

    reason: str
    failed_at: datetime


@message("guarantee.letter.checked")
class LetterChecked(Message):
    """What came of a letter that a preservation application names: VALID, or why it does not secure it."""

    preservation_id: UUID
    court: str
    letter_no: str
    result: str
    guarantee_id: UUID | None = None
    insurer: str = ""
    insurer_name: str = ""
    amount: Decimal | None = None
    checked_at: datetime


@message("guarantee.application.used")
class LetterUsed(OfGuarantee):
    """The letter secures an application for preservation."""

    preservation_id: UUID
    letter_no: str
    used_at: datetime


@message("guarantee.application.released")
class LetterReleased(OfGuarantee):
    """The preservation came to nothing before any measure: the letter is free again."""

    preservation_id: UUID
    letter_no: str
    released_at: datetime


@message("guarantee.application.endorsed")
class GuaranteeEndorsed(OfGuarantee):
    """批单; the court that the letter lies before hears of it, too."""

    endorsement_no: str
    kind: str
    letter_no: str
    amount: Decimal
    refund: Decimal
    endorsed_at: datetime
    preservation_id: UUID | None = None


@message("guarantee.application.surrendered")
class GuaranteeSurrendered(OfGuarantee):
    """退保: the letter is revoked; *refund* is to be paid back to whoever paid the premium."""

    letter_no: str
    refund: Decimal
    surrendered_at: datetime
    preservation_id: UUID | None = None


@message("guarantee.application.discharged")
class GuaranteeDischarged(OfGuarantee):
    """责任解除: ENDED by the insurer while it secured nothing, REPLACED by the court, or LIFTED with the preservation."""

    letter_no: str
    because: str
    discharged_at: datetime
    preservation_id: UUID | None = None


@message("guarantee.application.claim_opened")
class ClaimOpened(OfGuarantee):
    """报案 [民事诉讼法 art. 108]."""

    claim_no: str
    opened_at: datetime


@message("guarantee.application.claim_decided")
class ClaimDecided(OfGuarantee):
    """理赔 or 拒赔; when it *discharges* nothing is left of the cover, and the court hears of it, too."""

    claim_no: str
    settled: bool
    amount: Decimal | None = None
    discharges: bool = False
    letter_no: str = ""
    preservation_id: UUID | None = None
    decided_at: datetime
