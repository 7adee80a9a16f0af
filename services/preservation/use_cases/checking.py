"""What is missing or doubtful, by the lists and by what the applicant filed before."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.chassis.causes import Actor
from services.dossier.lists import CauseOfAction
from services.preservation.domain.check import Findings, check
from services.preservation.domain.content import Content
from services.preservation.use_cases.desk import Desk


class Checking(Desk):
    """Check an application with everything that is known here."""

    def _checked(self, content: Content, application_id: UUID, by: Actor, today: date) -> Findings:
        creation = content.creation
        return check(
            content,
            court=self.courts.get(creation.court),
            today=today,
            cause=self._cause_of(creation.cause, creation.cause_version),
            dispute_cause=self._cause_of(creation.dispute_cause, creation.cause_version),
            filed=self._filed(content, application_id, by),
        )

    def _cause_of(self, serial: str | None, version: str | None) -> CauseOfAction | None:
        return self.causes.get(serial, version or "") if serial else None

    def _filed(self, content: Content, application_id: UUID, by: Actor) -> dict[int, tuple[str, ...]]:
        """Return the numbers of what the actor filed against the same respondents, by their position; other files are not looked at."""
        respondents = self.indexes.respondents(content)
        wanted = frozenset(index for indexes in respondents for index in indexes)
        found = self.named.filed_against(wanted, by=by, besides=application_id)
        numbers = (
            tuple(dict.fromkeys(number for index, number in found if index in indexes))
            for indexes in respondents
        )
        return {i: each for i, each in enumerate(numbers) if each}
