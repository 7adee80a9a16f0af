"""What is typed into drafts, as rows sealed under the application's own key; and the numbers that drafts are given."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from collections.abc import Sequence as Many
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, DateTime, Integer, MetaData, Sequence, Table, Text, Uuid, select

from services.chassis.rows import Delete, Put, RowOperation
from services.chassis.store import Store
from services.chassis.vault import Sealed, destroyed
from services.dossier.drafting import Section


def sections_in(metadata: MetaData) -> Table:
    """Return the table of the sections, as one of *metadata*."""
    return Table(
        "sections",
        metadata,
        Column("application_id", Uuid, primary_key=True),
        Column("section", Text, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("content", Sealed(key="application_id"), nullable=False),
        Column("updated_at", DateTime(timezone=True), nullable=False),
    )


class Drafts:
    """The sections of drafts, by these *names*, as rows of *table*."""

    def __init__(self, store: Store, table: Table, names: Many[str]) -> None:
        self._store = store
        self._table = table
        self._names = names

    def of(self, application_id: UUID) -> dict[str, Section]:
        """Return every section, saved or not, by its name."""
        saved = {
            row["section"]: _section(application_id, row)
            for row in self._store.rows(self._table, application_id=application_id)
        }
        return {
            name: saved.get(name) or Section(application_id=application_id, name=name) for name in self._names
        }

    def one(self, application_id: UUID, name: str) -> Section:
        """Return one section, saved or not."""
        row = self._store.row(self._table, application_id=application_id, section=name)
        return _section(application_id, row) if row else Section(application_id=application_id, name=name)

    def kept(self, section: Section) -> RowOperation:
        """Return the row operation that keeps *section*."""
        return Put(
            self._table,
            {
                "application_id": section.application_id,
                "section": section.name,
                "version": section.version,
                "content": section.content,
                "updated_at": section.updated_at,
            },
        )

    def dropped(self, application_id: UUID, *, at: datetime) -> list[RowOperation]:
        """Return the row operations that drop every section, and destroy the key of all that was personal in it."""
        rows = [
            Delete(self._table, {"application_id": application_id, "section": name}) for name in self._names
        ]
        return [*rows, destroyed(application_id, at=at)]


class Numbers:
    """Numbers for people, as many at a time from the database's *sequence* as it goes on by."""

    def __init__(self, store: Store, sequence: Sequence) -> None:
        self._store = store
        self._sequence = sequence
        self._left: deque[int] = deque()

    def __call__(self) -> int:
        """Return the next number."""
        while not self._left:
            ((first,),) = (row.values() for row in self._store.read(select(self._sequence.next_value())))
            self._left.extend(range(first, first + (self._sequence.increment or 1)))
        return self._left.popleft()


def _section(application_id: UUID, row: Mapping[str, Any]) -> Section:
    return Section(
        application_id=application_id,
        name=row["section"],
        version=row["version"],
        content=row["content"] or {},
        updated_at=row["updated_at"],
    )
