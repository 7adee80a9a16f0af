"""投保单: signed when the clauses were read, and the exclusions apart from them [保险法 art. 17]."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec

from services.chassis.causes import Cause
from services.chassis.refusals import Refusal, bad
from services.dossier.drafting import claim, next_of
from services.guarantee.domain.quote import QuoteOutdated
from services.guarantee.use_cases.filing import Filing
from services.guarantee.use_cases.paperwork import Paperwork


class ClausesNotRead(Refusal):
    """Whoever signs has read the clauses in force, and the exclusions apart from them [保险法 art. 17]."""

    CODE = "guarantee.clauses-not-read"


class Proposing(Filing, Paperwork):
    """How the 投保单 is signed."""

    def sign_proposal(
        self,
        *,
        cause: Cause,
        application_id: UUID,
        clauses_version: str,
        clauses_read: bool,
        exclusions_read: bool,
        name: str,
    ) -> dict[str, Any]:
        """
        Sign the 投保单 over what the application says now; its PDF is kept with version and time.

        Raises:
            ClausesNotRead: a tick is missing, or the clauses in force are others.
            QuoteOutdated: the premium that it names is offered no more.
        """
        application, section = self._editable(cause, application_id, "proposal")
        history, content, quote = self._draft(application_id, cause.actor)
        wrong = []
        if not clauses_read:
            wrong.append(bad("clauses_read", "required", "请阅读并勾选保险条款", "read and tick the clauses"))
        if not exclusions_read:
            zh, en = "请阅读并单独勾选责任免除条款", "read and tick the exclusions apart"
            wrong.append(bad("exclusions_read", "required", zh, en))
        if clauses_version != self._clauses_version(content.creation.insurer):
            zh, en = "保险条款已更新，请阅读现行条款", "other clauses are in force; read those"
            wrong.append(bad("clauses_version", "outdated", zh, en))
        if wrong:
            raise ClausesNotRead(*wrong)
        if quote is None or not quote.is_valid(cause.at):
            raise QuoteOutdated
        proposal, rows = self._kept_proposal(
            history,
            replace(content, proposal=None),
            quote,
            clauses_version=clauses_version,
            name=name,
            at=cause.at,
        )
        after = next_of(section, msgspec.to_builtins(proposal), cause)
        return self._save(
            cause,
            claims=[claim(application, after.name, after.version)],
            rows=[self.drafts.kept(after), *rows],
            answer={"id": application_id, "version": after.version, "status": application.status},
        )
