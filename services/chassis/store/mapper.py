"""Stored bytes ↔ domain events: plain JSON, written and read by the annotations of the event's class."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from dataclasses import MISSING, fields
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NotRequired, TypedDict, get_args, get_type_hints
from uuid import UUID

import msgspec
import orjson
from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.utils import get_topic, resolve_topic

from services.chassis.personal import ERASED, Erased, Personal
from services.chassis.store.keys import KeysOfSave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eventsourcing.domain import DomainEventProtocol

    from services.chassis.store.keys import Keys
    from services.chassis.vault import Key

_encode = msgspec.json.Encoder().encode


SEALED = "sealed.1."
"""What the text of a sealed field begins with; nothing follows when it was erased before it was written."""


class TypedMapper(Mapper[UUID]):
    """
    Keeps dates, enums, tuples and value objects by annotation, without type tags.

    A form that happens to hold ``_type_`` stays data. A class whose shape changed has a ``class_version`` above 1 and
    ``upcast_v1_v2(state)`` for each step; stored bytes are never rewritten. Fields marked `Personal` are sealed with
    the key of their stream; those of older events, in plain text, are still read, and go through upcasts as JSON.

    Args:
        keys: what opens them; without any they read as erased, which is all that a relay needs to know.
    """

    def __init__(self, keys: Keys | None = None) -> None:
        super().__init__(transcoder=None)  # type: ignore[arg-type]  # both directions are overridden
        self._keys = keys

    def to_stored_event(
        self, domain_event: DomainEventProtocol[UUID], keys: KeysOfSave | None = None
    ) -> StoredEvent:
        """Return the event as it is stored, sealed with the keys of the save that it is part of."""
        cls = type(domain_event)
        state = dict(vars(domain_event))
        originator_id, version = state.pop("originator_id"), state.pop("originator_version")
        class_version = getattr(cls, "class_version", 1)
        if class_version > 1:
            state["class_version"] = class_version
        personal = _shape(cls).personal
        if personal:
            key = (keys or KeysOfSave(None)).find(originator_id)
            for name in personal:
                state[name] = _sealed(state[name], key, _about(originator_id, version, name))
        return StoredEvent(originator_id, version, get_topic(cls), _encode(state))

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """Return the event as the domain knows it, brought up to the class' present version."""
        cls = resolve_topic(stored_event.topic)
        shape = _shape(cls)
        try:
            state = shape.read(stored_event.state)
        except msgspec.ValidationError:
            if shape.version == 1:
                raise
            state = self._brought_up_to_date(cls, shape, stored_event)
        event = object.__new__(cls)
        facts = vars(event)
        facts.update(shape.defaults)
        facts.update(state)
        for name, field in shape.personal.items():
            if name in state:
                facts[name] = self._read(state[name], field, stored_event, name)
        facts.pop("class_version", None)
        facts["originator_id"] = stored_event.originator_id
        facts["originator_version"] = stored_event.originator_version
        return event

    def _read(self, written: Any, field: _Field, stored_event: StoredEvent, name: str) -> Any:
        """Return the value of a personal field, or ``ERASED``; older events hold it plain."""
        if not _is_sealed(written):
            return msgspec.convert(written, field.type)
        sealed = a2b_base64(written[len(SEALED) :])
        key = self._keys.opening(_uuid(stored_event)) if sealed and self._keys else None
        if key is None:
            return ERASED
        place = _about(stored_event.originator_id, stored_event.originator_version, name)
        return field.decode(key.open(sealed, place))

    def _brought_up_to_date(self, cls: Any, shape: _Shape, stored_event: StoredEvent) -> dict[str, Any]:
        """Return the state as the class' present version would have written it, personal fields as JSON."""
        state = orjson.loads(stored_event.state)
        was = state.pop("class_version", 1)
        erased = {}
        for name in shape.personal.keys() & state.keys():
            opened = self._read(state[name], _ANYTHING, stored_event, name)
            if opened is ERASED:
                erased[name] = state.pop(name)
            else:
                state[name] = opened
        while was < shape.version:
            getattr(cls, f"upcast_v{was}_v{was + 1}")(state)
            was += 1
        return shape.read(_encode({**state, **erased, "class_version": was}))


class _Field(NamedTuple):
    """A personal field: its type, and what reads it once it is opened."""

    type: Any
    decode: Callable[[bytes], Any]


class _Shape(NamedTuple):
    """How the state of an event is written: what reads it in one go, and which of its fields are personal."""

    version: int
    read: Callable[[bytes], dict[str, Any]]
    defaults: dict[str, Any]
    """What older events lack."""
    personal: dict[str, _Field]
    """These come out as they were written."""


@cache
def _shape(cls: type[Any]) -> _Shape:
    """
    Return how the events of a class are written, by its annotations.

    Reading in one go takes half the time of JSON first and the class afterwards. Reading the state of an earlier
    version fails by the version that it does not name.
    """
    stored = [each for each in fields(cls) if each.name not in ("originator_id", "originator_version")]
    defaults = {each.name: each.default for each in stored if each.default is not MISSING}
    hints = get_type_hints(cls)
    marked = get_type_hints(cls, include_extras=True)
    personal = [each.name for each in stored if Personal in getattr(marked[each.name], "__metadata__", ())]
    hints |= {name: _unless_erased(hints[name]) for name in personal}
    typed: dict[str, Any] = {}
    for each in stored:
        hint = Any if each.name in personal else hints[each.name]
        typed[each.name] = NotRequired[hint] if each.name in defaults else hint
    version = getattr(cls, "class_version", 1)
    if version > 1:
        typed["class_version"] = Literal[version]
    return _Shape(
        version,
        msgspec.json.Decoder(TypedDict(cls.__qualname__, typed)).decode,  # type: ignore[operator]
        defaults,
        {name: _Field(hints[name], msgspec.json.Decoder(hints[name]).decode) for name in personal},
    )


def _unless_erased(hint: Any) -> Any:
    """Return the type of a personal field without ``Erased``, which is never written as a value."""
    kinds = [each for each in get_args(hint) if each is not Erased] if Erased in get_args(hint) else [hint]
    return reduce(or_, kinds)


_ANYTHING = _Field(Any, orjson.loads)


def _is_sealed(written: Any) -> bool:
    return isinstance(written, str) and written.startswith(SEALED)


def _sealed(value: Any, key: Key | None, place: bytes) -> str:
    if value is ERASED or key is None:
        return SEALED
    return SEALED + b2a_base64(key.seal(_encode(value), place), newline=False).decode()


def _about(originator_id: UUID | str, version: int, field: str) -> bytes:
    """Return where a value lies: it opens in no other stream, event or field."""
    return f"{originator_id}@{version}:{field}".encode()


def _uuid(stored_event: StoredEvent) -> UUID:
    id_ = stored_event.originator_id
    return id_ if isinstance(id_, UUID) else UUID(id_)


def replay(events: Iterable[Any]) -> Any:
    """Return the aggregate that the events make, or None of no events (the library's own checks a Protocol per event)."""
    aggregate = None
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate
