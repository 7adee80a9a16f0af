"""What the use cases need of the world outside."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from services.chassis.causes import Actor
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.states import State

SECTIONS = ("creation", "basic", "insurance", "materials", "proposal")


class Insurers(Protocol):
    """The insurers that take part."""

    def all(self) -> tuple[Insurer, ...]:
        """Return every insurer."""

    def get(self, code: str) -> Insurer | None:
        """Return the insurer with this code."""

    def serving(self, court: str) -> tuple[Insurer, ...]:
        """Return the insurers whose letters the court takes."""

    def at(self, court: str, code: str) -> Insurer:
        """Return the insurer with this code; raises InsurerNotAtCourt when the court does not take its letters."""


class Lists(Protocol):
    """The read models."""

    def page(self, by: Actor, *, bucket: str | None, after: str | None, limit: int) -> dict[str, Any]:
        """Return one page of one's own and one's organisations' applications, newest first: items, total, next."""

    def office_page(
        self, insurer: str, *, sort: str, status: str | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what lies before an insurer, newest first, or by its `clock`: items, total, next."""

    def counters(self, by: Actor) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were."""

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the drafts that are the account's own."""

    def come_to_nothing(self, account_id: UUID) -> list[UUID]:
        """Return the account's own applications that ended without a policy."""

    def unpaid(self, *, due_before: date, besides: Collection[UUID], limit: int) -> list[UUID]:
        """Return what waits for a premium whose last day lies before that day, earliest first; not those *besides*."""

    def carried(self, insurer: str) -> list[tuple[State, int, Decimal]]:
        """Return how many applications of an insurer stand in each state that binds it, and their sum."""

    def by_letter(self, letter_no: str) -> UUID | None:
        """Return the application whose letter has this number."""

    def securing(self, preservation_id: UUID) -> list[UUID]:
        """Return the applications whose letters secure an application for preservation."""


class Feed(Protocol):
    """What an insurer was told."""

    def of_office(self, office: str, *, after: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after a position: position, headers, body."""
