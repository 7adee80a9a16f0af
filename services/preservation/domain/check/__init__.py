"""Everything that is missing or doubtful in an application, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from services.dossier.check import agents, clues, parties, places
from services.dossier.check.findings import ERROR, Finding, Findings
from services.dossier.lists import CauseOfAction, Court
from services.preservation.domain.check import aid, guarantees, materials, repeats, request
from services.preservation.domain.content import Content

__all__ = ["Finding", "Findings", "check"]


def check(
    content: Content,
    *,
    court: Court | None,
    today: date,
    cause: CauseOfAction | None = None,
    dispute_cause: CauseOfAction | None = None,
    filed: Mapping[int, tuple[str, ...]] | None = None,
) -> Findings:
    """
    Return what keeps *content* from being submitted, and what the applicant should look at again.

    Args:
        content: the five sections as they stand.
        court: the court of ``content.creation.court`` on the list, None if it is not there.
        today: the date in Asia/Shanghai.
        cause: the cause of ``content.creation.cause`` on the list that it was chosen from.
        dispute_cause: the same of the dispute behind it.
        filed: the numbers of the applicant's own other files against a respondent, by his position.
    """
    basic, creation = content.basic, content.creation
    found = list(
        chain(
            request.check(content, court, cause, today),
            places.check(creation, basic, court),
            parties.check(basic, today),
            repeats.check(filed or {}),
            agents.check(basic, today, submitter=creation.submitter),
            _property(content),
            guarantees.check(content, today),
            aid.check(content),
            materials.check(content, [each for each in (cause, dispute_cause) if each]),
        )
    )
    return Findings(
        errors=tuple(each for each in found if each.severity == ERROR),
        warnings=tuple(each for each in found if each.severity != ERROR),
    )


def _property(content: Content) -> Iterator[Finding]:
    creation = content.creation
    if creation.type == "PROPERTY":
        yield from clues.check(content.basic, category=creation.category, amount=creation.amount)
