"""Telling the events of one service: read, translate, send, and remember once the broker has them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from threading import Event
from typing import Any

import orjson
from kombu import Connection

from contracts import topology as names
from contracts.message import Told
from services.chassis import envelope, logs, topology
from services.chassis.envelope import Sent
from services.chassis.relay.sender import Sender, properties
from services.chassis.relay.source import Source, SteppedDown
from services.chassis.store import Recorded

log = logs.get(__name__)

PAGES_AT_ONCE = 3
"""While the broker confirms one page the next ones are read and sent."""

POLL = 0.05
"""Seconds; the net under NOTIFY."""

AGAIN_AFTER = 1.0
"""Seconds until a standby asks for the lead again, or a lost connection is made anew."""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What a relay is told: whose log, in which words, to which broker, for which offices."""

    service: str
    told: Callable[[Any], Told | None]
    database_url: str
    amqp_uri: str
    office_users: Mapping[str, str]
    offices: tuple[str, ...]
    goes_back: timedelta = timedelta(hours=24)


@dataclass
class Replay:
    """An office's wish to be sent its feed again, and how far it has been granted."""

    office: str
    position: int
    delivery_tag: int


class Relay:
    """Relays one service's log until it is told to stop; a thread of its own."""

    def __init__(self, duty: Duty) -> None:
        self.duty = duty
        self.stopped = Event()
        self.state = "begins"
        self.sent = self.returned = self.untold = 0
        self._sender: Sender | None = None

    def run(self) -> None:
        """Lead or stand by, over and over, whatever is away."""
        while not self.stopped.is_set():
            source = None
            try:
                source = Source(self.duty.database_url)
                if source.lead():
                    self._tell(source)
                else:
                    self.state = "stands by"
            except SteppedDown as reason:
                self.state = "database away"
                log.warning("the relay steps down", service=self.duty.service, because=str(reason))
            except Exception:
                self.state = "failed"
                log.exception("the relay begins anew", service=self.duty.service)
            finally:
                if source is not None:
                    source.close()
            self.stopped.wait(AGAIN_AFTER)

    def stop(self) -> None:
        """End after what is under way."""
        self.stopped.set()
        sender = self._sender
        if sender is not None:
            sender.loop.add_callback_threadsafe(sender.close)

    def _tell(self, source: Source) -> None:
        """Lead until a connection is lost."""
        try:
            self._look_at_the_broker(source)
        except OSError as error:
            self.state = "broker away"
            log.warning("the broker does not answer", service=self.duty.service, error=type(error).__name__)
            return
        session = _Session(self, source)
        self._sender = session.sender
        try:
            session.run()
        finally:
            self.returned += session.sender.returned
            self._sender = None
            self.state = "broker away"

    def _look_at_the_broker(self, source: Source) -> None:
        """Notice a broker that was wiped: declare everything anew, and go back to what it may have held."""
        epoch = source.generation().epoch
        with Connection(self.duty.amqp_uri, connect_timeout=3) as connection:
            connection.connect()
            if epoch is not None and topology.is_there(connection, epoch):
                return
            topology.declare(connection, offices=self.duty.offices)
            if epoch is not None:
                back = min(source.position(), source.before(self.duty.goes_back))
                log.error(
                    "the broker was wiped; its events are told again",
                    service=self.duty.service,
                    position=back,
                )
                source.rewind(back)
            source.begin_epoch(topology.new_epoch(connection))


