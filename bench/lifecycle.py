"""The whole life of applications through HTTP: create, fill, submit, review, pay, rule; everything durable."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import orjson
import uvloop

from bench import people
from bench.figures import Figure, percentile
from bench.ground import Ground, wait_until
from bench.http import Client, form
from contracts import signatures
from tests import journey

CLIENTS = 8
CHANNEL = "sandbox-wechat"
SETTLE_WITHIN = 60


def measure(ground: Ground, scale: float) -> list[Figure]:
    """Return the rate of commands, their latencies, and how far the consumers were behind at the end."""
    tokens, judge = people.applicants(ground, CLIENTS), people.judge(ground)
    channel = signatures.derived(ground.stack.environment("sandbox")["SECRET_KEY"], "sandbox")
    uvloop.run(_load(ground, tokens, judge, channel, 1.0))
    wait_until(ground.settled, "all is told and heard", within=SETTLE_WITHIN)
    before, began = ground.spent(), time.perf_counter()
    load = uvloop.run(_load(ground, tokens, judge, channel, 15 * scale))
    seconds = time.perf_counter() - began
    behind = wait_until(ground.settled, "all is told and heard", within=SETTLE_WITHIN)
    after = ground.spent()
    took = [one for each in load.took.values() for one in each]
    more: dict[str, Any] = {
        "commands": len(took),
        "applications_ruled": load.ruled,
        "behind_s": behind,
        "ms_each": {name: 1000 * (after[name] - before[name]) / len(took) for name in after},
        "steps": {
            name: {"p50_ms": 1000 * percentile(each, 50), "p99_ms": 1000 * percentile(each, 99)}
            for name, each in load.took.items()
        },
        "looks": load.looks,
    }
    return [
        Figure(
            name="lifecycle: commands through HTTP",
            value=len(took) / seconds,
            unit="/s",
            least=500,
            more=more,
        ),
        Figure(name="lifecycle: p50 of a command, 8 clients", value=1000 * percentile(took, 50), unit="ms"),
        Figure(
            name="lifecycle: p99 of a command, 8 clients",
            value=1000 * percentile(took, 99),
            unit="ms",
            most=25,
        ),
        Figure(name="lifecycle: until the last consumer has caught up", value=behind, unit="s", most=1),
    ]


@dataclass
class Load:
    """What all clients did."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    ruled: int = 0
    looks: int = 0


async def _load(ground: Ground, tokens: list[str], judge: str, channel: bytes, seconds: float) -> Load:
    load = Load()
    until = time.perf_counter() + seconds
    async with AsyncExitStack() as open_:
        clients = [
            Walker(
                applicant=await open_.enter_async_context(Client(ground.address, token)),
                court=await open_.enter_async_context(Client(ground.address, judge)),
                provider=await open_.enter_async_context(Client(ground.address)),
                channel=channel,
                load=load,
            )
            for token in tokens
        ]
        await asyncio.gather(*(each.walk(until) for each in clients))
    return load


@dataclass
class Walker:
    """One client; it has three applications under way, so that it does not wait for what others do meanwhile."""

    applicant: Client
    court: Client
    provider: Client
    channel: bytes
    load: Load

    async def walk(self, until: float) -> None:
        """File one application after the other; pay and rule on those before it."""
        unpaid: deque[tuple[str, str]] = deque()
        unruled: deque[tuple[str, str]] = deque()
        while time.perf_counter() < until:
            unpaid.append(await self.file())
            if len(unpaid) > 1:
                unruled.append(await self.pay(*unpaid.popleft()))
            if len(unruled) > 1:
                await self.rule(*unruled.popleft())
        while unpaid:
            unruled.append(await self.pay(*unpaid.popleft()))
        while unruled:
            await self.rule(*unruled.popleft())

    async def file(self) -> tuple[str, str]:
        """Create, fill and submit; the court reviews."""
        path, me = "preservation-applications", self.applicant
        with self._timed("create", me):
            created = await me.command("POST", path, CREATION)
        id_ = str(created.json["id"])
        for section, content in (("basic-information", BASIC), ("guarantees", GUARANTEES)):
            with self._timed("fill", me):
                await me.command("PUT", f"{path}/{id_}/{section}", content, head='If-Match: "0"\r\n')
        for kind, filename, owner in journey.MATERIALS:
            fields = {"kind": kind, **({"owner_ref": owner} if owner else {})}
            body, content_type = form(filename, PAPER + uuid4().bytes, **fields)
            with self._timed("upload", me):
                await me.command("POST", f"{path}/{id_}/materials", body, kind=content_type)
        with self._timed("submit", me):
            await me.command("POST", f"{path}/{id_}/submission")
        snapshot = (await self._look(self.court, f"office/{path}/{id_}/snapshot"))["content_hash"]
        with self._timed("review", self.court):
            await self.court.command(
                "POST", f"office/{path}/{id_}/review", orjson.dumps(journey.review(snapshot))
            )
        return id_, snapshot

    async def pay(self, id_: str, snapshot: str) -> tuple[str, str]:
        """Pay the bill; the channel calls back."""
        bill = await self._look(self.applicant, f"preservation-applications/{id_}/bill")
        with self._timed("pay", self.applicant):
            begun = await self.applicant.command(
                "POST", f"bills/{bill['id']}/payments", orjson.dumps({"channel": CHANNEL})
            )
        order = begun.json["pay_url"].rpartition("/")[2]
        said = orjson.dumps(
            {
                "channel": CHANNEL,
                "order": order,
                "state": "SUCCEEDED",
                "amount_fen": round(float(bill["amount"]) * 100),
                "currency": "CNY",
                "transaction": f"bench{uuid4().hex[:24]}",
                "at": datetime.now(UTC).isoformat(),
            }
        )
        signature = signatures.sign(self.channel, said, at=datetime.now(UTC))
        with self._timed("callback", self.provider):
            await self.provider.command(
                "POST",
                f"payment-callbacks/{CHANNEL}",
                said,
                head=f"{signatures.HEADER}: {signature}\r\n",
            )
        return id_, snapshot

    async def rule(self, id_: str, snapshot: str) -> None:
        """Rule, as soon as the court knows of the payment."""
        path = f"office/preservation-applications/{id_}/ruling"
        decided = orjson.dumps(journey.ruling(snapshot))
        while True:
            with self._timed("rule", self.court):
                answer = await self.court.command("POST", path, decided, expect=(201, 409))
            if answer.status != 409:  # noqa: PLR2004 - the payment has not been heard of yet
                break
            self.load.took["rule"].pop()
            await asyncio.sleep(0.01)
        self.load.ruled += 1

    async def _look(self, client: Client, path: str) -> Any:
        """Return what lies there, as soon as it does."""
        while True:
            self.load.looks += 1
            answer = await client.get(path, expect=(200, 404))
            if answer.status == 200:  # noqa: PLR2004
                return answer.json
            await asyncio.sleep(0.01)

    @contextmanager
    def _timed(self, step: str, client: Client) -> Iterator[None]:
        """Enter what the command inside took under its step."""
        yield
        self.load.took[step].append(client.took.pop())


CREATION = orjson.dumps(journey.creation(court=people.COURT))
BASIC = orjson.dumps(journey.basic_information())
GUARANTEES = orjson.dumps(journey.guarantees())
PAPER = journey.a_paper("材料") + b"%"
