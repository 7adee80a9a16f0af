"""Lanes: what concerns one subject runs one after the other, different subjects side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import eventlet
from eventlet.semaphore import Semaphore

from services.chassis import logs

log = logs.get(__name__)

Job = Callable[[], object]


class Lanes:
    """Runs jobs by subject in green threads, at most *at_once* at a time; what waits takes no thread but its lane's."""

    def __init__(self, at_once: int) -> None:
        self._room = Semaphore(at_once)
        self._lanes: dict[str, deque[Job]] = {}
        self.closed = False

    def put(self, subject: str, job: Job) -> None:
        """Run *job* when all earlier ones of its *subject* have ended."""
        lane = self._lanes.setdefault(subject, deque())
        lane.append(job)
        if len(lane) == 1:
            eventlet.spawn(self._drive, subject, lane)

    def close(self) -> None:
        """Begin nothing more."""
        self.closed = True

    def wait(self) -> None:
        """Wait until what runs has ended; the rest is left undone once the lanes are closed."""
        while self._lanes:
            eventlet.sleep(0.01)

    def _drive(self, subject: str, lane: deque[Job]) -> None:
        try:
            while lane:
                with self._room:
                    if self.closed:
                        return
                    self._run(lane[0])
                lane.popleft()
        finally:
            del self._lanes[subject]

    def _run(self, job: Job) -> None:
        try:
            job()
        except Exception:
            log.exception("a job of a lane ended unexpectedly")
