"""An event on its way: CloudEvents 1.0 in binary mode, attributes as AMQP headers, the body plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

import orjson

from contracts.message import Told

CONTENT_TYPE = "application/json"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What goes out: *key* is the routing key, the type; *headers* hold the blind copies for offices, too."""

    id: str
    key: str
    headers: Mapping[str, Any]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Heard:
    """
    What came in, and is not yet believed.

    Args:
        user: as the broker has validated it; empty when the sender did not say.
        subject: messages of one subject run one after the other.
    """

    id: str
    type: str
    version: int
    subject: str
    user: str
    headers: Mapping[str, Any] = field(default_factory=dict)
    body: bytes

    @property
    def source(self) -> str:
        """The service that tells it."""
        return str(self.headers.get("ce-source", ""))

    @property
    def sequence(self) -> int:
        """Its place in the history of its subject; 0 when the sender did not say."""
        said = str(self.headers.get("ce-sequence", ""))
        return int(said) if said.isdecimal() else 0

    @property
    def correlation(self) -> str:
        """The id of the command that everything began with."""
        return str(self.headers.get("ce-correlationid", "")) or self.id

    @property
    def trace(self) -> str:
        """The trace that it belongs to."""
        return str(self.headers.get("ce-traceparent", ""))


def write(
    told: Told, *, source: str, generation: UUID, position: int, version: int, meta: Mapping[str, Any]
) -> Sent:
    """
    Return the event at *position* of the *source*'s log as it is sent; the same position gives the same bytes again.

    Args:
        generation: of the store; after a restore it is another, so that history written anew is no repeat.
        version: of the aggregate.
        meta: the cause that lies beside the stored event.
    """
    message = told.message
    id_ = str(uuid5(generation, str(position)))
    headers: dict[str, Any] = {
        "ce-specversion": "1.0",
        "ce-id": id_,
        "ce-source": source,
        "ce-type": message.TYPE,
        "ce-dataversion": str(message.VERSION),
        "ce-subject": str(told.subject),
        "ce-time": str(meta.get("at", "")),
        "ce-sequence": str(version),
        "ce-position": str(position),
        "ce-causationid": str(meta.get("id", "")),
        "ce-correlationid": str(meta.get("correlation", "")),
        "ce-traceparent": str(meta.get("trace", "")),
    }
    headers = {name: value for name, value in headers.items() if value}
    if told.offices:
        headers["BCC"] = [f"{message.TYPE}.{office}" for office in told.offices]
    return Sent(id=id_, key=message.TYPE, headers=headers, body=orjson.dumps(message.dump()))


def read(*, key: str, headers: Mapping[str, Any] | None, properties: Mapping[str, Any], body: Any) -> Heard:
    """Return what a delivery says of itself; its *key* is its type, its own id stands in for a missing subject."""
    headers = {_storable(name): _storable(value) for name, value in (headers or {}).items()}
    id_ = str(headers.get("ce-id") or _storable(properties.get("message_id")) or "")
    version = str(headers.get("ce-dataversion", "1"))
    return Heard(
        id=id_,
        type=key,
        version=int(version) if version.isdecimal() else 0,
        subject=str(headers.get("ce-subject") or id_),
        user=str(properties.get("user_id") or ""),
        headers=headers,
        body=body.encode("utf-8", "surrogateescape") if isinstance(body, str) else bytes(body),
    )


def _storable(value: Any) -> Any:
    """Return *value* with a mark in place of what PostgreSQL cannot keep: whoever sends it is parked like anybody else."""
    match value:
        case str():
            return value.encode(errors="replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
        case list():
            return [_storable(each) for each in value]
        case dict():
            return {_storable(name): _storable(each) for name, each in value.items()}
        case _:
            return value
