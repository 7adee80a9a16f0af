"""What an insurer was told, from the history."""

from __future__ import annotations

from typing import Any

from services.chassis.feed import History
from services.chassis.store import Store
from services.guarantee import projections
from services.guarantee.publishing.telling import told


class Feeds:
    """What an office was told, from the history, in the order and the bytes first sent."""

    def __init__(self, store: Store, *, source: str) -> None:
        self._store = store
        self._history = History(store, source=source, told=told)

    def of_office(self, office: str, *, after: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after a position: position, headers, body."""
        return self._history.at(projections.told_to_office(self._store, office, after, limit))
