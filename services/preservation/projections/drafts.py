"""What is typed into drafts, as rows: no court has seen it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.rows import Delete, Put, RowOperation
from services.chassis.store import Store
from services.chassis.vault import destroyed
from services.preservation.projections.tables import sections
from services.preservation.use_cases.ports import SECTIONS, Section


class Drafts:
    """The sections of drafts, as rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, application_id: UUID) -> dict[str, Section]:
        """Return every section, saved or not, by its name."""
        saved = {
            row["section"]: _section(application_id, row)
            for row in self._store.rows(sections, application_id=application_id)
        }
        return {
            name: saved.get(name) or Section(application_id=application_id, name=name) for name in SECTIONS
        }

    def one(self, application_id: UUID, name: str) -> Section:
        """Return one section, saved or not."""
        row = self._store.row(sections, application_id=application_id, section=name)
        return _section(application_id, row) if row else Section(application_id=application_id, name=name)

    def kept(self, section: Section) -> RowOperation:
        """Return the row operation that keeps *section*."""
        return Put(
            sections,
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
        rows = [Delete(sections, {"application_id": application_id, "section": name}) for name in SECTIONS]
        return [*rows, destroyed(application_id, at=at)]


def _section(application_id: UUID, row: Mapping[str, Any]) -> Section:
    return Section(
        application_id=application_id,
        name=row["section"],
        version=row["version"],
        content=row["content"] or {},
        updated_at=row["updated_at"],
    )
