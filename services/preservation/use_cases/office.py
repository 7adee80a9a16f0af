"""What a court looks at: its list, its files, who has opened which, and what it was told."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.preservation.domain.reading import Reading, ReadWhat
from services.preservation.use_cases import progress
from services.preservation.use_cases.desk import ASSIGNING, COURT, Desk, Mine, is_before, material_in


class Office(Desk):
    """What the people and the program of a court may look at; opening a file is recorded first."""

    def list_office_applications(
        self,
        *,
        by: Actor,
        status: str | None = None,
        assigned_to: UUID | None = None,
        party: str = "",
        after: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """Return one page of what was submitted to the court, newest first."""
        index = self.indexes.sought(party) if party else ""
        page = self.lists.office_page(
            _office(by), status=status, assigned_to=assigned_to, party=index, after=after, limit=limit
        )
        return {**page, "items": [self._row(each, Mine.COURT) for each in page["items"]]}

    def list_loads(self, *, by: Actor) -> dict[str, Any]:
        """Return how much lies before each judge of the court, and before nobody."""
        office = _office(by, ASSIGNING)
        loads = {
            each: {"judge_id": each, "open": 0, "total": 0} for each in (*self.staff.judges(office), None)
        }
        loads |= {each["judge_id"]: each for each in self.lists.loads(office)}
        return {"items": list(loads.values())}

    def list_readings(
        self, *, by: Actor, application_id: UUID | None = None, after: str | None = None, limit: int = 20
    ) -> dict[str, Any]:
        """Return one page of who opened which file of the court, newest first."""
        office = _office(by, ASSIGNING)
        return self.lists.readings(office, application_id=application_id, after=after, limit=limit)

    def view_snapshot(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the frozen file, once it is recorded who opens it."""
        seen = self._before(application_id, by)
        assert seen.content is not None  # noqa: S101 - what lies before a court was submitted
        self._record_reading(seen, by, ReadWhat.FILE)
        return {
            **seen.head(),
            "creation": seen.content.creation,
            "basic_information": seen.content.basic,
            "guarantees": seen.content.guarantees,
            "materials": seen.content.materials,
        }

    def view_office_material(self, *, by: Actor, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Return what is known of a file before the court, and what opens it, once it is recorded who opens it."""
        seen = self._before(application_id, by)
        found = material_in(material_id, seen.content)
        self._record_reading(seen, by, ReadWhat.MATERIAL, material_id)
        return found

    def list_office_events(self, *, by: Actor, after: int = 0, limit: int = 100) -> dict[str, Any]:
        """Return what the court was told after a position, in the order and the bytes first sent."""
        items = self.feed.of_office(_office(by), after=after, limit=limit)
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
        _office(by)
        seen = progress.of(self.store.history(application_id))
        if seen is None or not is_before(seen.application, by):
            raise Unknown
        return seen


def _office(by: Actor, roles: frozenset[str] = COURT) -> str:
    if by.role not in roles or not by.office:
        raise NotAllowed
    return by.office
