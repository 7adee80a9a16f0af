"""What the sandbox remembers, in one small SQLite file: a restart loses nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

_TABLES = """
create table if not exists messages (id text primary key, recipient text not null, words text not null, at text not null);
create index if not exists messages_by_recipient on messages (recipient, at);
create table if not exists faces (
    id text primary key, person text not null, name text not null, expires_at text not null, state text not null, at text);
create table if not exists faces_at_tencent (
    token text primary key, rule text not null, full_name text not null, id_card text not null, extra text not null,
    back text not null);
create table if not exists orders (
    id text primary key, channel text not null, amount_fen integer not null, subject text not null,
    expires_at text not null, state text not null, transaction_no text not null, at text);
create table if not exists callbacks (
    id integer primary key, url text not null, body blob not null, made_at real not null,
    attempts integer not null default 0, next_at real not null, answered integer not null default 0, answer text not null default '');
create index if not exists callbacks_open on callbacks (answered, next_at);
"""


class Memory:
    """The tables, read and written by one thread; what is written survives a kill of the program."""

    def __init__(self, path: Path | str) -> None:
        if isinstance(path, Path):
            path.parent.mkdir(parents=True, exist_ok=True)
        # Handlers run in the one event loop; a statement takes well under a millisecond.
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.executescript("pragma journal_mode = wal; pragma synchronous = normal;" + _TABLES)

    def write(self, statement: str, *values: Any) -> int:
        """Run one statement, and return how many rows it touched."""
        return self._connection.execute(statement, values).rowcount

    def together(self, *statements: tuple[str, tuple[Any, ...]]) -> None:
        """Run several statements, or none of them."""
        self._connection.execute("begin immediate")
        try:
            for statement, values in statements:
                self._connection.execute(statement, values)
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def one(self, statement: str, *values: Any) -> dict[str, Any] | None:
        """Return the first row, or None."""
        row = self._connection.execute(statement, values).fetchone()
        return dict(row) if row else None

    def all(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        """Return all rows."""
        return [dict(row) for row in self._connection.execute(statement, values)]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
