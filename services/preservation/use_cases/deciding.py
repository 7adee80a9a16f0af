"""The court's side, and what payment lets us know of the fee."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotYet, Refusal
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.decision import Decision
from services.preservation.domain.review import Review
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.status import Result
from services.preservation.use_cases.desk import ACCEPTING, ASSIGNING, RULING, Desk


class NoJudgeHere(Refusal):
    """An application is assigned to a judge of the court that it lies before."""

    CODE = "preservation.no-judge-here"


class Deciding(Desk):
    """What a court decides, and what becomes of the fee."""

    def accept_application(self, *, cause: Cause, application_id: UUID, content_hash: str) -> dict[str, Any]:
        """Take the papers in: 受理."""
        application = self._before_court(application_id, cause.actor, ACCEPTING)
        application.accept(content_hash=content_hash, at=cause.at)
        return self._saved(cause, application)

    def assign_application(
        self, *, cause: Cause, application_id: UUID, judge_id: UUID | None = None
    ) -> dict[str, Any]:
        """Give the application to a judge of the court, or to nobody in particular: 分案."""
        application = self._before_court(application_id, cause.actor, ASSIGNING)
        if judge_id is not None and judge_id not in self.staff.judges(cause.actor.office):
            raise NoJudgeHere(
                {"field": "judge_id", "code": "unknown", "zh": "本院没有这名法官", "en": "no judge here"}
            )
        application.assign(judge_id, at=cause.at)
        return self._saved(cause, application)

    def review_application(
        self, *, cause: Cause, application_id: UUID, review: dict[str, Any]
    ) -> dict[str, Any]:
        """Record the court's review: 审核日期, 审核结果, 备注."""
        application = self._before_judge(application_id, cause.actor)
        found = Review(
            passed=review["passed"],
            reviewed_on=review.get("reviewed_on") or clock.day(cause.at),
            remark=review.get("remark", ""),
            reasons=tuple(review.get("reasons", ())),
            officer=review.get("officer", ""),
            officer_no=review.get("officer_no", ""),
        )
        application.review(found, content_hash=review["content_hash"], at=cause.at)
        return self._saved(cause, application)

    def rule_on_application(
        self, *, cause: Cause, application_id: UUID, ruling: dict[str, Any]
    ) -> dict[str, Any]:
        """Record the court's ruling and what its paper says."""
        application = self._before_judge(application_id, cause.actor)
        given = Ruling(
            result=Result(ruling["result"]),
            ruled_on=ruling.get("ruled_on") or clock.day(cause.at),
            case_no=ruling["case_no"],
            reasons=ruling["paper"]["reasons"],
            order=ruling["paper"]["order"],
            judge=ruling["paper"]["judge"],
            clerk=ruling["paper"].get("clerk", ""),
            officer=ruling.get("officer", ""),
            officer_no=ruling.get("officer_no", ""),
        )
        application.rule(given, content_hash=ruling["content_hash"], at=cause.at)
        return self._saved(cause, application)

    def refuse_decision(self, *, cause: Cause, application_id: UUID | None, code: str) -> dict[str, Any]:
        """Answer an office whose decision broke a rule; the answer goes out in its feed like any event."""
        refused = Decision.refuse(
            id=cause.new_id("refused"),
            decision_id=cause.id,
            office=cause.actor.office,
            application_id=application_id,
            code=code,
            at=cause.at,
        )
        return self.store.save(refused, cause=cause, answer={"refused": code})

    def record_bill(self, *, cause: Cause, application_id: UUID, bill_id: UUID) -> dict[str, Any]:
        """Note the bill of the fee; it may be heard of again, or after its payment."""
        application = self._billed(application_id)
        if application is None or application.bill_id == bill_id:
            return self.store.save(cause=cause)
        application.bill(bill_id)
        return self._saved(cause, application)

    def record_fee(
        self, *, cause: Cause, application_id: UUID, bill_id: UUID, amount: Decimal, paid_at: datetime
    ) -> dict[str, Any]:
        """Record that the fee was paid; the same payment heard of again changes nothing."""
        application = self._billed(application_id)
        if application is None or application.paid_by == bill_id:
            return self.store.save(cause=cause)
        application.pay_fee(bill_id=bill_id, amount=amount, at=paid_at)
        return self._saved(cause, application)

    def _before_judge(self, application_id: UUID, by: Actor) -> PreservationApplication:
        """Return an application that the actor decides on: its judge, any judge if it has none, or the court's program."""
        application = self._before_court(application_id, by, RULING)
        if by.role == "judge":
            application.must_be_open_to(by.id)
        return application

    def _billed(self, application_id: UUID) -> PreservationApplication | None:
        """
        Return the application that a bill is about, or None when it is about something else.

        Raises:
            NotYet: no fee was assessed that the bill could be for.
        """
        application = self.store.find(PreservationApplication, application_id)
        if application is not None and application.fee is None:
            raise NotYet
        return application

    def _saved(self, cause: Cause, application: PreservationApplication) -> dict[str, Any]:
        answer = {"id": application.id, "version": application.version, "status": application.status}
        return self.store.save(application, cause=cause, answer=answer)
