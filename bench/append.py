"""Appending through a service's store, on green threads as in a service; a reader tails the log meanwhile."""

# ruff: noqa: E402 - everything must be imported after the patching
from __future__ import annotations

import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
import eventlet

if __name__ == "__main__":
    eventlet.monkey_patch()

import json
import os
import sys
import time
from collections.abc import Callable
from uuid import uuid4

from bench import cases
from bench.figures import Figure, percentile
from services.chassis.store import Store
from services.chassis.store.mapper import TypedMapper

WRITERS = 64


def measure(ground: object, scale: float) -> list[Figure]:
    """Return the rates of bare events and of whole saves."""
    from bench.ground import Ground  # noqa: PLC0415 - this module is also the program that writes

    assert isinstance(ground, Ground)
    figures = []
    for kind, name, least in (
        ("bare", "append: bare events through the store", 10_000.0),
        ("save", "append: saves (event, mark, row)", 5_000.0),
    ):
        ground.fresh_database()
        before = ground.spent()["database"]
        told = ground.ask("bench.append", kind, str(int(30_000 * scale)))
        with ground.connection() as cursor:
            cursor.execute("select count(*), max(position) from events")
            count, head = cursor.fetchone()
        told |= {
            "database_ms_each": 1000 * (ground.spent()["database"] - before) / count,
            "missed_by_tailing_reader": told["saves"] - told.pop("seen"),
        }
        assert count == head == told["saves"], "the log has gaps"
        figures.append(Figure(name=name, value=told["rate"], unit="/s", least=least, more=told))
    missed = sum(each.more["missed_by_tailing_reader"] for each in figures)
    figures.append(Figure(name="append: events that a tailing reader missed", value=missed, unit="", most=0))
    return figures


def run(kind: str, saves: int) -> dict[str, float]:
    """Save from many green threads; return rate, latency, and what a tailing reader saw."""
    store = Store(url=os.environ["DATABASE_URL"], project=cases.project)
    mapper = TypedMapper()
    seen, done = 0, False
    took: list[float] = []

    def bare(_number: int) -> None:
        opened = cases.Case.open(uuid4()).collect_events()[0]
        store.recorder.insert_events(
            [mapper.to_stored_event(opened)], meta=b"{}", projected=[[]], rows=[], marks={}
        )

    def save(number: int) -> None:
        case = cases.Case.open(uuid4())
        store.save(
            case, cause=cases.cause(str(number)), answer={"id": str(case.id), "version": 1, "status": "OPEN"}
        )

    def write(one: Callable[[int], None], numbers: range) -> None:
        for number in numbers:
            began = time.perf_counter()
            one(number)
            took.append(time.perf_counter() - began)

    def tail() -> None:
        nonlocal seen
        position = 0
        while True:
            page = store.recorded.after(position, 2000)
            seen += len(page)
            position = page[-1].position if page else position
            if not page and done:
                return
            eventlet.sleep(0.05)

    one = bare if kind == "bare" else save
    one(-1)
    reader = eventlet.spawn(tail)
    processor, began = time.process_time(), time.perf_counter()
    writers = [eventlet.spawn(write, one, range(first, saves - 1, WRITERS)) for first in range(WRITERS)]
    for each in writers:
        each.wait()
    seconds = time.perf_counter() - began
    processor = time.process_time() - processor
    done = True
    reader.wait()
    return {
        "saves": saves,
        "seen": seen,
        "rate": (saves - 1) / seconds,
        "p50_ms": 1000 * percentile(took, 50),
        "p99_ms": 1000 * percentile(took, 99),
        "service_ms_each": 1000 * processor / saves,
        "saves_per_flush": saves / store.flusher.flushes,
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]))), flush=True)
    os._exit(0)
