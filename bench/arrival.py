"""From the commit in one service to the subscriber's handler in another: store, NOTIFY, relay, broker, lane."""

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
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bench import cases
from bench.figures import Figure, percentile
from services.chassis.store import Store

if TYPE_CHECKING:
    from bench.ground import Ground

PER_SECOND = 100


def measure(ground: Ground, scale: float) -> list[Figure]:
    """Return what half, and what all but one in a hundred, do not exceed."""
    import uvloop  # noqa: PLC0415 - this module is also the program that writes

    ground.fresh_database()
    with (
        ground.queues(3),
        ground.program("services.chassis.relay", "bench.wiring"),
        ground.program("services.chassis.program", "bench.wiring"),
    ):
        told = ground.ask("bench.arrival", str(int(600 * scale)))
        heard = uvloop.run(_heard(ground, len(told)))
    after_commit = [1000 * (heard[name] - committed) for name, (_, committed) in told.items()]
    after_begin = [1000 * (heard[name] - began) for name, (began, _) in told.items()]
    more = {
        "saves": len(told),
        "from_save_begun_p50_ms": percentile(after_begin, 50),
        "from_save_begun_p99_ms": percentile(after_begin, 99),
    }
    return [
        Figure(
            name="commit → subscriber's handler, p50",
            value=percentile(after_commit, 50),
            unit="ms",
            most=3,
            more=more,
        ),
        Figure(
            name="commit → subscriber's handler, p99", value=percentile(after_commit, 99), unit="ms", most=15
        ),
    ]


async def _heard(ground: Ground, expected: int) -> dict[str, float]:
    import asyncio  # noqa: PLC0415

    from bench.calls import CALLER, calling  # noqa: PLC0415
    from bench.service import WHAT_WAS_HEARD  # noqa: PLC0415

    async with calling(ground.amqp_uri) as rpc:
        for _ in range(100):
            heard: dict[str, float] = (await rpc.ask(WHAT_WAS_HEARD, CALLER, {}))["heard"]
            if len(heard) == expected:
                return heard
            await asyncio.sleep(0.05)
    raise TimeoutError(f"only {len(heard)} of {expected} steps were heard of")


def run(saves: int) -> dict[str, Any]:
    """Save steps at an even pace; return when each save began and ended, by name."""
    store = Store(url=os.environ["DATABASE_URL"], project=cases.project)
    told: dict[str, tuple[float, float]] = {}

    def save(name: str) -> None:
        case = cases.Case.open(uuid4(), court=cases.OFFICE)
        case.move(name)
        began = time.time()
        store.save(case, cause=cases.cause(name))
        told[name] = (began, time.time())

    save("0")  # the connections
    eventlet.sleep(1)
    begun = time.monotonic()
    running = []
    for number in range(1, saves):
        eventlet.sleep(max(0.0, begun + number / PER_SECOND - time.monotonic()))
        running.append(eventlet.spawn(save, str(number)))
    for each in running:
        each.wait()
    return told


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))), flush=True)
    os._exit(0)
