"""A small service of the tests: it answers, hears and decides in every way that the chassis must stand."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import eventlet
import sqlalchemy as sa
from eventsourcing.domain import event

from contracts import fields
from contracts.call import Form, Stored, command, query
from contracts.message import Message, Told, message
from contracts.refused import refused
from services.chassis import logs
from services.chassis import settings as chassis
from services.chassis.aggregate import Aggregate, Opening
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, decides, hears, rpc
from services.chassis.refusals import NotYet, Refusal
from services.chassis.rows import Put
from services.chassis.store import Conflict, Store

log = logs.get(__name__)

NAME = "echo"
METADATA = sa.MetaData()
EFFECTS = sa.Table(
    "effects",
    METADATA,
    sa.Column("key", sa.Uuid, primary_key=True),
    sa.Column("message", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("at", sa.Float),
)
refused("echo.tired", "rule", "累了。", "Too tired.")


class Tired(Refusal):
    """It does not want to."""

    CODE = "echo.tired"


class Word(Aggregate):
    """Something said."""

    TOPIC = "echo.word"

    class Said(Opening):
        TOPIC = "echo.word.said"
        text: str

    @event(Said)
    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def say(cls, id: UUID, text: str) -> Word:  # noqa: A002 - the library's name
        """Say it."""
        return cls._create(cls.Said, id=id, text=text)


@message("echo.word.said")
class Said(Message):
    """Something was said."""

    word_id: UUID
    text: str


@message("echo.thing.asked")
class Asked(Message):
    """Something is to be done."""

    how: str


def told(happened: Any) -> Told | None:
    """Tell what is said, but not everything can be."""
    if happened.text == "unspeakable":
        raise ValueError(happened.text)
    if happened.text == "secret":
        return None
    return Told(
        message=Said(word_id=happened.originator_id, text=happened.text),
        subject=happened.originator_id,
        offices=("回声",),
    )


class Say(Form):
    """What to say."""

    text = fields.Text(required=True)


class Nap(Form):
    """How long."""

    seconds = fields.Whole(required=True)


class Uses:
    """The use cases."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.conflicts = 0

    def say(self, *, cause: Cause, text: str) -> dict[str, Any]:
        """Say it, or refuse to."""
        if text == "tired":
            raise Tired
        if text == "broken":
            raise RuntimeError(text)
        if text == "contested":
            self.conflicts += 1
            if self.conflicts % 3:
                raise Conflict(text)
        if text == "hopeless":
            raise Conflict(text)
        once = cause.new_id() if text != "once" else UUID(int=1)
        if text == "once" and self.store.find(Word, once) is not None:
            raise Tired
        answer = {"id": once, "version": 1, "status": text}
        return self.store.save(Word.say(once, text), cause=cause, answer=answer)

    def hear(self, *, cause: Cause, how: str, subject: str) -> None:
        """Behave as *how* says."""
        if how == "poison":
            raise ValueError(how)
        if how == "refused":
            raise Tired
        if how.startswith("needs ") and self.store.taken(how.removeprefix("needs ")) is None:
            raise NotYet(how)
        eventlet.sleep(0.01)
        effect = {"key": uuid4(), "message": cause.id, "subject": subject, "at": time.time()}
        marks = {how.removeprefix("brings "): None} if how.startswith("brings ") else {}
        self.store.save(cause=cause, rows=[Put(EFFECTS, effect)], marks=marks)


def _on_asked(uses: Uses, heard: Asked, cause: Cause) -> None:
    uses.hear(cause=cause, how=heard.how, subject="")


def _decided(uses: Uses, asked: dict[str, Any], cause: Cause) -> None:
    uses.hear(cause=cause, how=asked["how"], subject=cause.actor.office)


class Echo:
    """The service."""

    name = NAME
    uses = Assembled()

    @rpc(command("echo.say", Say, Stored))
    def say(self, cause: Cause, asked: dict[str, Any]) -> Any:
        """Say something."""
        return self.uses.say(cause=cause, **asked)

    @rpc(query("echo.nap", Nap, Nap))
    def nap(self, by: Actor, asked: dict[str, Any]) -> Any:  # noqa: ARG002 - every query knows who asks
        """Take some time."""
        log.info("a nap begins")
        eventlet.sleep(asked["seconds"])
        return asked

    @hears({Asked: _on_asked})
    def react(self, reaction: Callable[..., None], heard: Message, cause: Cause) -> None:
        """React."""
        reaction(self.uses, heard, cause)

    @decides({"echo.decision": _decided})
    def decide(self, decision: Callable[..., None], asked: dict[str, Any], cause: Cause) -> None:
        """Hear an office."""
        decision(self.uses, asked, cause)


SERVICE = Echo


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """As every service."""


def build(settings: Settings) -> Uses:
    """Assemble it."""
    METADATA.create_all(sa.create_engine(settings.database_url))
    # The words of its refusals stand above; there is no contract of that name.
    sys.modules["contracts.echo.errors"] = sys.modules[__name__]
    return Uses(Store(url=settings.database_url))
