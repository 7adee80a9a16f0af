"""What a court looks at: its list, its files, who has opened which, and what it was told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Unknown
from services.dossier.attaching import material_in
from services.dossier.ownership import Mine
from services.preservation.domain import fee, guarantee
from services.preservation.domain.content import Content
from services.preservation.domain.reading import Reading, ReadWhat
from services.preservation.use_cases import acts, deadlines, letters, progress, words
from services.preservation.use_cases.desk import ASSIGNING, is_before, office_of
from services.preservation.use_cases.numbering import Numbering
from services.preservation.use_cases.paperwork import Paperwork

MOST_SIMILAR = 50


class Office(Numbering, Paperwork):
    """What the people and the program of a court may look at; opening a file is recorded first."""

    def list_office_applications(
        self,
        *,
        by: Actor,
        sort: str = "newest",
        status: str | None = None,
        category: str | None = None,
        holder_id: UUID | None = None,
        unclaimed: bool = False,
        assigned_to: UUID | None = None,
        party: str = "",
        after: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """Return one page of what was submitted to the court, newest first, or whose time runs out first."""
        page = self.lists.office_page(
            office_of(by),
            sort=sort,
            status=status,
            category=category,
            holder_id=holder_id,
            unclaimed=unclaimed,
            assigned_to=assigned_to,
            party=self.indexes.sought(party) if party else "",
            after=after,
            limit=limit,
        )
        return {**page, "items": [self._row(each, Mine.COURT) for each in page["items"]]}

    def list_loads(self, *, by: Actor) -> dict[str, Any]:
        """Return how much lies before each judge of the court, and before nobody."""
        office = office_of(by, ASSIGNING)
        loads = {
            each: {"judge_id": each, "open": 0, "total": 0} for each in (*self.staff.judges(office), None)
        }
        loads |= {each["judge_id"]: each for each in self.lists.loads(office)}
        return {"items": list(loads.values())}

    def list_readings(
        self, *, by: Actor, application_id: UUID | None = None, after: str | None = None, limit: int = 20
    ) -> dict[str, Any]:
        """Return one page of who opened which file of the court, newest first."""
        office = office_of(by, ASSIGNING)
        return self.lists.readings(office, application_id=application_id, after=after, limit=limit)

    def view_snapshot(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the frozen file and how it stands, once it is recorded who opens it."""
        seen = self._before(application_id, by)
        content, application, at = seen.content, seen.application, clock.now()
        assert content is not None  # noqa: S101 - what lies before a court was submitted
        self._record_reading(seen, by, ReadWhat.FILE)
        return {
            **seen.head(),
            **seen.blocks(),
            "status_text": words.STATUS[seen.status],
            "creation": content.creation,
            "basic_information": content.basic,
            "guarantees": content.guarantees,
            "materials": content.materials,
            "urgent": application.urgent,
            "case_no": application.case_no,
            "next_case_no": self._next_case_no(application, at),
            "judge_id": application.judge_id,
            "holder_id": application.holder_id,
            "versions": _versions(seen),
            "deadlines": deadlines.lines(application, at),
            "allowed": acts.allowed(application, by, at=at),
            "proposal": _proposal(content),
            "fee_proposal": fee.assess(_basis(content)).fee,
            "papers": self._papers_of(seen),
            "letters": letters.lines(seen),
            "similar": self.lists.similar(by.office, application_id, limit=MOST_SIMILAR),
        }

    def view_office_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Return what is known of a file before the court, and what opens it, once it is recorded who opens it."""
        seen = self._before(application_id, by)
        found = material_in(material_id, seen.content)
        self._record_reading(seen, by, ReadWhat.MATERIAL, material_id)
        return found

    def list_office_events(self, *, by: Actor, after: int = 0, limit: int = 100) -> dict[str, Any]:
        """Return what the court was told after a position, in the order and the bytes first sent."""
        items = self.feed.of_office(office_of(by), after=after, limit=limit)
        return {"items": items, "next": items[-1]["position"] if items else after}

    def _record_reading(
        self, seen: progress.Progress, by: Actor, what: ReadWhat, material_id: UUID | None = None
    ) -> None:
        """Record who opens what; if that cannot be stored nothing is shown."""
        reading = Reading.open(
            id=uuid4(),
            application_id=seen.application.id,
            number=seen.application.number,
            office=by.office,
            what=what,
            material_id=material_id,
            reader=by.id,
            role=by.role,
            read_at=clock.now(),
        )
        # Each time it is opened is a reading of its own, so no mark: nothing can be a repeat.
        self.store.save(reading, cause=Cause(mark="", id=str(reading.id), actor=by, at=clock.now()))

    def _before(self, application_id: UUID, by: Actor) -> progress.Progress:
        office_of(by)
        seen = progress.of(self.store.history(application_id))
        if seen is None or not is_before(seen.application, by):
            raise Unknown
        return seen


def _versions(seen: progress.Progress) -> list[dict[str, Any]]:
    """Return every content that was laid before the court, oldest first."""
    found = []
    for each in seen.events:
        if hasattr(each, "content_hash"):
            content = each.content
            count = len(content.materials) if content else 0
            found.append({"content_hash": each.content_hash, "at": each.timestamp, "count": count})
    return found


def _proposal(content: Content) -> dict[str, Any]:
    proposed = guarantee.proposed(content)
    return {
        "amount": proposed.amount,
        "offered": guarantee.offered(content),
        "mandatory": proposed.mandatory,
        "source": proposed.source,
    }


def _basis(content: Content) -> Decimal | None:
    return content.creation.amount if content.creation.type == "PROPERTY" else None
