"""«我的申请» under load: eight accounts, then one account in eight tabs; and what the client alone reaches."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from typing import Any

import uvloop

from bench import people
from bench.figures import Figure, percentile
from bench.ground import Ground
from bench.http import Client, Unexpected

CLIENTS = 8
DASHBOARD = "/api/v1/dashboard"


def measure(ground: Ground, scale: float) -> list[Figure]:
    """Return the rates and the latencies."""
    tokens = people.applicants(ground, CLIENTS)
    seconds = 8 * scale
    floor = _looked(ground, [""] * CLIENTS, "/livez", seconds / 4)
    eight = _looked(ground, tokens, DASHBOARD, seconds)
    tabs = _looked(ground, tokens[:1] * CLIENTS, DASHBOARD, seconds)
    return [
        Figure(name="dashboard: 8 accounts", value=eight["rate"], unit="/s", least=600, more=eight),
        Figure(name="dashboard: 8 accounts, p99", value=eight["p99_ms"], unit="ms", most=25),
        Figure(
            name="dashboard: one account in 8 tabs", value=tabs["rate"], unit="/s", least=2_000, more=tabs
        ),
        Figure(name="HTTP floor: /livez by the same client", value=floor["rate"], unit="/s", more=floor),
    ]


def _looked(ground: Ground, tokens: list[str], path: str, seconds: float) -> dict[str, Any]:
    return uvloop.run(_look(ground, tokens, path, seconds))


async def _look(ground: Ground, tokens: list[str], path: str, seconds: float) -> dict[str, Any]:
    async with AsyncExitStack() as open_:
        clients = [await open_.enter_async_context(Client(ground.address, token)) for token in tokens]
        await asyncio.gather(*(_again_and_again(each, path, seconds / 8) for each in clients))
        before, began = ground.spent(), time.perf_counter()
        took = [
            one
            for each in await asyncio.gather(*(_again_and_again(each, path, seconds) for each in clients))
            for one in each
        ]
        passed = time.perf_counter() - began
        after = ground.spent()
    return {
        "rate": len(took) / passed,
        "p50_ms": 1000 * percentile(took, 50),
        "p99_ms": 1000 * percentile(took, 99),
        "ms_each": {name: 1000 * (after[name] - before[name]) / len(took) for name in after},
    }


async def _again_and_again(client: Client, path: str, seconds: float) -> list[float]:
    until, took = time.perf_counter() + seconds, []
    while (began := time.perf_counter()) < until:
        answer = await client.send("GET", path)
        if answer.status != 200:  # noqa: PLR2004
            raise Unexpected(f"{path}: {answer.status} {answer.body[:300]!r}")
        took.append(time.perf_counter() - began)
    return took
