"""How the gateway asks a service: nameko's RPC over two connections, one to publish and one to hear.

An alarm of the broker blocks connections that publish, so replies come in over another. Nobody waits longer than the
deadline; when the broker is blocked or lost, everybody who waits hears so at once.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

import aio_pika
import orjson
from aiormq import spec
from aiormq.exceptions import AMQPError

from contracts.refused import BROKEN
from gateway.errors import Problem, refusal, unavailable
from services.chassis import logs

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiormq import Channel
    from aiormq.abc import DeliveredMessage

    from contracts.call import Call

EXCHANGE = "nameko-rpc"
DEADLINE = 3.0
"""Seconds that a call may take, publishing and reply together."""
EXPIRATION = f"{DEADLINE * 1000:.0f}"
TRANSIENT = 1
MISSES = 3
"""After so many time-outs in a row a service is only probed."""
PROBE_EVERY = 1.0
LOOK_EVERY = 0.1
RECONNECT_AFTER = 0.5

log = logs.get(__name__)


class Rpc(Protocol):
    """Asks a service and returns its answer; raises the problem that it refuses with."""

    async def ask(self, call: Call, caller: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the service answers."""

    @property
    def ready(self) -> bool:
        """Whether calls can be made at all."""


@dataclass
class Pulse:
    """How a service has answered of late."""

    misses: int = 0
    tried_at: float = 0.0

    def miss(self, now: float) -> None:
        """Note that it did not answer in time."""
        self.misses += 1
        self.tried_at = now

    def refuses(self, now: float) -> bool:
        """Tell whether to fail at once: it timed out too often, and was tried within the second."""
        if self.misses < MISSES:
            return False
        if now - self.tried_at < PROBE_EVERY:
            return True
        self.tried_at = now
        return False


