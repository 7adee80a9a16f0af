"""What preservation tells the others: ids, states, amounts, codes and dates; no personal field."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from contracts.message import Message, message


@dataclass(frozen=True, kw_only=True)
class OfApplication(Message):
    """
    What every event of an application says: whose it is, and before which court.

    *organisation_id* is whom the submitter acted for; *watchers* are the accounts of the persons named as applicants.
    """

    application_id: UUID
    account_id: UUID
    court: str
    organisation_id: UUID | None = None
    watchers: tuple[UUID, ...] = ()


@message("preservation.application.submitted")
class ApplicationSubmitted(OfApplication):
    """An application lies before the court; *content_hash* names the frozen content."""

    number: str
    category: str
    type: str
    amount: Decimal | None = None
    content_hash: str
    submitted_at: datetime
    urgent: bool = False
    letters: tuple[str, ...] = ()
    """The numbers of the insurers' letters that it names."""


@message("preservation.application.reviewed")
class ApplicationReviewed(OfApplication):
    """The court examined the papers: 审核结果."""

    passed: bool
    reviewed_on: date
    reasons: tuple[str, ...] = ()


@message("preservation.application.fee_assessed")
class FeeAssessed(OfApplication):
    """A fee is to be paid before the court rules [诉讼费用交纳办法 art. 14(2), 22(3)]."""

    amount: Decimal
    due_on: date | None = None
    assessed_at: datetime


@message("preservation.application.fee_paid")
class FeePaid(OfApplication):
    """The fee was paid."""

    bill_id: UUID
    amount: Decimal
    paid_at: datetime


@message("preservation.application.ruled")
class ApplicationRuled(OfApplication):
    """The court ruled: GRANTED, PARTIAL or DISMISSED."""

    result: str
    ruled_on: date
    case_no: str


@message("preservation.application.accepted")
class ApplicationAccepted(OfApplication):
    """The court took the papers in: 受理; its clock runs until *rule_by*."""

    case_no: str
    accepted_at: datetime
    rule_by: datetime | None = None


@message("preservation.application.returned_for_correction")
class ApplicationReturned(OfApplication):
    """退回补正: *codes* say what for; *due_on* is None until the paper is served."""

    codes: tuple[str, ...]
    due_on: date | None = None
    returned_at: datetime


@message("preservation.application.guarantee_ordered")
class GuaranteeOrdered(OfApplication):
    """责令提供担保."""

    amount: Decimal
    due_on: date | None = None
    ordered_at: datetime


@message("preservation.application.guarantee_provided")
class GuaranteeProvided(OfApplication):
    """The applicant provided it; *content_hash* names the content from now on."""

    content_hash: str
    provided_at: datetime
    letters: tuple[str, ...] = ()


@message("preservation.application.exemption_decided")
class ExemptionDecided(OfApplication):
    """免担保, granted or refused."""

    granted: bool
    ground: str
    decided_at: datetime


@message("preservation.application.aid_requested")
class AidRequested(OfApplication):
    """司法救助 was asked for: WAIVE, REDUCE or DEFER; *content_hash* names the content with claim and proof."""

    kind: str
    content_hash: str
    requested_at: datetime


@message("preservation.application.fee_revised")
class FeeRevised(OfApplication):
    """The fee stands otherwise than it was assessed: *state* is DUE, WAIVED or DEFERRED; *amount* is what is due from now on."""

    state: str
    amount: Decimal
    due_on: date | None = None
    because: str
    revised_at: datetime


@message("preservation.application.fee_objected")
class FeeObjected(OfApplication):
    """The applicant thinks the fee wrong [诉讼费用交纳办法 art. 43]."""

    objected_at: datetime


@message("preservation.application.fee_lapsed")
class FeeLapsed(OfApplication):
    """按撤回申请处理: the fee was not paid in time."""

    lapsed_at: datetime


@message("preservation.application.reinstated")
class ApplicationReinstated(OfApplication):
    """It is taken up again."""

    paid: bool
    due_on: date | None = None
    reinstated_at: datetime


@message("preservation.application.ruling_corrected")
class RulingCorrected(OfApplication):
    """补正裁定."""

    corrected_on: date


@message("preservation.application.reconsidered")
class ApplicationReconsidered(OfApplication):
    """复议决定: UPHELD, CHANGED or REVOKED."""

    outcome: str
    reconsidered_on: date
    granted: bool = False
    """A dismissal was revoked: it is a grant from now on."""


@message("preservation.application.measure_taken")
class MeasureTaken(OfApplication):
    """A measure was taken; *until* is its 届满日, *sue_by* the last day to sue after preservation before a suit."""

    measure_id: UUID
    kind: str
    taken_on: date
    until: date | None = None
    sue_by: date | None = None


@message("preservation.application.nothing_found")
class NothingFound(OfApplication):
    """未查到可供保全财产."""

    searched_on: date


@message("preservation.application.measure_ended")
class MeasureEnded(OfApplication):
    """A measure is LIFTED or EXPIRED."""

    measure_id: UUID
    how: str
    ended_on: date
    last: bool = False
    """No measure is in force any more."""


@message("preservation.application.measure_changed")
class MeasureChanged(OfApplication):
    """A measure is RENEWED until another day, or rests on another property: SWAPPED."""

    measure_id: UUID
    how: str
    on: date
    until: date | None = None


@message("preservation.application.guarantee_changed")
class GuaranteeChanged(OfApplication):
    """The guarantee of a preservation in force was REPLACED or SUPPLEMENTED."""

    how: str
    on: date


@message("preservation.application.transferred")
class ApplicationTransferred(OfApplication):
    """移送 to another court."""

    to_court: str
    transferred_on: date


@message("preservation.application.converted")
class ApplicationConverted(OfApplication):
    """SUIT, ARBITRATION or ENFORCEMENT was filed: the measures go on."""

    by: str
    case_no: str
    filed_on: date


@message("preservation.application.lifted")
class ApplicationLifted(OfApplication):
    """The preservation was lifted before any measure."""

    lifted_on: date


@message("preservation.application.clock_rang")
class ClockRang(OfApplication):
    """A clock comes near its end, or has run out: *rung* is NEAR or OVER; D1 to D20, ACCEPT, or PAID_AFTER_LAPSE."""

    number: str
    rule: str
    rung: str
    whose: str
    last_on: date | None = None
    rang_at: datetime


@message("preservation.application.letter_checked")
class LetterChecked(OfApplication):
    """
    What the insurers' side says of a letter that the application names, for the court alone.

    VALID, why it does not secure the application, or what became of it since: AMENDED, REVOKED, DISCHARGED. *amount*
    is what it stands for.
    """

    letter_no: str
    result: str
    insurer: str
    insurer_name: str = ""
    amount: Decimal | None = None
    checked_at: datetime


@message("preservation.application.withdrawn")
class ApplicationWithdrawn(OfApplication):
    """The applicant took the application back before the ruling."""

    withdrawn_at: datetime


@message("preservation.application.watched")
class ApplicationWatched(OfApplication):
    """Somebody who is named as an applicant has an account by now: *watcher*; later news goes to him, too."""

    watcher: UUID
    number: str
    watched_at: datetime


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
