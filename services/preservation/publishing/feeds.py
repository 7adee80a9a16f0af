"""What a court or an account was told, from the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.chassis import envelope, tables
from services.chassis.store import Store
from services.preservation import projections
from services.preservation.publishing.telling import told


class Feeds:
    """What a court or an account was told, from the history, in the order and the bytes first sent."""

    def __init__(self, store: Store, *, source: str) -> None:
        self._store = store
        self._source = source

    def of_office(self, office: str, *, after: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after a position: position, headers, body."""
        return self._at(projections.told_to_office(self._store, office, after, limit))

    def of_accounts(
        self, owners: Sequence[UUID], *, test: bool, after: int, limit: int
    ) -> list[dict[str, Any]]:
        """Return the events told to any of the *owners*, of the test court or of the others, after a position."""
        return self._at(projections.told_to_accounts(self._store, owners, after, limit, test=test))

    def _at(self, positions: list[int]) -> list[dict[str, Any]]:
        generation: UUID = self._store.read(tables.GENERATION.select())[0]["id"] if positions else UUID(int=0)
        return [self._sent(each, generation) for each in self._store.recorded.at(positions)]

    def _sent(self, recorded: Any, generation: UUID) -> dict[str, Any]:
        message = told(recorded.event)
        if message is None:
            raise LookupError(recorded.topic)
        sent = envelope.write(
            message,
            source=self._source,
            generation=generation,
            position=recorded.position,
            version=recorded.version,
            meta=recorded.meta,
        )
        # The broker takes the blind copies off before an office sees the event.
        headers = {name: value for name, value in sent.headers.items() if name != "BCC"}
        return {"position": recorded.position, "headers": headers, "body": sent.body.decode()}
