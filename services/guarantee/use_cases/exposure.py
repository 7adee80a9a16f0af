"""在保责任: what an insurer carries against its capacity."""

from __future__ import annotations

from typing import Any

from services.chassis.causes import Actor
from services.guarantee.domain import underwriting
from services.guarantee.domain.insurer import Insurer
from services.guarantee.use_cases import words
from services.guarantee.use_cases.desk import Desk, office_of


class Exposure(Desk):
    """What is open, and how much may still be taken on."""

    def view_exposure(self, *, by: Actor) -> dict[str, Any]:
        """Return what the actor's insurer carries, state by state."""
        insurer = self._insurer(office_of(by))
        carried = self._carried(insurer)
        return {
            "insurer": insurer.code,
            "capacity": carried.capacity,
            "open": carried.open,
            "free": carried.free,
            "lines": [
                {"status": state, "status_text": words.STATE[state], "count": count, "amount": amount}
                for state, count, amount in self.lists.carried(insurer.code)
            ],
        }

    def _carried(self, insurer: Insurer) -> underwriting.Exposure:
        standing = [(state, amount) for state, _, amount in self.lists.carried(insurer.code)]
        return underwriting.exposure(insurer, standing)
