"""What a save becomes in SQL: few statements, many rows each; all of them leave in one round trip."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from psycopg2 import Binary
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import JSON

from services.chassis.rows import Delete, Patch, Put, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eventsourcing.persistence import StoredEvent
    from sqlalchemy import Table

    from services.chassis.rows import RowOperation
    from services.chassis.store.judge import StreamId

LOCK = 4711
"""The advisory lock under which positions are given, one per database; never LOCK TABLE, which starves VACUUM."""

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
_json = msgspec.json.Encoder(decimal_format="string").encode

Statement = tuple[str, list[Any]]


def link(previous: bytes, position: int, event: StoredEvent, meta: bytes) -> bytes:
    """Return the hash that chains an event to all before it; lengths included, so that no two logs look alike."""
    digest = hashlib.sha256(previous)
    topic = event.topic.encode()
    digest.update(
        b"%d|%d|%d|%d|%d|" % (position, event.originator_version, len(topic), len(meta), len(event.state))
    )
    for part in (str(event.originator_id).encode(), topic, meta, event.state):
        digest.update(part)
    return digest.digest()


def heads_and_marks(ids: Sequence[StreamId], marks: Sequence[str]) -> Statement:
    """
    Return the opening of a flush: lock, then read what is to be judged by.

    The read is a statement of its own: under READ COMMITTED its snapshot is then younger than the lock.
    """
    sql = (
        f"begin; select pg_advisory_xact_lock({LOCK});"
        " select 'log', pg_current_xact_id()::text, last.position, last.link from (values (1)) one"
        " left join (select position, link from events order by position desc limit 1) last on true"
    )
    arguments: list[Any] = []
    if ids:
        sql += (
            " union all select 'head', originator_id::text, max(originator_version), null"
            " from events where originator_id = any(%s::uuid[]) group by originator_id"
        )
        arguments.append([str(each) for each in ids])
    if marks:
        sql += " union all select 'mark', mark, null, answer from marks where mark = any(%s)"
        arguments.append(list(marks))
    return sql, arguments


def insert_events(rows: Sequence[tuple[Any, ...]]) -> Statement:
    """Return the insert of events: (position, id, version, topic, state, meta, link) each."""
    arguments: list[Any] = []
    for position, originator_id, version, topic, state, meta, chained in rows:
        arguments += (
            position,
            str(originator_id),
            version,
            topic,
            Binary(state),
            Binary(meta),
            Binary(chained),
        )
    return _insert(
        "events (position, originator_id, originator_version, topic, state, meta, link)", 7, len(rows)
    ), arguments


def insert_marks(marks: Sequence[tuple[str, bytes | None]]) -> Statement:
    """Return the insert of marks with what they carry."""
    arguments: list[Any] = []
    for mark, answer in marks:
        arguments += (mark, None if answer is None else Binary(answer))
    return _insert("marks (mark, answer)", 2, len(marks)), arguments


def change_rows(operations: Iterable[RowOperation]) -> list[Statement]:
    """Return the statements of folded row operations: one per table, kind and set of columns."""
    groups: dict[tuple[Any, ...], list[RowOperation]] = defaultdict(list)
    for each in operations:
        columns = tuple(sorted(each.values)) if isinstance(each, Put | Patch) else ()
        groups[each.table.name, type(each), columns].append(each)
    return [_WRITERS[kind](group[0].table, columns, group) for (_, kind, columns), group in groups.items()]


def _put(table: Table, columns: tuple[str, ...], group: list[Any]) -> Statement:
    key = [column.name for column in table.primary_key.columns]
    rest = [name for name in columns if name not in key]
    clash = f"update set {', '.join(f'{name} = excluded.{name}' for name in rest)}" if rest else "nothing"
    sql = (
        _insert(f"{table.name} ({', '.join(columns)})", len(columns), len(group))
        + f" on conflict ({', '.join(key)}) do {clash}"
    )
    return sql, [_plain(table, name, each.values[name]) for each in group for name in columns]


def _patch(table: Table, columns: tuple[str, ...], group: list[Any]) -> Statement:
    key = [column.name for column in table.primary_key.columns]
    named = [*key, *columns]
    # VALUES has no types of its own, and a NULL or a date would come out as text.
    types = [table.c[name].type.compile(_DIALECT) for name in named]
    line = "(" + ", ".join(f"%s::{each}" for each in types) + ")"
    aliases = [f"k_{name}" for name in key] + [f"v_{name}" for name in columns]
    sql = (
        f"update {table.name} set {', '.join(f'{name} = new.v_{name}' for name in columns)}"
        f" from (values {', '.join([line] * len(group))}) as new ({', '.join(aliases)})"
        f" where {' and '.join(f'{table.name}.{name} = new.k_{name}' for name in key)}"
    )
    arguments: list[Any] = []
    for each in group:
        arguments += [_plain(table, name, value) for name, value in zip(key, key_of(each), strict=True)]
        arguments += [_plain(table, name, each.values[name]) for name in columns]
    return sql, arguments


def _delete(table: Table, _: tuple[str, ...], group: list[Any]) -> Statement:
    key = [column.name for column in table.primary_key.columns]
    line = "(" + ", ".join(f"%s::{table.c[name].type.compile(_DIALECT)}" for name in key) + ")"
    sql = f"delete from {table.name} where ({', '.join(key)}) in ({', '.join([line] * len(group))})"
    return sql, [
        _plain(table, name, value) for each in group for name, value in zip(key, key_of(each), strict=True)
    ]


_WRITERS = {Put: _put, Patch: _patch, Delete: _delete}


def _insert(into: str, columns: int, rows: int) -> str:
    line = "(" + ", ".join(["%s"] * columns) + ")"
    return f"insert into {into} values {', '.join([line] * rows)}"


def _plain(table: Table, name: str, value: Any) -> Any:
    """Return the value as psycopg2 writes it."""
    if value is None:
        return None
    if isinstance(table.c[name].type, JSON):
        return _json(value).decode()
    if isinstance(value, bytes):
        return Binary(value)
    return str(value) if isinstance(value, UUID) else value
