"""The fee: assessed, asked for less, paid, or not paid in time."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.clock import day
from services.chassis.refusals import bad
from services.dossier.working_days import Calendar
from services.preservation.domain import clocks, events, fee, refusals
from services.preservation.domain.aid import AidDecision, AidNotAsked, AidUndecided, reduced
from services.preservation.domain.content import Content
from services.preservation.domain.objection import FeeVerdict, NoObjectionOpen, ObjectionOpen
from services.preservation.domain.standing import Standing


class Charging(Standing):
    """What the court and payment do about the fee."""

    def charge(
        self, content: Content, *, days: int, aid: AidDecision | None, at: datetime, calendar: Calendar
    ) -> None:
        """
        Assess the fee with the review that passed, once, and decide the aid that was asked for with the application.

        Conduct and evidence have no property amount [诉讼费用交纳办法 art. 14(2)].
        """
        self.must_allow(events.FeeAssessed)
        if self.fee is not None:
            raise refusals.NoFeeDue
        basis = content.creation.amount if content.creation.type == "PROPERTY" else None
        self.step(
            events.FeeAssessed,
            basis=basis,
            amount=fee.assess(basis).fee,
            assessed_at=at,
            **self._to_pay(days, at=at, calendar=calendar),
        )
        if aid is not None:
            self.decide_aid(aid, days=days, at=at, calendar=calendar)

    def must_be_answerable(self, decision: AidDecision, *, at: datetime) -> None:
        """Refuse a decision on aid that nobody asked for, or that the law does not allow [诉讼费用交纳办法 arts 44-48]."""
        if not self.aid_kind:
            raise AidNotAsked
        decision.must_be_lawful(natural=self.is_natural, today=day(at))

    def decide_aid(self, decision: AidDecision, *, days: int, at: datetime, calendar: Calendar) -> None:
        """Decide on judicial aid [诉讼费用交纳办法 arts 44-48]; a refusal sets a new period to pay [art. 22(4)]."""
        self.must_allow(DECIDED[decision.outcome])
        self.must_be_answerable(decision, at=at)
        facts: dict[str, Any]
        match decision.outcome:
            case "WAIVED":
                facts = {"waived_at": at}
            case "DEFERRED":
                facts = {"amount": self.fee, "due_on": decision.due_on, "deferred_at": at}
            case "REDUCED":
                percent = decision.percent or 0
                facts = {
                    "percent": percent,
                    "amount": reduced(self.fee or Decimal(0), percent),
                    "reduced_at": at,
                }
                facts |= self._to_pay(days, at=at, calendar=calendar)
            case _:
                facts = {"amount": self.fee, "refused_at": at, **self._to_pay(days, at=at, calendar=calendar)}
        self.step(DECIDED[decision.outcome], decision=decision, **facts)

    def decide_fee_objection(
        self, verdict: FeeVerdict, *, days: int, at: datetime, calendar: Calendar
    ) -> None:
        """Answer an objection to the fee; the period to pay begins anew [诉讼费用交纳办法 art. 43(2)]."""
        self.must_allow(events.FeeObjectionDecided)
        if not self.objecting:
            raise NoObjectionOpen
        verdict.must_be_a_fee()
        amount = self.fee if verdict.amount is None else verdict.amount
        self.step(
            events.FeeObjectionDecided,
            verdict=verdict,
            changed=amount != self.fee,
            amount=amount,
            decided_at=at,
            **self._to_pay(days, at=at, calendar=calendar),
        )

    def bill(self, bill_id: UUID) -> None:
        """Note by which bill the fee is to be paid."""
        self.must_allow(events.FeeBilled)
        if self.fee is None or self.bill_id is not None:
            raise refusals.NoFeeDue
        self.step(events.FeeBilled, bill_id=bill_id)

    @property
    def is_waived(self) -> bool:
        """Tell whether nothing is owed although a fee was assessed."""
        return self.fee == 0

    def pay_fee(self, *, bill_id: UUID, amount: Decimal, at: datetime) -> None:
        """Record that the fee was paid, at the channel's own time; a deferred one may come after the ruling."""
        self.must_allow(events.FeePaid)
        if self.paid_by is not None or self.fee is None or self.is_waived:
            raise refusals.NoFeeDue
        if amount != self.fee:
            raise refusals.FeeDiffers
        self.step(events.FeePaid, bill_id=bill_id, amount=amount, paid_at=at)

    def lapse(self, *, at: datetime) -> None:
        """
        Treat it as withdrawn, for its fee was not paid in time [诉讼费用交纳办法 art. 22(4); 交纳诉讼费用通知书].

        A payment under way, an undecided request for aid and an open objection keep it shut.
        """
        self.must_allow(events.FeeLapsed)
        if self.aid_kind:
            raise AidUndecided
        if self.objecting:
            raise ObjectionOpen
        clock = self.clocks.get("D4")
        if clock is None or not clock.is_over(at - clocks.SETTLING):
            raise refusals.FeeNotOverdue
        self.step(events.FeeLapsed, lapsed_at=at)

    def reinstate(
        self, reason: str, *, bill_id: UUID | None, days: int, at: datetime, calendar: Calendar
    ) -> None:
        """
        Take it up again: the fee was paid in time by *bill_id*, or aid was asked for in time and a new period runs.

        The court's own time begins anew [民事诉讼法 arts 103(3), 104(2); 法释〔2016〕22号 art. 4].
        """
        self.must_allow(events.Reinstated)
        if bill_id not in (None, self.bill_id):
            zh, en = "不是本申请的缴费单", "is no bill of this application"
            raise refusals.FeeDiffers(bad("bill_id", "unknown", zh, en))
        court = clocks.to_rule(hurried=self.urgent, since=at, calendar=calendar)
        period = {"days": 0, "clock": None, "due_on": None}
        self.step(
            events.Reinstated,
            reason=reason,
            bill_id=bill_id,
            court_clock=court,
            reinstated_at=at,
            **(period if bill_id else self._to_pay(days, at=at, calendar=calendar)),
        )

    def _to_pay(self, days: int, *, at: datetime, calendar: Calendar) -> dict[str, Any]:
        """Return the period to pay in: the court sets it, its form says seven days [诉讼费用交纳办法 art. 22(3)]."""
        period = self.noticed("D4", days, at=at, calendar=calendar)
        return {**period, "due_on": period["clock"].last_on if period["clock"] else None}


DECIDED: dict[str, type[events.Step]] = {
    "WAIVED": events.FeeWaived,
    "DEFERRED": events.FeeDeferred,
    "REDUCED": events.FeeReduced,
    "REFUSED": events.AidRefused,
}
"""What happens by a decision on aid."""
