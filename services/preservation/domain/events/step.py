"""What every event of an application has."""

from dataclasses import field
from uuid import UUID

from services.chassis import aggregate
from services.preservation.domain.status import Status


class Event(aggregate.Event):
    """Something that happened to an application."""

    TOPIC = "preservation.application.event"


class Step(Event):
    """A step after the draft: whose application it is, which court's, and who else is told."""

    TOPIC = "preservation.application.step"
    account_id: UUID
    court: str
    organisation_id: UUID | None = field(default=None, kw_only=True)
    watchers: tuple[UUID, ...] = field(default=(), kw_only=True)
    leads_to: Status | None = field(default=None, kw_only=True)
    """Where the application stands after it, for the read models, which know of one event at a time; older events lack it."""
