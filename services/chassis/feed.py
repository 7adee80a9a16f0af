"""What was told, from the history: in the order and the bytes first sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from contracts.message import Told
from services.chassis import envelope, tables
from services.chassis.store import Store


class History:
    """The events of a service as they went out: *told* says in what words, *source* is the service."""

    def __init__(self, store: Store, *, source: str, told: Callable[[Any], Told | None]) -> None:
        self._store = store
        self._source = source
        self._told = told

    def at(self, positions: list[int]) -> list[dict[str, Any]]:
        """Return what was told at these positions: position, headers, body."""
        generation: UUID = self._store.read(tables.GENERATION.select())[0]["id"] if positions else UUID(int=0)
        return [self._sent(each, generation) for each in self._store.recorded.at(positions)]

    def _sent(self, recorded: Any, generation: UUID) -> dict[str, Any]:
        message = self._told(recorded.event)
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
