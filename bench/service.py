"""A service to measure with: it echoes calls, and notes when it hears of what."""

from __future__ import annotations

import time
from typing import Any

from bench.cases import CaseMoved
from contracts import fields
from contracts.call import Call, Form
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, hears, rpc


class Echoed(Form):
    """A handful of fields, as a small query has."""

    application_id = fields.Id(required=True)
    text = fields.Text(required=True)


class Heard(Form):
    """When each step reached its subscriber, in seconds since 1970."""

    heard = fields.Anything(required=True)


class _Call(Call):
    """A call of this service; its words of refusal are payment's, since it has none."""

    @property
    def key(self) -> str:
        """The routing key of the request."""
        return f"bench.{self.name}"


ECHO = _Call(service="payment", name="echo", asked=Echoed(), answer=Echoed(), command=False)
WHAT_WAS_HEARD = _Call(service="payment", name="what_was_heard", asked=Form(), answer=Heard(), command=False)


class Notes:
    """When the subscriber was called, by the name of the step."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self.heard: dict[str, float] = {}

    def note(self, name: str, cause: Cause, at: float) -> None:
        """Note the moment; and save the inbox mark, as every reaction does."""
        self.heard[name] = at
        self.store.save(cause=cause)


def note_on_case_moved(notes: Notes, moved: CaseMoved, cause: Cause) -> None:
    """Note when we heard of it."""
    notes.note(moved.name, cause, time.time())


class BenchService:
    """What the measurements ask."""

    name = "bench"
    notes = Assembled()

    @rpc(ECHO)
    def echo(self, _by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Answer with what was asked."""
        return asked

    @rpc(WHAT_WAS_HEARD)
    def what_was_heard(self, _by: Actor, _asked: dict[str, Any]) -> dict[str, Any]:
        """Return what was noted."""
        return {"heard": self.notes.heard}

    @hears({CaseMoved: note_on_case_moved})
    def react(self, reaction: Any, message: CaseMoved, cause: Cause) -> None:
        """React as a service does."""
        reaction(self.notes, message, cause)
