"""A court's own hand at the broker, and the feed as it comes by either way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import orjson
import pika

from contracts import topology
from deploy.local.rights import COURT, OFFICE_USER
from services.chassis.testing import eventually
from tests.conftest import System
from tests.journey import Json, Visitor

Heard = tuple[Json, bytes]
"""The headers and the body of an event."""


class Court:
    """The demo court's user on one connection, with no more rights than the broker gives it."""

    def __init__(self, connection: pika.BlockingConnection) -> None:
        self.channel = connection.channel()
        self.channel.confirm_delivery()
        self.queue = topology.office_queue(COURT)
        self.heard: list[Heard] = []

    def decide(
        self, key: str, id_: str, body: Json, *, user: str | None = OFFICE_USER, lane: str = ""
    ) -> None:
        """Send a decision, signed by the court unless somebody else is to seem to have sent it."""
        headers = {"ce-subject": lane} if lane else {}
        given = pika.BasicProperties(message_id=id_, user_id=user, delivery_mode=2, headers=headers)
        self.channel.basic_publish(topology.DECISIONS, key, orjson.dumps(body), given, mandatory=True)

    def ask_again(self, after: int) -> None:
        """Ask for the feed behind a position."""
        self.decide(topology.REPLAY, f"replay-{after}", {"source": "preservation", "after": after})

    def purge(self) -> None:
        """Throw away what waits for the court."""
        self.channel.queue_purge(self.queue)

    def listen(self) -> list[Heard]:
        """Take what waits; return everything heard so far."""
        while (message := self.channel.basic_get(self.queue, auto_ack=True))[0] is not None:
            _, given, body = message
            # What begins with x- the broker has written on it.
            headers = {name: value for name, value in given.headers.items() if not name.startswith("x-")}
            self.heard.append((headers, body))
        return self.heard

    def answers(self, decision: str, *types: str, within: float = 60.0) -> list[str]:
        """Wait until the feed holds these answers to a decision; return the types of all that it holds."""

        def answered() -> list[str]:
            self.listen()
            return [head["ce-type"] for head, _ in self.heard if head.get("ce-causationid") == decision]

        eventually(lambda: set(types) <= set(answered()), within=within, what=f"{types} as answers")
        return answered()


@contextmanager
def court_of(system: System) -> Iterator[Court]:
    """Work as the court; its program must not take the events away."""
    parameters = pika.URLParameters(system.stack.ground.broker.uri(OFFICE_USER))
    with closing(pika.BlockingConnection(parameters)) as connection:
        yield Court(connection)


def machine(system: System) -> Visitor:
    """Return the court's program as the gateway knows it: by its key."""
    visitor = system.visitor(patience=60)
    visitor.token = system.stack.installation.secret("OFFICE_KEY")
    return visitor


def feed(visitor: Visitor, after: int = 0) -> list[Heard]:
    """Read the feed over HTTP, page by page."""
    found: list[dict[str, Any]] = []
    while page := visitor.get(f"office/events?after={found[-1]['position'] if found else after}")["items"]:
        found += page
    return [(each["headers"], each["body"].encode()) for each in found]
