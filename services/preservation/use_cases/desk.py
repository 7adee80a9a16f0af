"""What every use case of preservation has at hand, and whose business an application is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from services.chassis.aggregate import Aggregate
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Refusal, Unknown
from services.chassis.store import Recorded, replay
from services.dossier.drafting import Drawer, Section, must_say_something
from services.dossier.handing import Handing
from services.dossier.lists import TEST_COURT
from services.dossier.ownership import Mine, mine_of
from services.dossier.turns import Turns
from services.dossier.working_days import Calendar
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.content import Content, content_of
from services.preservation.domain.status import BUCKET_OF, Status
from services.preservation.use_cases import words
from services.preservation.use_cases.naming import Indexes
from services.preservation.use_cases.ports import SECTIONS, Alarms, Feed, Lists, Named, Notes, Staff

RULING = frozenset({"judge", "court_system"})
ACCEPTING = frozenset({"clerk", "court_system"})
EXAMINING = RULING | ACCEPTING
ASSIGNING = frozenset({"court_admin"})
PRESIDING = ASSIGNING | {"court_system"}
"""Who decides on objections to a fee: the court's president, for whom its administrator acts [诉讼费用交纳办法 art. 43]."""
ENFORCING = frozenset({"enforcement", "court_system"})
FOLLOWING_UP = RULING | ENFORCING
COURT = RULING | ACCEPTING | ASSIGNING | ENFORCING
"""Who opens files; finance, operators and insurers open none."""


class NotTheSubmitter(Refusal):
    """Whoever an application was filed for looks at it; who filed it changes it."""

    CODE = "preservation.not-the-submitter"


@dataclass(frozen=True, kw_only=True)
class Desk(Handing, Drawer[PreservationApplication]):
    """The ports, and the few steps that use cases share."""

    lists: Lists
    named: Named
    staff: Staff
    indexes: Indexes
    notes: Notes
    feed: Feed
    alarms: Alarms
    calendar: Callable[[], Calendar]
    next_number: Callable[[], int]
    turns: Turns = field(default_factory=Turns)

    def _of_applicant(self, application_id: UUID, by: Actor) -> PreservationApplication:
        """
        Return an application that the actor may change; any other is unknown to him.

        Raises:
            NotTheSubmitter: it was filed for him, by another.
        """
        history, mine = self._history_of_applicant(application_id, by)
        application: PreservationApplication = replay(each.event for each in history)
        if application.status == "DELETED":
            raise Unknown
        if mine is Mine.NAMED:
            raise NotTheSubmitter
        return application

    def _history_of_applicant(self, application_id: UUID, by: Actor) -> tuple[Sequence[Recorded], Mine]:
        """
        Return the history of an application that the actor may see, and why he may.

        Only its first event is read to know that: replaying somebody else's would take the time that tells him of it.
        Whether he is named is asked of what is not there, too: a respondent is kept waiting no longer than anybody.
        """
        history = self.store.history(application_id)
        opened = history[0].event if history else None
        mine = Mine.NAMED
        if isinstance(opened, PreservationApplication.Created):
            mine = mine_of(opened.account_id, opened.organisation_id, by)
        if mine is Mine.NAMED and not self.named.is_applicant(application_id, by.alias):
            raise Unknown
        if opened is None or (opened.court == TEST_COURT) != by.test:
            raise Unknown
        return history, mine

    def _before_court(
        self, application_id: UUID, by: Actor, roles: frozenset[str]
    ) -> PreservationApplication:
        """Return an application that was submitted to the actor's own court."""
        if by.role not in roles:
            raise NotAllowed
        application = self.store.find(PreservationApplication, application_id)
        if application is None or not is_before(application, by):
            raise Unknown
        return application

    def _to_decide(
        self, application_id: UUID, by: Actor, roles: frozenset[str] = RULING
    ) -> PreservationApplication:
        """Return an application that the actor decides on: a judge no file of another judge."""
        application = self._before_court(application_id, by, roles)
        if by.role == "judge":
            application.must_be_open_to(by.id)
        return application

    def _saved(
        self, cause: Cause, application: PreservationApplication, *also: Aggregate, **said: Any
    ) -> dict[str, Any]:
        """Save the application, and what goes with it; *said* is for the store."""
        answer = {"id": application.id, "version": application.version, "status": application.status}
        return self.store.save(application, *also, cause=cause, answer=answer, **said)

    def _row(self, row: dict[str, Any], mine: Mine) -> dict[str, Any]:
        """Return a line of a list in the words of a page."""
        status = Status(row["status"])
        return {
            **{name: value for name, value in row.items() if name != "account_id"},
            "mine": mine,
            "status_text": words.STATUS[status],
            "bucket": BUCKET_OF[status],
            "court_name": self._court_name(row["court"]),
        }


def content_in(sections: Mapping[str, Section]) -> Content:
    """Return what the sections of a draft say at present; raises as `must_say_something`."""
    must_say_something(sections["creation"])
    creation, basic, guarantees, materials, aid = (sections[name].content for name in SECTIONS)
    return content_of(
        creation,
        basic,
        guarantees,
        materials.get("items", []),
        materials.get("files", []),
        aid=aid.get("claim"),
    )


def office_of(by: Actor, roles: frozenset[str] = COURT) -> str:
    """Return the court that *by* works for in one of these roles."""
    if by.role not in roles or not by.office:
        raise NotAllowed
    return by.office


def is_before(application: PreservationApplication, by: Actor) -> bool:
    """Tell whether the application lies before the court of *by*; drafts lie before none."""
    return bool(by.office) and application.court == by.office and application.content is not None
