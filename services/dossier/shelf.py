"""The lists in force: those that the release ships (data/), and those that an operator has loaded since."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from services.chassis import clock
from services.chassis.refusals import StoreUnavailable
from services.dossier.lists import (
    KINDS,
    TEST_COURT,
    AnyList,
    CauseList,
    CauseOfAction,
    Court,
    CourtList,
    Edition,
    HolidayList,
    in_force,
)
from services.dossier.ports import Editions
from services.dossier.working_days import Calendar

_SHIPPED = Path(__file__).parent / "data"

LOOKS_EVERY = 5.0
"""Seconds until a running program asks again which lists were loaded."""

_TEST_COURT = Court(
    code=TEST_COURT,
    name="演示测试法院（非真实法院）",
    level="BASIC",
    parent="",
    province="",
    kind="普通",
    pinyin="yan shi ce shi fa yuan fei zhen shi fa yuan",
)


class Shelf:
    """
    Every version of every list, shipped or loaded; what counts today is found without a look at the database.

    What was loaded is looked for every five seconds, when somebody asks; the file of a version is read once. While the
    database is away, what was known goes on.
    """

    def __init__(
        self, loaded: Editions | None = None, *, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._loaded = loaded
        self._ticks = ticks
        self._editions = list(ship())
        self._look_at = float("-inf")
        self._read: dict[Edition, AnyList] = {}

    def edition(self, kind: str) -> Edition:
        """Return the edition of a kind that counts today."""
        return in_force(self.editions(), kind, clock.day(clock.now()))

    def editions(self) -> list[Edition]:
        """Return every edition that is known."""
        now = self._ticks()
        if self._loaded is not None and now >= self._look_at:
            known = self._look_at >= 0
            if known:
                self._look_at = now + LOOKS_EVERY  # whoever asks meanwhile goes on with what is known
            try:
                self._editions = [*ship(), *self._loaded.all()]
            except StoreUnavailable:
                if not known:
                    raise
            self._look_at = now + LOOKS_EVERY
        return self._editions

    def text(self, edition: Edition) -> str:
        """Return the file of an edition."""
        if edition.loaded_at is None or self._loaded is None:
            return (_SHIPPED / f"{edition.kind}.csv").read_text(encoding="utf-8")
        return self._loaded.text(edition)

    def list_of(self, edition: Edition) -> AnyList:
        """Return the list of an edition."""
        if edition not in self._read:
            self._read[edition] = KINDS[edition.kind].read(self.text(edition))
        return self._read[edition]

    def find(self, kind: str, version: str) -> Edition:
        """Return the edition with this version; the one that counts today if there is none, or none is named."""
        named = (each for each in self.editions() if (each.kind, each.version) == (kind, version))
        return next(named, None) or self.edition(kind)


@cache
def ship() -> tuple[Edition, ...]:
    """Return the editions that the release ships (data/versions.toml)."""
    with (_SHIPPED / "versions.toml").open("rb") as file:
        told = tomllib.load(file)
    return tuple(Edition(kind=kind, version=it["version"], since=it["from"]) for kind, it in told.items())


class Courts:
    """The courts of the list in force."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()

    @property
    def version(self) -> str:
        """The version of the list."""
        return self._shelf.edition("courts").version

    def get(self, code: str) -> Court | None:
        """Return the court with this 法院代字."""
        return _TEST_COURT if code == TEST_COURT else self._list().get(code)

    def search(self, q: str = "", parent: str | None = None, *, test: bool = False) -> list[Court]:
        """
        Return the courts that *q* fits, directly under *parent*: by name, 法院代字 or pinyin (initials or in full).

        *test* puts the test court at the head of them.
        """
        tried = CourtList([_TEST_COURT]).search(q, parent) if test else []
        return tried + self._list().search(q, parent)

    def has_children(self, code: str) -> bool:
        """Tell whether courts stand under this one."""
        return self._list().has_children(code)

    def _list(self) -> CourtList:
        return cast("CourtList", self._shelf.list_of(self._shelf.edition("courts")))


class Causes:
    """The causes of action of the list in force [民事案件案由规定]."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()

    @property
    def version(self) -> str:
        """The version of the list; an application keeps the one that its cause was chosen from."""
        return self._shelf.edition("causes").version

    def get(self, serial: str, version: str = "") -> CauseOfAction | None:
        """Return the cause with this serial, on the list of that *version* if it is known, else on the one in force."""
        return self._list(version).get(serial)

    def search(self, q: str = "", parent: str | None = None) -> list[CauseOfAction]:
        """Return the causes that *q* fits, directly under *parent*: by name, serial or pinyin (initials or in full)."""
        return self._list().search(q, parent)

    def has_children(self, serial: str) -> bool:
        """Tell whether causes stand under this one."""
        return self._list().has_children(serial)

    def _list(self, version: str = "") -> CauseList:
        return cast("CauseList", self._shelf.list_of(self._shelf.find("causes", version)))


class Holidays:
    """The State Council's calendar in force."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()

    def calendar(self) -> Calendar:
        """Return the calendar, one value to count with until the end of a use case."""
        found = cast("HolidayList", self._shelf.list_of(self._shelf.edition("holidays")))
        return found.calendar
