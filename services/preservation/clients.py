"""The outside of preservation: the lists of courts and causes, and the printer of papers."""

from __future__ import annotations

from dataclasses import dataclass

from services.preservation.domain.lists import CauseOfAction, Court
from services.preservation.domain.paper import RulingPaper


class Courts:
    """The courts of the list; *version* names the list."""

    version: str

    def get(self, code: str) -> Court | None:
        """Return the court with this 法院代字."""
        raise NotImplementedError

    def search(self, q: str = "", parent: str = "") -> list[Court]:
        """Return courts by name, 法院代字 or pinyin (initials or in full), in the order of the list."""
        raise NotImplementedError


class Causes:
    """The causes of action of the list in force; *version* names the list."""

    version: str

    def get(self, serial: str) -> CauseOfAction | None:
        """Return the cause with this serial."""
        raise NotImplementedError

    def search(self, q: str = "") -> list[CauseOfAction]:
        """Return causes by name, serial or pinyin, in the order of the list."""
        raise NotImplementedError


@dataclass(frozen=True)
class Paper:
    """A rendered paper."""

    filename: str
    media_type: str
    content: bytes


class Papers:
    """Prints papers."""

    def __init__(self, fonts_path: str) -> None:
        raise NotImplementedError

    def ruling(self, paper: RulingPaper) -> Paper:
        """Return the 民事裁定书 as a PDF."""
        raise NotImplementedError
