"""The causes of action [民事案件案由规定]: headings of four levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from services.dossier.lists.rows import Found, Row, Unfit, ill_read, judged, repeated, rows

COLUMNS = ("serial", "level", "name", "parent", "pinyin")
SERIALS = {
    "1": re.compile(r"L1-[1-9][0-9]*"),
    "2": re.compile(r"L2-[1-9][0-9]*"),
    "3": re.compile(r"[1-9][0-9]*"),
    "4": re.compile(r"[1-9][0-9]*\.[1-9][0-9]*"),
}
"""The form of a serial at each level: the first two are counted by themselves, the third through the whole list."""


@dataclass(frozen=True, kw_only=True)
class CauseOfAction:
    """A cause of action; *level* 1 to 4, *parent* the serial and *parent_name* the name of the heading above it."""

    serial: str
    name: str
    level: int
    parent: str
    parent_name: str
    pinyin: str = ""


class CauseList:
    """One version of the list, in the order of its file: the headings of the first two levels come first."""

    def __init__(self, causes: list[CauseOfAction]) -> None:
        self._causes = [(each, Found.of(each.serial, each.name, each.pinyin)) for each in causes]
        self._by_serial = {each.serial: each for each in causes}
        self._parents = {each.parent for each in causes}

    @staticmethod
    def check(text: str) -> None:
        """
        Check a CSV file before it is loaded.

        Raises:
            Unfit: rows break a rule: serials by the form of their level, headings on the list and above, none twice, a
                syllable of pinyin for every sign.
        """
        found = rows(text, COLUMNS)
        levels = {row["serial"]: row["level"] for row in found}
        if bad := [*judged(found, partial(_wrong, levels)), *repeated(found, "serial")]:
            raise Unfit(bad)

    @classmethod
    def read(cls, text: str) -> CauseList:
        """Return the list of a file that was checked when it was loaded."""
        found = rows(text, COLUMNS)
        names = {row["serial"]: row["name"] for row in found}
        causes = [
            CauseOfAction(
                serial=row["serial"],
                name=row["name"],
                level=int(row["level"]),
                parent=row["parent"],
                parent_name=names.get(row["parent"], ""),
                pinyin=row["pinyin"],
            )
            for row in found
        ]
        return cls(sorted(causes, key=lambda each: min(each.level, 3)))

    def get(self, serial: str) -> CauseOfAction | None:
        """Return the cause with this serial."""
        return self._by_serial.get(serial)

    def has_children(self, serial: str) -> bool:
        """Tell whether causes of the list stand under this one."""
        return serial in self._parents

    def search(self, q: str = "", parent: str | None = None) -> list[CauseOfAction]:
        """Return the causes that *q* fits, directly under *parent*; under "" stand the headings of the first level."""
        return [cause for cause, found in self._causes if parent in (None, cause.parent) and found.by(q)]

    def facts(self) -> dict[str, str]:
        """Return what the list says, by serial."""
        return {each.serial: f"{each.name} < {each.parent or '-'}, {each.pinyin}" for each, _ in self._causes}

    def doubts(self) -> list[str]:
        """Return what should be looked at again: nothing."""
        return []


def _wrong(levels: dict[str, str], row: Row) -> Iterator[str]:
    serial, level, parent = row["serial"], row["level"], row["parent"]
    if level not in SERIALS:
        yield f"level {level or '(none)'} is none of 1 to 4"
    else:
        if not SERIALS[level].fullmatch(serial):
            yield f"serial {serial} is not of the form of level {level}"
        yield from _misplaced(levels, serial, level, parent)
    if not row["name"]:
        yield "no name"
    yield from ill_read(row["name"], row["pinyin"])


def _misplaced(levels: dict[str, str], serial: str, level: str, parent: str) -> Iterator[str]:
    above = serial.partition(".")[0]
    if level == "1":
        if parent:
            yield "a heading of the first level stands under none"
    elif parent not in levels:
        yield f"parent {parent or '(none)'} is not on the list"
    elif level == "4" and above in levels:
        if parent != above:
            yield f"parent {parent} is not {above}"
    elif levels[parent] != str(min(int(level), 3) - 1):
        # An extract may leave out the third level over a fourth.
        yield f"parent {parent} is of level {levels[parent]}, not right above level {level}"
