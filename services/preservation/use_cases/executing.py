"""Enforcement: measures, nothing found, and what a court records of them later."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from contracts.identifiers import case_number
from services.chassis.causes import Cause
from services.chassis.refusals import BadInput, bad
from services.dossier.lists import TEST_COURT
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.guarantee import GuaranteeOrder
from services.preservation.domain.measure import Found, Measure, Swap
from services.preservation.domain.ruling import Verdict
from services.preservation.use_cases.desk import ENFORCING, FOLLOWING_UP, Desk
from services.preservation.use_cases.filing import CaseNumberWrong, CourtUnknown

NEEDED: dict[str, tuple[str, ...]] = {
    "RENEWED": ("measure_id", "until"),
    "LIFTED": ("reason",),
    "SWAPPED": ("measure_id", "description", "property_type"),
    "GUARANTEE_REPLACED": ("value",),
    "GUARANTEE_SUPPLEMENTED": ("value",),
    "TRANSFERRED": ("to_court",),
    "SUIT_FILED": ("case_no",),
    "ARBITRATION_FILED": ("case_no",),
    "ENFORCEMENT_FILED": ("case_no",),
    "RECONSIDERED": ("outcome", "reason"),
}
"""What each kind of follow-up must say beside its day."""


class Executing(Desk):
    """What enforcement does, and what becomes of it."""

    def take_measure(self, *, cause: Cause, application_id: UUID, measure: dict[str, Any]) -> dict[str, Any]:
        """Record a measure with its day and the day on which its term ends."""
        application = self._to_decide(application_id, cause.actor, ENFORCING)
        measure_id = cause.new_id("measure")
        application.take_measure(
            measure_id,
            Measure(
                action=measure["action"],
                description=measure["description"],
                property_type=measure.get("property_type") or "",
                clue=measure.get("clue"),
                amount=measure.get("amount"),
                keeper=measure.get("keeper", ""),
                special=measure.get("special") or "",
                waiting=measure.get("waiting", False),
                officer=measure.get("officer", ""),
            ),
            respondent=measure["respondent"],
            taken_on=measure["taken_on"],
            until=measure.get("until"),
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

    def record_nothing_found(
        self, *, cause: Cause, application_id: UUID, found: dict[str, Any]
    ) -> dict[str, Any]:
        """Record that nothing was found to preserve."""
        application = self._to_decide(application_id, cause.actor, ENFORCING)
        said = {name: value for name, value in found.items() if name != "searched_on"}
        application.find_nothing(Found(**said), searched_on=found["searched_on"], at=cause.at)
        return self._saved(cause, application)

    def record_follow_up(
        self, *, cause: Cause, application_id: UUID, follow_up: dict[str, Any]
    ) -> dict[str, Any]:
        """Record what became of ruling or measure."""
        application = self._to_decide(application_id, cause.actor, FOLLOWING_UP)
        absent = [each for each in NEEDED[follow_up["kind"]] if not follow_up.get(each)]
        if absent:
            raise BadInput(*(bad(each, "required", "必填", "is required") for each in absent))
        match follow_up["kind"]:
            case "TRANSFERRED":
                self._must_be_another(application.court, follow_up["to_court"])
            case "SUIT_FILED" | "ENFORCEMENT_FILED" if case_number(follow_up["case_no"]) is None:
                raise CaseNumberWrong(
                    bad("case_no", "format", "案号格式不正确", "is not a well-formed case number")
                )
        self._follow_up(application, follow_up, cause)
        return self._saved(cause, application)

    def _must_be_another(self, court: str, to_court: str) -> None:
        """Refuse a court that there is not, the court itself, and the way between the test court and the others."""
        if self.courts.get(to_court) is None:
            raise CourtUnknown(bad("to_court", "unknown", "没有这个法院", "there is no such court"))
        if to_court == court or TEST_COURT in (court, to_court):
            raise CourtUnknown(bad("to_court", "choice", "不能移送该法院", "nothing is transferred there"))

    def _follow_up(self, application: PreservationApplication, said: dict[str, Any], cause: Cause) -> None:
        on, at, reason = said["on"], cause.at, said.get("reason", "")
        match said["kind"]:
            case "RENEWED":
                application.renew_measure(said["measure_id"], renewed_on=on, until=said["until"], at=at)
            case "LIFTED":
                _lift(application, said, cause)
            case "SWAPPED":
                swap = Swap(
                    description=said["description"],
                    property_type=said["property_type"],
                    value=said.get("value"),
                    reason=reason,
                )
                application.swap_object(said["measure_id"], swap, swapped_on=on, at=at)
            case "GUARANTEE_REPLACED":
                order = GuaranteeOrder(amount=said["value"], reason=reason)
                application.replace_guarantee(order, on=on, at=at)
            case "GUARANTEE_SUPPLEMENTED":
                order = GuaranteeOrder(amount=said["value"], reason=reason)
                application.supplement_guarantee(order, on=on, at=at)
            case "TRANSFERRED":
                application.transfer(said["to_court"], on=on, at=at)
            case "RECONSIDERED":
                verdict = Verdict(outcome=said["outcome"], reasons=reason)
                application.reconsider(verdict, reconsidered_on=on, at=at, calendar=self.calendar())
            case filed:
                application.convert(filed.removesuffix("_FILED"), case_no=said["case_no"], filed_on=on, at=at)


def _lift(application: PreservationApplication, said: dict[str, Any], cause: Cause) -> None:
    """Lift one measure, or all of them; before the first one, the preservation as such."""
    how = {"reason": said["reason"], "lifted_on": said["on"], "at": cause.at}
    if said.get("measure_id") is not None:
        application.lift_measure(said["measure_id"], **how)
        return
    measures = list(application.measures)
    for each in measures:
        application.lift_measure(each, **how)
    if not measures:
        application.lift(said["reason"], lifted_on=said["on"], at=cause.at)
