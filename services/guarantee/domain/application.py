"""What may happen to an application for a guarantee, and what may not."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.refusals import Refusal
from services.guarantee.domain.states import State


class NotInThisState(Refusal):
    """What is asked for is not possible where the application stands."""

    CODE = "guarantee.not-in-this-state"


class OnlyDraftsAreDeleted(Refusal):
    """What was ever submitted is withdrawn, never deleted."""

    CODE = "guarantee.only-drafts-are-deleted"


class Step(Event):
    """Something that leads the application to a state, or leaves it where it is."""

    TOPIC = "guarantee.step"
    LEADS_TO: ClassVar[State | None] = None

    @property
    def leads_to(self) -> State | None:
        """The state that it leads to, if it moves at all."""
        return self.LEADS_TO

    def apply(self, aggregate: Any) -> None:
        """Move."""
        if self.leads_to:
            aggregate.state = self.leads_to


class Verdict(Step):
    """The end of a claim: the letter goes on standing, or is used up."""

    TOPIC = "guarantee.verdict"
    claim_no: str
    discharges: bool

    @property
    def leads_to(self) -> State:
        """The state that it leads to."""
        return State.DISCHARGED if self.discharges else State.USED


class GuaranteeApplication(Aggregate):
    """A wish for an insurer's letter of guarantee, from the draft until the insurer is discharged."""

    TOPIC = "guarantee.application"

    class Created(Opening):
        TOPIC = "guarantee.application.created"
        account_id: UUID
        court: str
        amount: Decimal
        category: str
        insurer: str
        submitter: str
        created_at: datetime

    class Deleted(Step):
        TOPIC = "guarantee.application.deleted"
        LEADS_TO = State.DELETED
        deleted_at: datetime

    class Submitted(Step):
        TOPIC = "guarantee.application.submitted"
        LEADS_TO = State.SUBMITTED
        account_id: UUID
        insurer: str
        amount: Decimal
        submitted_at: datetime

    class Returned(Step):
        TOPIC = "guarantee.application.returned"
        LEADS_TO = State.RETURNED
        reason: str
        returned_at: datetime

    class Declined(Step):
        TOPIC = "guarantee.application.declined"
        LEADS_TO = State.DECLINED
        reason: str
        declined_at: datetime

    class Approved(Step):
        TOPIC = "guarantee.application.approved"
        LEADS_TO = State.AWAITING_PAYMENT
        premium: Decimal
        due_on: date
        approved_at: datetime

    class PremiumPaid(Step):
        TOPIC = "guarantee.application.premium_paid"
        LEADS_TO = State.PAID
        bill_id: UUID
        amount: Decimal
        paid_at: datetime

    class QuoteExpired(Step):
        TOPIC = "guarantee.application.quote_expired"
        LEADS_TO = State.EXPIRED
        expired_at: datetime

    class PolicyIssued(Step):
        TOPIC = "guarantee.application.policy_issued"
        LEADS_TO = State.POLICY_ISSUED
        account_id: UUID
        insurer: str
        policy_no: str
        issued_at: datetime

    class IssuingFailed(Step):
        """A person decides how to go on: again, or a refund."""

        TOPIC = "guarantee.application.issuing_failed"
        reason: str
        failed_at: datetime

    class LetterIssued(Step):
        """The insurer's letter to the court exists [法释〔2016〕22号 art. 7]."""

        TOPIC = "guarantee.application.letter_issued"
        LEADS_TO = State.LETTER_ISSUED
        letter_no: str
        issued_at: datetime

    class Used(Step):
        TOPIC = "guarantee.application.used"
        LEADS_TO = State.USED
        preservation_id: UUID
        used_at: datetime

    class Released(Step):
        """The preservation was rejected, dismissed or withdrawn before any measure: the letter is free again."""

        TOPIC = "guarantee.application.released"
        LEADS_TO = State.LETTER_ISSUED
        preservation_id: UUID
        released_at: datetime

    class Endorsed(Step):
        TOPIC = "guarantee.application.endorsed"
        endorsement_no: str
        endorsed_at: datetime

    class Surrendered(Step):
        """The policy is given back and the letter revoked; a used one must be released by the court first."""

        TOPIC = "guarantee.application.surrendered"
        LEADS_TO = State.SURRENDERED
        surrendered_at: datetime

    class Ended(Step):
        TOPIC = "guarantee.application.ended"
        LEADS_TO = State.DISCHARGED
        ended_at: datetime

    class Replaced(Step):
        """The court accepted another guarantee."""

        TOPIC = "guarantee.application.replaced"
        LEADS_TO = State.DISCHARGED
        preservation_id: UUID
        replaced_at: datetime

    class Discharged(Step):
        TOPIC = "guarantee.application.discharged"
        LEADS_TO = State.DISCHARGED
        discharged_at: datetime

    class ClaimOpened(Step):
        """Somebody claims damages for a wrong application [民事诉讼法 art. 108]."""

        TOPIC = "guarantee.application.claim_opened"
        LEADS_TO = State.CLAIMED
        claim_no: str
        opened_at: datetime

    class ClaimSettled(Verdict):
        TOPIC = "guarantee.application.claim_settled"
        amount: Decimal
        settled_at: datetime

    class ClaimRefused(Verdict):
        TOPIC = "guarantee.application.claim_refused"
        refused_at: datetime

    class Withdrawn(Step):
        TOPIC = "guarantee.application.withdrawn"
        LEADS_TO = State.WITHDRAWN
        withdrawn_at: datetime

    @event(Created)
    def __init__(
        self,
        *,
        account_id: UUID,
        court: str,  # noqa: ARG002 - read from the rows
        amount: Decimal,
        category: str,  # noqa: ARG002
        insurer: str,
        submitter: str,  # noqa: ARG002
        created_at: datetime,  # noqa: ARG002
    ) -> None:
        self.account_id = account_id
        self.amount = amount
        self.insurer = insurer
        self.state = State.DRAFT

    @classmethod
    def create(
        cls,
        *,
        application_id: UUID,
        account_id: UUID,
        court: str,
        amount: Decimal,
        category: str,
        insurer: str,
        submitter: str,
        at: datetime,
    ) -> GuaranteeApplication:
        """Begin a draft."""
        return cls._create(
            cls.Created,
            id=application_id,
            account_id=account_id,
            court=court,
            amount=amount,
            category=category,
            insurer=insurer,
            submitter=submitter,
            created_at=at,
        )

    def delete(self, *, at: datetime) -> None:
        """Throw the draft away."""
        if self.state is not State.DRAFT:
            raise OnlyDraftsAreDeleted
        self.record(self.Deleted, deleted_at=at)

    def submit(self, *, at: datetime) -> None:
        """Ask the insurer; what was returned is asked again."""
        self.record(
            self.Submitted,
            account_id=self.account_id,
            insurer=self.insurer,
            amount=self.amount,
            submitted_at=at,
        )

    def issue_policy(self, *, policy_no: str, at: datetime) -> None:
        """Record that the policy exists."""
        self.record(
            self.PolicyIssued,
            account_id=self.account_id,
            insurer=self.insurer,
            policy_no=policy_no,
            issued_at=at,
        )

    def record(self, step: type[Step], **facts: Any) -> None:
        """Take a step, if it is one of those that the present state allows."""
        if step not in POSSIBLE[self.state]:
            raise NotInThisState
        self.trigger_event(step, **facts)


_A = GuaranteeApplication

POSSIBLE: dict[State, frozenset[type[Step]]] = {
    **dict.fromkeys(State, frozenset[type[Step]]()),
    State.DRAFT: frozenset({_A.Submitted, _A.Deleted}),
    State.SUBMITTED: frozenset({_A.Returned, _A.Declined, _A.Approved, _A.Withdrawn}),
    State.RETURNED: frozenset({_A.Submitted, _A.Withdrawn}),
    State.AWAITING_PAYMENT: frozenset({_A.PremiumPaid, _A.QuoteExpired, _A.Withdrawn}),
    State.PAID: frozenset({_A.PolicyIssued, _A.IssuingFailed}),
    State.POLICY_ISSUED: frozenset({_A.LetterIssued}),
    State.LETTER_ISSUED: frozenset({_A.Used, _A.Endorsed, _A.Surrendered, _A.Ended}),
    State.USED: frozenset({_A.Released, _A.Endorsed, _A.Replaced, _A.Discharged, _A.ClaimOpened}),
    State.CLAIMED: frozenset({_A.ClaimSettled, _A.ClaimRefused}),
}
"""What may happen in each state; in one that is not named, nothing."""
