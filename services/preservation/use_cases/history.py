"""The history of one application, as whoever reads it asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from services.chassis.store import Recorded, replay
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.clocks import Clock
from services.preservation.domain.content import Content, Manifest, erased
from services.preservation.domain.status import Status

E = TypeVar("E")

SETTING: dict[type, str] = {
    Application.FeeAssessed: "D4",
    Application.FeeReduced: "D4",
    Application.AidRefused: "D4",
    Application.FeeObjectionDecided: "D4",
    Application.Reinstated: "D4",
    Application.GuaranteeOrdered: "D5",
    Application.ReturnedForCorrection: "D6",
}
"""Which period an event sets, if only until its paper is served."""


class History:
    """What happened to an application, and where that has brought it."""

    def __init__(self, history: Sequence[Recorded]) -> None:
        self.recorded = history
        self.events: list[Any] = [each.event for each in history]
        self._latest = {type(each): each for each in self.events}
        self.application: Application = replay(self.events)

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.application.status

    @property
    def content(self) -> Content | None:
        """What it says, frozen; None while it is a draft. Of what was erased, what may be told of it is left."""
        submitted = self.happened(Application.Submitted)
        if submitted is None or self.application.content:
            return self.application.content or None
        return erased(submitted.court, submitted.category, submitted.type, submitted.amount)

    @property
    def is_erased(self) -> bool:
        """Tell whether what it said is gone."""
        return self.application.content is not None and not self.application.content

    @property
    def created_at(self) -> datetime:
        """When it was begun."""
        created: Application.Created = self.events[0]
        return created.created_at

    @property
    def manifest(self) -> Manifest | None:
        """What was handed in with the content as it stands."""
        kinds = (Application.Submitted, Application.GuaranteeProvided, Application.AidRequested)
        frozen = self.last(*kinds)
        return frozen.manifest if frozen else None

    def happened(self, event: type[E]) -> E | None:
        """Return the last event of this kind."""
        return self._latest.get(event)

    def last(self, *kinds: type) -> Any:
        """Return the last event of any of these kinds, or None."""
        return next((each for each in reversed(self.events) if isinstance(each, kinds)), None)

    def period(self, rule: str) -> Clock | None:
        """Return the clock of a period as it was last set, also when it has been met; None until its paper is served."""
        found = None
        for each in self.events:
            clock = getattr(each, "clock", None)
            if SETTING.get(type(each)) == rule or (clock is not None and clock.rule == rule):
                found = clock
        return found
