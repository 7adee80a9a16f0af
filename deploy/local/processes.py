"""Processes of ours that outlived whoever started them: found by what they carry, ended in order."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path


def working_in(folder: Path) -> list[int]:
    """Return the processes whose working folder is FOLDER (PostgreSQL's are in its data)."""
    return [pid for pid in _all() if _folder_of(pid) == str(folder)]


def carrying(**environment: str) -> list[int]:
    """Return the processes started with all of ENVIRONMENT; a pid file's number may be someone else's by now."""
    marks = [os.fsencode(f"{name}={value}") for name, value in environment.items()]
    return [pid for pid in _all() if pid != os.getpid() and set(marks) <= set(_environment_of(pid))]


def end(which: Callable[[], list[int]], how: signal.Signals, *, patience: float = 30.0) -> None:
    """Signal the processes and wait until they are gone; what is left after PATIENCE seconds is killed."""
    until = time.monotonic() + patience
    for pid in which():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)
    # The process counts, not its pid file: RabbitMQ removes that first, and a second node on its data is their end.
    while left := which():
        if time.monotonic() > until:
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _all() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))


def _folder_of(pid: int) -> str | None:
    try:
        return str(Path(f"/proc/{pid}/cwd").readlink())
    except OSError:  # gone, or not ours to ask
        return None


def _environment_of(pid: int) -> list[bytes]:
    try:
        # Empty for a zombie, which some containers' process 1 never reaps: it no longer counts.
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []
