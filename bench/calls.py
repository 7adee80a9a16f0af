"""Calling a service as the gateway does: nothing but a small query, echoed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator
from uuid import uuid4

import psutil
import uvloop

from bench.figures import Figure, percentile
from bench.ground import Ground, cpu
from bench.service import ECHO
from gateway.rpc import BrokerRpc

CALLER = {
    "actor": "3f7c2a5e-3f0e-4c54-9a3b-1d9f0d6f7a11",
    "role": "applicant",
    "office": "",
    "command": "",
    "trace": "0" * 32,
}
AT_ONCE = 32


def measure(ground: Ground, scale: float) -> list[Figure]:
    """Return the rate, and what a call costs the service."""
    ground.fresh_database()
    with ground.queues(1), ground.program("services.chassis.program", "bench.wiring") as service:
        calls = int(6_000 * scale)
        return uvloop.run(_measured(ground, service, calls))


async def _measured(ground: Ground, service: psutil.Process, calls: int) -> list[Figure]:
    own = psutil.Process(os.getpid())
    async with calling(ground.amqp_uri) as rpc:
        await _many(rpc, calls // 10)
        broker, before, caller, began = ground.spent()["broker"], cpu(service), cpu(own), time.perf_counter()
        took = await _many(rpc, calls)
        seconds = time.perf_counter() - began
    more = {
        "p50_ms": 1000 * percentile(took, 50),
        "p99_ms": 1000 * percentile(took, 99),
        "caller_ms_each": 1000 * (cpu(own) - caller) / calls,
        "broker_ms_each": 1000 * (ground.spent()["broker"] - broker) / calls,
    }
    each = 1000 * (cpu(service) - before) / calls
    return [
        Figure(name="RPC: echo", value=calls / seconds, unit="/s", least=1_700, more=more),
        Figure(name="RPC: processor time of the service for one call", value=each, unit="ms", most=1.2),
    ]


async def _many(rpc: BrokerRpc, calls: int) -> list[float]:
    asked = {"application_id": str(uuid4()), "text": "材料齐全"}
    took: list[float] = []

    async def some(count: int) -> None:
        for _ in range(count):
            began = time.perf_counter()
            await rpc.ask(ECHO, CALLER, asked)
            took.append(time.perf_counter() - began)

    await asyncio.gather(*(some(calls // AT_ONCE) for _ in range(AT_ONCE)))
    return took


@contextlib.asynccontextmanager
async def calling(amqp_uri: str) -> AsyncIterator[BrokerRpc]:
    """Stand as the gateway stands."""
    rpc = BrokerRpc(amqp_uri)
    standing = asyncio.ensure_future(rpc.run())
    try:
        while not rpc.ready:  # noqa: ASYNC110 - it says so in no other way
            await asyncio.sleep(0.01)
        yield rpc
    finally:
        standing.cancel()
        await asyncio.gather(standing, return_exceptions=True)
