"""What insurers were told, by position."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, bindparam, select

from services.chassis.store import Store
from services.guarantee.projections.tables import office_feed


def told_to_office(store: Store, office: str, after: int, limit: int) -> list[int]:
    """Return the positions of what *office* was told after a position, in order."""
    return [row["position"] for row in store.read(_OF_OFFICE, office=office, after=after, limit=limit)]


# Built once: building a statement costs more than running it.
_OF_OFFICE: Any = (
    select(office_feed.c.position)
    .where(office_feed.c.office == bindparam("office"), office_feed.c.position > bindparam("after"))
    .order_by(office_feed.c.position)
    .limit(bindparam("limit", type_=Integer))
)
