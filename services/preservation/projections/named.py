"""Who is named in a file and who works for a court, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from services.chassis.rows import Delete, Put, RowOperation
from services.chassis.store import Store
from services.preservation.projections.tables import parties, people, staff


class Named:
    """Who is named in submitted files, as keyed hashes, and which of them have accounts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_applicant(self, application_id: UUID, alias: str) -> bool:
        """Tell whether the file names this person as an applicant; the same question whoever asks."""
        found = self._store.row(parties, application_id=application_id, side="APPLICANT", index=alias)
        return bool(alias) and found is not None

    def applications_for(self, alias: str) -> list[UUID]:
        """Return what was submitted for this person."""
        return [row["application_id"] for row in self._store.rows(parties, index=alias, side="APPLICANT")]

    def accounts_of(self, aliases: Iterable[str]) -> tuple[UUID, ...]:
        """Return the accounts of these persons."""
        rows = [row for alias in sorted(aliases) for row in self._store.rows(people, alias=alias)]
        return tuple(dict.fromkeys(row["account_id"] for row in rows))

    def kept(self, application_id: UUID, indexes: Iterable[tuple[str, str]]) -> list[RowOperation]:
        """Return the row operations that keep whom a file names."""
        return [
            Put(parties, {"application_id": application_id, "side": str(side), "index": index})
            for side, index in indexes
        ]

    def known(self, alias: str, account_id: UUID) -> RowOperation:
        """Return the row operation that keeps whose account it is."""
        return Put(people, {"alias": alias, "account_id": account_id})

    def forgotten(self, account_id: UUID) -> list[RowOperation]:
        """Return the row operations after which nobody can tell whose account it was."""
        return [Delete(people, row) for row in self._store.rows(people, account_id=account_id)]


class Staff:
    """Who works for which court."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def judges(self, office: str) -> list[UUID]:
        """Return the judges of a court."""
        return [row["account_id"] for row in self._store.rows(staff, office=office, role="judge")]

    def added(self, account_id: UUID, *, role: str, office: str) -> RowOperation:
        """Return the row operation that keeps that somebody works for a court."""
        return Put(staff, {"account_id": account_id, "office": office, "role": role})

    def removed(self, account_id: UUID) -> RowOperation:
        """Return the row operation that forgets him."""
        return Delete(staff, {"account_id": account_id})
