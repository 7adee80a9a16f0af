"""What the store's tests write."""

from __future__ import annotations

from services.chassis.aggregate import Aggregate, Event, Opening


class Ledger(Aggregate):
    """A book that only grows."""

    TOPIC = "test.ledger"

    class Opened(Opening):
        TOPIC = "test.ledger.opened"

    class Noted(Event):
        TOPIC = "test.ledger.noted"
        line: str

    def note(self, line: str) -> None:
        """Write a line."""
        self.trigger_event(self.Noted, line=line)
