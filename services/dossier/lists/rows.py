"""How a list is read from its file, row by row, and what its rows are found by."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

_SYLLABLE = re.compile(r"[a-zü]+")
_SIGN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Bad:
    """A row that cannot be taken, or should be looked at again: its line in the file, and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class Unfit(Exception):
    """The file is no such list; every bad row is named."""

    def __init__(self, bad: Iterable[Bad]) -> None:
        self.bad = tuple(sorted(bad, key=lambda each: each.line))
        super().__init__("; ".join(map(str, self.bad)))


@dataclass(frozen=True)
class Row:
    """A row of the file with its line."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def rows(text: str, columns: tuple[str, ...]) -> list[Row]:
    """
    Return the rows below the head of a CSV file; empty lines are passed over.

    Raises:
        Unfit: a column is missing, a row has more or fewer cells than the head, or there is no row at all.
    """
    lines = csv.reader(StringIO(text))
    head = [each.strip() for each in next(lines, [])]
    if missing := [each for each in columns if each not in head]:
        raise Unfit([Bad(1, f"no column {', '.join(missing)}; expected {','.join(columns)}")])
    found = [
        (lines.line_num, [each.strip() for each in cells]) for cells in lines if any(map(str.strip, cells))
    ]
    if ragged := [
        Bad(line, f"{len(cells)} cells under {len(head)} columns")
        for line, cells in found
        if len(cells) != len(head)
    ]:
        raise Unfit(ragged)
    if not found:
        raise Unfit([Bad(1, "no rows")])
    return [Row(line, {column: cells[head.index(column)] for column in columns}) for line, cells in found]


def judged(found: list[Row], rules: Callable[[Row], Iterator[str]]) -> Iterator[Bad]:
    """Yield what the *rules* say against each row."""
    for row in found:
        for reason in rules(row):
            yield Bad(row.line, reason)


def repeated(found: list[Row], *columns: str) -> Iterator[Bad]:
    """Yield the rows whose cell in one of *columns* stands in an earlier row, too."""
    for column in columns:
        seen: dict[str, int] = {}
        for row in found:
            first = seen.setdefault(row[column], row.line)
            if first != row.line:
                yield Bad(row.line, f"{column} {row[column]} is that of line {first}, too")


def ill_read(name: str, pinyin: str) -> Iterator[str]:
    """Say what is wrong with how a name is read: a syllable for every sign, in small letters without tones."""
    syllables = pinyin.split()
    if not all(_SYLLABLE.fullmatch(each) for each in syllables):
        yield f"pinyin {pinyin}: small letters without tones, a blank between syllables"
    elif len(syllables) != len(_SIGN.findall(name)):
        yield f"pinyin {pinyin or '(none)'}: {len(syllables)} syllables for {name}"


@dataclass(frozen=True)
class Found:
    """What a row is found by; the lists carry their own pinyin, for places are read in their own way (长沙, 重庆, 厦门)."""

    code: str
    name: str
    pinyin: str
    initials: str

    @classmethod
    def of(cls, code: str, name: str, pinyin: str) -> Found:
        """Return what to find a row by."""
        return cls(code.lower(), name, pinyin.replace(" ", ""), "".join(each[0] for each in pinyin.split()))

    def by(self, q: str) -> bool:
        """Tell whether *q* is part of the name or of its pinyin (initials or in full), or begins the code."""
        words = q.replace(" ", "").lower()
        return (
            words in self.name
            or self.code.startswith(words)
            or words in self.pinyin
            or words in self.initials
        )
