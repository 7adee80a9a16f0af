"""How an event that crosses a service border is declared, written and read."""

from __future__ import annotations

import types
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from marshmallow import EXCLUDE, Schema
from marshmallow.fields import Field

from contracts import fields as wire

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELD_OF: dict[Any, Callable[..., Field[Any]]] = {
    UUID: wire.Id,
    str: partial(
        wire.Text, most=20_000
    ),  # what was told must be readable, however long its teller's form was
    int: wire.Whole,
    bool: wire.Flag,
    Decimal: wire.Money,
    datetime: wire.Instant,
    date: wire.Day,
}

CATALOGUE: dict[tuple[str, int], type[Message]] = {}
"""Every message by type and version."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """A fact that one service tells the others; one frozen dataclass is the whole schema."""

    TYPE: ClassVar[str]
    VERSION: ClassVar[int] = 1

    def dump(self) -> dict[str, Any]:
        """Return the message as JSON-ready data."""
        return dict(self.schema().dump(self))

    @classmethod
    def load(cls, data: dict[str, Any]) -> Self:
        """
        Return the message that *data* spells, leaving out fields it does not know.

        Raises:
            marshmallow.ValidationError: a field is missing or misspelt.
        """
        loaded = cls.schema().load(data, unknown=EXCLUDE)
        return cls(
            **{name: tuple(value) if isinstance(value, list) else value for name, value in loaded.items()}
        )

    @classmethod
    def schema(cls) -> Schema:
        """Return the marshmallow schema that the fields spell."""
        if "_schema" not in cls.__dict__:
            hints = get_type_hints(cls)
            cls._schema = Schema.from_dict(  # type: ignore[attr-defined]
                {
                    each.name: _field(hints[each.name], optional=each.default is not MISSING)
                    for each in fields(cls)
                },
                name=cls.__name__,
            )()
        return cls._schema  # type: ignore[attr-defined, no-any-return]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A message, and the offices that it is addressed to besides whoever subscribes to its type."""

    message: Message
    subject: UUID
    offices: tuple[str, ...] = ()


@dataclass_transform(frozen_default=True, kw_only_default=True)
def message(type_: str, *, version: int = 1) -> Callable[[type[Message]], type[Message]]:
    """Declare a message class of three words, ``<service>.<aggregate>.<participle>``, and enter it in the catalogue."""

    def enter(cls: type[Message]) -> type[Message]:
        cls = dataclass(frozen=True, kw_only=True)(cls)
        cls.TYPE, cls.VERSION = type_, version
        if len(type_.split(".")) != 3 or (type_, version) in CATALOGUE:  # noqa: PLR2004 - offices bind *.*.*.<office>
            msg = f"{type_} v{version} is declared twice, or is not three words"
            raise ValueError(msg)
        CATALOGUE[type_, version] = cls
        return cls

    return enter


def _field(hint: Any, *, optional: bool) -> Field[Any]:
    """Return the wire field of a type hint: a plain type, ``X | None`` or ``tuple[X, ...]``."""
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (each for each in get_args(hint) if each is not type(None))
        return _FIELD_OF[inner](required=not optional, allow_none=True)
    if get_origin(hint) is tuple:
        return wire.Many(_FIELD_OF[get_args(hint)[0]](), required=not optional)
    return _FIELD_OF[hint](required=not optional)
