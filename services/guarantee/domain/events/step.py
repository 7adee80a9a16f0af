"""What every event of an application has."""

from dataclasses import field
from uuid import UUID

from services.chassis import aggregate
from services.guarantee.domain.states import State


class Event(aggregate.Event):
    """Something that happened to an application."""

    TOPIC = "guarantee.application.event"


class Step(Event):
    """A step after the draft: whose application it is, and which insurer's."""

    TOPIC = "guarantee.step"
    account_id: UUID
    insurer: str
    organisation_id: UUID | None = field(default=None, kw_only=True)
    leads_to: State | None = field(default=None, kw_only=True)
    """Where the application stands after it, for the read models, which know of one event at a time."""
    court: str = field(default="", kw_only=True)
    """Whose letter it is about: the court that is told what it relies on."""
