"""What every use case of guarantee has at hand, and whose business an application is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.aggregate import Aggregate
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.store import Recorded, replay
from services.dossier.drafting import Drawer, Section, must_say_something
from services.dossier.handing import Handing
from services.dossier.lists import TEST_COURT
from services.dossier.ownership import Mine, mine_of
from services.dossier.turns import Turns
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.content import Content, content_of
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.states import BUCKET_OF, State
from services.guarantee.use_cases import words
from services.guarantee.use_cases.ports import SECTIONS, Feed, Insurers, Lists
from services.guarantee.use_cases.sealing import CheckCodes, ClauseBook, Documents, Signers

UNDERWRITING = frozenset({"underwriter", "insurer_system"})
ADMINISTERING = frozenset({"insurer_admin", "insurer_system"})
INSURER = UNDERWRITING | ADMINISTERING
"""Who opens files at an insurer."""

CLOSED_TO_INSURER = frozenset({State.DECLINED, State.WITHDRAWN, State.EXPIRED})
"""What an insurer may see ends with a decline, and with an application that came to nothing."""


@dataclass(frozen=True, kw_only=True)
class Desk(Handing, Drawer[GuaranteeApplication]):
    """The ports, and the few steps that use cases share."""

    lists: Lists
    feed: Feed
    insurers: Insurers
    signers: Signers
    codes: CheckCodes
    clauses: ClauseBook
    documents: Documents
    next_number: Callable[[], int]
    turns: Turns = field(default_factory=Turns)
    put_off: dict[UUID, datetime] = field(default_factory=dict)
    """What could not be looked at, until when it is left alone; in the memory of this program."""

    def _of_applicant(self, application_id: UUID, by: Actor) -> GuaranteeApplication:
        """Return an application of the actor's, or of an organisation that he acts for; any other is unknown to him."""
        history, _ = self._history_of_applicant(application_id, by)
        application: GuaranteeApplication = replay(each.event for each in history)
        if application.state is State.DELETED:
            raise Unknown
        return application

    def _history_of_applicant(self, application_id: UUID, by: Actor) -> tuple[Sequence[Recorded], Mine]:
        """
        Return the history of an application that the actor may see, and why he may.

        Only its first event is read to know that: replaying somebody else's would take the time that tells him of it.
        """
        history = self.store.history(application_id)
        opened = history[0].event if history else None
        if not isinstance(opened, GuaranteeApplication.Created):
            raise Unknown
        mine = mine_of(opened.account_id, opened.organisation_id, by)
        if mine is Mine.NAMED or (opened.court == TEST_COURT) != by.test:
            raise Unknown
        return history, mine

    def _before_insurer(
        self, application_id: UUID, by: Actor, roles: frozenset[str] = INSURER
    ) -> GuaranteeApplication:
        """Return an application that was submitted to the actor's own insurer."""
        if by.role not in roles:
            raise NotAllowed
        application = self.store.find(GuaranteeApplication, application_id)
        if application is None or not is_before(application, by):
            raise Unknown
        return application

    def _saved(
        self, cause: Cause, application: GuaranteeApplication, *also: Aggregate, **said: Any
    ) -> dict[str, Any]:
        """Save the application, and what goes with it; *said* is for the store."""
        answer = {"id": application.id, "version": application.version, "status": application.status}
        return self.store.save(application, *also, cause=cause, answer=answer, **said)

    def _insurer(self, code: str) -> Insurer:
        """Return an insurer that an application names; one that takes part no more is unknown."""
        found = self.insurers.get(code)
        if found is None:
            raise Unknown
        return found

    def _quote(self, content: Content) -> Quote | None:
        """Return the offer that a draft is bound to."""
        quotation = self._quotation(content.creation.quote_id)
        return quotation.of(content.creation.insurer) if quotation else None

    def _quotation(self, quote_id: UUID | None) -> Quotation | None:
        return self.store.find(Quotation, quote_id) if quote_id else None

    def _row(self, row: dict[str, Any], mine: str) -> dict[str, Any]:
        """Return a line of a list in the words of a page."""
        state = State(row["state"])
        named = {
            name: value
            for name, value in row.items()
            if name not in ("application_id", "state", "account_id")
        }
        return {
            **named,
            "id": row["application_id"],
            "status": state,
            "status_text": words.STATE[state],
            "bucket": BUCKET_OF[state],
            "court_name": self._court_name(row["court"]),
            "insurer_name": self._insurer_name(row["insurer"]),
            "mine": mine,
        }

    def _creation(self, creation: dict[str, Any]) -> dict[str, Any]:
        """Return the creation form with the words that the page shows."""
        return {
            **creation,
            "court_name": self._court_name(creation["court"]),
            "insurer_name": self._insurer_name(creation["insurer"]),
            "category_text": words.CATEGORY[creation["category"]],
            "phase_text": words.PHASE.get(creation["phase"] or ""),
        }

    def _insurer_name(self, code: str) -> str:
        insurer = self.insurers.get(code)
        return insurer.name if insurer else code


def content_in(sections: Mapping[str, Section]) -> Content:
    """Return what the sections of a draft say at present; raises as `must_say_something`."""
    must_say_something(sections["creation"])
    creation, basic, insurance, materials, proposal = (sections[name].content for name in SECTIONS)
    return content_of(
        creation,
        basic,
        insurance,
        materials.get("items", []),
        materials.get("files", []),
        proposal=proposal,
    )


def office_of(by: Actor, roles: frozenset[str] = INSURER) -> str:
    """Return the insurer that *by* works for in one of these roles."""
    if by.role not in roles or not by.office:
        raise NotAllowed
    return by.office


def is_before(application: GuaranteeApplication, by: Actor) -> bool:
    """Tell whether the application lies before the insurer of *by*; drafts lie before none."""
    return (
        bool(by.office)
        and application.insurer == by.office
        and application.content is not None
        and application.state not in CLOSED_TO_INSURER
    )
