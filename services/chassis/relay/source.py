"""What the relay reads and remembers: the log of one service, and how far it has been told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import orjson
import psycopg2
from sqlalchemy import exc, make_url

from services.chassis import clock
from services.chassis.store import Recorded

PAGE = 500
LEADER = 4713
"""The advisory lock of whoever relays a service's log."""

CHANNEL = "saved"
NAME = "relay"

_SESSION: dict[str, Any] = {
    # The lock, LISTEN and the position hang on this one session: a peer that is gone must be noticed.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "connect_timeout": 3,
    # A position that a crash forgets is told again, and known by its id.
    "options": "-c statement_timeout=5s -c lock_timeout=2s -c synchronous_commit=off",
}


class SteppedDown(Exception):
    """The database is away, or another relay moves the position: begin anew."""


class Generation(NamedTuple):
    """Which history this is, and which broker it has been told to."""

    id: UUID
    epoch: str | None


class Source:
    """
    One session with the database of a service.

    Every method raises ``SteppedDown`` when the session has ended.
    """

    def __init__(self, url: str) -> None:
        with _session():
            plain = make_url(url).set(drivername="postgresql")
            self._connection: Any = psycopg2.connect(plain.render_as_string(hide_password=False), **_SESSION)
            self._connection.autocommit = True
            self._cursor = self._connection.cursor()

    def lead(self) -> bool:
        """Tell whether this session is now the one that relays."""
        self._execute("select pg_try_advisory_lock(%s)", LEADER)
        if not self._cursor.fetchone()[0]:
            return False
        self._execute(f"listen {CHANNEL}")
        self._execute("insert into relay (name, position) values (%s, 0) on conflict do nothing", NAME)
        return True

    def generation(self) -> Generation:
        """Return the store's generation and the epoch of the broker that it knows."""
        self._execute("select id, epoch from generation")
        id_, epoch = self._cursor.fetchone()
        return Generation(UUID(id_), epoch)

    def begin_epoch(self, epoch: str) -> None:
        """Remember the broker as it is now."""
        self._execute("update generation set epoch = %s", epoch)

    def position(self) -> int:
        """Return how far the log has been told."""
        self._execute("select position from relay where name = %s", NAME)
        return int(self._cursor.fetchone()[0])

    def move(self, before: int, after: int) -> None:
        """
        Remember that the log has been told up to *after*.

        Raises:
            SteppedDown: the position is no longer *before*, so somebody else relays or has rewound.
        """
        self._execute("update relay set position = %s where name = %s and position = %s", after, NAME, before)
        if self._cursor.rowcount != 1:
            raise SteppedDown(f"the position is no longer {before}")

    def rewind(self, position: int) -> None:
        """Tell the log again from behind *position*; whoever relays notices."""
        self._execute("update relay set position = %s where name = %s", position, NAME)

    def page(self, after: int) -> list[Recorded]:
        """Return the next events."""
        self._execute(
            "select position, originator_id, originator_version, topic, state, meta from events"
            " where position > %s order by position limit %s",
            after,
            PAGE,
        )
        return [
            Recorded(row[0], UUID(row[1]), row[2], row[3], bytes(row[4]), bytes(row[5]))
            for row in self._cursor
        ]

    def park(self, position: int, because: str) -> None:
        """Write down an event that cannot be told."""
        self._execute("insert into untold values (%s, %s) on conflict do nothing", position, because)

    def before(self, age: timedelta) -> int:
        """Return the last position that is older than *age*; 0 when none is."""
        since = clock.now() - age
        self._execute("select coalesce(max(position), 0) from events")
        older, younger = 0, int(self._cursor.fetchone()[0]) + 1
        while younger - older > 1:
            middle = (older + younger) // 2
            self._execute("select meta from events where position = %s", middle)
            at = datetime.fromisoformat(orjson.loads(bytes(self._cursor.fetchone()[0]))["at"])
            older, younger = (middle, younger) if at < since else (older, middle)
        return older

    def was_told(self) -> bool:
        """Tell whether something was saved since the last question."""
        with _session():
            self._connection.poll()
        told = bool(self._connection.notifies)
        self._connection.notifies.clear()
        return told

    def fileno(self) -> int:
        """Return what becomes readable when something is saved."""
        return int(self._connection.fileno())

    def close(self) -> None:
        """End the session, and with it the leadership."""
        self._connection.close()

    def _execute(self, sql: str, *arguments: Any) -> None:
        with _session():
            self._cursor.execute(sql, arguments)


@contextmanager
def _session() -> Iterator[None]:
    try:
        yield
    except (psycopg2.Error, exc.SQLAlchemyError) as error:
        raise SteppedDown(f"the database: {type(error).__name__}") from error
