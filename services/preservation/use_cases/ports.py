"""What the use cases need of the world outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from services.chassis.rows import RowOperation
from services.preservation.domain.lists import CauseOfAction, Court
from services.preservation.domain.paper import RulingPaper

SECTIONS = ("creation", "basic", "guarantees", "materials")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of a draft as it was last saved; version 0 was never saved."""

    application_id: UUID
    name: str
    version: int = 0
    content: dict[str, Any] = field(default_factory=dict)
    updated_at: datetime | None = None


class Drafts(Protocol):
    """The sections of drafts: rows, since no court has seen them."""

    def of(self, application_id: UUID) -> dict[str, Section]:
        """Return every section, saved or not, by its name."""

    def one(self, application_id: UUID, name: str) -> Section:
        """Return one section, saved or not."""

    def kept(self, section: Section) -> RowOperation:
        """Return the row operation that keeps *section*."""

    def dropped(self, application_id: UUID) -> list[RowOperation]:
        """Return the row operations that drop every section."""


class Lists(Protocol):
    """The read models."""

    def page(self, account_id: UUID, *, bucket: str | None, after: str | None, limit: int) -> dict[str, Any]:
        """Return one page of an account's applications, newest first: items, total, next."""

    def office_page(
        self, office: str, *, status: str | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what was submitted to a court, newest first: items, total, next."""

    def counters(self, account_id: UUID) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were."""


class Feed(Protocol):
    """What a court was told."""

    def after(self, office: str, position: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after *position*: position, headers, body."""


class Courts(Protocol):
    """The courts of the list."""

    version: str

    def get(self, code: str) -> Court | None:
        """Return the court with this 法院代字."""

    def search(self, q: str = "", parent: str = "") -> list[Court]:
        """Return courts in the order of the list."""


class Causes(Protocol):
    """The causes of action of the list in force."""

    version: str

    def get(self, serial: str) -> CauseOfAction | None:
        """Return the cause with this serial."""

    def search(self, q: str = "") -> list[CauseOfAction]:
        """Return causes in the order of the list."""


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

    def ruling(self, paper: RulingPaper) -> Paper:
        """Return the 民事裁定书."""
