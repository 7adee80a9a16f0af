"""What is over and opens nothing any more goes."""

from __future__ import annotations

from contextlib import suppress
from itertools import takewhile

from services.chassis.causes import Cause
from services.chassis.store import Taken
from services.identity.domain.texting import SmsBudget
from services.identity.use_cases.desk import Desk, kept_nowhere

AT_MOST = 100
"""Rounds of one sweep: what is left then waits for the next."""


class Sweeping(Desk):
    """What a clock does; marks that begin with ``door:`` are forgotten by the nightly purge."""

    def sweep(self, *, cause: Cause) -> int:
        """Remove what is over; return how much it was."""
        rounds = (self._sweep_some(cause) for _ in range(AT_MOST))
        return sum(takewhile(bool, rounds))

    def _sweep_some(self, cause: Cause) -> int:
        over = self.records.over(at=cause.at)
        budgets = [each for each in over if isinstance(each, SmsBudget)]
        removed = self._remove(cause, [each for each in over if not isinstance(each, SmsBudget)])
        # A budget goes by its turn, as when it is spent: whoever has read it meanwhile finds the turn taken.
        return removed + sum(self._remove(cause, [each], each.claims(at=cause.at)) for each in budgets)

    def _remove(self, cause: Cause, records: list[object], claims: list[str] | None = None) -> int:
        if not records:
            return 0
        with suppress(Taken):
            rows = [self.records.drop(each) for each in records]
            self.store.save(cause=kept_nowhere(cause), rows=rows, marks=dict.fromkeys(claims or []))
            return len(records)
        return 0
