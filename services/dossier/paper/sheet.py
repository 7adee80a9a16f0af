"""A paper as its words stand on it, block by block; how it looks is the printer's business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from services.dossier.paper.amounts import counted

TEMPLATE = "2026-11"
"""The version of the papers' words and looks; it stands at the foot of every page."""

DEMO = "演示样本 无法律效力"
"""Stands across every page, in the metadata and in the name of every paper, for nobody stands behind it yet."""

PREVIEW = "预览"
"""Stands at the head of every page of what was not submitted, or not issued, yet."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph; *flush* is one that begins at the margin, a *strong* one strikes the eye [保险法 art. 17(2)]."""

    text: str
    flush: bool = False
    strong: bool = False
    block: str = field(default="line", init=False)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What the blocks that follow are about."""

    text: str
    block: str = field(default="heading", init=False)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What something is, fact by fact: its name, and what it says."""

    rows: tuple[tuple[str, str], ...]
    block: str = field(default="facts", init=False)


@dataclass(frozen=True, kw_only=True)
class Table:
    """
    Rows under a head that is said again on each page.

    Args:
        widths: of each column in parts of the page's width; 0 is as wide as what stands in it.
    """

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    block: str = field(default="table", init=False)


@dataclass(frozen=True, kw_only=True)
class Code:
    """A QR code to a page of the site; *path* begins with a stroke."""

    path: str
    caption: str
    block: str = field(default="code", init=False)


Block = Line | Heading | Facts | Table | Code


@dataclass(frozen=True, kw_only=True)
class Verification:
    """
    What the foot of every page says of how to tell whether the paper is genuine.

    Args:
        how: what anybody can do about it.
        worth: what the paper is worth before the law.
        path: where the code at the foot leads to on the site; begins with a stroke.
    """

    how: str
    worth: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """
    A paper: who issues it to whom, what it says, who signs.

    *id* names it among the papers of its file. *letterhead* is empty on what a party writes. *signatures* are posts with
    names above the date, *clerks* those below it; *issuer* is who stands right above it. *numbered_as* is said before the number.
    """

    id: str
    kind: str
    title: str
    application_number: str
    number: str
    body: tuple[Block, ...]
    issued_on: date
    date_in_words: str
    verification: Verification
    letterhead: str = ""
    heading: str = ""
    addressee: str = ""
    issuer: str = ""
    signatures: tuple[tuple[str, str], ...] = ()
    clerks: tuple[tuple[str, str], ...] = ()
    tail: tuple[Block, ...] = ()
    mark: str = ""
    large: bool = True
    numbered_as: str = ""
    template: str = TEMPLATE


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper in the list of a file's papers."""

    id: str
    kind: str
    title: str
    number: str
    issued_at: datetime


def filename(title: str, number: str, *, preview: bool = False) -> str:
    """Return the name to save a paper under."""
    return f"{title}{number}{f'（{PREVIEW}）' if preview else ''} {DEMO}.pdf"


def lines(text: str) -> tuple[Line, ...]:
    """Return *text* as paragraphs, a line each."""
    return tuple(Line(text=each.strip()) for each in text.splitlines() if each.strip())


def facts(*rows: tuple[str, str | None]) -> Facts:
    """Return the facts that are known."""
    return Facts(rows=tuple((name, said) for name, said in rows if said))


def numbered(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return *rows* with their number before them."""
    return tuple((str(i), *row) for i, row in enumerate(rows, 1))


def points(*said: str | None) -> tuple[Line, ...]:
    """Return what is said as points with Chinese numbers."""
    there = [each for each in said if each]
    return tuple(Line(text=f"{counted(i)}、{each}") for i, each in enumerate(there, 1))
