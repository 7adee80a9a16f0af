"""The application for preservation: its events, and what each of them changes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate
from services.chassis.personal import Erased
from services.preservation.domain import events
from services.preservation.domain.clocks import Clock
from services.preservation.domain.content import Content
from services.preservation.domain.deciding import Deciding
from services.preservation.domain.examining import Examining
from services.preservation.domain.executing import Executing
from services.preservation.domain.filing import Filing
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.standing import InForce
from services.preservation.domain.status import Result, Status


class PreservationApplication(Filing, Examining, Deciding, Executing, Aggregate):
    """
    An applicant's request that a court preserve property, conduct or evidence, from draft to the end of its measures.

    What may be done stands in the classes that it is made of, what happened in `events`, what follows here.
    """

    TOPIC = "preservation.application"

    Event: TypeAlias = events.Event
    Created: TypeAlias = events.Created
    Deleted: TypeAlias = events.Deleted
    Step: TypeAlias = events.Step
    Submitted: TypeAlias = events.Submitted
    Withdrawn: TypeAlias = events.Withdrawn
    GuaranteeProvided: TypeAlias = events.GuaranteeProvided
    AidRequested: TypeAlias = events.AidRequested
    FeeObjected: TypeAlias = events.FeeObjected
    Watched: TypeAlias = events.Watched
    Assigned: TypeAlias = events.Assigned
    Claimed: TypeAlias = events.Claimed
    Released: TypeAlias = events.Released
    Accepted: TypeAlias = events.Accepted
    ReturnedForCorrection: TypeAlias = events.ReturnedForCorrection
    Served: TypeAlias = events.Served
    GuaranteeOrdered: TypeAlias = events.GuaranteeOrdered
    GuaranteeOrderChanged: TypeAlias = events.GuaranteeOrderChanged
    ExemptionGranted: TypeAlias = events.ExemptionGranted
    ExemptionRefused: TypeAlias = events.ExemptionRefused
    LetterChecked: TypeAlias = events.LetterChecked
    Reviewed: TypeAlias = events.Reviewed
    FeeAssessed: TypeAlias = events.FeeAssessed
    FeeBilled: TypeAlias = events.FeeBilled
    FeePaid: TypeAlias = events.FeePaid
    FeeWaived: TypeAlias = events.FeeWaived
    FeeDeferred: TypeAlias = events.FeeDeferred
    FeeReduced: TypeAlias = events.FeeReduced
    AidRefused: TypeAlias = events.AidRefused
    FeeObjectionDecided: TypeAlias = events.FeeObjectionDecided
    FeeLapsed: TypeAlias = events.FeeLapsed
    Reinstated: TypeAlias = events.Reinstated
    Ruled: TypeAlias = events.Ruled
    RulingCorrected: TypeAlias = events.RulingCorrected
    Reconsidered: TypeAlias = events.Reconsidered
    MeasureTaken: TypeAlias = events.MeasureTaken
    NothingFound: TypeAlias = events.NothingFound
    MeasureRenewed: TypeAlias = events.MeasureRenewed
    MeasureLifted: TypeAlias = events.MeasureLifted
    MeasureExpired: TypeAlias = events.MeasureExpired
    ObjectSwapped: TypeAlias = events.ObjectSwapped
    GuaranteeReplaced: TypeAlias = events.GuaranteeReplaced
    GuaranteeSupplemented: TypeAlias = events.GuaranteeSupplemented
    Transferred: TypeAlias = events.Transferred
    SuitFiled: TypeAlias = events.SuitFiled
    ArbitrationFiled: TypeAlias = events.ArbitrationFiled
    EnforcementFiled: TypeAlias = events.EnforcementFiled
    Lifted: TypeAlias = events.Lifted

    # --- the draft ----------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, *, id: UUID, **facts: Any) -> "PreservationApplication":  # noqa: A002 - the library's word
        """Open a draft; *facts* are the fields of `Created`, none of them personal."""
        return cls._create(cls.Created, id=id, **facts)

    @event(Created)
    def __init__(
        self, *, number: str, account_id: UUID, court: str, category: str, organisation_id: UUID | None
    ) -> None:
        self.number = number
        self.account_id = account_id
        self.organisation_id = organisation_id
        self.watchers: tuple[UUID, ...] = ()
        self.court = court
        self.category = category
        self.judge_id: UUID | None = None
        self.holder_id: UUID | None = None
        self.status = Status.DRAFT
        self.content: Content | Erased | None = None
        self.content_hash = ""
        self.submitted_at: datetime | None = None
        self.urgent = False
        self.e_served = True
        self.accepted_at: datetime | None = None
        self.returned = False
        self.case_no = ""
        self.clocks: dict[str, Clock] = {}
        self.days: dict[str, int] = {}
        self.issued: dict[str, datetime] = {}
        self.guarantee_required: Decimal | None = None
        self.guarantee_ordered_in: Status | None = None
        self.exempted = False
        self.fee: Decimal | None = None
        self.deferred_until: date | None = None
        self.aid_kind = ""
        self.objecting = False
        self.bill_id: UUID | None = None
        self.paid_by: UUID | None = None
        self.ruling: Ruling | Erased | None = None
        self.measures: dict[UUID, InForce] = {}

    @event(Deleted)
    def _deleted(self) -> None:
        self.status = Status.DELETED

    # --- the applicant ------------------------------------------------------------------------------------------------

    @event(Submitted)
    def _submitted(
        self,
        *,
        court: str,
        category: str,
        content: Content | Erased,
        content_hash: str,
        watchers: tuple[UUID, ...],
        submitted_at: datetime,
        urgent: bool,
        e_served: bool,
    ) -> None:
        self.status = Status.SUBMITTED
        self.watchers = watchers
        self.court = court
        self.category = category
        self.content = content
        self.content_hash = content_hash
        self.submitted_at = submitted_at
        self.urgent = urgent
        self.e_served = e_served
        self.aid_kind = content.aid.kind if content and content.aid else ""
        self._stop("D6")

    @event(Withdrawn)
    def _withdrawn(self) -> None:
        self._over(Status.WITHDRAWN)

    @event(GuaranteeProvided)
    def _guarantee_provided(self, content: Content | Erased, content_hash: str, clock: Clock | None) -> None:
        self.content = content
        self.content_hash = content_hash
        self._guaranteed_again(clock)

    @event(AidRequested)
    def _aid_requested(self, kind: str, content: Content | Erased, content_hash: str) -> None:
        self.aid_kind = kind
        self.content = content
        self.content_hash = content_hash

    @event(FeeObjected)
    def _fee_objected(self, clock: Clock) -> None:
        self.objecting = True
        self._start(clock)

    @event(Watched)
    def _watched(self, watcher: UUID) -> None:
        self.watchers = (*self.watchers, watcher)

    # --- the court examines -------------------------------------------------------------------------------------------

    @event(Assigned)
    def _assigned(self, judge_id: UUID | None) -> None:
        self.judge_id = judge_id

    @event(Claimed)
    def _claimed(self, holder_id: UUID) -> None:
        self.holder_id = holder_id

    @event(Released)
    def _released(self) -> None:
        self.holder_id = None

    @event(Accepted)
    def _accepted(self, accepted_at: datetime, clock: Clock | None, case_no: str) -> None:
        self.status = Status.UNDER_REVIEW
        self.accepted_at = accepted_at
        self.case_no = case_no or self.case_no
        self._start(clock)

    @event(ReturnedForCorrection)
    def _returned_for_correction(self, days: int, clock: Clock | None, returned_at: datetime) -> None:
        self.status = Status.RETURNED
        self.returned = True
        self._stop("D1", "D2")
        self._wait("D6", days, clock, returned_at)

    @event(Served)
    def _served(self, clock: Clock) -> None:
        self._start(clock)

    @event(GuaranteeOrdered)
    def _guarantee_ordered(
        self, amount: Decimal, days: int, clock: Clock | None, ordered_at: datetime
    ) -> None:
        self.guarantee_ordered_in = self.status
        self.guarantee_required = amount
        self.exempted = False
        self.status = Status.GUARANTEE_REQUIRED
        self._stop("D2")  # it runs from the guarantee then; 48 hours run on
        self._wait("D5", days, clock, ordered_at)

    @event(GuaranteeOrderChanged)
    def _guarantee_order_changed(self, amount: Decimal, clock: Clock | None) -> None:
        self.guarantee_required = amount
        self._guaranteed_again(clock)

    @event(ExemptionGranted)
    def _exemption_granted(self, clock: Clock | None) -> None:
        self.exempted = True
        self.guarantee_required = None
        if self.status is Status.GUARANTEE_REQUIRED:
            self._guaranteed_again(clock)

    @event(ExemptionRefused)
    def _exemption_refused(self) -> None:
        self.exempted = False

    @event(Reviewed)
    def _reviewed(self, *, passed: bool) -> None:
        if passed:
            self.status = Status.AWAITING_RULING
        else:
            self._over(Status.REJECTED)

    # --- the fee ------------------------------------------------------------------------------------------------------

    @event(FeeAssessed)
    def _fee_assessed(self, amount: Decimal, days: int, clock: Clock | None, assessed_at: datetime) -> None:
        self.fee = amount
        self.status = Status.AWAITING_PAYMENT
        self._wait("D4", days, clock, assessed_at)

    @event(FeeBilled)
    def _fee_billed(self, bill_id: UUID) -> None:
        self.bill_id = bill_id

    @event(FeePaid)
    def _fee_paid(self, bill_id: UUID) -> None:
        self.bill_id = self.paid_by = bill_id
        self.deferred_until = None
        self._settled()

    @event(FeeWaived)
    def _fee_waived(self) -> None:
        self.fee = Decimal(0)
        self.aid_kind = ""
        self._settled()

    @event(FeeDeferred)
    def _fee_deferred(self, due_on: date) -> None:
        self.deferred_until = due_on
        self.aid_kind = ""
        self._settled()

    @event(FeeReduced)
    def _fee_reduced(self, amount: Decimal, days: int, clock: Clock | None, reduced_at: datetime) -> None:
        self.aid_kind = ""
        self.fee = amount  # on the same bill, which payment revises
        self._wait("D4", days, clock, reduced_at)

    @event(AidRefused)
    def _aid_refused(self, days: int, clock: Clock | None, refused_at: datetime) -> None:
        self.aid_kind = ""
        self._wait("D4", days, clock, refused_at)

    @event(FeeObjectionDecided)
    def _fee_objection_decided(
        self, amount: Decimal, days: int, clock: Clock | None, decided_at: datetime
    ) -> None:
        self.objecting = False
        self.fee = amount  # on the same bill, which payment revises
        self._stop("D20")
        self._wait("D4", days, clock, decided_at)

    @event(FeeLapsed)
    def _fee_lapsed(self) -> None:
        self._over(Status.LAPSED)

    @event(Reinstated)
    def _reinstated(
        self,
        bill_id: UUID | None,
        days: int,
        clock: Clock | None,
        court_clock: Clock,
        reinstated_at: datetime,
    ) -> None:
        self._start(court_clock)
        if bill_id is None:
            self.status = Status.AWAITING_PAYMENT
            self._wait("D4", days, clock, reinstated_at)
        else:
            self.status = Status.AWAITING_RULING
            self.bill_id = self.paid_by = bill_id

    # --- the ruling and the measures ----------------------------------------------------------------------------------

    @event(Ruled)
    def _ruled(self, ruling: Ruling | Erased, result: Result, case_no: str, clock: Clock | None) -> None:
        self.ruling = ruling
        self.case_no = case_no
        self._over(result.status)
        self._start(clock)

    @event(Reconsidered)
    def _reconsidered(self, outcome: str, clock: Clock | None) -> None:
        if outcome == "REVOKED":
            dismissed = self.status is Status.RULED_DISMISSED
            self.measures = {}
            self._over(Status.RULED_GRANTED if dismissed else Status.LIFTED)
            self._start(clock)

    @event(MeasureTaken)
    def _measure_taken(
        self,
        *,
        measure_id: UUID,
        property_type: str,
        special: str,
        respondent: int,
        taken_on: date,
        until: date | None,
        sue_by: Clock | None,
    ) -> None:
        if self.status is not Status.CONVERTED:
            self.status = Status.IN_FORCE
        taken = InForce(property_type, special, respondent, taken_on, until)
        self.measures = {**self.measures, measure_id: taken}
        self._stop("D3")
        self._start(sue_by)

    @event(NothingFound)
    def _nothing_found(self) -> None:
        self._stop("D3")  # to search is to begin

    @event(MeasureRenewed)
    def _measure_renewed(self, measure_id: UUID, until: date) -> None:
        self.measures = {**self.measures, measure_id: replace(self.measures[measure_id], until=until)}

    @event(ObjectSwapped)
    def _object_swapped(self, measure_id: UUID, property_type: str) -> None:
        other = replace(self.measures[measure_id], property_type=property_type, special="")
        self.measures = {**self.measures, measure_id: other}

    @event(MeasureLifted)
    def _measure_lifted(self, measure_id: UUID) -> None:
        self._ended(measure_id, Status.LIFTED)

    @event(MeasureExpired)
    def _measure_expired(self, measure_id: UUID) -> None:
        self._ended(measure_id, Status.EXPIRED)

    @event(Transferred)
    def _transferred(self, to_court: str) -> None:
        self.court = to_court
        self.judge_id = self.holder_id = None

    @event(SuitFiled)
    def _suit_filed(self) -> None:
        self._converted()

    @event(ArbitrationFiled)
    def _arbitration_filed(self) -> None:
        self._converted()

    @event(EnforcementFiled)
    def _enforcement_filed(self) -> None:
        self._converted()

    @event(Lifted)
    def _lifted(self) -> None:
        self._over(Status.LIFTED)

    # --- parts --------------------------------------------------------------------------------------------------------

    def _start(self, clock: Clock | None) -> None:
        if clock is not None:
            self._stop(clock.rule)
            self.clocks = {**self.clocks, clock.rule: clock}

    def _wait(self, rule: str, days: int, clock: Clock | None, issued_at: datetime) -> None:
        """Start the clock, or remember how long it will be once its paper, issued then, is served."""
        self._stop(rule)
        if clock is None:
            self.days = {**self.days, rule: days}
            self.issued = {**self.issued, rule: issued_at}
        self._start(clock)

    def _stop(self, *rules: str) -> None:
        self.clocks = {rule: each for rule, each in self.clocks.items() if rule not in rules}
        self.days = {rule: each for rule, each in self.days.items() if rule not in rules}

    def _over(self, status: Status) -> None:
        """Come to an end, or to the ruling: what ran until then runs no longer."""
        self.status = status
        self.clocks, self.days = {}, {}

    def _guaranteed_again(self, clock: Clock | None) -> None:
        """Go back to where the guarantee was ordered."""
        self.status = self.guarantee_ordered_in or Status.UNDER_REVIEW
        self.guarantee_ordered_in = None
        self._stop("D5")
        self._start(clock)

    def _settled(self) -> None:
        """Let the ruling wait for the fee no longer."""
        if self.status is Status.AWAITING_PAYMENT:
            self.status = Status.AWAITING_RULING
        self._stop("D4", "D20")
        self.objecting = False

    def _ended(self, measure_id: UUID, how: Status) -> None:
        self.measures = {each: measure for each, measure in self.measures.items() if each != measure_id}
        if not self.measures:
            self._over(how)

    def _converted(self) -> None:
        self.status = Status.CONVERTED
        self._stop("D7")
