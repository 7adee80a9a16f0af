"""The papers that a court issued and an applicant filed, for either side; and those that are still to come."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor
from services.chassis.refusals import Unknown
from services.preservation.domain import paper
from services.preservation.domain.reading import ReadWhat
from services.preservation.use_cases.looking import Looking
from services.preservation.use_cases.office import Office


class PapersOnFile(Looking, Office):
    """Lists papers and prints them."""

    def list_papers(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the papers of one's own file, oldest first."""
        return {"items": self._papers_of(self._own(application_id, by))}

    def print_paper(self, *, by: Actor, application_id: UUID, paper_id: str) -> dict[str, Any]:
        """Return one of them."""
        return self._printed(self._own(application_id, by), paper_id)

    def print_preview(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the 保全申请书 as it would be submitted now."""
        seen, mine = self._seen(application_id, by)
        sheet = paper.preview(
            self._says(seen, mine),
            self._registers(),
            application_id=str(application_id),
            number=seen.application.number,
            on=clock.day(clock.now()),
        )
        return self._on_paper(sheet)

    def print_ruling(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the 民事裁定书."""
        seen = self._own(application_id, by)
        rulings = [each["id"] for each in self._papers_of(seen) if each["kind"] == "RULING"]
        if not rulings:
            raise Unknown
        return self._printed(seen, rulings[-1])

    def list_office_papers(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the papers of a file before the court, oldest first."""
        return {"items": self._papers_of(self._before(application_id, by))}

    def print_office_paper(self, *, by: Actor, application_id: UUID, paper_id: str) -> dict[str, Any]:
        """Return one of them, once it is recorded who opens it."""
        seen = self._before(application_id, by)
        printed = self._printed(seen, paper_id)
        self._record_reading(seen, by, ReadWhat.FILE)
        return printed
