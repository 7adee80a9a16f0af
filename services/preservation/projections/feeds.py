"""What courts and accounts were told, by position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, any_, bindparam, select

from services.chassis.store import Store
from services.preservation.projections.tables import account_feed, office_feed


def told_to_office(store: Store, office: str, after: int, limit: int) -> list[int]:
    """Return the positions of what *office* was told after a position, in order."""
    return [row["position"] for row in store.read(_OF_OFFICE, office=office, after=after, limit=limit)]


def told_to_accounts(
    store: Store, owners: Sequence[UUID], after: int, limit: int, *, test: bool
) -> list[int]:
    """Return the positions of what any of the *owners* was told after a position, in order, each once."""
    rows = store.read(_OF_ACCOUNTS, owners=list(owners), test=test, after=after, limit=limit)
    return [row["position"] for row in rows]


# Built once: building a statement costs more than running it.
_OF_OFFICE: Any = (
    select(office_feed.c.position)
    .where(office_feed.c.office == bindparam("office"), office_feed.c.position > bindparam("after"))
    .order_by(office_feed.c.position)
    .limit(bindparam("limit", type_=Integer))
)
_OF_ACCOUNTS: Any = (
    select(account_feed.c.position)
    .where(
        account_feed.c.owner == any_(bindparam("owners", type_=ARRAY(Uuid))),
        account_feed.c.test == bindparam("test"),
        account_feed.c.position > bindparam("after"),
    )
    .distinct()  # two owners may have been told of the same
    .order_by(account_feed.c.position)
    .limit(bindparam("limit", type_=Integer))
)
