"""Relaying a backlog: with one queue bound, and with the bindings of an event that three hear of."""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

from bench import cases
from bench.figures import Figure
from bench.ground import Ground, cpu, wait_until
from services.chassis.store.mapper import TypedMapper

WARM = 2_000


def measure(ground: Ground, scale: float) -> list[Figure]:
    """Return the rates of both."""
    events = int(40_000 * scale)
    return [
        _relayed(ground, "relay: backlog, one queue bound", events, queues=1, least=10_000),
        _relayed(
            ground, "relay: backlog, a service, another and an office bound", events, queues=3, least=5_000
        ),
    ]


def _relayed(ground: Ground, name: str, events: int, *, queues: int, least: float) -> Figure:
    ground.fresh_database()
    with ground.connection() as cursor, ground.queues(queues):
        _fill(cursor, events + WARM, cases.OFFICE if queues > 1 else "")
        broker = ground.spent()["broker"]
        with ground.program("services.chassis.relay", "bench.wiring") as relay:
            wait_until(lambda: _position(cursor) >= WARM, "the relay's first pages")
            first, began, processor = _position(cursor), time.perf_counter(), cpu(relay)
            wait_until(lambda: _position(cursor) >= events + WARM, "the relay's last page", within=120)
            seconds, processor = time.perf_counter() - began, cpu(relay) - processor
        sent = events + WARM - first
        more: dict[str, Any] = {
            "events": sent,
            "relay_us_each": 1e6 * processor / sent,
            "broker_us_each": 1e6 * (ground.spent()["broker"] - broker) / (events + WARM),
        }
    return Figure(name=name, value=sent / seconds, unit="events/s", least=least, more=more)


def _fill(cursor: Any, events: int, court: str) -> None:
    """Write a backlog as fast as the database takes it."""
    case = cases.Case.open(uuid4(), court=court)
    case.move("MOVED")
    moved = TypedMapper().to_stored_event(case.collect_events()[1])
    cursor.execute(
        "insert into events (position, originator_id, originator_version, topic, state, meta, link)"
        " select n, gen_random_uuid(), 2, %s, %s, %s, '' from generate_series(1, %s) n",
        (moved.topic, moved.state, cases.cause("relay").meta(), events),
    )
    cursor.execute("analyze events")


def _position(cursor: Any) -> int:
    cursor.execute("select coalesce(max(position), 0) from relay where name = 'relay'")
    return int(cursor.fetchone()[0])
