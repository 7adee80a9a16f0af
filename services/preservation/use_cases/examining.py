"""The court before the ruling: who works on it, notes, taking in, returning, guarantee, review."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Refusal, bad
from services.dossier.content import ERASED
from services.preservation.domain.aid import AidDecision
from services.preservation.domain.clocks import DAYS_TO_PAY
from services.preservation.domain.correction import Correction, Defect
from services.preservation.domain.guarantee import Exemption, GuaranteeOrder
from services.preservation.domain.note import Note
from services.preservation.domain.review import Review
from services.preservation.domain.status import Status
from services.preservation.use_cases.desk import ACCEPTING, ASSIGNING, COURT, EXAMINING
from services.preservation.use_cases.numbering import Given, Numbering


class NoJudgeHere(Refusal):
    """An application is assigned to a judge of the court that it lies before."""

    CODE = "preservation.no-judge-here"


class NoColleagueHere(Refusal):
    """An application is handed to somebody of the court that it lies before."""

    CODE = "preservation.no-colleague-here"


class Examining(Numbering):
    """What a court does with the papers."""

    # --- who works on it ----------------------------------------------------------------------------------------------

    def assign_application(
        self, *, cause: Cause, application_id: UUID, judge_id: UUID | None = None
    ) -> dict[str, Any]:
        """Give the application to a judge of the court, or to nobody in particular: 分案."""
        application = self._before_court(application_id, cause.actor, ASSIGNING)
        if judge_id is not None and judge_id not in self.staff.judges(cause.actor.office):
            zh, en = "本院没有这名法官", "no judge here"
            raise NoJudgeHere(bad("judge_id", "unknown", zh, en))
        application.assign(judge_id, at=cause.at)
        return self._saved(cause, application)

    def claim_application(
        self, *, cause: Cause, application_id: UUID, holder_id: UUID | None = None
    ) -> dict[str, Any]:
        """Work on it: 认领; or hand it to a colleague of the court."""
        application = self._before_court(application_id, cause.actor, EXAMINING)
        if holder_id is not None and holder_id not in self.staff.colleagues(cause.actor.office):
            zh, en = "本院没有这名工作人员", "no colleague here"
            raise NoColleagueHere(bad("holder_id", "unknown", zh, en))
        application.claim(holder_id or cause.actor.account, at=cause.at)
        return self._saved(cause, application)

    def release_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Put it back for whoever comes first."""
        application = self._before_court(application_id, cause.actor, EXAMINING)
        application.release(at=cause.at)
        return self._saved(cause, application)

    def write_note(self, *, cause: Cause, application_id: UUID, text: str) -> dict[str, Any]:
        """Write a note for colleagues."""
        application = self._before_court(application_id, cause.actor, COURT)
        note = Note.write(
            id=cause.new_id("note"),
            application_id=application.id,
            office=cause.actor.office,
            text=text,
            author=cause.actor.id,
            role=cause.actor.role,
            at=cause.at,
        )
        answer = {"id": note.id, "version": note.version, "status": application.status}
        return self.store.save(note, cause=cause, answer=answer)

    def list_notes(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the court's notes on an application, oldest first."""
        application = self._before_court(application_id, by, COURT)
        shown = ("id", "author", "role", "written_at")
        notes = [
            {**{name: row[name] for name in shown}, "text": row["text"] or ERASED}
            for row in self.notes.on(application.id, by.office)
        ]
        return {"items": notes}

    # --- the papers ---------------------------------------------------------------------------------------------------

    def accept_application(
        self, *, cause: Cause, application_id: UUID, content_hash: str, case_no: str = ""
    ) -> dict[str, Any]:
        """Take the papers in: 受理; under the court's own number, or the next of its register."""
        application = self._before_court(application_id, cause.actor, ACCEPTING)
        with self._turn(application, cause, case_no):
            given = self._number(application, cause, case_no)
            application.accept(
                content_hash=content_hash, at=cause.at, calendar=self.calendar(), case_no=given.case_no
            )
            return self._saved_numbered(cause, application, given)

    def return_application(
        self, *, cause: Cause, application_id: UUID, correction: dict[str, Any]
    ) -> dict[str, Any]:
        """Return it with every defect at once: 退回补正."""
        application = self._to_decide(application_id, cause.actor, EXAMINING)
        application.return_for_correction(
            Correction(
                defects=tuple(Defect(**each) for each in correction["defects"]),
                remark=correction.get("remark", ""),
                officer=correction.get("officer", ""),
            ),
            days=correction["days"],
            content_hash=correction["content_hash"],
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

    def record_service(
        self, *, cause: Cause, application_id: UUID, paper: str, served_on: date
    ) -> dict[str, Any]:
        """Record on which day a paper reached its addressee."""
        application = self._to_decide(application_id, cause.actor, EXAMINING)
        application.record_service(paper, served_on=served_on, at=cause.at, calendar=self.calendar())
        return self._saved(cause, application)

    # --- guarantee and review -----------------------------------------------------------------------------------------

    def order_guarantee(self, *, cause: Cause, application_id: UUID, order: dict[str, Any]) -> dict[str, Any]:
        """Order a guarantee, in writing: 责令提供担保."""
        application = self._to_decide(application_id, cause.actor)
        ordered = GuaranteeOrder(
            amount=order["amount"],
            reason=order.get("reason", ""),
            kinds=tuple(order.get("kinds", ())),
            object_value=order.get("object_value"),
            special=order.get("special", ""),
            officer=order.get("officer", ""),
        )
        application.order_guarantee(
            ordered,
            days=order["days"],
            content_hash=order["content_hash"],
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

    def decide_exemption(
        self, *, cause: Cause, application_id: UUID, exemption: dict[str, Any]
    ) -> dict[str, Any]:
        """Let the applicant off the guarantee, or refuse to: 免担保."""
        application = self._to_decide(application_id, cause.actor)
        application.decide_exemption(
            Exemption(
                ground=exemption["ground"],
                reason=exemption["reason"],
                officer=exemption.get("officer", ""),
            ),
            granted=exemption["granted"],
            content_hash=exemption["content_hash"],
            at=cause.at,
            calendar=self.calendar(),
        )
        return self._saved(cause, application)

    def review_application(
        self, *, cause: Cause, application_id: UUID, review: dict[str, Any]
    ) -> dict[str, Any]:
        """Record the court's review: 审核日期, 审核结果, 备注; with the fee, and the aid that was asked for."""
        application = self._to_decide(application_id, cause.actor)
        found = Review(
            passed=review["passed"],
            reviewed_on=review.get("reviewed_on") or clock.day(cause.at),
            remark=review.get("remark", ""),
            reasons=tuple(review.get("reasons", ())),
            officer=review.get("officer", ""),
            officer_no=review.get("officer_no", ""),
        )
        aid = review.get("aid")
        with self._turn(application, cause):
            given = Given(case_no=application.case_no)
            if application.status is Status.SUBMITTED:
                given = self._number(application, cause)
            application.review(
                found,
                content_hash=review["content_hash"],
                at=cause.at,
                calendar=self.calendar(),
                aid=aid_decision(aid) if aid else None,
                days=review.get("days", DAYS_TO_PAY),
                case_no=given.case_no,
            )
            return self._saved_numbered(cause, application, given)


def aid_decision(said: dict[str, Any]) -> AidDecision:
    """Return what the court decided on the aid."""
    return AidDecision(**{name: value for name, value in said.items() if name != "days"})
