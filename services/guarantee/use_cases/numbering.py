"""The registers of an insurer: whatever is issued gets its next number, saved together with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from services.chassis import clock
from services.chassis.causes import Cause
from services.guarantee.domain.register import Kind, Register
from services.guarantee.use_cases.desk import Desk


class Numbering(Desk):
    """Numbers are given in unbroken sequence, one paper after the other."""

    @contextmanager
    def _registers_of(self, insurer: str, cause: Cause, *kinds: Kind) -> Iterator[list[Register]]:
        """Wait for the insurer's registers of the year; until the save, for the next number follows from it."""
        year = clock.day(cause.at).year
        with self.turns(f"registers:{insurer}"):
            yield [
                self.store.find(Register, Register.id_of(insurer, kind, year))
                or Register.open(insurer, kind, year)
                for kind in kinds
            ]
