"""What may happen to an application for preservation, and what may not."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.clock import day
from services.chassis.personal import Erased, Personal
from services.chassis.refusals import Refusal
from services.preservation.domain.content import Content
from services.preservation.domain.review import NotUnderReview, Review, assessed
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.status import REVIEWABLE, WITHDRAWABLE, Result, Status


class NotEditable(Refusal):
    """Only a draft is edited."""

    CODE = "preservation.not-editable"


class NotComplete(Refusal):
    """Something that the court needs is missing; each field says what."""

    CODE = "preservation.not-complete"


class OnlyDraftsAreDeleted(Refusal):
    """What was ever submitted stays in the history."""

    CODE = "preservation.only-drafts-are-deleted"


class AlreadySubmitted(Refusal):
    """A draft is submitted once."""

    CODE = "preservation.already-submitted"


class NotWithdrawable(Refusal):
    """An application is taken back between its submission and the ruling."""

    CODE = "preservation.not-withdrawable"


class OtherContent(Refusal):
    """The decision is about another content than the one that lies before the court."""

    CODE = "preservation.other-content"


class DateWrong(Refusal):
    """The court states the date of its decision; a day that has not come yet is none."""

    CODE = "preservation.date-wrong"


class AssignedToAnother(Refusal):
    """Once an application is assigned, its judge alone decides on it."""

    CODE = "preservation.assigned-to-another"


class NoFeeDue(Refusal):
    """Nothing is to be paid for this application at present."""

    CODE = "preservation.no-fee-due"


class FeeDiffers(Refusal):
    """What was paid is not what the court assessed."""

    CODE = "preservation.fee-differs"


class PreservationApplication(Aggregate):
    """An applicant's request that a court preserve property, conduct or evidence, from draft to ruling."""

    TOPIC = "preservation.application"

    class Created(Opening):
        TOPIC = "preservation.application.created"
        number: str
        account_id: UUID
        court: str
        category: str
        type: str
        amount: Decimal | None
        phase: str | None
        notice_version: str
        created_at: datetime
        organisation_id: UUID | None = field(default=None, kw_only=True)

    class Deleted(Event):
        TOPIC = "preservation.application.deleted"
        deleted_at: datetime

    class Step(Event):
        """A step after the draft: whose application it is, which court's, and who else is told."""

        TOPIC = "preservation.application.step"
        account_id: UUID
        court: str
        organisation_id: UUID | None = field(default=None, kw_only=True)
        watchers: tuple[UUID, ...] = field(default=(), kw_only=True)

    class Submitted(Step):
        """Beside the sealed content stands what may be told of it."""

        TOPIC = "preservation.application.submitted"
        number: str
        content: Annotated[Content | Erased, Personal]
        content_hash: str
        submitted_at: datetime
        category: str
        type: str
        amount: Decimal | None
        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """Take out of the content what stands beside it since it is sealed."""
            creation = state["content"]["creation"]
            state |= {name: creation[name] for name in ("category", "type", "amount")}

    class Watched(Step):
        """Somebody named as an applicant has an account by now."""

        TOPIC = "preservation.application.watched"
        number: str
        watcher: UUID
        watched_at: datetime

    class Assigned(Step):
        """The court's administrator gave it to a judge, or took it from one."""

        TOPIC = "preservation.application.assigned"
        judge_id: UUID | None
        assigned_at: datetime

    class Accepted(Step):
        TOPIC = "preservation.application.accepted"
        accepted_at: datetime

    class Reviewed(Step):
        """Beside the sealed review, whose remark may name persons, stands what may be told of it."""

        TOPIC = "preservation.application.reviewed"
        review: Annotated[Review | Erased, Personal]
        passed: bool
        reviewed_on: date
        reasons: tuple[str, ...]
        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """Take out of the review what stands beside it since it is sealed."""
            state |= {name: state["review"][name] for name in ("passed", "reviewed_on", "reasons")}

    class FeeAssessed(Step):
        TOPIC = "preservation.application.fee_assessed"
        basis: Decimal | None
        amount: Decimal
        due_on: date
        assessed_at: datetime

    class FeeBilled(Step):
        TOPIC = "preservation.application.fee_billed"
        bill_id: UUID

    class FeePaid(Step):
        TOPIC = "preservation.application.fee_paid"
        bill_id: UUID
        amount: Decimal
        paid_at: datetime

    class Ruled(Step):
        """Beside the sealed ruling, whose paper names persons, stands what may be told of it."""

        TOPIC = "preservation.application.ruled"
        ruling: Annotated[Ruling | Erased, Personal]
        result: Result
        ruled_on: date
        case_no: str
        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """Take out of the ruling what stands beside it since it is sealed."""
            state |= {name: state["ruling"][name] for name in ("result", "ruled_on", "case_no")}

    class Withdrawn(Step):
        TOPIC = "preservation.application.withdrawn"
        withdrawn_at: datetime

    # --- the applicant ------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, *, id: UUID, **facts: Any) -> "PreservationApplication":  # noqa: A002 - the library's word
        """Open a draft; *facts* are the fields of `Created`, none of them personal."""
        return cls._create(cls.Created, id=id, **facts)

    @event(Created)
    def __init__(self, number: str, account_id: UUID, court: str, organisation_id: UUID | None) -> None:
        self.number = number
        self.account_id = account_id
        self.organisation_id = organisation_id
        self.watchers: tuple[UUID, ...] = ()
        self.court = court
        self.judge_id: UUID | None = None
        self.status = Status.DRAFT
        self.content: Content | Erased | None = None
        self.content_hash = ""
        self.fee: Decimal | None = None
        self.bill_id: UUID | None = None
        self.paid_by: UUID | None = None

    def must_be_editable(self) -> None:
        """Refuse an edit of what the court has before it."""
        if self.status is not Status.DRAFT:
            raise NotEditable

    def delete(self, *, at: datetime) -> None:
        """Throw a draft away."""
        if self.status is not Status.DRAFT:
            raise OnlyDraftsAreDeleted
        self.trigger_event(self.Deleted, deleted_at=at)

    def submit(
        self,
        *,
        content: Content,
        missing: list[dict[str, str]],
        at: datetime,
        watchers: tuple[UUID, ...] = (),
    ) -> None:
        """
        Lay *content* before its court, frozen; its hash is what the court decides on.

        *watchers* are the accounts of those whom it names as applicants, as far as they have any.

        Raises:
            NotComplete: *missing* names a field [法释〔2016〕22号 art. 1(2)].
        """
        if self.status is not Status.DRAFT:
            raise AlreadySubmitted
        if missing:
            raise NotComplete(*missing)
        self.trigger_event(
            self.Submitted,
            account_id=self.account_id,
            organisation_id=self.organisation_id,
            watchers=tuple(each for each in watchers if each != self.account_id),
            court=content.creation.court,
            number=self.number,
            content=content,
            content_hash=content.hash(),
            submitted_at=at,
            category=content.creation.category,
            type=content.creation.type,
            amount=content.creation.amount,
        )

    def watch(self, watcher: UUID, *, at: datetime) -> None:
        """Tell an account of what happens from now on; its person is named as an applicant."""
        if watcher != self.account_id and watcher not in self.watchers:
            self._step(self.Watched, number=self.number, watcher=watcher, watched_at=at)

    def withdraw(self, *, at: datetime) -> None:
        """Take the application back before the ruling."""
        if self.status not in WITHDRAWABLE:
            raise NotWithdrawable
        self._step(self.Withdrawn, withdrawn_at=at)

    # --- the court ----------------------------------------------------------------------------------------------------

    def assign(self, judge_id: UUID | None, *, at: datetime) -> None:
        """Give it to a judge of the court, or to nobody in particular."""
        if judge_id != self.judge_id:
            self._step(self.Assigned, judge_id=judge_id, assigned_at=at)

    def must_be_open_to(self, judge: str) -> None:
        """Refuse a judge to whom it was not assigned; what is assigned to nobody is open to every judge."""
        if self.judge_id is not None and str(self.judge_id) != judge:
            raise AssignedToAnother

    def accept(self, *, content_hash: str, at: datetime) -> None:
        """Take the papers in: 受理 [民事诉讼法 art. 103(3); 法释〔2016〕22号 art. 4: the court's period runs from here]."""
        if self.status is not Status.SUBMITTED:
            raise NotUnderReview
        self._must_be_about(content_hash)
        self._step(self.Accepted, accepted_at=at)

    def review(self, review: Review, *, content_hash: str, at: datetime) -> None:
        """Record what the court found; to examine is to accept if nobody has, and a pass assesses the fee."""
        if self.status not in REVIEWABLE or not self.content:
            raise NotUnderReview
        self._must_be_about(content_hash)
        self._must_have_come("reviewed_on", review.reviewed_on, today=day(at))
        review.must_be_reasoned()
        if self.status is Status.SUBMITTED:
            self._step(self.Accepted, accepted_at=at)
        self._step(
            self.Reviewed,
            review=review,
            passed=review.passed,
            reviewed_on=review.reviewed_on,
            reasons=review.reasons,
        )
        if review.passed:
            basis, amount, due_on = assessed(self.content, today=day(at))
            self._step(self.FeeAssessed, basis=basis, amount=amount, due_on=due_on, assessed_at=at)

    def rule(self, ruling: Ruling, *, content_hash: str, at: datetime) -> None:
        """Record the court's ruling."""
        ruling.must_come_in_time(self.status)
        self._must_be_about(content_hash)
        self._must_have_come("ruled_on", ruling.ruled_on, today=day(at))
        if self.content:
            ruling.must_be_guaranteed(self.content)
        self._step(
            self.Ruled,
            ruling=ruling,
            result=ruling.result,
            ruled_on=ruling.ruled_on,
            case_no=ruling.case_no,
        )

    def _must_be_about(self, content_hash: str) -> None:
        """Refuse a decision on what was replaced, or on what was erased since."""
        if content_hash != self.content_hash or not self.content:
            raise OtherContent

    def _must_have_come(self, field: str, on: date, *, today: date) -> None:
        if on > today:
            raise DateWrong({"field": field, "code": "range", "zh": "不能晚于今天", "en": "lies after today"})

    # --- the fee ------------------------------------------------------------------------------------------------------

    def bill(self, bill_id: UUID) -> None:
        """Note by which bill the fee is to be paid."""
        if self.fee is None or self.bill_id is not None:
            raise NoFeeDue
        self._step(self.FeeBilled, bill_id=bill_id)

    def pay_fee(self, *, bill_id: UUID, amount: Decimal, at: datetime) -> None:
        """Record that the fee was paid, at the channel's own time."""
        if self.status is not Status.AWAITING_PAYMENT:
            raise NoFeeDue
        if amount != self.fee:
            raise FeeDiffers
        self._step(self.FeePaid, bill_id=bill_id, amount=amount, paid_at=at)

    # --- what each event changes --------------------------------------------------------------------------------------

    def _step(self, happened: type[Step], **facts: Any) -> None:
        self.trigger_event(
            happened,
            account_id=self.account_id,
            court=self.court,
            organisation_id=self.organisation_id,
            watchers=self.watchers,
            **facts,
        )

    @event(Deleted)
    def _deleted(self) -> None:
        self.status = Status.DELETED

    @event(Submitted)
    def _submitted(
        self, court: str, content: Content | Erased, content_hash: str, watchers: tuple[UUID, ...]
    ) -> None:
        self.status = Status.SUBMITTED
        self.watchers = watchers
        self.court = court
        self.content = content
        self.content_hash = content_hash

    @event(Watched)
    def _watched(self, watcher: UUID) -> None:
        self.watchers = (*self.watchers, watcher)

    @event(Assigned)
    def _assigned(self, judge_id: UUID | None) -> None:
        self.judge_id = judge_id

    @event(Accepted)
    def _accepted(self) -> None:
        self.status = Status.UNDER_REVIEW

    @event(Reviewed)
    def _reviewed(self, passed: bool) -> None:  # noqa: FBT001 - the event's own field
        self.status = Status.AWAITING_RULING if passed else Status.REJECTED

    @event(FeeAssessed)
    def _fee_assessed(self, amount: Decimal) -> None:
        self.status = Status.AWAITING_PAYMENT
        self.fee = amount

    @event(FeeBilled)
    def _fee_billed(self, bill_id: UUID) -> None:
        self.bill_id = bill_id

    @event(FeePaid)
    def _fee_paid(self, bill_id: UUID) -> None:
        self.status = Status.AWAITING_RULING
        self.bill_id = self.paid_by = bill_id

    @event(Ruled)
    def _ruled(self, result: Result) -> None:
        self.status = result.status

    @event(Withdrawn)
    def _withdrawn(self) -> None:
        self.status = Status.WITHDRAWN
