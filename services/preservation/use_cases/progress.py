"""办理进度: what the history of one application shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from services.chassis.store import Recorded, replay
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import ERASED, Content, erased
from services.preservation.domain.status import RULED, Status
from services.preservation.use_cases import words

E = TypeVar("E")


def of(history: Sequence[Recorded]) -> Progress | None:
    """Return what the history of an application shows, or None when it is no application's."""
    if not history or not isinstance(history[0].event, Application.Created):
        return None
    return Progress(history)


class Progress:
    """An application as its history shows it."""

    def __init__(self, history: Sequence[Recorded]) -> None:
        self._history = history
        self._latest = {type(each.event): each.event for each in history}
        self.application: Application = replay(each.event for each in history)

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.application.status

    @property
    def content(self) -> Content | None:
        """What it says, frozen; None while it is a draft. Of what was erased, what may be told of it is left."""
        submitted = self.happened(Application.Submitted)
        if submitted is None or submitted.content:
            return self.application.content or None
        return erased(submitted.court, submitted.category, submitted.type, submitted.amount)

    @property
    def created_at(self) -> datetime:
        """When it was begun."""
        created: Application.Created = self._history[0].event
        return created.created_at

    def happened(self, event: type[E]) -> E | None:
        """Return the last event of this kind."""
        return self._latest.get(event)

    def head(self) -> dict[str, Any]:
        """Return what every view of it begins with."""
        submitted = self.happened(Application.Submitted)
        return {
            "id": self.application.id,
            "version": self.application.version,
            "number": self.application.number,
            "status": self.status,
            "content_hash": self.application.content_hash or None,
            "submitted_at": submitted.submitted_at if submitted else None,
        }

    # --- the blocks of the page ---------------------------------------------------------------------------------------

    def blocks(self) -> dict[str, Any]:
        """Return 裁定信息, 交费信息 and 保全审核信息; each is None until it happened."""
        return {"ruling": self._ruling(), "payment": self._payment(), "review": self._review()}

    def _ruling(self) -> dict[str, Any] | None:
        ruled = self.happened(Application.Ruled)
        if ruled is None:
            return None
        ruling = ruled.ruling
        return {
            "result": ruled.result,
            "result_text": words.RESULT[ruled.result],
            "ruled_on": ruled.ruled_on,
            "case_no": ruled.case_no,
            "reasons": ruling.reasons if ruling else ERASED,
            "judge": ruling.judge if ruling else ERASED,
            "has_paper": bool(ruling),
        }

    def _payment(self) -> dict[str, Any] | None:
        assessed, paid = self.happened(Application.FeeAssessed), self.happened(Application.FeePaid)
        if assessed is None:
            return None
        state = "PAID" if paid else "DUE"
        return {
            "state": state,
            "state_text": words.FEE[state],
            "amount": assessed.amount,
            "due_on": assessed.due_on,
            "paid_at": paid.paid_at if paid else None,
            "bill_id": self.application.bill_id,
        }

    def _review(self) -> dict[str, Any] | None:
        reviewed = self.happened(Application.Reviewed)
        if reviewed is None:
            return None
        review = reviewed.review
        return {
            "passed": reviewed.passed,
            "result_text": words.REVIEW[reviewed.passed],
            "reviewed_on": reviewed.reviewed_on,
            "remark": review.remark if review else ERASED,
            "reasons": reviewed.reasons,
        }

    # --- the flow chart -----------------------------------------------------------------------------------------------

    def flow(self) -> list[dict[str, str]]:
        """Return the boxes of the flow chart: done, where it is now, what comes, what was refused or left out."""
        states = self._states()
        return [{"step": step, "text": text, "state": states[step]} for step, text in words.FLOW.items()]

    def _states(self) -> dict[str, str]:
        done = {
            "SUBMITTED": self.happened(Application.Submitted) is not None,
            "REVIEWED": self.happened(Application.Reviewed) is not None,
            "PAID": self.happened(Application.FeePaid) is not None,
            "RULED": self.status in RULED,
        }
        refused = {Status.REJECTED: "REVIEWED", Status.RULED_DISMISSED: "RULED"}.get(self.status)
        over = self.status in RULED | {Status.REJECTED, Status.WITHDRAWN}
        now = None if over else next(step for step in done if not done[step])
        return {
            step: "REFUSED"
            if step == refused
            else "DONE"
            if done[step]
            else "NOW"
            if step == now
            else "SKIPPED"
            if over
            else "NEXT"
            for step in done
        }

    # --- the history in words -----------------------------------------------------------------------------------------

    def timeline(self, *, court_name: str) -> list[dict[str, Any]]:
        """Return the history in words, oldest first."""
        return [self._line(each, court_name) for each in self._history if each.topic in words.HAPPENED]

    def _line(self, recorded: Recorded, court_name: str) -> dict[str, Any]:
        event, meta = recorded.event, recorded.meta
        role = words.ROLE.get(meta["actor"]["role"], words.SYSTEM)
        decided = getattr(event, "review", None) or getattr(event, "ruling", None)
        officer = decided.officer if decided else ""
        return {
            "what": recorded.topic,
            "text": words.HAPPENED[recorded.topic].format(**_facts(event)),
            "at": meta["at"],
            "who": officer or (court_name if role == words.COURT else role),
            "role": role,
        }


def _facts(event: Any) -> dict[str, Any]:
    """Return the facts of an event that its line names."""
    match event:
        case Application.Reviewed(passed=passed):
            return {"result": words.REVIEW[passed]}
        case Application.Ruled(result=result):
            return {"result": words.RESULT[result]}
        case _:
            return {name: words.spelt(value) for name, value in vars(event).items()}
