"""The read model of notification: the inbox of each account."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    DateTime,
    Index,
    MetaData,
    Table,
    Text,
    Uuid,
    any_,
    func,
    literal,
    select,
)

from services.chassis.rows import POSITION, Patch, Put, RowOperation
from services.chassis.store import Store
from services.notification.domain import Notice
from services.notification.use_cases import Count

METADATA = MetaData()

NOTICES = Table(
    "notices",
    METADATA,
    Column("notice_id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False),
    Column("about_id", Uuid, nullable=False, index=True),
    Column("number", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("posted_at", DateTime(timezone=True), nullable=False),
    Column("opened_at", DateTime(timezone=True)),
    Column("position", BigInteger, nullable=False),
    Index("ix_notices_account_id_position", "account_id", "position"),
)


@singledispatch
def project(event: object) -> list[RowOperation]:  # noqa: ARG001 - an event without rows
    """Return what the event changes in the read model."""
    return []


@project.register
def _(event: Notice.Posted) -> list[RowOperation]:
    row = {
        "notice_id": event.originator_id,
        "account_id": event.account_id,
        "about_id": event.about_id,
        "number": event.number,
        "kind": event.kind,
        "title": event.title,
        "text": event.text,
        "posted_at": event.posted_at,
        "position": POSITION,
    }
    return [Put(NOTICES, row)]


@project.register
def _(event: Notice.Opened) -> list[RowOperation]:
    return [Patch(NOTICES, {"notice_id": event.originator_id}, {"opened_at": event.opened_at})]


class InboxRows:
    """The inbox, read from its rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def number_of(self, about_id: UUID) -> str | None:
        """Return the number by which people know the application."""
        found = self._store.row(NOTICES, about_id=about_id)
        return found["number"] if found else None

    def page(
        self, owners: Sequence[UUID], *, before: int | None, limit: int, unread: bool
    ) -> Sequence[dict[str, Any]]:
        """Return at most *limit* notices, newest first."""
        wanted = select(NOTICES).where(_owned(owners))
        if before is not None:
            wanted = wanted.where(NOTICES.c.position < before)
        if unread:
            wanted = wanted.where(NOTICES.c.opened_at.is_(None))
        return self._store.read(wanted.order_by(NOTICES.c.position.desc()).limit(limit))

    def count(self, owners: Sequence[UUID]) -> Count:
        """Return how many there are."""
        counted: Any = select(
            func.count().label("all"), func.count().filter(NOTICES.c.opened_at.is_(None)).label("unread")
        ).where(_owned(owners))
        (row,) = self._store.read(counted)
        return Count(all=row["all"], unread=row["unread"])


def _owned(owners: Sequence[UUID]) -> Any:
    return NOTICES.c.account_id == any_(literal(list(owners), ARRAY(Uuid)))
