"""Claims: marks that somebody holds until he gives them up."""

from __future__ import annotations

from services.chassis.rows import Delete, RowOperation
from services.chassis.tables import MARKS


def freed(mark: str) -> RowOperation:
    """Return the row operation that gives a claim up: from that save on it can be made again."""
    return Delete(MARKS, {"mark": mark})
