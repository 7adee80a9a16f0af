"""The history of one application, as whoever reads it asks for it."""

from __future__ import annotations

from services.dossier import history
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.clocks import Clock
from services.preservation.domain.content import Content, erased
from services.preservation.domain.status import Status

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


class History(history.History[Application]):
    """What happened to an application, and where that has brought it."""

    handing_in = (Application.Submitted, Application.GuaranteeProvided, Application.AidRequested)

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

    def period(self, rule: str) -> Clock | None:
        """Return the clock of a period as it was last set, also when it has been met; None until its paper is served."""
        found = None
        for each in self.events:
            clock = getattr(each, "clock", None)
            if SETTING.get(type(each)) == rule or (clock is not None and clock.rule == rule):
                found = clock
        return found
