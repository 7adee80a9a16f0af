"""Exchanges, queues and bindings, declared by one command: python -m services.chassis.topology declare.

AMQP_URI says where, OFFICES whose feeds there are (offices' codes with commas between). Each DATABASE_URL_<SERVICE>
has the broker's epoch written into it, by which the relay notices a broker that was wiped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from uuid import uuid4

from kombu import Connection, Exchange, Queue, binding
from kombu.exceptions import OperationalError
from sqlalchemy import create_engine, select, update

from contracts import topology
from services.chassis import logs
from services.chassis.tables import GENERATION

log = logs.get(__name__)

DEAD_LETTERS = "dead-letters"
"""The exchange, and the queue, of messages that ended the program that took them, a thousand times."""

DELIVERED_AT_MOST = 1_000
"""The second net: we count attempts ourselves, and 4.x would drop a message after 20 deliveries."""

FEED_AT_MOST = 100_000
"""Events that wait in an office's queue; the oldest go first, and a replay brings them back."""

EPOCH = "epoch."
"""What the name of the empty queue begins with whose loss tells that the broker was wiped."""

_QUORUM = {"x-queue-type": "quorum"}
_OURS = {**_QUORUM, "x-delivery-limit": DELIVERED_AT_MOST, "x-dead-letter-exchange": DEAD_LETTERS}
# Never reject-publish: one full feed would refuse everybody's events.
_FEED = {
    **_QUORUM,
    "x-delivery-limit": DELIVERED_AT_MOST,
    "x-max-length": FEED_AT_MOST,
    "x-overflow": "drop-head",
}


def exchanges() -> dict[str, Exchange]:
    """Return every exchange by name; nameko declares its own for calls."""
    topics = [
        Exchange(topology.events_exchange(service), "topic", durable=True) for service in topology.SERVICES
    ]
    more = [
        Exchange(topology.DECISIONS, "topic", durable=True),
        Exchange(DEAD_LETTERS, "fanout", durable=True),
    ]
    return {each.name: each for each in (*topics, *more)}


def queues(offices: Sequence[str]) -> Iterator[Queue]:
    """Return every queue with its bindings."""
    exchange = exchanges()
    yield Queue(DEAD_LETTERS, exchange[DEAD_LETTERS], durable=True, queue_arguments=_QUORUM)
    for service, types in topology.HEARD.items():
        bound = [binding(exchange[topology.events_exchange(type_.split(".")[0])], type_) for type_ in types]
        yield Queue(topology.events_queue(service), bindings=bound, durable=True, queue_arguments=_OURS)
    for service, decisions in topology.DECIDED.items():
        bound = [binding(exchange[topology.DECISIONS], decision) for decision in decisions]
        yield Queue(topology.decisions_queue(service), bindings=bound, durable=True, queue_arguments=_OURS)
    for service in topology.SERVICES:
        bound = [binding(exchange[topology.DECISIONS], topology.REPLAY)]
        yield Queue(topology.replays_queue(service), bindings=bound, durable=True, queue_arguments=_OURS)
    for office in offices:
        bound = [
            binding(exchange[topology.events_exchange(service)], f"*.*.*.{office}")
            for service in topology.SERVICES
        ]
        yield Queue(topology.office_queue(office), bindings=bound, durable=True, queue_arguments=_FEED)


def declare(connection: Connection, *, offices: Sequence[str]) -> None:
    """Declare everything; what is there already stays as it is."""
    channel = connection.channel()
    for exchange in exchanges().values():
        exchange(channel).declare()
    for queue in queues(offices):
        queue(channel).declare()
    channel.close()


def new_epoch(connection: Connection) -> str:
    """Begin a new epoch of the broker: an empty queue, which only a wipe removes."""
    epoch = uuid4().hex
    Queue(f"{EPOCH}{epoch}", durable=True, queue_arguments=_QUORUM)(connection.channel()).declare()
    return epoch


def is_there(connection: Connection, epoch: str) -> bool:
    """Tell whether the broker is still the one that *epoch* was declared on."""
    channel = connection.channel()
    try:
        Queue(f"{EPOCH}{epoch}")(channel).queue_declare(passive=True)
    except connection.channel_errors:
        return False
    channel.close()
    return True


def offices_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the offices that have a feed."""
    return tuple(each.strip() for each in environment.get("OFFICES", "").split(",") if each.strip())


def databases_of(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the relay's way into each service's database, as far as it is told."""
    named = {service: environment.get(f"DATABASE_URL_{service.upper()}", "") for service in topology.SERVICES}
    return {service: url for service, url in named.items() if url}


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Run the command."""
    if arguments != ["declare"]:
        sys.stdout.write(__doc__ or "")
        return 2
    with Connection(environment["AMQP_URI"], connect_timeout=5) as connection:
        try:
            connection.ensure_connection(max_retries=10, interval_start=0.5, interval_max=2)
        except OperationalError as error:
            sys.stderr.write(f"the broker does not answer: {error}\n")
            return 1
        declare(connection, offices=offices_of(environment))
        databases = [create_engine(url) for url in databases_of(environment).values()]
        for database in databases:
            with database.begin() as connected:
                # An epoch that is there stays: the relay must notice by itself that the broker is another one.
                if connected.scalar(select(GENERATION.c.epoch)) is None:
                    connected.execute(update(GENERATION).values(epoch=new_epoch(connection)))
    return 0


if __name__ == "__main__":
    logs.begin("topology")
    sys.exit(main(sys.argv[1:], os.environ))
