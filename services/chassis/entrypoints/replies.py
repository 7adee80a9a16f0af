"""Answers on their way back: transient, unconfirmed, on one connection of their own."""

from __future__ import annotations

import time
from typing import Any

from eventlet import Timeout
from eventlet.semaphore import Semaphore
from kombu import Connection
from nameko.constants import AMQP_URI_CONFIG_KEY
from nameko.extensions import SharedExtension
from nameko.rpc import get_rpc_exchange

from services.chassis import logs

log = logs.get(__name__)

CONNECT_WITHIN = 3
WRITE_WITHIN = 5
TRY_AGAIN_AFTER = 1.0
TRANSIENT = 1


class Replies(SharedExtension):
    """
    Sends answers, and drops one that cannot be sent: its caller asks again, under the same command id.

    nameko's own opens a pool of connections, confirms each reply, writes it to disk, and ends the whole program when
    the broker is away for long.
    """

    def setup(self) -> None:
        """Connect with the first reply."""
        self._exchange = get_rpc_exchange(self.container.config).name
        self._writing = Semaphore(1)
        self._connection: Any = None
        self._channel: Any = None
        self._not_before = 0.0

    def send(self, request: Any, body: bytes) -> bool:
        """Answer *request*; tell whether the answer left the house."""
        reply_to = request.properties.get("reply_to")
        if not reply_to:
            return False
        with self._writing:
            try:
                channel = self._channel or self._connect()
                properties = {
                    "correlation_id": request.properties.get("correlation_id"),
                    "delivery_mode": TRANSIENT,
                }
                message = channel.prepare_message(
                    body, content_type="application/json", content_encoding="utf-8", properties=properties
                )
                channel.send_method(_PUBLISH, "Bssbb", (0, self._exchange, reply_to, False, False), message)
            except (Exception, Timeout) as error:  # noqa: BLE001 - whatever happened, no reply is worth the program
                self._forget()
                log.warning("a reply was dropped", error=type(error).__name__)
                return False
        return True

    def renew(self) -> None:
        """Use a new connection from now on: the broker was away, and the old one would swallow a reply."""
        self._not_before = 0.0
        with self._writing:
            self._close()

    def stop(self) -> None:
        """Close the connection."""
        self._close()

    def _connect(self) -> Any:
        if time.monotonic() < self._not_before:
            raise ConnectionError
        with Timeout(CONNECT_WITHIN):
            self._connection = Connection(
                self.container.config[AMQP_URI_CONFIG_KEY], connect_timeout=CONNECT_WITHIN
            )
            self._connection.connect()
            self._channel = self._connection.channel()
        # A broker with an alarm stops reading; whoever writes then must not wait for ever.
        self._channel.connection.transport.sock.settimeout(WRITE_WITHIN)
        return self._channel

    def _forget(self) -> None:
        self._not_before = time.monotonic() + TRY_AGAIN_AFTER
        self._close()

    def _close(self) -> None:
        connection, self._connection, self._channel = self._connection, None, None
        if connection is not None:
            connection.collect(socket_timeout=0.1)


_PUBLISH = (60, 40)
"""AMQP's basic.publish; kombu's own asks the socket for news before each one."""
