"""The base of every aggregate: stored events carry a topic, never a Python path; time and identity come from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, AggregateEvent, BaseAggregate

from services.chassis import clock

if TYPE_CHECKING:
    from datetime import datetime


class Event(AggregateEvent):
    """Something that happened to an aggregate; a subclass is a past participle and names its ``TOPIC``."""

    @staticmethod
    def create_timestamp() -> datetime:
        """Return the moment that the chassis' clock tells."""
        return clock.now()


class Aggregate(BaseAggregate[UUID]):
    """
    An event-sourced object, opened with an id from outside and used for one save.

    The library asks for topics only where a class has begun to name them; this base refuses, at import, a class
    that names none. An event without a topic of its own is then refused by the library.
    """

    Event = Event

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if "TOPIC" not in cls.__dict__:
            msg = f"{cls.__qualname__} names no TOPIC of its own"
            raise TypeError(msg)
        super().__init_subclass__(**kwargs)

    @staticmethod
    def create_id(*_: Any, **__: Any) -> UUID:
        """Refuse: ids arrive with the command, so that its repeat meets the same one."""
        msg = "open an aggregate with an id from outside"
        raise TypeError(msg)


class Opening(Event, AggregateCreated):
    """The event that an aggregate's stream begins with."""
