"""Changes to read models and other rows, as data: they travel in the save and are applied in its transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Table


class _Position:
    """Stands for the position that the save's event is given."""

    def __repr__(self) -> str:
        return "POSITION"


POSITION: Any = _Position()
"""A value in a row operation of a projection: the position of the event that it comes from."""


@dataclass(frozen=True)
class Put:
    """Write the whole row, whether it is there or not."""

    table: Table
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Patch:
    """Change these columns of the row with this key; nothing happens when there is none."""

    table: Table
    key: Mapping[str, Any]
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Delete:
    """Remove the row with this key, if it is there."""

    table: Table
    key: Mapping[str, Any]


RowOperation = Put | Patch | Delete


def key_of(operation: RowOperation) -> tuple[Any, ...]:
    """Return the primary key that the operation touches, in the table's order of columns."""
    given = operation.values if isinstance(operation, Put) else operation.key
    return tuple(given[column.name] for column in operation.table.primary_key.columns)


def fold(operations: Iterable[RowOperation]) -> list[RowOperation]:
    """Return operations with the same effect that touch each row once."""
    folded: dict[tuple[str, tuple[Any, ...]], RowOperation] = {}
    for each in operations:
        place = (each.table.name, key_of(each))
        earlier = folded.get(place)
        if isinstance(each, Patch) and isinstance(earlier, Put):
            folded[place] = Put(each.table, {**earlier.values, **each.values})
        elif isinstance(each, Patch) and isinstance(earlier, Patch):
            folded[place] = Patch(each.table, each.key, {**earlier.values, **each.values})
        elif not (isinstance(each, Patch) and isinstance(earlier, Delete)):
            folded[place] = each
    return list(folded.values())


def placed(operation: RowOperation, position: int) -> RowOperation:
    """Return the operation with every ``POSITION`` in its values filled in."""
    match operation:
        case Put(table, values):
            return Put(table, _filled(values, position))
        case Patch(table, key, values):
            return Patch(table, key, _filled(values, position))
        case _:
            return operation


def _filled(values: Mapping[str, Any], position: int) -> Mapping[str, Any]:
    return {name: position if value is POSITION else value for name, value in values.items()}
