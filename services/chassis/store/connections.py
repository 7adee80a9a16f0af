"""Connections to PostgreSQL: who may wait how long for what."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

CONNECT_WITHIN = 3
"""Seconds; libpq ignores ``connect_timeout`` when its waiting is green, so eventlet counts them too."""

_WAITING = {"statement_timeout": "5s", "lock_timeout": "2s"}
# A writer that is paused or gone must not keep the lock from everybody else.
_WRITING = {
    **_WAITING,
    "idle_in_transaction_session_timeout": "2s",
    "tcp_keepalives_idle": "5",
    "tcp_user_timeout": "10s",
}


def reading(url: str, connections: int = 4) -> Engine:
    """Return an engine for reads: a fixed number of connections, no transactions."""
    return create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_size=connections,
        max_overflow=0,
        pool_timeout=2,
        pool_use_lifo=True,
        pool_reset_on_return=None,  # in autocommit there is nothing to roll back
        json_deserializer=orjson.loads,
        hide_parameters=True,  # an error says which statement failed, never with what
        connect_args=_arguments(_WAITING),
    )


def writing(url: str) -> Engine:
    """Return an engine that opens a connection for whoever keeps it."""
    return create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=_arguments(_WRITING))


def connect(engine: Engine) -> Any:
    """Return a psycopg2 connection of one's own, in autocommit."""
    with _green_timeout():
        pooled = engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
    connection.autocommit = True
    return connection


def _arguments(settings: dict[str, str]) -> dict[str, Any]:
    return {
        "connect_timeout": CONNECT_WITHIN,
        "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
    }


def _green_timeout() -> AbstractContextManager[Any]:
    eventlet = sys.modules.get("eventlet")
    if eventlet is None or not eventlet.patcher.is_monkey_patched("socket"):
        return nullcontext()
    return eventlet.Timeout(CONNECT_WITHIN, OSError("no connection in time"))
