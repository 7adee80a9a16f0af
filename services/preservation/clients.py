"""The outside of preservation: the lists of courts and causes, the printer of papers, and the keys of hashes."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import cast

import orjson
import typst

from contracts import signatures
from services.preservation.domain.lists import TEST_COURT, CauseOfAction, Court
from services.preservation.domain.paper import RulingPaper
from services.preservation.use_cases.naming import Indexes

_HERE = Path(__file__).parent

DEMO = "演示样本 无法律效力"
"""Stands across every page, in the metadata and in the name of every paper, for no court stands behind it yet."""


_TEST_COURT = Court(
    code=TEST_COURT,
    name="演示测试法院（非真实法院）",
    level="BASIC",
    parent="",
    province="",
    kind="普通",
)


class Courts:
    """The courts of the list (data/courts.csv); *version* changes with the list."""

    def __init__(self) -> None:
        self._rows = [
            (
                Court(code=code, name=name, level=level, parent=parent, province=province, kind=kind),
                _Found.of(code, name, pinyin),
            )
            for code, name, level, parent, province, kind, pinyin in _rows("courts.csv")
        ]
        self._by_code = {court.code: court for court, _ in self._rows} | {TEST_COURT: _TEST_COURT}
        self.version = _version("courts.csv")

    def get(self, code: str) -> Court | None:
        """Return the court with this 法院代字."""
        return self._by_code.get(code)

    def search(self, q: str = "", parent: str = "", *, test: bool = False) -> list[Court]:
        """
        Return the courts that *q* and *parent* fit: name, 法院代字 or pinyin (initials or in full); direct parent.

        *test* puts the test court at the head of them.
        """
        rows = [_TEST_ROW, *self._rows] if test else self._rows
        return [court for court, found in rows if found.by(q) and parent in ("", court.parent)]


def indexes(secret_key: str) -> Indexes:
    """Return the keyed hashes by which parties are found."""
    search = signatures.derived(secret_key, "search preservation")
    return Indexes(alias=partial(signatures.alias_of, secret_key), sought=partial(signatures.keyed, search))


class Causes:
    """The causes of action (data/causes.csv); *version* is the year of the list [民事案件案由规定]."""

    def __init__(self) -> None:
        rows = list(_rows("causes.csv"))
        names = {serial: name for _, serial, _, name, *_ in rows}
        self._rows = [
            (
                CauseOfAction(
                    serial=serial,
                    name=name,
                    level=int(level),
                    parent_name=_heading(serial, int(level), names, level2, level1),
                ),
                _Found.of(serial, name, pinyin),
            )
            for _, serial, level, name, _, level2, level1, pinyin in rows
        ]
        self._by_serial = {cause.serial: cause for cause, _ in self._rows}
        self.version = rows[0][0]

    def get(self, serial: str) -> CauseOfAction | None:
        """Return the cause with this serial."""
        return self._by_serial.get(serial)

    def search(self, q: str = "") -> list[CauseOfAction]:
        """Return the causes that *q* fits: name, serial or pinyin (initials or in full)."""
        return [cause for cause, found in self._rows if found.by(q)]


def _heading(serial: str, level: int, names: dict[str, str], level2: str, level1: str) -> str:
    """Return the name that the cause stands under; a heading of the third level may be missing from our extract."""
    if level == 1:
        return ""
    if level == 2:  # noqa: PLR2004 - the second of four
        return level1
    return names.get(serial.partition(".")[0], level2) if "." in serial else level2


@dataclass(frozen=True)
class _Found:
    """What a row is found by; the lists carry their own pinyin, for places are read in their own way (长沙, 重庆, 厦门)."""

    code: str
    name: str
    pinyin: str
    initials: str

    @classmethod
    def of(cls, code: str, name: str, pinyin: str) -> _Found:
        return cls(code, name, pinyin.replace(" ", ""), "".join(each[0] for each in pinyin.split()))

    def by(self, q: str) -> bool:
        words = q.replace(" ", "").lower()
        return (
            words in self.name
            or self.code.lower().startswith(words)
            or words in self.pinyin
            or words in self.initials
        )


_TEST_ROW = (_TEST_COURT, _Found.of(TEST_COURT, _TEST_COURT.name, "yan shi ce shi"))


def _rows(file: str) -> Iterable[list[str]]:
    with (_HERE / "data" / file).open(encoding="utf-8", newline="") as lines:
        yield from list(csv.reader(lines))[1:]


def _version(file: str) -> str:
    return hashlib.sha256((_HERE / "data" / file).read_bytes()).hexdigest()[:12]


@dataclass(frozen=True)
class Paper:
    """A rendered paper."""

    filename: str
    media_type: str
    content: bytes


class Papers:
    """
    Prints papers with the fonts in *fonts_path* (Noto CJK, embedded); the same words give the same bytes.

    The first paper takes a third of a second, for the fonts are read then; later ones some milliseconds.
    """

    def __init__(self, fonts_path: str) -> None:
        self._compiler = typst.Compiler(
            root=str(_HERE / "papers"), font_paths=[fonts_path], ignore_system_fonts=True
        )

    def ruling(self, paper: RulingPaper) -> Paper:
        """Return the 民事裁定书 as a PDF."""
        return self._print("ruling.typ", f"民事裁定书{paper.case_no}", {"demo": DEMO, **asdict(paper)})

    def _print(self, template: str, title: str, words: dict[str, object]) -> Paper:
        pdf = self._compiler.compile(
            input=str(_HERE / "papers" / template),
            format="pdf",
            sys_inputs={"words": orjson.dumps({"title": title, **words}).decode()},
        )
        return Paper(f"{title} {DEMO}.pdf", "application/pdf", cast("bytes", pdf))  # a PDF is one file
