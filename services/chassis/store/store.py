"""What a use case sees of the store: find an aggregate, save it with its rows and marks, read rows."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

import orjson
from eventsourcing import application as es
from eventsourcing.utils import Environment
from sqlalchemy import Select, bindparam, select
from sqlalchemy.dialects.postgresql.psycopg2 import dialect as psycopg2_dialect

from services.chassis.store.connections import reading
from services.chassis.store.flusher import Flusher
from services.chassis.store.judge import Taken
from services.chassis.store.keys import OF_ROW, Keys, KeysOfSave
from services.chassis.store.log import Log, Recorded, read
from services.chassis.store.mapper import TypedMapper, replay
from services.chassis.store.recorder import NoFactory, Recorder
from services.chassis.store.sealing import SealedAnswer, open_answer, seal, with_keys
from services.chassis.tables import KEYS
from services.chassis.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Table

    from services.chassis.aggregate import Aggregate
    from services.chassis.causes import Cause
    from services.chassis.rows import RowOperation

A = TypeVar("A", bound="Aggregate")


class Store(es.Application[UUID]):
    """
    The store of one service.

    Args:
        url: of the service's database, ``postgresql+psycopg2://…``.
        project: from one event to what changes in the read models; it reads nothing.
        readers: connections for reading; the flusher and the notifier have one each beside them.
        secret: what the keys of personal data are wrapped with; a store without one neither seals nor opens.
    """

    name = "store"

    def __init__(
        self,
        *,
        url: str,
        project: Callable[[Any], Iterable[RowOperation]] = lambda _: (),
        readers: int = 4,
        secret: str = "",
    ) -> None:
        self._engine = reading(url, readers)
        self._project = project
        self._keys = Keys(Vault(secret), self._fetch_key) if secret else None
        self._typed = TypedMapper(self._keys)
        self.recorded = Log(self._engine, self._keys)
        self.flusher = Flusher(url)
        super().__init__()

    # --- what the library asks ----------------------------------------------------------------------------------------

    def construct_env(self, name: str, env: Any = None) -> Environment:  # noqa: ARG002 - nothing comes from os.environ
        """Return an empty environment."""
        return Environment(name, {})

    def construct_factory(self, env: Environment) -> NoFactory:
        """Return a factory that makes nothing."""
        return NoFactory(env)

    def construct_mapper(self) -> TypedMapper:
        """Return the mapper by annotations."""
        return self._typed

    def construct_recorder(self) -> Recorder:
        """Return the recorder over the write combiner."""
        return Recorder(self.flusher.flush, self.recorded)

    # --- what use cases ask -------------------------------------------------------------------------------------------

    def find(self, cls: type[A], originator_id: UUID) -> A | None:
        """Return the aggregate, replayed from its events for one save, or None."""
        found = replay(self.events.get(originator_id))
        return found if isinstance(found, cls) else None

    def save(  # type: ignore[override]  # the answer is what a command gives back
        self,
        *aggregates: Aggregate,
        cause: Cause,
        answer: Mapping[str, Any] | None = None,
        rows: Iterable[RowOperation] = (),
        marks: Mapping[str, bytes | None] | None = None,
    ) -> dict[str, Any]:
        """
        Store the pending events of *aggregates*, what they project to, *rows* and *marks*, together or not at all.

        Returns:
            *answer*, as a repeat of the same cause will hear it.

        Raises:
            Conflict: somebody wrote one of the aggregates meanwhile.
            Taken: one of the marks is there already.
            StoreUnavailable: no answer from the store.
        """
        given = dict(answer or {})
        events = [event for each in aggregates for event in each.collect_events()]
        write = partial(self._write, events, list(rows), cause, {**cause_mark(cause, given), **(marks or {})})
        keys = KeysOfSave(self._keys, {each.originator_id for each in events if each.originator_version == 1})
        try:
            write(keys)
        except Taken as taken:
            if taken.mark not in keys.marks:
                raise
            # Somebody made the key meanwhile: seal with his.
            write(KeysOfSave(self._keys))
        return given

    def _write(
        self,
        events: list[Any],
        rows: list[RowOperation],
        cause: Cause,
        marks: dict[str, bytes | None],
        keys: KeysOfSave,
    ) -> None:
        # Past the library's own save, which asks a Protocol of each event and makes notifications for nobody.
        stored = [self._typed.to_stored_event(event, keys) for event in events]
        projected = [seal(self._project(event), keys) for event in events]
        sealed = seal(rows, keys)
        self.recorder.insert_events(
            stored,
            meta=cause.meta(),
            projected=projected,
            rows=[*keys.rows, *sealed],
            marks={**marks, **keys.marks},
        )
        keys.saved(chain(sealed, *projected))

    def taken(self, mark: str) -> Taken | None:
        """Return the mark with what it carries, or None when it is free."""
        found = read(self._engine, "select answer from marks where mark = %(mark)s", {"mark": mark})
        return Taken(mark, None if found[0][0] is None else bytes(found[0][0])) if found else None

    def history(self, originator_id: UUID) -> list[Recorded]:
        """Return the recorded events of one aggregate, oldest first."""
        return self.recorded.stream(originator_id)

    def row(self, table: Table, **key: Any) -> dict[str, Any] | None:
        """Return the row with these values, or None."""
        found = self.rows(table, **key)
        return found[0] if found else None

    def rows(self, table: Table, **equals: Any) -> list[dict[str, Any]]:
        """Return all rows with these values."""
        return self.read(_with_values(table, tuple(equals)), **equals)

    def read(self, statement: Select[*tuple[Any, ...]], **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows that *statement* selects; one that is built once and given *parameters* costs a tenth."""
        if parameters:
            sql, literals, names, sealed = _in_words(statement)
            rows = read(self._engine, sql, {**literals, **parameters})
        else:
            statement, sealed = with_keys(statement)
            rows = read(self._engine, statement, {})
            # JSON takes no subclass of str as a key.
            names = [str(name) for name in rows[0]._fields] if rows else []
        found = [{name: _whole(value) for name, value in zip(names, row, strict=True)} for row in rows]
        return [open_answer(each, sealed, self._keys) for each in found] if sealed else found

    def ping(self) -> None:
        """Ask the database for a sign of life."""
        read(self._engine, "select 1", {})

    def _fetch_key(self, key_id: UUID) -> bytes | None:
        found = read(self._engine, _KEY, {"id": str(key_id)})
        return bytes(found[0][0]) if found else None

    def close(self) -> None:
        """Close the reading connections."""
        super().close()
        self._engine.dispose()


