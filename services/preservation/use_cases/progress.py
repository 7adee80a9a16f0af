"""办理进度: what the history of one application shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from services.chassis.store import Recorded
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.status import EDITABLE, Status, is_lawful
from services.preservation.use_cases import words
from services.preservation.use_cases.blocks import blocks
from services.preservation.use_cases.history import History

STOPPED = {Status.REJECTED: "REVIEWED", Status.LAPSED: "PAID", Status.RULED_DISMISSED: "RULED"}
"""At which box of the flow chart an application ended that came no further."""

ACTS = {
    "submit": "Submitted",
    "delete": "Deleted",
    "withdraw": "Withdrawn",
    "provide_guarantee": "GuaranteeProvided",
    "request_aid": "AidRequested",
    "object_to_fee": "FeeObjected",
}
"""What the applicant does, by the event that must be lawful for it."""


def of(history: Sequence[Recorded]) -> Progress | None:
    """Return what the history of an application shows, or None when it is no application's."""
    if not history or not isinstance(history[0].event, Application.Created):
        return None
    return Progress(history)


class Progress(History):
    """An application as its history shows it."""

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

    def blocks(self, content: Content | None = None) -> dict[str, Any]:
        """Return the blocks of the page, by what it says in *content*, or frozen; each is None until it happened."""
        return blocks(self, content or self.content)

    def allowed(self) -> list[str]:
        """Return what the applicant may do now."""
        acts = [act for act, happened in ACTS.items() if is_lawful(self.status, happened)]
        application = self.application
        if application.aid_kind and "request_aid" in acts:
            acts.remove("request_aid")
        if application.objecting and "object_to_fee" in acts:
            acts.remove("object_to_fee")
        billed = application.bill_id is not None and application.paid_by is None
        if billed and not application.is_waived and is_lawful(self.status, "FeePaid"):
            acts.append("pay")  # a deferred one, too
        if self.status in EDITABLE:
            acts.append("edit")
        return [*acts, "copy"]

    # --- the flow chart -----------------------------------------------------------------------------------------------

    def flow(self) -> list[dict[str, str]]:
        """Return the boxes of the flow chart: done, where it is now, what comes, what was refused or left out."""
        done, left_out = self._done(), self._left_out()
        over = "RULED" in done or self.status in STOPPED or self.status is Status.WITHDRAWN
        open_ = [step for step in words.FLOW if step not in done | left_out]
        boxes = []
        for step, text in words.FLOW.items():
            if STOPPED.get(self.status) == step:
                state = "REFUSED"
            elif step in done:
                state = "DONE"
            elif over or step in left_out:
                state = "SKIPPED"
            else:
                state = "NOW" if step == open_[0] else "NEXT"
            boxes.append({"step": step, "text": text, "state": state})
        return boxes

    def _done(self) -> set[str]:
        done = {
            "SUBMITTED": self.application.submitted_at is not None and self.status is not Status.RETURNED,
            "REVIEWED": self.happened(Application.Reviewed) is not None,
            "PAID": self.application.paid_by is not None,
            "RULED": self.happened(Application.Ruled) is not None,
        }
        return {step for step, is_done in done.items() if is_done}

    def _left_out(self) -> set[str]:
        """Return the payment, if it was waived, or deferred until after the ruling."""
        deferred = self.happened(Application.FeeDeferred) is not None and self.application.paid_by is None
        return {"PAID"} if deferred or self.application.is_waived else set()

    # --- the history in words -----------------------------------------------------------------------------------------

    def timeline(self, *, named: Callable[[str], str]) -> list[dict[str, Any]]:
        """Return the history in words, oldest first; *named* gives the name of a court."""
        ruled = False
        lines = []
        for each in self.recorded:
            ruled = ruled or isinstance(each.event, Application.Ruled)
            if each.topic in words.HAPPENED:
                then = "" if ruled else "，等待法官裁定"
                lines.append(self._line(each, named, then))
        return lines

    def _line(self, recorded: Recorded, named: Callable[[str], str], then: str) -> dict[str, Any]:
        event, meta = recorded.event, recorded.meta
        role = words.ROLE.get(meta["actor"]["role"], words.SYSTEM)
        court = named(getattr(event, "court", self.application.court))
        facts = {"then": then, "until": _until(recorded), **_facts(event, named)}
        return {
            "what": recorded.topic,
            "text": words.HAPPENED[recorded.topic].format(**facts),
            "at": meta["at"],
            "who": _officer(event) or (court if role == words.COURT else role),
            "role": role,
        }


DECISIONS = (
    "review", "ruling", "correction", "order", "exemption", "decision", "verdict", "measure", "found",
)  # fmt: skip
"""What of an event may say which person decided."""


def _officer(event: Any) -> str:
    decided = (getattr(event, name, None) for name in DECISIONS)
    return next((officer for each in decided if (officer := getattr(each, "officer", ""))), "")


def _until(recorded: Recorded) -> str:
    """Return until when the applicant has time, or a measure lasts."""
    event = recorded.event
    clock = getattr(event, "clock", None)
    day = clock.last_on if clock else getattr(event, "due_on", None) or getattr(event, "until", None)
    if day is None:
        return "" if isinstance(event, Application.MeasureTaken) else "，期限自通知书送达之日起算"
    if isinstance(event, Application.MeasureTaken):
        return f"，至{words.spelt(day)}届满"
    return f"，最迟于{words.spelt(day)}{words.UNTIL.get(recorded.topic, '缴纳')}"


def _facts(event: Any, named: Callable[[str], str]) -> dict[str, Any]:
    """Return the facts of an event that its line names."""
    said = FACTS.get(type(event))
    if said is not None:
        return said(event)
    if isinstance(event, Application.Transferred):
        return {"to_court": named(event.to_court)}
    return {name: words.spelt(value) for name, value in vars(event).items()}


FACTS: dict[type, Callable[[Any], dict[str, Any]]] = {
    Application.Reviewed: lambda event: {"result": words.REVIEW[event.passed]},
    Application.Ruled: lambda event: {"result": words.RESULT[event.result]},
    Application.AidRequested: lambda event: {"kind": words.AID[event.kind]},
    Application.Served: lambda event: {
        "paper": words.SERVED[event.paper],
        "served_on": words.spelt(event.served_on),
    },
    Application.Reconsidered: lambda event: {"outcome": words.RECONSIDERED[event.outcome]},
    Application.MeasureTaken: lambda _: {},
}
"""What the line of an event says in other words than its fields."""
