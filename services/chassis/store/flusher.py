"""The write combiner: one thread that turns all saves that wait into one transaction of two round trips."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg2

from services.chassis import logs
from services.chassis.refusals import StoreUnavailable
from services.chassis.rows import fold
from services.chassis.store import statements
from services.chassis.store.connections import connect, writing
from services.chassis.store.judge import Save, StreamId, effects, judge

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logs.get(__name__)

AT_MOST = 200
"""Saves in one transaction."""

ANSWER_WITHIN = 5.0
"""Seconds after which a save is told that the store is unavailable."""

CHANNEL = "saved"
"""What NOTIFY says after a commit; a relay listens."""

# Errors of the server, not of the data: no room, too long, cancelled. Whoever asked may ask again.
_PASSING = ("53", "55P03", "57014", "25P03", "58")


class _Lost(Exception):
    """The connection ended; *xid* is the transaction whose COMMIT had been sent, if it had."""

    def __init__(self, xid: str | None) -> None:
        super().__init__(xid)
        self.xid = xid


class Waiting:
    """A save on its way; whoever asked waits on it."""

    def __init__(self, save: Save) -> None:
        self.save = save
        self._latch = threading.Lock()
        self._latch.acquire()

    def wait(self) -> list[int]:
        """Return the positions given, or raise the reason why the save does not stand."""
        self._latch.acquire()
        if isinstance(self.save.verdict, Exception):
            raise self.save.verdict
        return self.save.verdict

    def settle(self) -> None:
        """Let whoever waits go on."""
        self._latch.release()


class Flusher:
    """
    Owns the one writing connection of the process.

    A flush may fail in three ways. *Anything but a lost connection*: each save is flushed alone, only the guilty one
    hears. *Connection lost*: ``pg_xact_status`` tells whether COMMIT happened. *The thread ends for any other
    reason*: the process ends with it, so that nothing waits on a dead flusher.
    """

    def __init__(self, url: str, *, notify: bool = True) -> None:
        self._engine = writing(url)
        self._queue: queue.Queue[Waiting] = queue.Queue()
        self._connection: Any = None
        self._committed = threading.Event()
        self.flushes = 0
        threading.Thread(target=self._run, name="flusher", daemon=True).start()
        if notify:
            threading.Thread(target=self._notify, name="notifier", daemon=True).start()

    def flush(self, save: Save) -> list[int]:
        """Store *save* together with whatever else waits; return the positions of its events."""
        waiting = Waiting(save)
        self._queue.put(waiting)
        return waiting.wait()

    # --- the thread ---------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            while True:
                batch = self._next_batch()
                self._settle([each.save for each in batch])
                for each in batch:
                    each.settle()
        except BaseException:
            log.exception("the flusher ended; the process ends with it")
            os._exit(70)

    def _next_batch(self) -> list[Waiting]:
        batch = [self._queue.get()]
        with contextlib.suppress(queue.Empty):
            while len(batch) < AT_MOST:
                batch.append(self._queue.get_nowait())
        return batch

    def _settle(self, saves: list[Save], deadline: float | None = None) -> None:
        """Give each save its verdict."""
        deadline = deadline or time.monotonic() + ANSWER_WITHIN
        while True:
            try:
                self._flush(saves)
            except _Lost as lost:
                verdicts = [each.verdict for each in saves]
                status = self._status_of(lost.xid, deadline)
                if status == "committed":
                    for each, verdict in zip(saves, verdicts, strict=True):
                        each.verdict = verdict
                    self._told()
                    return
                if status == "unknown":
                    self._unavailable(saves)
                    return
                # aborted, or never begun: once more
            except Exception as error:  # noqa: BLE001 - whatever it is, it must hit only the save that caused it
                self._roll_back()
                if len(saves) == 1:
                    saves[0].verdict = _verdict_of(error)
                    return
                for each in saves:
                    self._settle([each], deadline)
                return
            else:
                return

    def _flush(self, saves: list[Save]) -> None:
        try:
            if self._connection is None:
                self._connection = connect(self._engine)
            cursor = self._connection.cursor()
            xid, position, link, heads, taken = _read(cursor, saves)
        except (psycopg2.Error, OSError) as error:
            raise self._lost(None, error) from error
        standing, _, _ = judge(saves, heads, taken)
        sql, arguments = _write(standing, position, link)
        # Whatever refuses to become SQL (a NUL, say) does so here, before anything is sent.
        ready = cursor.mogrify(sql, arguments) if standing else b"rollback"
        try:
            cursor.execute(ready)
        except psycopg2.Error as error:
            raise self._lost(xid, error) from error
        self.flushes += 1
        if standing:
            self._told()

    def _lost(self, xid: str | None, error: Exception) -> Exception:
        """Return what to raise: the error itself while the connection lives, else that it is lost."""
        code = getattr(error, "pgcode", None)
        alive = (
            self._connection is not None
            and not self._connection.closed
            and code
            and not code.startswith("57P")
        )
        if alive:
            return error
        self._drop()
        return _Lost(xid)

    def _status_of(self, xid: str | None, deadline: float) -> str:
        """Return ``committed``, ``aborted`` or ``unknown``; ask until the deadline."""
        while time.monotonic() < deadline:
            try:
                self._connection = connect(self._engine)
                if xid is None:
                    return "aborted"
                cursor = self._connection.cursor()
                cursor.execute("select pg_xact_status(%s::xid8)", (xid,))
                status = cursor.fetchone()[0]
                if status in ("committed", "aborted"):
                    return str(status)
            except (psycopg2.Error, OSError):
                self._drop()
            time.sleep(0.05)
        return "unknown"

    def _unavailable(self, saves: Iterable[Save]) -> None:
        """Tell these, and all that came meanwhile and were never sent, that the store does not answer."""
        for each in saves:
            each.verdict = StoreUnavailable()
        with contextlib.suppress(queue.Empty):
            while True:
                waiting = self._queue.get_nowait()
                waiting.save.verdict = StoreUnavailable()
                waiting.settle()

    def _roll_back(self) -> None:
        try:
            if self._connection is not None:
                self._connection.cursor().execute("rollback")
        except psycopg2.Error:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(Exception):
                self._connection.close()
            self._connection = None

    # --- telling ------------------------------------------------------------------------------------------------------

    def _told(self) -> None:
        self._committed.set()

    def _notify(self) -> None:
        """Say that something was saved, on a connection of its own: inside the commit, NOTIFY's lock serialises all databases."""
        connection: Any = None
        while True:
            self._committed.wait()
            self._committed.clear()
            try:
                connection = connection or connect(self._engine)
                connection.cursor().execute(f"notify {CHANNEL}")
            except Exception:  # noqa: BLE001 - the relay's poll is the net
                connection = None
                time.sleep(0.5)


