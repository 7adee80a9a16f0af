"""Everything that is missing or doubtful in an application, at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain

from services.preservation.domain.check import (
    agents,
    aid,
    clues,
    guarantees,
    materials,
    parties,
    places,
    repeats,
    request,
)
from services.preservation.domain.check.findings import ERROR, Finding, Findings
from services.preservation.domain.content import Content
from services.preservation.domain.lists import CauseOfAction, Court

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
    found = list(
        chain(
            request.check(content, court, cause, today),
            places.check(content, court),
            parties.check(content, today),
            repeats.check(filed or {}),
            agents.check(content, today),
            clues.check(content),
            guarantees.check(content, today),
            aid.check(content),
            materials.check(content, [each for each in (cause, dispute_cause) if each]),
        )
    )
    return Findings(
        errors=tuple(each for each in found if each.severity == ERROR),
        warnings=tuple(each for each in found if each.severity != ERROR),
    )
