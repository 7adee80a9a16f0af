"""Replaying aggregates: from stored bytes in memory, and through the store from the database."""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from typing import Any
from uuid import UUID

from bench import cases
from bench.figures import Figure
from services.chassis.store import Store, TypedMapper, replay

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")


def measure(ground: Any, scale: float) -> list[Figure]:
    """Return the rates of replay: in memory, and by `find` of short and of long streams."""
    ground.fresh_database()
    told = ground.ask("bench.replay", str(int(20_000 * scale)))
    return [
        Figure(
            name="replay: decode and fold, in memory",
            value=told["memory"],
            unit="events/s",
            least=200_000,
            more=told,
        ),
        Figure(
            name="replay: find() of a long stream, from the database", value=told["long"], unit="events/s"
        ),
        Figure(name="replay: find() of streams of 8 events", value=told["short"], unit="finds/s"),
    ]


def run(events: int) -> dict[str, float]:
    """Save one long stream and many short ones; replay them."""
    store = Store(url=os.environ["DATABASE_URL"])
    long = _saved(store, 0, events)
    short = [_saved(store, number, 8) for number in range(1, 101)]
    mapper = TypedMapper()
    stored = [each.stored for each in store.history(long)]
    in_memory = _best(lambda: replay(map(mapper.to_domain_event, stored)))
    decoded = _best(lambda: [mapper.to_domain_event(each) for each in stored])
    from_database = _best(lambda: store.find(cases.Case, long))
    finds = _best(lambda: [store.find(cases.Case, each) for each in short])
    return {
        "memory": events / in_memory,
        "decode_us": 1e6 * decoded / events,
        "fold_us": 1e6 * (in_memory - decoded) / events,
        "long": events / from_database,
        "short": len(short) / finds,
    }


def _saved(store: Store, number: int, events: int) -> UUID:
    case = cases.Case.open(UUID(int=number))
    for step in range(events - 1):
        case.move(f"STEP_{step % 7}")
    store.save(case, cause=cases.cause(f"replay {number}"))
    return case.id


def _best(what: Any) -> float:
    """Return the seconds of the best of three: whatever else ran can only have cost time."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        what()
        took.append(time.perf_counter() - began)
    return min(took)


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))), flush=True)
    os._exit(0)