def _read(
    cursor: Any, saves: list[Save]
) -> tuple[str, int, bytes, dict[StreamId, int], dict[str, bytes | None]]:
    ids = list({event.originator_id for save in saves for event in save.events})
    marks = list({mark for save in saves for mark in save.marks})
    cursor.execute(*statements.heads_and_marks(ids, marks))
    xid, position, link = "", 0, b""
    heads: dict[StreamId, int] = {}
    taken: dict[str, bytes | None] = {}
    for kind, key, number, carried in cursor.fetchall():
        if kind == "log":
            xid, position, link = key, number or 0, bytes(carried or b"")
        elif kind == "head":
            heads[UUID(key)] = number
        else:
            taken[key] = None if carried is None else bytes(carried)
    return xid, position, link, heads, taken


def _write(standing: list[Save], position: int, link: bytes) -> statements.Statement:
    """Return all that the standing saves write, COMMIT included, and give them their positions."""
    events = []
    for save in standing:
        positions = []
        for event in save.events:
            position += 1
            link = statements.link(link, position, event, save.meta)
            events.append(
                (
                    position,
                    event.originator_id,
                    event.originator_version,
                    event.topic,
                    event.state,
                    save.meta,
                    link,
                )
            )
            positions.append(position)
        save.verdict = positions
    marks = [mark for save in standing for mark in save.marks.items()]
    parts = [
        *([statements.insert_events(events)] if events else []),
        *([statements.insert_marks(marks)] if marks else []),
        *statements.change_rows(fold(each for save in standing for each in effects(save))),
    ]
    return "; ".join([*(sql for sql, _ in parts), "commit"]), [
        value for _, values in parts for value in values
    ]


def _verdict_of(error: Exception) -> Exception:
    code = getattr(error, "pgcode", None) or ""
    return StoreUnavailable() if code.startswith(_PASSING) else error
