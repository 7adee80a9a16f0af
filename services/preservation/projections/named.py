"""Who is named in a file and who works for a court, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.rows import Delete, Put, RowOperation
from services.chassis.store import Store
from services.preservation.projections.repeats import FILED_AGAINST
from services.preservation.projections.tables import notes, parties, people, staff


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

    def filed_against(self, indexes: Iterable[str], *, by: Actor, besides: UUID) -> list[tuple[str, str]]:
        """Return which of these respondents the actor's, or his organisations', other files name: index and number."""
        rows = self._store.read(
            FILED_AGAINST,
            owner=by.account,
            test=by.test,
            organisations=list(by.acts_for),
            besides=besides,
            indexes=sorted(indexes),
        )
        return [(row["index"], row["number"]) for row in rows]

    def kept(self, application_id: UUID, indexes: Iterable[tuple[str, str]]) -> list[RowOperation]:
        """Return the row operations that keep whom a file names now, and nobody else."""
        named = {(str(side), index) for side, index in indexes}
        before = self._store.rows(parties, application_id=application_id)
        gone = {(row["side"], row["index"]) for row in before} - named
        return [
            *(Delete(parties, _party(application_id, each)) for each in sorted(gone)),
            *(Put(parties, _party(application_id, each)) for each in sorted(named)),
        ]

    def known(self, alias: str, account_id: UUID) -> RowOperation:
        """Return the row operation that keeps whose account it is."""
        return Put(people, {"alias": alias, "account_id": account_id})

    def forgotten(self, account_id: UUID) -> list[RowOperation]:
        """Return the row operations after which nobody can tell whose account it was."""
        return [Delete(people, row) for row in self._store.rows(people, account_id=account_id)]


class Notes:
    """What the people of a court wrote for each other."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def on(self, application_id: UUID, office: str) -> list[dict[str, Any]]:
        """Return a court's notes on an application, oldest first."""
        rows = self._store.rows(notes, application_id=application_id, office=office)
        return sorted(rows, key=lambda row: row["position"])


class Staff:
    """Who works for which court."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def judges(self, office: str) -> list[UUID]:
        """Return the judges of a court."""
        return [row["account_id"] for row in self._store.rows(staff, office=office, role="judge")]

    def colleagues(self, office: str) -> list[UUID]:
        """Return everybody who works for a court."""
        return [row["account_id"] for row in self._store.rows(staff, office=office)]

    def added(self, account_id: UUID, *, role: str, office: str) -> RowOperation:
        """Return the row operation that keeps that somebody works for a court."""
        return Put(staff, {"account_id": account_id, "office": office, "role": role})

    def removed(self, account_id: UUID) -> RowOperation:
        """Return the row operation that forgets him."""
        return Delete(staff, {"account_id": account_id})


def _party(application_id: UUID, named: tuple[str, str]) -> dict[str, Any]:
    side, index = named
    return {"application_id": application_id, "side": side, "index": index}