class _Session:
    """The time between two losses of a connection."""

    def __init__(self, relay: Relay, source: Source) -> None:
        self._relay, self._source, self._duty = relay, source, relay.duty
        self._generation = source.generation().id
        self._stored = self._read = source.position()
        self._exchange = names.events_exchange(self._duty.service)
        self._replays: deque[Replay] = deque()
        self._error: SteppedDown | None = None
        self._pumping = False
        self.sender = Sender(self._duty.amqp_uri, opened=self._opened, failed=self._failed)

    def run(self) -> None:
        """Run until a connection is lost or the relay is told to stop."""
        self.sender.loop.start()
        if self._error is not None:
            raise self._error

    def _opened(self) -> None:
        self._relay.state = "leads"
        log.info("the relay leads", service=self._duty.service, position=self._stored)
        channel, loop = self.sender.channel, self.sender.loop
        channel.basic_qos(prefetch_count=1)
        channel.basic_consume(names.replays_queue(self._duty.service), self._wished)
        loop.add_handler(self._source.fileno(), lambda *_: self._guarded(self._woken), loop.READ)
        self._poll()

    def _failed(self, reason: str) -> None:
        if not self._relay.stopped.is_set():
            log.warning("the relay lost the broker", service=self._duty.service, because=reason)
        self.sender.close()

    def _poll(self) -> None:
        self._guarded(self._pump)
        self.sender.loop.call_later(POLL, self._poll)

    def _woken(self) -> None:
        if self._source.was_told():
            self._pump()

    def _guarded(self, step: Callable[[], None]) -> None:
        """Take a step; without the database there is nothing left to do."""
        try:
            step()
        except SteppedDown as error:
            self._error = self._error or error
            self._failed(str(error))

    def _pump(self) -> None:
        """Read and send while there is something to send, and not too much under way."""
        if self._pumping or self._error or self.sender.channel is None or not self.sender.channel.is_open:
            return
        self._pumping = True
        try:
            more = True
            while more and self.sender.under_way < PAGES_AT_ONCE:
                more = self._send_page()
                more = self._send_replay() or more
        finally:
            self._pumping = False

    # --- the log ------------------------------------------------------------------------------------------------------

    def _send_page(self) -> bool:
        """Send the next page; tell whether another one may follow."""
        page = self._source.page(self._read)
        if not page:
            return False
        last = page[-1].position
        with self.sender.batch(lambda: self._guarded(lambda: self._confirmed(last))) as batch:
            for recorded in page:
                sent = self._translate(recorded)
                if sent is not None:
                    carried = properties(sent.id, sent.key, dict(sent.headers))
                    self.sender.send(batch, self._exchange, sent.key, carried, sent.body)
                    self._relay.sent += 1
            self._read = last
        return True

    def _confirmed(self, last: int) -> None:
        self._source.move(self._stored, last)
        self._stored = last
        self._pump()

    def _translate(self, recorded: Recorded, office: str = "") -> Sent | None:
        """Return what is sent; None of what stays inside, what no *office* is told, and what cannot be translated."""
        try:
            told = self._duty.told(recorded.event)
            if told is None or (office and office not in told.offices):
                return None
            return envelope.write(
                told,
                source=self._duty.service,
                generation=self._generation,
                position=recorded.position,
                version=recorded.version,
                meta=recorded.meta,
            )
        except Exception as error:
            # One event that cannot be told must not silence all later ones.
            log.exception("an event cannot be told", service=self._duty.service, position=recorded.position)
            self._relay.untold += 1
            self._source.park(recorded.position, logs.said(error))
            return None

    # --- feeds again --------------------------------------------------------------------------------------------------

    def _wished(self, channel: Any, method: Any, given: Any, body: bytes) -> None:
        """Note the wish of an office; whose it is says the user that the broker has validated."""
        office = self._duty.office_users.get(given.user_id or "")
        try:
            wish = orjson.loads(body)
            source, after = wish.get("source", self._duty.service), int(wish["after"])
        except (ValueError, TypeError, KeyError, AttributeError):
            source = after = None
        if office is None or after is None or source != self._duty.service:
            if source == self._duty.service or after is None:
                log.warning(
                    "a wish for a replay is not understood", service=self._duty.service, user=given.user_id
                )
            channel.basic_ack(method.delivery_tag)
            return
        log.info("an office is sent its feed again", service=self._duty.service, office=office, after=after)
        self._replays.append(Replay(office, after, method.delivery_tag))
        self._guarded(self._pump)

    def _send_replay(self) -> bool:
        """Send a page of a feed again, to its queue alone; tell whether another page may follow."""
        if not self._replays:
            return False
        replay = self._replays[0]
        # What lies behind the live position goes out by itself.
        page = [each for each in self._source.page(replay.position) if each.position <= self._read]
        queue = names.office_queue(replay.office)
        with self.sender.batch(self._pump if page else lambda: self._granted(replay)) as batch:
            for recorded in page:
                sent = self._translate(recorded, replay.office)
                if sent is not None:
                    headers = {name: value for name, value in sent.headers.items() if name != "BCC"}
                    self.sender.send(batch, "", queue, properties(sent.id, sent.key, headers), sent.body)
                replay.position = recorded.position
            if not page:
                self._replays.popleft()
        return bool(page)

    def _granted(self, replay: Replay) -> None:
        self.sender.channel.basic_ack(replay.delivery_tag)
