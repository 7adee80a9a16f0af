"""What use cases need of the lists and of the printer."""

from __future__ import annotations

from typing import Protocol

from services.dossier.lists import CauseOfAction, Court, Edition
from services.dossier.paper.sheet import Sheet


class Courts(Protocol):
    """The courts of the list in force."""

    @property
    def version(self) -> str:
        """The version of the list."""

    def get(self, code: str) -> Court | None:
        """Return the court with this 法院代字."""

    def search(self, q: str = "", parent: str | None = None, *, test: bool = False) -> list[Court]:
        """Return courts in the order of the list, "" being over the highest; the test court only on wish."""

    def has_children(self, code: str) -> bool:
        """Tell whether courts stand under this one."""


class Causes(Protocol):
    """The causes of action of the list in force."""

    @property
    def version(self) -> str:
        """The version of the list."""

    def get(self, serial: str, version: str = "") -> CauseOfAction | None:
        """Return the cause with this serial, by the list that it was chosen from or by the one in force."""

    def search(self, q: str = "", parent: str | None = None) -> list[CauseOfAction]:
        """Return causes in the order of the list, "" being over the headings of the first level."""

    def has_children(self, serial: str) -> bool:
        """Tell whether causes stand under this one."""


class Editions(Protocol):
    """The versions of lists that an operator loaded."""

    def all(self) -> list[Edition]:
        """Return every loaded version of every list."""

    def text(self, edition: Edition) -> str:
        """Return the file of a version."""


class Paper(Protocol):
    """A rendered paper."""

    @property
    def filename(self) -> str:
        """The name to save it under."""

    @property
    def media_type(self) -> str:
        """What it is."""

    @property
    def content(self) -> bytes:
        """The file itself."""


class Papers(Protocol):
    """The printer."""

    def printed(self, sheet: Sheet) -> Paper:
        """Return the paper as a file."""
