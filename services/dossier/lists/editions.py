"""Versions of the lists, and which of them is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from services.dossier.lists.causes import CauseList
from services.dossier.lists.courts import CourtList
from services.dossier.lists.holidays import HolidayList

AnyList = CourtList | CauseList | HolidayList

KINDS: dict[str, type[CourtList | CauseList | HolidayList]] = {
    "courts": CourtList,
    "causes": CauseList,
    "holidays": HolidayList,
}
"""The kinds of lists."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A version of a list, and from which day on it counts; one that came with the release was loaded by nobody."""

    kind: str
    version: str
    since: date
    loaded_at: datetime | None = None


def in_force(editions: Iterable[Edition], kind: str, on: date) -> Edition:
    """
    Return the edition of *kind* that counts on a day: the latest begun; of two begun together, the one loaded last.

    On a day before all of them it is the first.
    """
    of_kind = sorted((each for each in editions if each.kind == kind), key=_rank)
    return [each for each in of_kind if each.since <= on or each is of_kind[0]][-1]


def _rank(edition: Edition) -> tuple[date, float]:
    return edition.since, edition.loaded_at.timestamp() if edition.loaded_at else 0.0


@dataclass(frozen=True)
class Changes:
    """What one version says otherwise than another: what is named by its key, with what is said of it."""

    added: dict[str, str]
    removed: dict[str, str]
    changed: dict[str, tuple[str, str]]

    @classmethod
    def between(cls, before: AnyList, after: AnyList) -> Changes:
        """Return what changes when *after* takes the place of *before*."""
        old, new = before.facts(), after.facts()
        return cls(
            added={key: new[key] for key in new if key not in old},
            removed={key: old[key] for key in old if key not in new},
            changed={key: (old[key], new[key]) for key in new if key in old and old[key] != new[key]},
        )
