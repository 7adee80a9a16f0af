"""How an application stands, and the one place where what may not happen is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.clock import day
from services.chassis.personal import Erased
from services.chassis.refusals import Refusal, bad
from services.dossier.working_days import Calendar
from services.preservation.domain import clocks, events, refusals, review, ruling
from services.preservation.domain.clocks import Clock
from services.preservation.domain.content import Content
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.status import Status, is_lawful

REFUSED: dict[str, type[Refusal]] = {
    "Submitted": refusals.AlreadySubmitted,
    "Deleted": refusals.OnlyDraftsAreDeleted,
    "Withdrawn": refusals.NotWithdrawable,
    "Watched": review.NotUnderReview,
    "Assigned": review.NotUnderReview,
    "Claimed": review.NotUnderReview,
    "Released": review.NotUnderReview,
    "Accepted": review.NotUnderReview,
    "ReturnedForCorrection": review.NotUnderReview,
    "Reviewed": review.NotUnderReview,
    "LetterChecked": review.NotUnderReview,
    "Served": refusals.NotWaitingForService,
    "GuaranteeOrdered": refusals.NoGuaranteeOrder,
    "ExemptionGranted": refusals.NoGuaranteeOrder,
    "ExemptionRefused": refusals.NoGuaranteeOrder,
    "GuaranteeOrderChanged": refusals.NoGuaranteeOrdered,
    "GuaranteeProvided": refusals.NoGuaranteeOrdered,
    "FeeAssessed": refusals.NoFeeDue,
    "FeeBilled": refusals.NoFeeDue,
    "FeePaid": refusals.NoFeeDue,
    "FeeWaived": refusals.NoFeeDue,
    "FeeDeferred": refusals.NoFeeDue,
    "FeeReduced": refusals.NoFeeDue,
    "AidRequested": refusals.NoFeeDue,
    "AidRefused": refusals.NoFeeDue,
    "FeeObjected": refusals.NoFeeDue,
    "FeeObjectionDecided": refusals.NoFeeDue,
    "FeeLapsed": refusals.NoFeeDue,
    "Reinstated": refusals.NotLapsed,
    "Ruled": ruling.NotAwaitingRuling,
    "RulingCorrected": refusals.NotRuled,
    "Reconsidered": refusals.NotRuled,
    "MeasureTaken": refusals.NotEnforceable,
    "NothingFound": refusals.NotEnforceable,
    "Lifted": refusals.NotEnforceable,
}
"""By which rule an event is refused where it is not lawful; what comes after a measure by `NoMeasureInForce`."""


@dataclass(frozen=True)
class InForce:
    """A measure in force: on what kind of property, since and until when, as the court stated."""

    property_type: str
    special: str
    respondent: int
    taken_on: date
    until: date | None


class Standing:
    """What the verbs of an application know of it; `PreservationApplication` keeps it by replay."""

    number: str
    account_id: UUID
    organisation_id: UUID | None
    watchers: tuple[UUID, ...]
    court: str
    category: str
    judge_id: UUID | None
    holder_id: UUID | None
    status: Status
    content: Content | Erased | None
    content_hash: str
    submitted_at: datetime | None
    urgent: bool
    e_served: bool
    accepted_at: datetime | None
    returned: bool
    case_no: str
    clocks: dict[str, Clock]
    """By the rule that they follow, D1 to D20; one that was met or replaced is gone."""
    days: dict[str, int]
    """How long a period will be that waits for its paper to be served; by its rule, too."""
    issued: dict[str, datetime]
    """When the paper of such a period was issued: nobody receives it before."""
    guarantee_required: Decimal | None
    guarantee_ordered_in: Status | None
    exempted: bool
    fee: Decimal | None
    deferred_until: date | None
    """Until when a fee that is not paid yet was deferred."""
    aid_kind: str
    """What aid was asked for and is not decided yet; empty if none."""
    objecting: bool
    bill_id: UUID | None
    paid_by: UUID | None
    ruling: Ruling | Erased | None
    measures: dict[UUID, InForce]

    @property
    def is_natural(self) -> bool:
        """Tell whether every applicant is a natural person; only they can be let off a fee [诉讼费用交纳办法 art. 44(2)]."""
        return isinstance(self.content, Content) and all(
            each.kind == "NATURAL" for each in self.content.basic.applicants
        )

    def must_allow(self, happened: type[events.Event]) -> None:
        """Refuse what may not happen where the application stands, by the name of the rule."""
        if not is_lawful(self.status, happened.__name__):
            raise REFUSED.get(happened.__name__, refusals.NoMeasureInForce)

    def must_be_about(self, content_hash: str) -> Content:
        """Return the content that a decision is about; refuse one on what was replaced, or erased since."""
        if content_hash != self.content_hash or not isinstance(self.content, Content):
            raise refusals.OtherContent
        return self.content

    def must_have_come(self, field: str, on: date, *, at: datetime, since: date | None = None) -> None:
        """Refuse a day that has not come yet, and one before *since*."""
        if on > day(at):
            raise refusals.DateWrong(bad(field, "range", "不能晚于今天", "lies after today"))
        if since is not None and on < since:
            raise refusals.DateWrong(bad(field, "range", f"不能早于{since}", f"lies before {since}"))

    @property
    def submitted_on(self) -> date | None:
        """The day on which the court got what lies before it."""
        return day(self.submitted_at) if self.submitted_at else None

    @property
    def ruled_on(self) -> date | None:
        """The day of the ruling, unless that was erased."""
        return self.ruling.ruled_on if self.ruling else None

    def period(self, rule: str, days: int, *, since: datetime, calendar: Calendar) -> Clock:
        """Set a period for the applicant: the days that the court gave, or inside the 48 hours that the court has."""
        if self.urgent and rule in clocks.INSIDE:
            return clocks.inside(rule, since, self.clocks.get("D1"))
        return clocks.by_days(rule, since, days, calendar)

    def noticed(self, rule: str, days: int, *, at: datetime, calendar: Calendar) -> dict[str, Any]:
        """
        Return the length of a period that a paper sets, and its clock, None until the paper is served.

        It runs from the receipt, which is at once where papers are served electronically
        [民事诉讼法 arts 85, 90(2); 在线诉讼规则 art. 31].
        """
        return {
            "days": 1 if self.urgent and rule in clocks.INSIDE else days,
            "clock": self.period(rule, days, since=at, calendar=calendar) if self.e_served else None,
        }

    def step(self, happened: type[events.Step], **facts: Any) -> None:
        """Let it happen, if it may."""
        self.must_allow(happened)
        told = {
            "account_id": self.account_id,
            "court": self.court,
            "organisation_id": self.organisation_id,
            "watchers": self.watchers,
        }
        self.trigger_event(  # type: ignore[attr-defined]  # of the aggregate that this is a part of
            getattr(self, happened.__name__),  # the library knows an aggregate's own events only
            **{**told, **facts},
        )
        pending = self.pending_events  # type: ignore[attr-defined]  # as above
        pending[-1] = replace(pending[-1], leads_to=self.status)  # known only now
