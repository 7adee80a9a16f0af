"""The fee: aid, objections, lapse and reinstatement; and what payment lets us know."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import NotYet
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.clocks import DAYS_TO_PAY
from services.preservation.domain.objection import FeeVerdict
from services.preservation.domain.status import Status, is_lawful
from services.preservation.use_cases.clocks import paid_after_lapse
from services.preservation.use_cases.desk import PRESIDING, Desk
from services.preservation.use_cases.examining import aid_decision


class Charging(Desk):
    """What the court and payment do about the fee."""

    def decide_aid(self, *, cause: Cause, application_id: UUID, decision: dict[str, Any]) -> dict[str, Any]:
        """Decide on judicial aid: 司法救助."""
        application = self._to_decide(application_id, cause.actor)
        application.decide_aid(
            aid_decision(decision),
            days=decision.get("days", DAYS_TO_PAY),
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

    def decide_fee_objection(
        self, *, cause: Cause, application_id: UUID, verdict: dict[str, Any]
    ) -> dict[str, Any]:
        """Answer an objection to the fee, for the court's president: 复核."""
        application = self._to_decide(application_id, cause.actor, PRESIDING)
        application.decide_fee_objection(
            FeeVerdict(
                reasons=verdict["reasons"],
                amount=verdict.get("amount"),
                officer=verdict.get("officer", ""),
            ),
            days=verdict.get("days", DAYS_TO_PAY),
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

    def lapse_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Treat it as withdrawn, for its fee was not paid in time: 按撤回申请处理."""
        application = self._to_decide(application_id, cause.actor)
        application.lapse(at=cause.at)
        return self._saved(cause, application)

    def reinstate_application(
        self, *, cause: Cause, application_id: UUID, reinstatement: dict[str, Any]
    ) -> dict[str, Any]:
        """Take up again what had lapsed: 恢复办理."""
        application = self._to_decide(application_id, cause.actor)
        application.reinstate(
            reinstatement["reason"],
            bill_id=reinstatement.get("bill_id"),
            days=reinstatement.get("days", DAYS_TO_PAY),
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

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
        """
        Record that the fee was paid; the same payment heard of again changes nothing.

        While a guarantee is awaited it waits, too. Money that comes when none is due any more (the application lapsed,
        was withdrawn or dismissed meanwhile) is laid before the court, which takes it up again or has it refunded.
        """
        application = self._billed(application_id)
        if application is None or application.paid_by == bill_id:
            return self.store.save(cause=cause)
        if application.status is Status.GUARANTEE_REQUIRED:
            raise NotYet
        if not is_lawful(application.status, "FeePaid"):
            return self.store.save(paid_after_lapse(application, cause), cause=cause)
        application.pay_fee(bill_id=bill_id, amount=amount, at=paid_at)
        return self._saved(cause, application)

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
