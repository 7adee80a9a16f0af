"""What the system takes while nobody asks anything: memory per program, and how soon one service is there again."""

from __future__ import annotations

import statistics
import time

from bench.figures import Figure
from bench.ground import EVERY_PROGRAM, Ground, is_ready, wait_until

SERVICE = "payment"
IDLE = 5.0
"""Seconds."""


def measure(ground: Ground, scale: float) -> list[Figure]:
    """Return memory per program and of the whole, and the time of a cold start."""
    memory = {name: ground.memory(name) for name in EVERY_PROGRAM}
    programs = {name: size for name, size in memory.items() if name not in ("database", "broker")}
    largest = max(programs, key=lambda name: programs[name])
    before = ground.spent()
    time.sleep(IDLE)
    idle = {name: 1000 * (spent - before[name]) / IDLE for name, spent in ground.spent().items()}
    return [
        Figure(
            name="idle: processor time of the whole system",
            value=sum(idle.values()),
            unit="ms/s",
            more={"ms_each": idle},
        ),
        Figure(
            name=f"memory: the largest program ({largest})",
            value=programs[largest],
            unit="MB",
            most=90,
            more=memory,
        ),
        Figure(
            name="memory: the whole system, with database and broker",
            value=sum(memory.values()),
            unit="MB",
            most=1_200,
        ),
        Figure(
            name="cold start of a service, until it is ready",
            value=_cold_start(ground, 3 if scale >= 1 else 1),
            unit="s",
            most=1.5,
        ),
    ]


def _cold_start(ground: Ground, times: int) -> float:
    """Return the median of some starts."""
    stack = ground.stack
    took = []
    for _ in range(times):
        stack.stop(SERVICE)
        began = time.perf_counter()
        stack.supervisor.launch(SERVICE)
        wait_until(lambda: is_ready(stack.ground.readiness(SERVICE)), f"{SERVICE} is ready")
        took.append(time.perf_counter() - began)
    return statistics.median(took)
