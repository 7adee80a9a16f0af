"""Stored bytes ↔ domain events: plain JSON, written and read by the annotations of the event's class."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, get_type_hints
from uuid import UUID

import msgspec
import orjson
from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.utils import get_topic, resolve_topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventsourcing.domain import DomainEventProtocol

_encode = msgspec.json.Encoder().encode


class TypedMapper(Mapper[UUID]):
    """
    Keeps dates, enums, tuples and value objects by annotation, without type tags.

    A form that happens to hold ``_type_`` stays data. A class whose shape changed has a ``class_version`` above 1 and
    ``upcast_v1_v2(state)`` for each step; stored bytes are never rewritten.
    """

    def __init__(self) -> None:
        super().__init__(transcoder=None)  # type: ignore[arg-type]  # both directions are overridden

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """Return the event as it is stored."""
        state = dict(vars(domain_event))
        originator_id, version = state.pop("originator_id"), state.pop("originator_version")
        class_version = getattr(type(domain_event), "class_version", 1)
        if class_version > 1:
            state["class_version"] = class_version
        return StoredEvent(originator_id, version, get_topic(type(domain_event)), _encode(state))

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """Return the event as the domain knows it, brought up to the class' present version."""
        cls = resolve_topic(stored_event.topic)
        if getattr(cls, "class_version", 1) > 1:
            return _brought_up_to_date(cls, stored_event)
        event = object.__new__(cls)
        facts = vars(event)
        reader, defaults = _reader(cls)
        facts.update(defaults)
        facts.update(reader.decode(stored_event.state))
        facts["originator_id"] = stored_event.originator_id
        facts["originator_version"] = stored_event.originator_version
        return event


@cache
def _reader(cls: type[Any]) -> tuple[msgspec.json.Decoder[dict[str, Any]], dict[str, Any]]:
    """
    Return what reads the state of an event by its annotations, and the defaults of what older events lack.

    Reading in one go takes half the time of JSON first and the class afterwards.
    """
    stored = [each for each in fields(cls) if each.name not in ("originator_id", "originator_version")]
    defaults = {each.name: each.default for each in stored if each.default is not MISSING}
    hints = get_type_hints(cls)
    typed = {
        each.name: NotRequired[hints[each.name]] if each.name in defaults else hints[each.name]
        for each in stored
    }
    return msgspec.json.Decoder(TypedDict(cls.__qualname__, typed)), defaults  # type: ignore[operator]


def _brought_up_to_date(cls: type[Any], stored_event: StoredEvent) -> Any:
    state = orjson.loads(stored_event.state)
    wanted, was = cls.class_version, state.pop("class_version", 1)
    while was < wanted:
        getattr(cls, f"upcast_v{was}_v{was + 1}")(state)
        was += 1
    state["originator_id"] = stored_event.originator_id
    state["originator_version"] = stored_event.originator_version
    return msgspec.convert(state, cls)


def replay(events: Iterable[Any]) -> Any:
    """Return the aggregate that the events make, or None of no events (the library's own checks a Protocol per event)."""
    aggregate = None
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate
