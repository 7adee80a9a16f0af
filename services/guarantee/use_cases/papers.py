"""The papers of a file, for either side: the clauses, the 投保单, and all that was issued."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor
from services.chassis.personal import Erased
from services.chassis.refusals import Unknown
from services.dossier.handing import as_file
from services.dossier.paper.amounts import counted
from services.dossier.paper.sheet import filename
from services.guarantee.domain.states import EDITABLE
from services.guarantee.use_cases.checking import Checking
from services.guarantee.use_cases.office import Office


class PapersOnFile(Checking, Office):
    """Shows the clauses and prints papers."""

    def view_clauses(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the clauses of the chosen insurer, the exclusions apart [保险法 art. 17]."""
        _, content, _ = self._draft(application_id, by)
        clauses = self._clauses_of(self._insurer(content.creation.insurer))
        rest = [
            text
            for i, (chapter, articles) in enumerate(clauses.numbered(), 1)
            if not chapter.excludes
            for text in (f"第{counted(i)}章　{chapter.title}", *articles)
        ]
        return {
            "version": clauses.version,
            "title": clauses.title,
            "clauses": rest,
            "exclusions": clauses.articles(excluding=True),
        }

    def print_proposal(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the 投保单 as it stands: the one that was signed, or what would be signed now."""
        seen, _ = self._seen(application_id, by)
        content = self._says(seen)
        signed = content.proposal
        outdated = signed is not None and signed.content_hash != content.proposed_hash()
        if signed is None or (outdated and seen.state in EDITABLE):
            content = replace(content, proposal=None)
        elif kept := self._kept_bytes(application_id, signed.sha256):
            return as_file(filename("投保单", seen.application.number), kept)
        quote = self._quote_of(seen, content)
        return self._on_paper(self._proposal(seen.recorded, content, quote, at=clock.now()))

    def print_paper(self, *, by: Actor, application_id: UUID, paper_id: str) -> dict[str, Any]:
        """Return a paper of one's own file."""
        history, _ = self._history_of_applicant(application_id, by)
        return self._printed(history, paper_id)

    def print_office_paper(self, *, by: Actor, application_id: UUID, paper_id: str) -> dict[str, Any]:
        """Return a paper of a file before the insurer, once it is recorded who opens it."""
        application = self._before_insurer(application_id, by)
        printed = self._printed(self.store.history(application_id), paper_id)
        self._record_reading(application, by)
        return printed

    def view_statement(self, *, by: Actor, application_id: UUID, kind: str) -> dict[str, Any]:
        """Return the machine's form of the policy or the letter, and its own signature."""
        self._of_applicant(application_id, by)
        kept = next(iter(self.documents.of(application_id, kind)), None)
        if kept is None or isinstance(kept.signature, Erased) or not kept.signature:
            raise Unknown
        return {
            "statement": kept.statement,
            "algorithm": kept.signature["algorithm"],
            "signature": kept.signature["value"],
            "certificate": kept.signature["certificate"],
        }
