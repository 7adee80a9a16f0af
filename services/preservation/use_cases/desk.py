"""What every use case of preservation has at hand, and whose business an application is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.store import Conflict, Recorded, Store, replay
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.content import Content, content_of
from services.preservation.use_cases.ports import (
    SECTIONS,
    Causes,
    Courts,
    Drafts,
    Feed,
    Lists,
    Papers,
    Section,
)

JUDGES = frozenset({"judge", "court_system"})
COURT = JUDGES | {"clerk"}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The ports, and the few steps that use cases share."""

    store: Store
    drafts: Drafts
    lists: Lists
    feed: Feed
    courts: Courts
    causes: Causes
    papers: Papers
    next_number: Callable[[], int]

    def _of_applicant(self, application_id: UUID, by: Actor) -> PreservationApplication:
        """Return the actor's own application; anybody else's is unknown to him."""
        application: PreservationApplication = replay(
            each.event for each in self._history_of_applicant(application_id, by)
        )
        if not is_owner(application, by):
            raise Unknown
        return application

    def _history_of_applicant(self, application_id: UUID, by: Actor) -> Sequence[Recorded]:
        """
        Return the history of an application that the actor created.

        Only its first event is read to know that: replaying somebody else's would take the time that tells him of it.
        """
        history = self.store.history(application_id)
        opened = history[0].event if history else None
        if not isinstance(opened, PreservationApplication.Created) or str(opened.account_id) != by.id:
            raise Unknown
        return history

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


def content_in(sections: Mapping[str, Section]) -> Content:
    """
    Return what the sections of a draft say at present.

    Raises:
        Conflict: it was thrown away since its application was found; who looks again does not find that either.
    """
    if not sections["creation"].version:
        raise Conflict("a draft that is gone")
    creation, basic, guarantees, materials = (sections[name].content for name in SECTIONS)
    return content_of(creation, basic, guarantees, materials.get("items", []))


def is_owner(application: PreservationApplication, by: Actor) -> bool:
    """Tell whether *by* filed the application, and has not thrown it away."""
    return str(application.account_id) == by.id and application.status != "DELETED"


def is_before(application: PreservationApplication, by: Actor) -> bool:
    """Tell whether the application lies before the court of *by*; drafts lie before none."""
    return bool(by.office) and application.court == by.office and application.content is not None
