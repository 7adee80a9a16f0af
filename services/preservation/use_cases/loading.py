"""What an operator does with the lists: look at what a file would change, and put it into force, without a release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from services.chassis import clock
from services.chassis.causes import Cause
from services.chassis.rows import RowOperation
from services.chassis.store import Store, Taken
from services.dossier.lists import KINDS, AnyList, Changes, Edition, HolidayList, in_force

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}")


class NotLoaded(Exception):
    """The file is well-formed and still may not take the place of the list in force; says why."""


class Shelf(Protocol):
    """Every version of every list."""

    def editions(self) -> list[Edition]:
        """Return every edition."""

    def list_of(self, edition: Edition) -> AnyList:
        """Return the list of an edition."""


class Keeping(Protocol):
    """Where loaded versions are kept."""

    def kept(self, edition: Edition, text: str) -> list[RowOperation]:
        """Return the row operations that keep a version."""

    def courts_in_use(self) -> set[str]:
        """Return the courts before which applications lie that are not over."""


@dataclass(frozen=True)
class Comparison:
    """What a file would change against the list that it takes the place of, and what to look at again."""

    before: Edition
    changes: Changes
    doubts: list[str]


@dataclass(frozen=True, kw_only=True)
class Loading:
    """Loads lists."""

    store: Store
    shelf: Shelf
    keeping: Keeping

    def compare(self, edition: Edition, text: str) -> Comparison:
        """
        Return what *text* would change as *edition*.

        Raises:
            Unfit: rows of the file break a rule; every one is named.
            NotLoaded: the version is there already, would never count, or drops what is still needed.
        """
        KINDS[edition.kind].check(text)
        after = KINDS[edition.kind].read(text)
        before = self._replaced(edition)
        changes = Changes.between(self.shelf.list_of(before), after)
        if edition.kind == "courts" and (needed := self.keeping.courts_in_use() & changes.removed.keys()):
            raise NotLoaded(f"applications that are not over lie before {', '.join(sorted(needed))}")
        if isinstance(after, HolidayList):
            _must_keep_years({day[:4] for day in changes.removed}, after)
        return Comparison(before, changes, after.doubts())

    def load(self, edition: Edition, text: str, *, cause: Cause) -> Comparison:
        """
        Keep *text* as *edition*, in one transaction; it counts from its day on.

        Raises:
            Unfit, NotLoaded: as `compare`.
        """
        compared = self.compare(edition, text)
        try:
            rows = self.keeping.kept(edition, text)
            self.store.save(cause=cause, rows=rows, marks={f"list:{edition.kind}:{edition.version}": None})
        except Taken:
            raise NotLoaded(f"{edition.kind} {edition.version} is loaded already") from None
        return compared

    def _replaced(self, edition: Edition) -> Edition:
        """Return the edition that counts on the day from which the new one would."""
        editions = self.shelf.editions()
        if not _VERSION.fullmatch(edition.version):
            raise NotLoaded(f"version {edition.version}: letters, digits, dots and dashes, at most 20")
        if any((each.kind, each.version) == (edition.kind, edition.version) for each in editions):
            raise NotLoaded(f"{edition.kind} {edition.version} is there already; a version is written once")
        now = in_force(editions, edition.kind, _today())
        if edition.since < now.since:
            raise NotLoaded(
                f"it would never count: {now.version} counts from {now.since} on, it from {edition.since}"
            )
        return in_force(editions, edition.kind, edition.since)


def _today() -> date:
    return clock.day(clock.now())


def _must_keep_years(touched: set[str], after: HolidayList) -> None:
    if gone := sorted(year for year in touched if int(year) not in after.calendar.years):
        raise NotLoaded(f"{', '.join(gone)} would be an estimate again: a file lists every year in force")
