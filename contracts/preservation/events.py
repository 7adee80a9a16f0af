"""
What preservation tells the others: ids, states, amounts, codes and dates; no personal field.

*organisation_id* is whom the submitter acted for; *watchers* are the accounts of the persons named as applicants.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from contracts.message import Message, message


@message("preservation.application.submitted")
class ApplicationSubmitted(Message):
    """An application lies before the court; *content_hash* names the frozen content."""

    application_id: UUID
    number: str
    account_id: UUID
    court: str
    category: str
    type: str
    amount: Decimal | None = None
    content_hash: str
    submitted_at: datetime
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.reviewed")
class ApplicationReviewed(Message):
    """The court examined the papers: 审核结果."""

    application_id: UUID
    account_id: UUID
    court: str
    passed: bool
    reviewed_on: date
    reasons: tuple[str, ...] = ()
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.fee_assessed")
class FeeAssessed(Message):
    """A fee is to be paid before the court rules [诉讼费用交纳办法 art. 14(2), 22(3)]."""

    application_id: UUID
    account_id: UUID
    court: str
    amount: Decimal
    due_on: date
    assessed_at: datetime
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.fee_paid")
class FeePaid(Message):
    """The fee was paid."""

    application_id: UUID
    account_id: UUID
    court: str
    bill_id: UUID
    amount: Decimal
    paid_at: datetime
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.ruled")
class ApplicationRuled(Message):
    """The court ruled: GRANTED, PARTIAL or DISMISSED."""

    application_id: UUID
    account_id: UUID
    court: str
    result: str
    ruled_on: date
    case_no: str
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.withdrawn")
class ApplicationWithdrawn(Message):
    """The applicant took the application back before the ruling."""

    application_id: UUID
    account_id: UUID
    court: str
    withdrawn_at: datetime
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.watched")
class ApplicationWatched(Message):
    """Somebody who is named as an applicant has an account by now: *watcher*; later news goes to him, too."""

    application_id: UUID
    account_id: UUID
    court: str
    watcher: UUID
    number: str
    watched_at: datetime
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.account.released")
class AccountReleased(Message):
    """Of an account that is being closed: its drafts are gone, and so many submitted applications refer to it."""

    account_id: UUID
    submitted: int
    released_at: datetime


@message("office.decision.refused")
class DecisionRefused(Message):
    """An office's decision had no effect, for the reason given."""

    decision_id: str
    office: str
    application_id: UUID | None = None
    code: str
    zh: str
    en: str
    refused_at: datetime
