"""What the tests of any service stand on: a store in memory, and waiting that explains itself."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID, uuid4

from contracts.topology import PERSON_ROLE
from services.chassis.causes import Actor, Cause
from services.chassis.rows import Delete, Patch, Put, fold, key_of
from services.chassis.store import Recorded, Save, Taken, TypedMapper, judge, replay
from services.chassis.store.judge import StreamId, effects
from services.chassis.store.keys import Keys, KeysOfSave
from services.chassis.store.sealing import about, opened, seal, sealed_columns
from services.chassis.store.store import cause_mark
from services.chassis.tables import KEYS, MARKS
from services.chassis.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Table

    from services.chassis.aggregate import Aggregate
    from services.chassis.rows import RowOperation

A = TypeVar("A", bound="Aggregate")
T = TypeVar("T")

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
"""Monday 2 March 2026, twelve o'clock in Shanghai."""


class MemoryStore:
    """
    The store's interface over dictionaries, with the same judge; what SQL would select it cannot.

    Like the real one it writes events to bytes and reads them back, so a field that cannot be stored fails here too.
    """

    def __init__(self, project: Callable[[Any], Iterable[RowOperation]] = lambda _: ()) -> None:
        self._project = project
        self._keys = Keys(Vault("a secret of tests"), self._fetch_key)
        self._mapper = TypedMapper(self._keys)
        self.log: list[Recorded] = []
        self.marks: dict[str, bytes | None] = {}
        self.tables: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}

    def find(self, cls: type[A], originator_id: UUID) -> A | None:
        """Return the aggregate, or None."""
        found = replay(self._mapper.to_domain_event(each.stored) for each in self.history(originator_id))
        return found if isinstance(found, cls) else None

    def save(
        self,
        *aggregates: Aggregate,
        cause: Cause,
        answer: Mapping[str, Any] | None = None,
        rows: Iterable[RowOperation] = (),
        marks: Mapping[str, bytes | None] | None = None,
    ) -> dict[str, Any]:
        """Store all of it, or raise why not."""
        given = dict(answer or {})
        events = [event for each in aggregates for event in each.collect_events()]
        keys = KeysOfSave(self._keys)
        stored = [self._mapper.to_stored_event(event, keys) for event in events]
        projected = [seal(self._project(event), keys) for event in events]
        sealed = seal(rows, keys)
        save = Save(
            events=stored,
            meta=cause.meta(),
            projected=projected,
            rows=[*keys.rows, *sealed],
            marks={**cause_mark(cause, given), **(marks or {}), **keys.marks},
        )
        heads: dict[StreamId, int] = {each.originator_id: each.version for each in self.log}
        standing, _, self.marks = judge([save], heads, self.marks)
        if not standing:
            assert isinstance(save.verdict, Exception)
            raise save.verdict
        for each in save.events:
            self.log.append(
                Recorded(
                    len(self.log) + 1,
                    UUID(str(each.originator_id)),
                    each.originator_version,
                    each.topic,
                    each.state,
                    save.meta,
                    self._mapper,
                )
            )
        save.verdict = list(range(len(self.log) - len(events) + 1, len(self.log) + 1))
        for operation in fold(effects(save)):
            self._apply(operation)
        keys.saved(chain(sealed, *projected))
        return given

    def taken(self, mark: str) -> Taken | None:
        """Return the mark with what it carries, or None when it is free."""
        return Taken(mark, self.marks[mark]) if mark in self.marks else None

    def history(self, originator_id: UUID) -> list[Recorded]:
        """Return the recorded events of one aggregate, oldest first, read anew."""
        return [replace(each) for each in self.log if each.originator_id == originator_id]

    def row(self, table: Table, **key: Any) -> dict[str, Any] | None:
        """Return the row with these values, or None."""
        found = self.rows(table, **key)
        return found[0] if found else None

    def rows(self, table: Table, **equals: Any) -> list[dict[str, Any]]:
        """Return all rows with these values, in order of their key."""
        rows = self.tables.get(table.name, {}).values()
        found = [each for each in rows if all(each[name] == value for name, value in equals.items())]
        return [self._opened(table, each) for each in found]

    def events(self) -> list[Any]:
        """Return all domain events in order."""
        return [each.event for each in self.log]

    def _opened(self, table: Table, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row with its sealed columns opened."""
        plain = dict(row)
        for name, column in sealed_columns(table).items():
            type_: Any = column.type
            if row[name] is not None:
                place = about(table.name, name, [row[each.name] for each in table.primary_key])
                key_id = UUID(str(row[type_.key])) if type_.key else None
                fetched = (key_id, self._fetch_key(key_id)) if key_id else None
                plain[name] = opened(type_, row[name], place, self._keys, fetched)
        return plain

    def _fetch_key(self, key_id: UUID) -> bytes | None:
        found = self.tables.get(KEYS.name, {}).get((key_id,))
        return None if found is None else found["wrapped"] or b""

    def _apply(self, operation: RowOperation) -> None:
        if operation.table is MARKS:
            self.marks.pop(str(key_of(operation)[0]), None)
            return
        rows = self.tables.setdefault(operation.table.name, {})
        key = key_of(operation)
        match operation:
            case Put(table, values):
                rows[key] = {
                    **dict.fromkeys(column.name for column in table.columns),
                    **rows.get(key, {}),
                    **values,
                }
            case Patch(_, _, values) if key in rows:
                rows[key] |= values
            case Delete():
                rows.pop(key, None)


def an_actor(role: str = PERSON_ROLE, *, office: str = "", account: UUID | None = None) -> Actor:
    """Return somebody; a person unless an office is named without an account."""
    if office and account is None:
        return Actor(id=f"office:{office}", role=role, office=office)
    return Actor(id=str(account or uuid4()), role=role, office=office)


def a_cause(
    actor: Actor | None = None, *, name: str = "command", key: str = "", at: datetime = NOON
) -> Cause:
    """Return a cause with a mark of its own, unless *key* repeats one."""
    actor, key = actor or an_actor(), key or uuid4().hex
    return Cause(mark=f"{actor.id}:{name}:{key}", id=key, actor=actor, at=at)


def later(cause: Cause, at: datetime) -> Cause:
    """Return a new cause of the same actor at another moment."""
    return replace(a_cause(cause.actor), at=at)


def eventually(look: Callable[[], T], *, within: float = 60.0, what: str = "") -> T:
    """
    Return what *look* returns as soon as it is truthy; *within* is for a machine that is busy.

    Raises:
        AssertionError: it never came true; says what was waited for, and what was last seen.
    """
    until = time.monotonic() + within
    last, seen = False, cast("Any", None)
    while not last:
        last = time.monotonic() >= until  # one look after the time is over: this process may have been asleep
        try:
            seen = look()
        except Exception as error:  # noqa: BLE001 - not there yet looks like anything
            seen = error
        else:
            if seen:
                return seen
        time.sleep(0.02)
    msg = f"never came true within {within} s: {what or look}; last seen: {seen!r}"
    raise AssertionError(msg)
