"""What the relay sends: confirmed, mandatory, persistent; many messages on their way at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import pika
from pika.adapters.select_connection import SelectConnection

from services.chassis import logs

log = logs.get(__name__)

BLOCKED_AT_MOST = 10
HEARTBEAT = 20
CLOSED_WITHIN = 2
PERSISTENT = 2


class _Connection(SelectConnection):
    """Writes a whole page in one go; pika's own asks the system three times for each message."""

    _gathered: list[bytes] | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write what is sent inside when it ends."""
        self._gathered = []
        try:
            yield
        finally:
            gathered, self._gathered = self._gathered, None
            if gathered and self.is_open:
                self._output_marshaled_frames([b"".join(gathered)])

    def _output_marshaled_frames(self, marshaled_frames: list[bytes]) -> None:
        if self._gathered is None:
            super()._output_marshaled_frames(marshaled_frames)
        else:
            self._gathered += marshaled_frames


@dataclass
class Batch:
    """Messages sent together; *confirmed* is called once, when the broker has all of them."""

    confirmed: Callable[[], None]
    left: int = 0
    closed: bool = False


class Sender:
    """
    One connection in confirm mode.

    Args:
        opened: called once, when messages can be sent.
        failed: called once, when the connection is lost or a message was refused; all that is unconfirmed must be
            sent again over another one.
    """

    def __init__(self, uri: str, *, opened: Callable[[], None], failed: Callable[[str], None]) -> None:
        self._opened, self._failed = opened, failed
        self._unconfirmed: dict[int, Batch] = {}
        self._batches: deque[Batch] = deque()
        self._tag = 0
        self.returned = 0
        self.channel: Any = None
        parameters = pika.URLParameters(uri)
        parameters.heartbeat = HEARTBEAT
        parameters.blocked_connection_timeout = BLOCKED_AT_MOST
        parameters.connection_attempts, parameters.socket_timeout, parameters.stack_timeout = 1, 3, 5
        self.connection = _Connection(
            parameters,
            on_open_callback=self._open,
            on_open_error_callback=self._lost,
            on_close_callback=self._lost,
        )
        self.loop: Any = self.connection.ioloop

    @property
    def under_way(self) -> int:
        """Return how many batches are not confirmed yet."""
        return len(self._batches)

    @contextmanager
    def batch(self, confirmed: Callable[[], None]) -> Iterator[Batch]:
        """Return a batch to send with; batches are confirmed in the order in which they began."""
        batch = Batch(confirmed)
        self._batches.append(batch)
        with self.connection.together():
            yield batch
        batch.closed = True
        self._settle()

    def send(
        self, batch: Batch, exchange: str, key: str, properties: pika.BasicProperties, body: bytes
    ) -> None:
        """Send one message of the batch."""
        self._tag += 1
        self._unconfirmed[self._tag] = batch
        batch.left += 1
        self.channel.basic_publish(exchange, key, body, properties, mandatory=True)

    def close(self) -> None:
        """Close the connection and end the loop, soon even if the broker says nothing."""
        if self.connection.is_open:
            self.connection.close()
        if self.connection.is_closed:
            self.loop.stop()
        else:
            self.loop.call_later(CLOSED_WITHIN, self.loop.stop)

    def _open(self, connection: Any) -> None:
        connection.channel(on_open_callback=self._channel_opened)

    def _channel_opened(self, channel: Any) -> None:
        self.channel = channel
        channel.add_on_close_callback(self._end)
        channel.add_on_return_callback(self._return)
        channel.confirm_delivery(self._confirmed, callback=lambda _: self._opened())

    def _return(self, *_: Any) -> None:
        """Nobody is bound to hear it; that is no reason to wait."""
        self.returned += 1

    def _confirmed(self, frame: Any) -> None:
        method = frame.method
        if method.NAME != "Basic.Ack":
            self._end(None, "the broker refused a message")
            return
        if method.multiple:
            for tag in list(self._unconfirmed):
                if tag > method.delivery_tag:
                    break
                self._unconfirmed.pop(tag).left -= 1
        elif (batch := self._unconfirmed.pop(method.delivery_tag, None)) is not None:
            batch.left -= 1
        self._settle()

    def _settle(self) -> None:
        while self._batches and self._batches[0].closed and not self._batches[0].left:
            self._batches.popleft().confirmed()

    def _lost(self, connection: Any, reason: Any) -> None:
        self._end(connection, reason)
        self.loop.stop()

    def _end(self, _: Any, reason: Any = None) -> None:
        failed, self._failed = self._failed, lambda _: None
        failed(str(reason))


class _Properties(pika.BasicProperties):
    """Encodes its headers in one go where all are text; pika looks at every value twice."""

    def encode(self) -> list[bytes]:
        """Return the properties as they go over the wire."""
        headers = cast("dict[str, Any]", self.headers)
        copies = headers.get("BCC")
        parts = [_name(name) + _text(value) for name, value in headers.items() if name != "BCC"]
        if copies:
            listed = b"".join(map(_text, copies))
            parts.append(_name("BCC") + b"A" + len(listed).to_bytes(4) + listed)
        table = b"".join(parts)
        pieces = (
            _FLAGS, _name("application/json"), len(table).to_bytes(4), table, _PERSISTENT,
            _name(cast("str", self.message_id)), _name(cast("str", self.type)),
        )  # fmt: skip
        return [b"".join(pieces)]


# AMQP 0-9-1, 4.2.6.1: content type, headers, delivery mode, message id, type; one bit each, from the left.
_FLAGS = (1 << 15 | 1 << 13 | 1 << 12 | 1 << 7 | 1 << 5).to_bytes(2)
_PERSISTENT = PERSISTENT.to_bytes(1)


def _name(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(1) + encoded


def _text(text: str) -> bytes:
    encoded = text.encode()
    return b"S" + len(encoded).to_bytes(4) + encoded


def properties(id_: str, type_: str, headers: dict[str, Any]) -> pika.BasicProperties:
    """Return the properties of a message; its headers are text, ``BCC`` a list of texts."""
    return _Properties(
        content_type="application/json", delivery_mode=PERSISTENT, message_id=id_, type=type_, headers=headers
    )
