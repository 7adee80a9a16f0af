"""How a request that one program makes of a service is declared: its name, what is asked, what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from marshmallow import EXCLUDE, RAISE, Schema

from contracts import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

BY_CHANCE = "by_chance"
"""In a field's metadata: a repeat of the same command fills it in differently, and is the same command for all that."""

CALLS: dict[str, Call] = {}
"""Every call by ``<service>.<name>``, which is also its routing key."""


class Form(Schema):
    """A form that refuses fields it does not know, naming each."""

    class Meta:
        unknown = RAISE


class Caller(Schema):
    """Who asks, in which role, for which office, and under which command id."""

    class Meta:
        unknown = EXCLUDE

    actor = fields.Text(
        required=True, metadata={"description": "account id, `office:<code>`, or `anonymous`"}
    )
    role = fields.Text(required=True)
    office = fields.Text(load_default="")
    acts_for = fields.Many(
        fields.Id(),
        load_default=list,
        metadata={"description": "organisations that the account is a member of"},
    )
    alias = fields.Text(
        load_default="", metadata={"description": "what stands for the verified person; a keyed hash"}
    )
    session = fields.Text(load_default="", metadata={"description": "fingerprint of the session or key"})
    address = fields.Text(load_default="", metadata={"description": "where the request came from"})
    proved = fields.Flag(load_default=False, metadata={"description": "stepped up a moment ago"})
    test = fields.Flag(load_default=False, metadata={"description": "a key for trying things out"})
    command = fields.Text(
        load_default="",
        metadata={"description": "the client's Idempotency-Key, or one that the gateway minted"},
    )
    trace = fields.Text(load_default="")


@dataclass(frozen=True, kw_only=True)
class Call:
    """One method of a service; a command changes something and carries a command id, a query does not."""

    service: str
    name: str
    asked: Schema
    answer: Schema
    command: bool

    @property
    def key(self) -> str:
        """The routing key of the request."""
        return f"{self.service}.{self.name}"

    def opens(self, actor: str, command: str) -> UUID:
        """Return the id of what such a command of an actor opens: who brings files along puts them under it before."""
        return uuid5(NAMESPACE_URL, f"{actor}:{self.name}:{command}#")

    def lasting(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a repeat asks, too: everything but what chance has filled in."""
        left = {name for name, each in self.asked.fields.items() if each.metadata.get(BY_CHANCE)}
        return {name: value for name, value in asked.items() if name not in left}


def command(key: str, asked: type[Schema], answer: type[Schema]) -> Call:
    """Declare a call that changes something."""
    return _enter(key, asked, answer, is_command=True)


def query(key: str, asked: type[Schema], answer: type[Schema]) -> Call:
    """Declare a call that only looks."""
    return _enter(key, asked, answer, is_command=False)


def _enter(key: str, asked: type[Schema], answer: type[Schema], *, is_command: bool) -> Call:
    if key in CALLS:
        msg = f"{key} is declared twice"
        raise ValueError(msg)
    service, name = key.split(".")
    CALLS[key] = Call(service=service, name=name, asked=asked(), answer=answer(), command=is_command)
    return CALLS[key]


def page_of(item: type[Schema], name: str) -> type[Schema]:
    """Return the schema of one page of a list: ``items``, ``total`` and the cursor of the next page."""
    members: Mapping[str, Any] = {
        "items": fields.Many(fields.Part(item), most=10_000, required=True),
        "total": fields.Whole(required=True),
        "next": fields.Text(
            required=True, allow_none=True, metadata={"description": "pass it as `after` for the next page"}
        ),
    }
    return Schema.from_dict(dict(members), name=name)


class Nothing(Form):
    """Nothing is asked."""


class Stored(Schema):
    """What every command answers: which thing, in which version and state."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    status = fields.Text(required=True)
