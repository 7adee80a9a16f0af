"""The event log of a service as a reader sees it: in order of position, without gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
import psycopg2
from eventsourcing.persistence import StoredEvent
from sqlalchemy import exc

from services.chassis.refusals import StoreUnavailable
from services.chassis.store.keys import OF_ROW
from services.chassis.store.mapper import TypedMapper
from services.chassis.tables import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Engine

    from services.chassis.store.keys import Keys

_COLUMNS = "position, originator_id, originator_version, topic, state, meta"


@dataclass(frozen=True)
class Recorded:
    """An event as it lies in the log; reading ``event`` may fail where no class knows the topic any more."""

    position: int
    originator_id: UUID
    version: int
    topic: str
    state: bytes
    meta_bytes: bytes
    mapper: TypedMapper = field(default=TypedMapper(), repr=False, compare=False)
    """What reads the event; this one without keys, to which all that is personal is erased."""

    @cached_property
    def event(self) -> Any:
        """The domain event."""
        return self.mapper.to_domain_event(self.stored)

    @cached_property
    def meta(self) -> dict[str, Any]:
        """The cause of the event: ``id``, ``actor``, ``at``, ``correlation``, ``trace``."""
        return dict(orjson.loads(self.meta_bytes))

    @property
    def stored(self) -> StoredEvent:
        """The event as the library names it."""
        return StoredEvent(self.originator_id, self.version, self.topic, self.state)


class Log:
    """Reads the events of one service, and with them, where it has *keys*, the keys of their streams."""

    def __init__(self, engine: Engine, keys: Keys | None = None) -> None:
        self._engine = engine
        self._keys = keys
        self._mapper = TypedMapper(keys)

    def after(self, position: int, limit: int = 500) -> list[Recorded]:
        """Return the events that follow *position*."""
        return self._select(
            "position > %(position)s order by position limit %(limit)s",
            {"position": position, "limit": limit},
        )

    def at(self, positions: Sequence[int]) -> list[Recorded]:
        """Return the events at these positions, in order."""
        return self._select("position = any(%(positions)s) order by position", {"positions": list(positions)})

    def stream(
        self,
        originator_id: UUID,
        *,
        after: int = 0,
        up_to: int = 2**31 - 1,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> list[Recorded]:
        """Return the events of one aggregate, oldest first unless asked otherwise."""
        order = "desc" if newest_first else "asc"
        return self._select(
            "originator_id = %(id)s::uuid and originator_version > %(after)s and originator_version <= %(up_to)s"
            f" order by originator_version {order} limit %(limit)s",
            {"id": str(originator_id), "after": after, "up_to": up_to, "limit": limit},
            key_of="%(id)s::uuid",
        )

    def head(self) -> int:
        """Return the last position; 0 of an empty log."""
        return int(read(self._engine, "select coalesce(max(position), 0) from events", {})[0][0])

    def _select(
        self, condition: str, parameters: Mapping[str, Any], key_of: str = "originator_id"
    ) -> list[Recorded]:
        columns = _COLUMNS
        if self._keys is not None:
            columns += f", (select {OF_ROW} from {KEYS.name} where id = {key_of})"
        rows = read(self._engine, f"select {columns} from events where {condition}", parameters)
        found = [
            Recorded(row[0], _uuid(row[1]), row[2], row[3], bytes(row[4]), bytes(row[5]), self._mapper)
            for row in rows
        ]
        if self._keys is not None:
            fetched = {
                each.originator_id: row[6]
                for each, row in zip(found, rows, strict=True)
                if row[6] is not None
            }
            for key_id, wrapped in fetched.items():
                self._keys.learn(key_id, bytes(wrapped))
        return found


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def read(engine: Engine, sql: Any, parameters: Mapping[str, Any]) -> Sequence[Any]:
    """
    Run a query; connections that were lost are replaced, since reading twice does no harm.

    Raises:
        StoreUnavailable: no answer.
    """
    ask = _ask_the_driver if isinstance(sql, str) else _ask
    for left in reversed(range(TRIES)):
        try:
            return ask(engine, sql, dict(parameters))
        except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, *_OF_THE_DRIVER) as error:
            if not left or not _is_lost(error):
                raise StoreUnavailable from error
    raise AssertionError


TRIES = 6
"""After a restart of the server every connection of a pool is found dead once."""

_OF_THE_DRIVER = (psycopg2.OperationalError, psycopg2.InterfaceError)


def _is_lost(error: Exception) -> bool:
    """Tell whether the connection ended, rather than that the server could not answer on it."""
    told = getattr(error, "orig", error)
    code = getattr(told, "pgcode", None)
    return isinstance(told, _OF_THE_DRIVER) and (code is None or code.startswith("57P"))


def _ask(engine: Engine, statement: Any, parameters: dict[str, Any]) -> Sequence[Any]:
    with engine.connect() as connection:
        return connection.execute(statement, parameters).all()


def _ask_the_driver(engine: Engine, sql: str, parameters: dict[str, Any]) -> Sequence[Any]:
    """Ask without SQLAlchemy between: a third of the time."""
    pooled = engine.raw_connection()
    try:
        cursor = pooled.cursor()
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
    except BaseException:
        # Whether the connection is gone or an answer is still on its way: nobody else may have it.
        pooled.invalidate()
        raise
    finally:
        pooled.close()