@cache
def _with_values(table: Table, names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    return select(table).where(*(table.c[name] == bindparam(name) for name in names))


@lru_cache(500)
def _in_words(
    statement: Select[*tuple[Any, ...]],
) -> tuple[str, dict[str, Any], list[str], list[SealedAnswer]]:
    """Return a statement as the driver takes it, the values written into it, the names of what it answers, what is sealed."""
    statement, sealed = with_keys(statement)
    compiled = statement.compile(dialect=_DIALECT)
    literals = {name: value for name, value in compiled.params.items() if value is not None}
    names = [str(name) for name in statement.selected_columns.keys()]  # noqa: SIM118
    return str(compiled), literals, names, sealed


_KEY = f"select {OF_ROW} from {KEYS.name} where id = %(id)s::uuid"


_DIALECT: Any = psycopg2_dialect()  # type: ignore[no-untyped-call]


def _whole(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def cause_mark(cause: Cause, answer: Mapping[str, Any]) -> dict[str, bytes | None]:
    """Return the mark of the cause with what a repeat needs: the digest to compare with, and the answer."""
    if not cause.mark:
        return {}
    return {
        cause.mark: orjson.dumps(
            {"digest": cause.digest, "answer": cast("dict[str, Any]", dict(answer))}, default=str
        )
    }
