"""How the gateway asks a service: nameko's RPC over two connections, one to publish and one to hear.

An alarm of the broker blocks connections that publish, so replies come in over another. Nobody waits longer than the
deadline; when the broker is blocked or lost, everybody who waits hears so at once.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import aio_pika
import orjson
from aiormq.abc import ChannelFrame
from aiormq.exceptions import AMQPError

from contracts.refused import BROKEN
from gateway import wire
from gateway.errors import Problem, refusal, unavailable
from services.chassis import logs

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiormq.abc import AbstractChannel, DeliveredMessage

    from contracts.call import Call

EXCHANGE = "nameko-rpc"
DEADLINE = 3.0
"""Seconds that a call may take, publishing and reply together."""
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
    probed_at: float = field(default=0.0)

    def refuses(self, now: float) -> bool:
        """Tell whether to fail at once: it timed out too often, and was probed within the second."""
        if self.misses < MISSES:
            return False
        if now - self.probed_at < PROBE_EVERY:
            return True
        self.probed_at = now
        return False


class BrokerRpc:
    """The port over a real broker."""

    def __init__(
        self, url: str, hears: dict[str, tuple[str, Callable[[dict[str, Any]], None]]] | None = None
    ) -> None:
        """Take *hears*: routing key to its exchange and to what is done with the body of such an event."""
        self._url = url
        self._hears = hears or {}
        self._id = f"gateway.{uuid.uuid4().hex}"
        self._pending: dict[str, asyncio.Future[bytes]] = {}
        self._pulses: dict[str, Pulse] = {}
        self._channel: AbstractChannel | None = None
        self._blocked = False
        self._outgoing: list[bytes] = []

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
            finally:
                self._channel = None
                self._fail_all()
            await asyncio.sleep(RECONNECT_AFTER)

    async def _exchange(self, call: Call, body: bytes) -> bytes:
        """Publish the request and return the body of the reply, all within the deadline."""
        channel = self._channel
        pulse = self._pulses.setdefault(call.service, Pulse())
        if channel is None or self._blocked or pulse.refuses(time.monotonic()):
            raise unavailable()
        name = uuid.uuid4().hex
        waiting = self._pending[name] = asyncio.get_running_loop().create_future()
        # aiormq gives a returned message to the future that is entered for its id: with confirms these are its own;
        # without them (half the cost of a call) it is our reply, which then fails with PublishError at once.
        channel.confirmations[name] = waiting  # type: ignore[attr-defined]
        channel.message_id_delivery_tag[name] = name  # type: ignore[attr-defined]
        try:
            async with asyncio.timeout(DEADLINE):
                self._send(channel, call.key, name, body)
                reply: bytes = await waiting
        except TimeoutError:
            pulse.misses += 1
            log.warning("a service did not answer in time", call=call.key, misses=pulse.misses)
            raise unavailable() from None
        except (AMQPError, OSError, RuntimeError) as error:
            log.warning("a request could not be sent", call=call.key, reason=repr(error))
            raise unavailable() from None
        finally:
            del self._pending[name]
            channel.confirmations.pop(name, None)  # type: ignore[attr-defined]
            channel.message_id_delivery_tag.pop(name, None)  # type: ignore[attr-defined]
        pulse.misses = 0
        return reply

    def _send(self, channel: AbstractChannel, key: str, name: str, body: bytes) -> None:
        """Publish; what is sent in one turn of the loop goes out in one write."""
        deadline = int((time.time() + DEADLINE) * 1000)
        frame_most = channel.connection.connection_tune.frame_max
        to = wire.Channel(channel.number, frame_most, EXCHANGE, self._id, int(DEADLINE * 1000))
        frames = wire.request(to, key, name, deadline, body)
        if not self._outgoing:
            asyncio.get_running_loop().call_soon(self._flush, channel)
        self._outgoing.append(frames)

    def _flush(self, channel: AbstractChannel) -> None:
        frames, self._outgoing = self._outgoing, []
        channel.connection.write_queue.put_nowait(ChannelFrame(payload=b"".join(frames), should_close=False))

    async def _stand(self) -> None:
        """Connect twice, then watch over both until one falls."""
        async with (
            await aio_pika.connect(self._url, timeout=5) as hearing,
            await aio_pika.connect(self._url, timeout=5) as publishing,
        ):
            await self._consume(await _channel(hearing))
            self._channel = await _channel(publishing)
            self._blocked = False
            log.info("the broker is there")
            falls = [asyncio.ensure_future(each) for each in (hearing.closed(), publishing.closed())]
            watch = asyncio.ensure_future(self._watch(self._channel))
            try:
                await asyncio.wait([*falls, watch], return_when=asyncio.FIRST_COMPLETED)
            finally:
                self._channel = None
                self._fail_all()
                for each in (*falls, watch):
                    each.cancel()

    async def _consume(self, channel: AbstractChannel) -> None:
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

    async def _watch(self, channel: AbstractChannel) -> None:
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

    def _fail_all(self) -> None:
        for waiting in self._pending.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("the broker is blocked or lost"))


async def _channel(connection: aio_pika.abc.AbstractConnection) -> AbstractChannel:
    """Return the channel below aio-pika's own: it costs half as much per message."""
    channel = await connection.channel(publisher_confirms=False)
    below = await channel.get_underlay_channel()
    below.on_return_raises = True  # type: ignore[attr-defined]
    return below
