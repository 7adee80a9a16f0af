"""A paper as its words stand on it, block by block; how it looks is the printer's business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from services.preservation.domain.paper.amounts import counted

TEMPLATE = "2026-11"
"""The version of the papers' words and looks; it stands at the foot of every page."""

PREVIEW = "预览"
"""Stands at the head of every page of what was not submitted, or not issued, yet."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph; *flush* is one that begins at the margin."""

    text: str
    flush: bool = False
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
class Sheet:
    """
    A paper: who issues it to whom, what it says, who signs.

    *id* names it among the papers of its file. *court* is the letterhead, empty on what a party writes. *signatures*
    are posts with names above the date, *clerks* those below it; *issuer* is who stands right above it.
    """

    id: str
    kind: str
    title: str
    application_id: str
    application_number: str
    number: str
    body: tuple[Block, ...]
    issued_on: date
    date_in_words: str
    court: str = ""
    heading: str = ""
    addressee: str = ""
    issuer: str = ""
    signatures: tuple[tuple[str, str], ...] = ()
    clerks: tuple[tuple[str, str], ...] = ()
    tail: tuple[Block, ...] = ()
    mark: str = ""
    large: bool = True
    template: str = field(default=TEMPLATE, init=False)


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper in the list of a file's papers."""

    id: str
    kind: str
    title: str
    number: str
    issued_at: datetime


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
