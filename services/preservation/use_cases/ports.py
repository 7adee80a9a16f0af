"""What the use cases need of the world outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.rows import RowOperation

SECTIONS = ("creation", "basic", "guarantees", "materials", "aid")
RULING_DRAFT, SIGNED_PAPER = "ruling", "signed_paper"
"""What a judge keeps on the file until the ruling is issued."""


class Lists(Protocol):
    """The read models."""

    def page(
        self, by: Actor, *, bucket: str | None, party: str, after: str | None, limit: int
    ) -> dict[str, Any]:
        """
        Return one page of what *by* may see, newest first: items, total, next.

        That is his own, his organisations', and what was submitted for him; *party* is an index, or empty.
        """

    def office_page(
        self,
        office: str,
        *,
        sort: str,
        status: str | None,
        category: str | None,
        holder_id: UUID | None,
        unclaimed: bool,
        assigned_to: UUID | None,
        party: str,
        after: str | None,
        limit: int,
    ) -> dict[str, Any]:
        """Return one page of what was submitted to a court, newest first, or by its `clock`: items, total, next."""

    def similar(self, office: str, application_id: UUID, *, limit: int) -> list[dict[str, Any]]:
        """Return other files before the court with the same parties, newest first: id, number, status, submitted_at."""

    def counters(self, by: Actor) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were."""

    def loads(self, office: str) -> list[dict[str, Any]]:
        """Return how much lies before each judge of a court, and before nobody: judge_id, open, total."""

    def readings(
        self, office: str, *, application_id: UUID | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of who read what of a court, newest first: items, total, next."""

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the drafts that are the account's own."""

    def count_submitted(self, account_id: UUID) -> int:
        """Return how many submitted applications name the account as their submitter."""


class Named(Protocol):
    """Who is named in submitted files, as keyed hashes, and which of them have accounts."""

    def is_applicant(self, application_id: UUID, alias: str) -> bool:
        """Tell whether the file names this person as an applicant; the same question whoever asks."""

    def applications_for(self, alias: str) -> list[UUID]:
        """Return what was submitted for this person."""

    def accounts_of(self, aliases: Iterable[str]) -> tuple[UUID, ...]:
        """Return the accounts of these persons."""

    def filed_against(self, indexes: Iterable[str], *, by: Actor, besides: UUID) -> list[tuple[str, str]]:
        """
        Return which of these respondents the actor's, or his organisations', other files name: index and number.

        Only files that are not over count. No other file is read, so it takes no longer for what others filed.
        """

    def kept(self, application_id: UUID, indexes: Iterable[tuple[str, str]]) -> list[RowOperation]:
        """Return the row operations that keep whom a file names now, and nobody else."""

    def known(self, alias: str, account_id: UUID) -> RowOperation:
        """Return the row operation that keeps whose account it is."""

    def forgotten(self, account_id: UUID) -> list[RowOperation]:
        """Return the row operations after which nobody can tell whose account it was."""


class Staff(Protocol):
    """Who works for which court."""

    def judges(self, office: str) -> list[UUID]:
        """Return the judges of a court."""

    def colleagues(self, office: str) -> list[UUID]:
        """Return everybody who works for a court."""

    def added(self, account_id: UUID, *, role: str, office: str) -> RowOperation:
        """Return the row operation that keeps that somebody works for a court."""

    def removed(self, account_id: UUID) -> RowOperation:
        """Return the row operation that forgets him."""


class Alarms(Protocol):
    """When to look at which clock, and what a court has to do."""

    def due(self, *, at: datetime, limit: int) -> list[dict[str, Any]]:
        """Return the looks whose time has come, earliest first: application_id, what, rung, look_at."""

    def looked(self, look: Mapping[str, Any]) -> RowOperation:
        """Return the row operation after which nobody looks there again; a look set meanwhile stays."""

    def put_off(self, look: Mapping[str, Any], *, until: datetime) -> list[RowOperation]:
        """Return the row operations after which somebody looks there later."""

    def task(self, task_id: UUID) -> dict[str, Any] | None:
        """Return a task of some court."""

    def page(
        self, office: str, *, application_id: UUID | None, done: bool, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what a court has to do, oldest first: items, total, next."""


class Notes(Protocol):
    """What the people of a court wrote for each other."""

    def on(self, application_id: UUID, office: str) -> list[dict[str, Any]]:
        """Return a court's notes on an application, oldest first: id, text, author, role, written_at."""


class Feed(Protocol):
    """What a court, or an account, was told."""

    def of_office(self, office: str, *, after: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after a position: position, headers, body."""

    def of_accounts(
        self, owners: Sequence[UUID], *, test: bool, after: int, limit: int
    ) -> list[dict[str, Any]]:
        """Return the events told to any of the *owners*, of the test court or of the others, after a position."""
