"""Everything that is missing or doubtful in an application, at once."""

from __future__ import annotations

from datetime import date
from itertools import chain

from services.preservation.domain.check import agents, clues, guarantees, materials, parties, request
from services.preservation.domain.check.findings import ERROR, Finding, Findings
from services.preservation.domain.content import Content
from services.preservation.domain.lists import Court

__all__ = ["Finding", "Findings", "check"]


def check(content: Content, *, court: Court | None, today: date) -> Findings:
    """
    Return what keeps *content* from being submitted, and what the applicant should look at again.

    Args:
        content: the four sections as they stand.
        court: the court of ``content.creation.court`` on the list, None if it is not there.
        today: the date in Asia/Shanghai.
    """
    found = list(
        chain(
            request.check(content, court, today),
            parties.check(content, today),
            agents.check(content, today),
            clues.check(content),
            guarantees.check(content, today),
            materials.check(content),
        )
    )
    return Findings(
        errors=tuple(each for each in found if each.severity == ERROR),
        warnings=tuple(each for each in found if each.severity != ERROR),
    )
