"""What the broker delivers: raw, on a connection of one's own that stays open until all of it is settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from kombu.exceptions import KombuError
from kombu.transport.pyamqp import Message
from nameko.messaging import QueueConsumer  # noqa: TID251 - its connection is what we build upon

from services.chassis import logs

log = logs.get(__name__)


class _Raw(Message):
    """A message whose body stays as it came; kombu's unpacks what a header calls packed, however large it becomes."""

    def __init__(self, msg: Any, channel: Any = None, **kwargs: Any) -> None:
        (msg.properties.get("application_headers") or {}).pop("compression", None)
        super().__init__(msg, channel=channel, **kwargs)


class Deliveries(QueueConsumer):
    """
    A connection that consumes for its providers, each of which has a ``queue`` and takes messages by ``deliver``.

    nameko's own decodes first, and acks what it cannot read; and it closes as soon as it stops, so that whatever is
    still running cannot be acked and is delivered again.
    """

    def __init__(self) -> None:
        self._open: defaultdict[Any, set[Any]] = defaultdict(set)
        self.connected = False
        super().__init__()

    def get_consumers(self, consumer_cls: Any, channel: Any) -> Any:
        """Consume for every provider; what an earlier connection delivered is the broker's again."""
        self._open.clear()
        channel.Message = _Raw
        for provider in self._providers:
            deliver = partial(self._deliver, provider)
            consumer = consumer_cls(queues=[provider.queue], on_message=deliver, on_decode_error=deliver)
            consumer.qos(prefetch_count=self.prefetch_count)
            self._consumers[provider] = consumer
        return self._consumers.values()

    def on_consume_ready(self, *args: Any, **kwargs: Any) -> None:
        """Remember that messages flow."""
        self.connected = True
        super().on_consume_ready(*args, **kwargs)

    @contextmanager
    def establish_connection(self) -> Iterator[Any]:
        """Try until the broker answers, and not every half minute only, as kombu does in the end."""
        with self.create_connection() as connection:
            connection.ensure_connection(
                self.on_connection_error, None, interval_start=0.5, interval_step=0.5, interval_max=2
            )
            yield connection

    def on_connection_error(self, exc: Exception, interval: float) -> None:
        """Say that the broker is away; kombu tries again."""
        self.connected = False
        log.warning("the broker does not answer", error=type(exc).__name__, again_in=interval)

    def on_iteration(self) -> None:
        """Cancel what is to be cancelled, and end when everything that was delivered is settled."""
        self._cancel_consumers_if_requested()
        if not self._consumers and not any(self._open.values()):
            self.should_stop = True

    def settle(self, provider: Any, message: Any) -> None:
        """Ack; on a connection that is gone the broker delivers again, and the mark knows it."""
        self._open[provider].discard(message)
        try:
            message.ack()
        except (
            OSError,
            KombuError,
            AttributeError,
            *self.connection.connection_errors,
            *self.connection.channel_errors,
        ) as error:
            log.info("an acknowledgement was lost with its connection", error=type(error).__name__)

    def abandon(self, provider: Any) -> None:
        """Leave what was delivered and not begun to the broker."""
        self._open.pop(provider, None)

    def _deliver(self, provider: Any, message: Any, error: Exception | None = None) -> None:
        self._open[provider].add(message)
        provider.deliver(message, error)
