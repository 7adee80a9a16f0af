"""Who is named in a file, as keyed hashes: what may be compared without being kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from services.dossier.sections import Agent, Party
from services.preservation.domain.content import Content


class Side(StrEnum):
    """On which side somebody is named."""

    APPLICANT = "APPLICANT"
    RESPONDENT = "RESPONDENT"
    AGENT = "AGENT"


@dataclass(frozen=True)
class Indexes:
    """
    The keyed hashes by which parties are found.

    Args:
        alias: of a person, from type and number of his document; the same that identity tells.
        sought: of a whole name or document number, under a key of our own.
    """

    alias: Callable[[str, str], str]
    sought: Callable[[str], str]

    def aliases(self, content: Content) -> frozenset[str]:
        """Return what stands for the natural persons among the applicants; nobody else is ever looked at."""
        return frozenset(
            self.alias(each.id_type, each.id_no)
            for each in content.basic.applicants
            if each.kind == "NATURAL" and each.id_type and each.id_no
        )

    def respondents(self, content: Content) -> list[frozenset[str]]:
        """Return the indexes of each respondent: of his name, and of the number of his document if it is stated."""
        return [
            frozenset(self.sought(text) for text in (each.name, each.id_no) if text and text.strip())
            for each in content.basic.respondents
        ]

    def of(self, content: Content) -> set[tuple[Side, str]]:
        """Return every index of every party: names and document numbers, and the applicants' aliases."""
        found = {(side, self.sought(text)) for side, text in _texts(content)}
        return found | {(Side.APPLICANT, alias) for alias in self.aliases(content)}


def _texts(content: Content) -> Iterator[tuple[Side, str]]:
    basic = content.basic
    sides: tuple[tuple[Side, tuple[Party, ...] | tuple[Agent, ...]], ...] = (
        (Side.APPLICANT, basic.applicants),
        (Side.RESPONDENT, basic.respondents),
        (Side.AGENT, basic.agents),
    )
    for side, named in sides:
        for each in named:
            licence = each.licence_no if isinstance(each, Agent) else None
            yield from ((side, text) for text in (each.name, each.id_no, licence) if text and text.strip())
