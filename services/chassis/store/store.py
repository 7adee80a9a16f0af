"""What a use case sees of the store: find an aggregate, save it with its rows and marks, read rows."""

from __future__ import annotations

from functools import cache, lru_cache
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
from services.chassis.store.log import Log, Recorded, read
from services.chassis.store.mapper import TypedMapper, replay
from services.chassis.store.recorder import NoFactory, Recorder

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
    """

    name = "store"

    def __init__(
        self, *, url: str, project: Callable[[Any], Iterable[RowOperation]] = lambda _: (), readers: int = 4
    ) -> None:
        self._engine = reading(url, readers)
        self._project = project
        self.recorded = Log(self._engine)
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
        return TypedMapper()

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
        # Past the library's own save, which asks a Protocol of each event and makes notifications for nobody.
        self.recorder.insert_events(
            [self.mapper.to_stored_event(event) for event in events],
            meta=cause.meta(),
            projected=[list(self._project(event)) for event in events],
            rows=list(rows),
            marks={**cause_mark(cause, given), **(marks or {})},
        )
        return given

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
            sql, literals, names = _in_words(statement)
            rows = read(self._engine, sql, {**literals, **parameters})
        else:
            rows = read(self._engine, statement, {})
            # JSON takes no subclass of str as a key.
            names = [str(name) for name in rows[0]._fields] if rows else []
        return [{name: _whole(value) for name, value in zip(names, row, strict=True)} for row in rows]

    def ping(self) -> None:
        """Ask the database for a sign of life."""
        read(self._engine, "select 1", {})

    def close(self) -> None:
        """Close the reading connections."""
        super().close()
        self._engine.dispose()


@cache
def _with_values(table: Table, names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    return select(table).where(*(table.c[name] == bindparam(name) for name in names))


@lru_cache(500)
def _in_words(statement: Select[*tuple[Any, ...]]) -> tuple[str, dict[str, Any], list[str]]:
    """Return a statement as the driver takes it, the values written into it, and the names of what it answers."""
    compiled = statement.compile(dialect=_DIALECT)
    literals = {name: value for name, value in compiled.params.items() if value is not None}
    return str(compiled), literals, [str(name) for name in statement.selected_columns.keys()]  # noqa: SIM118


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
