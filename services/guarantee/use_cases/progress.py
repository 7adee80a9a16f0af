"""办理进度: what the history of one application shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from services.chassis.store import Recorded
from services.dossier.history import History
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.content import Content, erased
from services.guarantee.domain.states import EDITABLE, OVER, State, is_lawful
from services.guarantee.domain.underwriting import reasons_text
from services.guarantee.use_cases import words

STOPPED = {State.DECLINED: "REVIEWED", State.EXPIRED: "PAID"}
"""At which box of the flow chart an application ended that came no further."""

ACTS = {
    "submit": "Submitted",
    "delete": "Deleted",
    "withdraw": "Withdrawn",
    "surrender": "Surrendered",
    "apply_for_preservation": "Used",
}
"""What the applicant does, by the event that must be lawful for it."""


class Progress(History[Application]):
    """An application as its history shows it."""

    handing_in = (Application.Submitted, Application.PapersSupplied)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.application.state

    @property
    def content(self) -> Content | None:
        """What it says, frozen; None while it is a draft. Of what was erased, what may be told of it is left."""
        application = self.application
        if application.content is None or application.content:
            return application.content or None
        return erased(application.court, application.category, application.insurer, application.amount)

    def head(self) -> dict[str, Any]:
        """Return what every view of it begins with."""
        return {
            "id": self.application.id,
            "version": self.application.version,
            "number": self.application.number,
            "status": self.state,
            "status_text": words.STATE[self.state],
            "content_hash": self.application.content_hash or None,
            "submitted_at": self.application.submitted_at,
        }

    def allowed(self) -> list[str]:
        """Return what the applicant may do now."""
        acts = [act for act, happened in ACTS.items() if is_lawful(self.state, happened)]
        if self.state in EDITABLE:
            acts += ["edit", "requote", "sign"]
        if self.state is State.SUBMITTED and self.application.papers_wanted:
            acts.append("supplement")
        if self.state is State.AWAITING_PAYMENT and self.application.bill_id is not None:
            acts.append("pay")
        return acts

    # --- the flow chart -----------------------------------------------------------------------------------------------

    def flow(self) -> list[dict[str, str]]:
        """Return the boxes of the flow chart: done, where it is now, what comes, what was refused or left out."""
        done = self._done()
        over = self.state in OVER
        open_ = [step for step in words.FLOW if step not in done]
        boxes = []
        for step, text in words.FLOW.items():
            if step in done:
                state = "DONE"
            elif STOPPED.get(self.state) == step:
                state = "REFUSED"
            elif over:
                state = "SKIPPED"
            else:
                state = "NOW" if step == open_[0] else "NEXT"
            boxes.append({"step": step, "text": text, "state": state})
        return boxes

    def _done(self) -> set[str]:
        application = self.application
        done = {
            "SUBMITTED": application.submitted_at is not None and self.state is not State.RETURNED,
            "REVIEWED": self.happened(Application.Approved) is not None,
            "PAID": application.paid_by is not None,
            "ISSUED": application.letter is not None,
            "USED": application.preservation_id is not None,
        }
        return {step for step, is_done in done.items() if is_done}

    # --- the history in words -----------------------------------------------------------------------------------------

    def timeline(self, *, named: Callable[[str], str]) -> list[dict[str, Any]]:
        """Return the history in words, oldest first; *named* gives the name of an insurer."""
        return [self._line(each, named) for each in self.recorded if each.topic in words.HAPPENED]

    def _line(self, recorded: Recorded, named: Callable[[str], str]) -> dict[str, Any]:
        event, meta = recorded.event, recorded.meta
        role = words.ROLE.get(meta["actor"]["role"], words.SYSTEM)
        insurer = named(getattr(event, "insurer", self.application.insurer))
        officer = getattr(getattr(event, "opinion", None), "officer", "")
        return {
            "what": recorded.topic,
            "text": words.HAPPENED[recorded.topic].format(**_facts(event)),
            "at": meta["at"],
            "who": officer or (insurer if role == words.INSURER else role),
            "role": role,
        }


def _facts(event: Any) -> dict[str, Any]:
    """Return the facts of an event that its line names."""
    facts = {name: spelt(value) for name, value in vars(event).items()}
    if codes := facts.get("codes"):
        facts["reasons"] = reasons_text(codes)
    if "kind" in facts:
        facts["kind"] = words.ENDORSEMENT[facts["kind"]]
    if isinstance(event, Application.PolicyIssued):
        facts["number"] = event.policy.policy_no
    if isinstance(event, Application.LetterIssued):
        facts["number"] = event.letter.letter_no
    return facts


def spelt(value: Any) -> Any:
    """Return an amount or a date as a person writes it."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else value
