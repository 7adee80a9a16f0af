"""Rows with sealed columns: sealed on their way into the database, opened on their way out."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Column, Label, Select, literal_column, select

from services.chassis.personal import ERASED
from services.chassis.rows import POSITION, Delete, Patch, Put
from services.chassis.store.keys import OF_ROW
from services.chassis.tables import KEYS
from services.chassis.vault import Sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Table

    from services.chassis.rows import RowOperation
    from services.chassis.store.keys import Keys, KeysOfSave

NOTHING = b""
"""What lies in a sealed column whose value was erased before it was written."""

FIRST = b"\x01"
"""What a sealed value begins with; JSON cannot, so what a migration found in plain text is told from it."""


@cache
def sealed_columns(table: Table) -> dict[str, Column[Any]]:
    """Return the sealed columns of a table, by name."""
    return {each.name: each for each in table.columns if isinstance(each.type, Sealed)}


def seal(operations: Iterable[RowOperation], keys: KeysOfSave) -> list[RowOperation]:
    """Return the operations with the values of sealed columns sealed."""
    return [_seal(each, keys) if sealed_columns(each.table) else each for each in operations]


def _seal(operation: RowOperation, keys: KeysOfSave) -> RowOperation:
    if isinstance(operation, Delete):
        return operation
    columns = sealed_columns(operation.table)
    given = {**operation.key, **operation.values} if isinstance(operation, Patch) else operation.values
    values = {
        name: _sealed(columns[name], value, given, keys) if name in columns else value
        for name, value in operation.values.items()
    }
    if isinstance(operation, Patch):
        return Patch(operation.table, operation.key, values)
    return Put(operation.table, values)


def _sealed(column: Column[Any], value: Any, given: Mapping[str, Any], keys: KeysOfSave) -> bytes | None:
    """Return a value sealed, by what else is *given* of its row."""
    type_: Any = column.type
    if value is None:
        return None
    if type_.key is None:
        key = keys.own
    elif type_.key not in given:
        raise TypeError(f"{column} is sealed with the key of {type_.key}, which is not given")
    else:
        found = keys.find(as_uuid(given[type_.key]))
        if found is None:
            return NOTHING
        key = found
    if value is ERASED:
        return NOTHING
    place = about(column.table.name, column.name, [given[each.name] for each in column.table.primary_key])
    return FIRST + key.seal(type_.written(value), place)


def as_uuid(value: Any) -> UUID:
    """Return an id, in whichever way it is written."""
    return value if isinstance(value, UUID) else UUID(str(value))


def about(table: str, column: str, row: Iterable[Any]) -> bytes:
    """Return where a value lies: it opens in no other column and no other row."""
    return msgspec.json.encode([_spelt(each) for each in (table, column, *row)])


def _spelt(value: Any) -> str:
    if value is POSITION:
        raise TypeError("a row that is named by its position cannot be sealed")
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


class SealedAnswer(NamedTuple):
    """A sealed column among what a statement answers: under which names its row, its key's id and its key come."""

    name: str
    type: Sealed
    table: str
    column: str
    row: list[str]
    key_id: str
    key: str


def with_keys(statement: Select[Any]) -> tuple[Select[Any], list[SealedAnswer]]:
    """Return the statement with what it takes to open its answer, in the same round trip."""
    answers: list[SealedAnswer] = []
    added: dict[str, ColumnElement[Any]] = {}
    for name, each in statement.selected_columns.items():
        if not isinstance(each.type, Sealed):
            continue
        column = each.element if isinstance(each, Label) else each
        if not isinstance(column, Column):
            raise TypeError(f"{name}: a sealed column is selected as it is, from its own table")
        source: Any = column.table
        row = {f"sealed_{source.name}_{key.name}": key for key in source.primary_key}
        added |= row
        key_id = key = ""
        if each.type.key is not None:
            key_id, key = f"sealed_{source.name}_{each.type.key}", f"key_{source.name}_{each.type.key}"
            added[key_id] = source.c[each.type.key]
            added[key] = select(literal_column(OF_ROW)).where(KEYS.c.id == added[key_id]).scalar_subquery()
        # An alias stands for its table.
        table = str(getattr(source, "element", source).name)
        answers.append(SealedAnswer(name, each.type, table, column.name, list(row), key_id, key))
    return statement.add_columns(*(column.label(label) for label, column in added.items())), answers


def open_answer(row: dict[str, Any], answers: Iterable[SealedAnswer], keys: Keys | None) -> dict[str, Any]:
    """Return a row as the database answered it with its sealed columns opened."""
    added = set()
    for each in answers:
        added |= {*each.row, each.key_id, each.key}
        sealed = row[each.name]
        if sealed is None:
            continue
        place = about(each.table, each.column, [row[name] for name in each.row])
        key = (as_uuid(row[each.key_id]), row[each.key]) if each.key_id else None
        row[each.name] = opened(each.type, sealed, place, keys, key)
    return {name: value for name, value in row.items() if name not in added}


def opened(
    type_: Sealed, sealed: bytes, place: bytes, keys: Keys | None, fetched: tuple[UUID, bytes | None] | None
) -> Any:
    """Return what is sealed, or ``ERASED``; *fetched* is its key as it was just read, unless it is the service's own."""
    if sealed == NOTHING:
        return ERASED
    if not sealed.startswith(FIRST):
        return type_.read(sealed)
    if keys is None:
        raise TypeError("a store that is to open what is sealed is given a secret")
    if fetched is None:
        return type_.read(keys.vault.own.open(sealed[1:], place))
    key_id, wrapped = fetched
    key = None if wrapped is None else keys.learn(key_id, wrapped)
    return ERASED if key is None else type_.read(key.open(sealed[1:], place))
