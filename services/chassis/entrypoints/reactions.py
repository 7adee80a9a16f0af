"""Messages of other services: each as its contract spells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import orjson
from marshmallow import ValidationError

from contracts import topology
from contracts.message import Message
from services.chassis.causes import Actor
from services.chassis.entrypoints.hearing import Hearing, Understood, Unreadable, reason_of
from services.chassis.envelope import Heard

Method = TypeVar("Method", bound=Callable[..., Any])


class Hears(Hearing):
    """The events that a service reacts to."""

    queue_of = staticmethod(topology.events_queue)

    def setup(self) -> None:
        """Know the messages by type and version."""
        self._by_type: dict[tuple[str, int], tuple[type[Message], Callable[..., Any]]] = {
            (message.TYPE, message.VERSION): (message, reaction) for message, reaction in self.table.items()
        }
        super().setup()

    def _understand(self, heard: Heard) -> Understood:
        known = self._by_type.get((heard.type, heard.version))
        if known is None or not heard.id:
            raise Unreadable(f"nobody here reacts to {heard.type} v{heard.version}")
        message, reaction = known
        try:
            loaded = message.load(orjson.loads(heard.body))
        except (ValueError, TypeError, ValidationError) as error:
            raise Unreadable(f"not a {heard.type} v{heard.version}: {reason_of(error)}") from error
        return Understood(
            reaction, loaded, self._cause(heard, Actor(id=heard.source, role="service"), heard.id)
        )


def hears(table: Mapping[type[Message], Callable[..., Any]]) -> Callable[[Method], Method]:
    """Let a method be called with ``(reaction, message, cause)`` for every event of *table*."""
    return cast("Callable[[Method], Method]", Hears.decorator(table))
