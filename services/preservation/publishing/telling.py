"""Which events stay inside, and how the others are addressed."""

from __future__ import annotations

from datetime import date
from typing import Any

from contracts.message import Told
from contracts.preservation import (
    errors,  # noqa: F401 - so that the words of every refusal are known
)
from contracts.preservation.events import OfApplication
from services.chassis.translation import translator
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.clocks import Clock
from services.preservation.domain.note import Note
from services.preservation.domain.reading import Reading
from services.preservation.domain.register import Register
from services.preservation.domain.ringing import Settlement

KEPT_INSIDE = {
    Application.Created,  # a draft is nobody's business but its author's
    Application.Deleted,
    Application.Assigned,  # who works on it is the court's own affair
    Application.Claimed,
    Application.Released,
    Application.Served,  # the paper itself says what it starts
    Application.GuaranteeOrderChanged,  # an order that still stands is told anew; otherwise what follows says so
    Application.FeeBilled,  # payment told it
    Settlement.Settled,  # the court's own affair
    Reading.Opened,  # the court's administrator lists them
    Note.Written,  # for colleagues
    Register.Opened,  # the acceptance, at the same moment, says the number
    Register.Given,
    Register.PassedOver,
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


def of(
    event: Application.Step,
    message: type[OfApplication],
    *,
    offices: tuple[str, ...] | None = None,
    **facts: Any,
) -> Told:
    """Return a message about a step, to the application's own court unless others are named."""
    offices = (event.court,) if offices is None else offices
    whose: dict[str, Any] = {
        "application_id": event.originator_id,
        "account_id": event.account_id,
        "court": event.court,
        "organisation_id": event.organisation_id,
        "watchers": event.watchers,
    }
    return Told(message=message(**whose, **facts), subject=event.originator_id, offices=offices)


def last_day(clock: Clock | None) -> date | None:
    """Return the last day of a period, None until its paper is served."""
    return clock.last_on if clock else None