class BrokerRpc:
    """The port over a real broker."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._hears: dict[str, tuple[str, Callable[[dict[str, Any]], None]]] = {}
        self._id = f"gateway.{uuid.uuid4().hex}"
        self._pending: dict[str, asyncio.Future[bytes]] = {}
        self._limits: set[asyncio.Timeout] = set()
        self._pulses: dict[str, Pulse] = {}
        self._channel: Channel | None = None
        self._blocked = False

    @property
    def ready(self) -> bool:
        """Whether both connections stand and the broker takes messages."""
        return self._channel is not None and not self._blocked

    def hear(self, key: str, exchange: str, reaction: Callable[[dict[str, Any]], None]) -> None:
        """Let *reaction* hear the body of every event of that key; to be said before `run`."""
        self._hears[key] = (exchange, reaction)

    async def ask(self, call: Call, caller: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the service answers; raise the `Problem` that it refuses with, or 503."""
        body = orjson.dumps({"args": [], "kwargs": {"caller": caller, "asked": asked}})
        reply = orjson.loads(await self._exchange(call, body))
        if reply["error"]:
            log.error(
                "a service broke",
                call=call.key,
                kind=reply["error"].get("exc_type"),
                trace=caller.get("trace"),
            )
            raise Problem(BROKEN)
        result: dict[str, Any] = reply["result"]
        if "refused" in result:
            raise refusal(result["refused"])
        answer: dict[str, Any] = result["answer"]
        return answer

    async def run(self) -> None:
        """Keep the two connections standing until cancelled."""
        while True:
            try:
                await self._stand()
            except (AMQPError, OSError, TimeoutError) as error:
                log.warning("the broker is away", reason=repr(error))
            await asyncio.sleep(RECONNECT_AFTER)

    async def _exchange(self, call: Call, body: bytes) -> bytes:
        """Publish the request and return the body of the reply, all within the deadline."""
        channel = self._channel
        pulse = self._pulses.setdefault(call.service, Pulse())
        if channel is None or self._blocked or pulse.refuses(time.monotonic()):
            raise unavailable()
        name = uuid.uuid4().hex
        waiting = self._pending[name] = asyncio.get_running_loop().create_future()
        deadline: dict[str, Any] = {"nameko.deadline": int((time.time() + DEADLINE) * 1000)}
        request = spec.Basic.Properties(
            content_type="application/json",
            content_encoding="utf-8",
            headers=deadline,
            delivery_mode=TRANSIENT,
            correlation_id=name,
            reply_to=self._id,
            expiration=EXPIRATION,
        )
        try:
            async with asyncio.timeout(DEADLINE) as limit:
                self._limits.add(limit)
                await channel.basic_publish(
                    body,
                    exchange=EXCHANGE,
                    routing_key=call.key,
                    properties=request,
                    mandatory=True,
                    wait=False,
                )
                reply: bytes = await waiting
        except TimeoutError:
            if channel is self._channel and not self._blocked:
                pulse.miss(time.monotonic())
            log.warning("a call was not answered", call=call.key, misses=pulse.misses)
            raise unavailable() from None
        except (AMQPError, OSError, RuntimeError) as error:
            log.warning("a request could not be sent", call=call.key, reason=repr(error))
            raise unavailable() from None
        finally:
            self._limits.discard(limit)
            del self._pending[name]
        pulse.misses = 0
        return reply

    async def _stand(self) -> None:
        """Connect twice; return when either is lost."""
        async with (
            await aio_pika.connect(self._url, timeout=5) as hearing,
            await aio_pika.connect(self._url, timeout=5) as publishing,
        ):
            replies, requests = await _channel(hearing), await _channel(publishing)
            await self._consume(replies)
            self._channel, self._blocked = requests, False
            log.info("the broker is there")
            guards = [asyncio.ensure_future(each) for each in (self._watch(requests), self._knock(requests))]
            try:
                # A channel closes with its connection, too.
                await asyncio.wait(
                    [replies.closing, requests.closing, *guards], return_when=asyncio.FIRST_COMPLETED
                )
            finally:
                for each in guards:
                    each.cancel()
                self._channel = None
                self._fail_all()
                await asyncio.gather(*guards, return_exceptions=True)

    async def _consume(self, channel: Channel) -> None:
        await channel.exchange_declare(EXCHANGE, exchange_type="topic", durable=True)
        await channel.queue_declare(
            self._id, exclusive=True, auto_delete=True, arguments={"x-queue-type": "classic"}
        )
        await channel.queue_bind(self._id, EXCHANGE, self._id)
        for key, (exchange, _) in self._hears.items():
            await channel.queue_bind(self._id, exchange, key)
        await channel.basic_consume(self._id, self._receive, no_ack=True)

    async def _receive(self, message: DeliveredMessage) -> None:
        name = message.header.properties.correlation_id
        waiting = self._pending.get(name) if name else None
        if waiting is not None:
            if not waiting.done():
                waiting.set_result(message.body)
        elif message.routing_key in self._hears:
            self._hears[message.routing_key][1](orjson.loads(message.body))

    async def _watch(self, channel: Channel) -> None:
        """Notice an alarm of the broker, and its end, within a tenth of a second."""
        while True:
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await channel.connection.ready()
            except TimeoutError:
                if not self._blocked:
                    log.warning("the broker blocks: it has an alarm")
                self._blocked = True
                self._fail_all()
            else:
                if self._blocked:
                    log.info("the broker takes messages again")
                self._blocked = False
                await asyncio.sleep(LOOK_EVERY)

    async def _knock(self, channel: Channel) -> None:
        """While somebody waits, send ourselves nothing: the broker tells of an alarm only who publishes after it."""
        while True:
            if self._pending:
                await channel.basic_publish(b"", exchange=EXCHANGE, routing_key=self._id, wait=False)
            await asyncio.sleep(LOOK_EVERY)

    def _fail_all(self) -> None:
        """Let nobody wait any longer, whether for the broker to take the request or for the reply."""
        for limit in self._limits:
            if not limit.expired():
                limit.reschedule(0)


async def _channel(connection: aio_pika.abc.AbstractConnection) -> Channel:
    """Return the channel below aio-pika's own: it costs half as much per message."""
    channel = await connection.channel(on_return_raises=True)
    return cast("Channel", await channel.get_underlay_channel())
