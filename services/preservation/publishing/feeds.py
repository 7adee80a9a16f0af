"""What a court or an account was told, from the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.chassis.feed import History
from services.chassis.store import Store
from services.preservation import projections
from services.preservation.publishing.telling import told


class Feeds:
    """What a court or an account was told, from the history, in the order and the bytes first sent."""

    def __init__(self, store: Store, *, source: str) -> None:
        self._store = store
        self._history = History(store, source=source, told=told)

    def of_office(self, office: str, *, after: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after a position: position, headers, body."""
        return self._history.at(projections.told_to_office(self._store, office, after, limit))

    def of_accounts(
        self, owners: Sequence[UUID], *, test: bool, after: int, limit: int
    ) -> list[dict[str, Any]]:
        """Return the events told to any of the *owners*, of the test court or of the others, after a position."""
        return self._history.at(projections.told_to_accounts(self._store, owners, after, limit, test=test))
