"""Everything that is missing or doubtful in an application for a guarantee, at once."""

from __future__ import annotations

from datetime import datetime
from itertools import chain

from services.chassis.clock import day
from services.dossier.check import agents, clues, grounds, parties, places
from services.dossier.check.findings import ERROR, Finding, Findings
from services.dossier.lists import CauseOfAction, Court
from services.guarantee.domain.check import insurance, materials, proposal, request
from services.guarantee.domain.content import Content
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.quote import Quote

__all__ = ["Finding", "Findings", "check"]


def check(
    content: Content,
    *,
    court: Court | None,
    insurer: Insurer | None,
    quote: Quote | None,
    clauses_version: str,
    at: datetime,
    cause: CauseOfAction | None = None,
) -> Findings:
    """
    Return what keeps *content* from being submitted, and what the applicant should look at again.

    Args:
        content: the five sections as they stand.
        court: the court of ``content.creation.court`` on the list, None if it is not there.
        insurer: the chosen insurer, None if it does not take part.
        quote: the offer that the application is bound to.
        clauses_version: of the insurer's clauses that are in force.
        at: the moment; its date in Asia/Shanghai counts.
        cause: the cause of ``content.creation.cause`` on the list that it was chosen from.
    """
    basic, creation, today = content.basic, content.creation, day(at)
    found = list(
        chain(
            request.check(creation, court, insurer, cause, today),
            request.quoted(creation, quote, len(basic.respondents), at),
            grounds.check(basic, today, category=creation.category),
            places.check(creation, basic, court),
            parties.check(basic, today),
            agents.check(basic, today, submitter=creation.submitter),
            clues.check(basic, category=creation.category, amount=creation.amount),
            insurance.check(content.insurance),
            materials.check(content),
            proposal.check(content, clauses_version),
        )
    )
    return Findings(
        errors=tuple(each for each in found if each.severity == ERROR),
        warnings=tuple(each for each in found if each.severity != ERROR),
    )
