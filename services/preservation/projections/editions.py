"""The versions of lists that an operator loaded, as rows: no event, for they are about no application."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import select

from services.chassis.rows import Put, RowOperation
from services.chassis.store import Store
from services.dossier.lists import Edition
from services.preservation.domain.status import OVER, Status
from services.preservation.projections.tables import applications, edition_files, editions


class Loaded:
    """The loaded versions, each with its file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Edition]:
        """Return every loaded version of every list."""
        return [Edition(**row) for row in self._store.rows(editions)]

    def text(self, edition: Edition) -> str:
        """Return the file of a version."""
        row = self._store.row(edition_files, kind=edition.kind, version=edition.version)
        return str(row["content"]) if row else ""

    def kept(self, edition: Edition, text: str) -> list[RowOperation]:
        """Return the row operations that keep a version."""
        key = {"kind": edition.kind, "version": edition.version}
        return [
            Put(editions, {**key, "since": edition.since, "loaded_at": edition.loaded_at}),
            Put(edition_files, {**key, "content": text}),
        ]

    def courts_in_use(self) -> set[str]:
        """Return the courts before which applications lie that are not over."""
        return {row["court"] for row in self._store.read(_in_use())}


@cache
def _in_use() -> Any:
    over = [each.value for each in OVER | {Status.DRAFT}]
    return select(applications.c.court).where(applications.c.status.not_in(over)).distinct()
