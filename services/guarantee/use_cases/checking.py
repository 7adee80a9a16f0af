"""What is missing or doubtful, by the lists, the insurers and the quote that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.refusals import Unknown
from services.chassis.store import Recorded
from services.dossier.lists import CauseOfAction
from services.dossier.ownership import Mine
from services.guarantee.domain.check import Findings, check
from services.guarantee.domain.content import Content
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.states import EDITABLE, State
from services.guarantee.use_cases.desk import Desk, content_in
from services.guarantee.use_cases.progress import Progress


class Checking(Desk):
    """What an application says at present, and whether that is enough."""

    def _checked(self, content: Content, *, at: datetime) -> Findings:
        creation = content.creation
        return check(
            content,
            court=self.courts.get(creation.court),
            insurer=self.insurers.get(creation.insurer),
            quote=self._quote(content),
            clauses_version=self._clauses_version(creation.insurer),
            cause=self._cause_of(creation.cause, creation.cause_version),
            at=at,
        )

    def _clauses_version(self, code: str) -> str:
        """Return the version of an insurer's clauses that is in force; empty if it takes part no more."""
        insurer = self.insurers.get(code)
        clauses = self.clauses.of(insurer) if insurer else None
        return clauses.version if clauses else ""

    def _cause_of(self, serial: str | None, version: str | None) -> CauseOfAction | None:
        return self.causes.get(serial, version or "") if serial else None

    def _seen(self, application_id: UUID, by: Actor) -> tuple[Progress, Mine]:
        """Return what the history of one's own application shows."""
        history, mine = self._history_of_applicant(application_id, by)
        seen = Progress(history)
        if seen.state is State.DELETED:
            raise Unknown
        return seen, mine

    def _says(self, seen: Progress) -> Content:
        """Return what it says: while it may be edited what was typed in, else what the insurer has."""
        if seen.content is None or (seen.state in EDITABLE and not seen.is_erased):
            return content_in(self.drafts.of(seen.application.id))
        return seen.content

    def _draft(self, application_id: UUID, by: Actor) -> tuple[Sequence[Recorded], Content, Quote | None]:
        """Return one's own application: its history, what it says at present, and the offer that it is bound to."""
        seen, _ = self._seen(application_id, by)
        content = self._says(seen)
        return seen.recorded, content, self._quote_of(seen, content)

    def _quote_of(self, seen: Progress, content: Content) -> Quote | None:
        """Return the offer that an application is bound to: while it may be edited the chosen one, else the frozen."""
        return self._quote(content) if seen.state in EDITABLE else seen.application.quote
