"""The application for a guarantee: its events, and what each of them changes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate
from services.chassis.personal import Erased
from services.guarantee.domain import events
from services.guarantee.domain.content import Content
from services.guarantee.domain.covering import Covering
from services.guarantee.domain.deciding import Deciding
from services.guarantee.domain.filing import Filing
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.states import State
from services.guarantee.domain.values import (
    Amendment,
    ClaimEntry,
    FirstApproval,
    Letter,
    Opinion,
    Policy,
)


class GuaranteeApplication(Filing, Deciding, Covering, Aggregate):
    """
    A wish for an insurer's letter of guarantee, from the draft until the insurer is discharged.

    What may be done stands in the classes that it is made of, what happened in `events`, what follows here.
    """

    TOPIC = "guarantee.application"

    Event: TypeAlias = events.Event
    Created: TypeAlias = events.Created
    Deleted: TypeAlias = events.Deleted
    Step: TypeAlias = events.Step
    Submitted: TypeAlias = events.Submitted
    PapersSupplied: TypeAlias = events.PapersSupplied
    Withdrawn: TypeAlias = events.Withdrawn
    Surrendered: TypeAlias = events.Surrendered
    PapersRequested: TypeAlias = events.PapersRequested
    Returned: TypeAlias = events.Returned
    Declined: TypeAlias = events.Declined
    ApprovedOnce: TypeAlias = events.ApprovedOnce
    Approved: TypeAlias = events.Approved
    PremiumBilled: TypeAlias = events.PremiumBilled
    PremiumPaid: TypeAlias = events.PremiumPaid
    QuoteExpired: TypeAlias = events.QuoteExpired
    PolicyIssued: TypeAlias = events.PolicyIssued
    LetterIssued: TypeAlias = events.LetterIssued
    IssuingFailed: TypeAlias = events.IssuingFailed
    Used: TypeAlias = events.Used
    Released: TypeAlias = events.Released
    Replaced: TypeAlias = events.Replaced
    Discharged: TypeAlias = events.Discharged
    Ended: TypeAlias = events.Ended
    Endorsed: TypeAlias = events.Endorsed
    ClaimOpened: TypeAlias = events.ClaimOpened
    ClaimSettled: TypeAlias = events.ClaimSettled
    ClaimRefused: TypeAlias = events.ClaimRefused

    # --- the draft ----------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, *, id: UUID, **facts: Any) -> "GuaranteeApplication":  # noqa: A002 - the library's word
        """Open a draft; *facts* are the fields of `Created`, none of them personal."""
        return cls._create(cls.Created, id=id, **facts)

    @event(Created)
    def __init__(
        self,
        *,
        number: str,
        account_id: UUID,
        organisation_id: UUID | None,
        court: str,
        category: str,
        insurer: str,
        amount: Decimal,
    ) -> None:
        self.number = number
        self.account_id = account_id
        self.organisation_id = organisation_id
        self.court = court
        self.category = category
        self.insurer = insurer
        self.amount = amount
        self.state = State.DRAFT
        self.content: Content | Erased | None = None
        self.content_hash = ""
        self.quote: Quote | None = None
        self.submitted_at: datetime | None = None
        self.answer_by: datetime | None = None
        self.papers_wanted = False
        self.first_approval: FirstApproval | None = None
        self.premium: Decimal | None = None
        self.due_on: date | None = None
        self.bill_id: UUID | None = None
        self.paid_by: UUID | None = None
        self.policy: Policy | None = None
        self.letter: Letter | None = None
        self.issued_at: datetime | None = None
        self.preservation_id: UUID | None = None
        self.first_used_at: datetime | None = None
        self.amendments: list[Amendment] = []
        self.claims: dict[str, ClaimEntry] = {}

    @event(Deleted)
    def _deleted(self) -> None:
        self.state = State.DELETED

    # --- the applicant ------------------------------------------------------------------------------------------------

    @event(Submitted)
    def _submitted(
        self,
        *,
        insurer: str,
        court: str,
        amount: Decimal,
        category: str,
        content: Content | Erased,
        content_hash: str,
        quote: Quote,
        submitted_at: datetime,
        answer_by: datetime,
    ) -> None:
        self.insurer = insurer
        self.court = court
        self.amount = amount
        self.category = category
        self.content = content
        self.content_hash = content_hash
        self.quote = quote
        self.submitted_at = submitted_at
        self._waits_for_insurer(answer_by)
        self.state = State.SUBMITTED

    @event(PapersSupplied)
    def _papers_supplied(self, content: Content | Erased, content_hash: str, answer_by: datetime) -> None:
        self.content = content
        self.content_hash = content_hash
        self._waits_for_insurer(answer_by)

    @event(Withdrawn)
    def _withdrawn(self) -> None:
        self._waits_for_nobody()
        self.state = State.WITHDRAWN

    @event(Surrendered)
    def _surrendered(self) -> None:
        self.state = State.SURRENDERED

    # --- the insurer, before anything is issued -----------------------------------------------------------------------

    @event(PapersRequested)
    def _papers_requested(self) -> None:
        self.papers_wanted = True
        self.first_approval = None
        self.answer_by = None

    @event(Returned)
    def _returned(self) -> None:
        self._waits_for_nobody()
        self.state = State.RETURNED

    @event(Declined)
    def _declined(self) -> None:
        self._waits_for_nobody()
        self.state = State.DECLINED

    @event(ApprovedOnce)
    def _approved_once(self, approval: FirstApproval, opinion: Opinion | Erased) -> None:
        self.first_approval = replace(approval, officer=opinion.officer) if opinion else approval

    @event(Approved)
    def _approved(self, premium: Decimal, due_on: date) -> None:
        self.premium = premium
        self.due_on = due_on
        self._waits_for_nobody()
        self.state = State.AWAITING_PAYMENT

    @event(PremiumBilled)
    def _premium_billed(self, bill_id: UUID) -> None:
        self.bill_id = bill_id

    @event(PremiumPaid)
    def _premium_paid(self, bill_id: UUID) -> None:
        self.bill_id = self.paid_by = bill_id
        self.state = State.PAID

    @event(QuoteExpired)
    def _quote_expired(self) -> None:
        self.state = State.EXPIRED

    # --- policy and letter --------------------------------------------------------------------------------------------

    @event(PolicyIssued)
    def _policy_issued(self, policy: Policy, issued_at: datetime) -> None:
        self.policy = policy
        self.issued_at = issued_at
        self.state = State.POLICY_ISSUED

    @event(LetterIssued)
    def _letter_issued(self, letter: Letter) -> None:
        self.letter = letter
        self.state = State.LETTER_ISSUED

    @event(IssuingFailed)
    def _issuing_failed(self) -> None:
        """Leave it where it is: what was paid waits for the next try."""

    @event(Used)
    def _used(self, preservation_id: UUID, used_at: datetime) -> None:
        self.preservation_id = preservation_id
        self.first_used_at = self.first_used_at or used_at
        self.state = State.USED

    @event(Released)
    def _released(self) -> None:
        self.preservation_id = None
        self.state = State.LETTER_ISSUED

    @event(Replaced)
    def _replaced(self) -> None:
        self.state = State.DISCHARGED

    @event(Discharged)
    def _discharged(self) -> None:
        self.state = State.DISCHARGED

    @event(Ended)
    def _ended(self) -> None:
        self.state = State.DISCHARGED

    @event(Endorsed)
    def _endorsed(
        self,
        *,
        endorsement_no: str,
        kind: str,
        amount: Decimal,
        until: date,
        refund: Decimal,
        endorsed_at: datetime,
    ) -> None:
        self.amendments.append(
            Amendment(
                number=endorsement_no,
                kind=kind,
                amount=amount,
                until=until,
                refund=refund,
                endorsed_at=endorsed_at,
            )
        )
        self.amount = amount
        if self.policy is not None:
            self.policy = replace(self.policy, amount=amount, until=until)

    @event(ClaimOpened)
    def _claim_opened(self, claim_no: str, opened_at: datetime, assess_by: date) -> None:
        self.claims[claim_no] = ClaimEntry(claim_no=claim_no, opened_at=opened_at, assess_by=assess_by)
        self.state = State.CLAIMED

    @event(ClaimSettled)
    def _claim_settled(self, claim_no: str, amount: Decimal, *, discharges: bool) -> None:
        self.claims[claim_no] = replace(self.claims[claim_no], state="SETTLED", amount=amount)
        self.state = State.DISCHARGED if discharges else State.USED

    @event(ClaimRefused)
    def _claim_refused(self, claim_no: str, *, discharges: bool) -> None:
        self.claims[claim_no] = replace(self.claims[claim_no], state="REFUSED")
        self.state = State.DISCHARGED if discharges else State.USED

    def _waits_for_insurer(self, answer_by: datetime) -> None:
        self._waits_for_nobody()
        self.answer_by = answer_by

    def _waits_for_nobody(self) -> None:
        self.papers_wanted = False
        self.first_approval = None
        self.answer_by = None
