"""What is asked of the read models."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Uuid,
    all_,
    any_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)

from services.chassis.causes import Actor
from services.chassis.store import Store
from services.dossier.lists import TEST_COURT
from services.dossier.pages import page
from services.guarantee.domain.states import BUCKET_OF, BUCKETS, CARRIED, State
from services.guarantee.projections.listings import Listing, Queue
from services.guarantee.projections.tables import applications


class Lists:
    """The lists of accounts and insurers, newest first, and the counters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, by: Actor, *, bucket: str | None, after: str | None, limit: int) -> dict[str, Any]:
        """Return one page of what is the actor's or his organisations'; a draft shows what its creation form says."""
        return page(self._store, _MINE_IN[bucket], after, limit, **_whose(by))

    def office_page(
        self, insurer: str, *, sort: str, status: str | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what lies before an insurer, newest first, or what must be answered first."""
        return page(self._store, _BEFORE_INSURER[sort, status], after, limit, owner=insurer)

    def counters(self, by: Actor) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were, deleted ones too."""
        (row,) = self._store.read(_COUNTERS, **_whose(by))
        return {name: row[name] for name in (*BUCKETS, "created")}

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the drafts that are the account's own; an organisation's stay with it."""
        rows = self._store.rows(applications, account_id=account_id, state=State.DRAFT.value)
        return [row["application_id"] for row in rows if row["organisation_id"] is None]

    def come_to_nothing(self, account_id: UUID) -> list[UUID]:
        """Return the account's own applications that ended without a policy; an organisation's stay with it."""
        ended = {State.DECLINED.value, State.EXPIRED.value, State.WITHDRAWN.value, State.DELETED.value}
        rows = self._store.rows(applications, account_id=account_id)
        return [
            row["application_id"] for row in rows if row["organisation_id"] is None and row["state"] in ended
        ]

    def unpaid(self, *, due_before: date, besides: Collection[UUID], limit: int) -> list[UUID]:
        """Return what waits for a premium whose last day lies before that day, earliest first; not those *besides*."""
        given = {"before": due_before, "besides": list(besides), "limit": limit}
        return [row["application_id"] for row in self._store.read(_UNPAID, **given)]

    def carried(self, insurer: str) -> list[tuple[State, int, Decimal]]:
        """Return how many applications of an insurer stand in each state that binds it, and their sum."""
        rows = self._store.read(_CARRIED, owner=insurer)
        return [(State(row["state"]), row["many"], row["amount"]) for row in rows]

    def by_letter(self, letter_no: str) -> UUID | None:
        """Return the application whose letter has this number."""
        row = self._store.row(applications, letter_no=letter_no) if letter_no else None
        return row["application_id"] if row else None

    def securing(self, preservation_id: UUID) -> list[UUID]:
        """Return the applications whose letters secure an application for preservation, or did until its end."""
        rows = self._store.rows(applications, preservation_id=preservation_id)
        return [row["application_id"] for row in rows]


# --- statements, built once: building one costs more than running it --------------------------------------------------


def _stands(states: Iterable[State]) -> ColumnElement[bool]:
    return or_(*(applications.c.state == literal_column(f"'{each.value}'") for each in sorted(states)))


_MINE = or_(
    (applications.c.account_id == bindparam("owner")) & applications.c.organisation_id.is_(None),
    applications.c.organisation_id == any_(bindparam("organisations", type_=ARRAY(Uuid))),
) & ((applications.c.court == TEST_COURT) == bindparam("test"))


def _whose(by: Actor) -> dict[str, Any]:
    """Return by what the applications are found that are somebody's."""
    return {"owner": by.account, "organisations": list(by.acts_for), "test": by.test}


_COUNTED: list[Any] = [func.count().filter(_stands(each)).label(bucket) for bucket, each in BUCKETS.items()]
_COUNTERS: Any = select(*_COUNTED, func.count().label("created")).where(_MINE)
_MINE_IN: dict[str | None, Listing] = {
    bucket: Listing(_MINE & _stands(states), applications.c.position)
    for bucket, states in [*BUCKETS.items(), (None, frozenset(BUCKET_OF))]
}

OPEN_TO_INSURER = frozenset(BUCKET_OF) - {State.DRAFT, State.DECLINED, State.WITHDRAWN, State.EXPIRED}
_OFFICE = (applications.c.insurer == bindparam("owner")) & applications.c.submitted_position.is_not(None)
_BEFORE_INSURER: dict[tuple[str, str | None], Queue] = {
    (sort, status): Queue(
        _OFFICE & _stands(OPEN_TO_INSURER & (frozenset({State(status)}) if status else OPEN_TO_INSURER))
        if not status or State(status) in OPEN_TO_INSURER
        else _OFFICE & literal_column("false"),
        by_clock=sort == "clock",
    )
    for sort in ("clock", "newest")
    for status in [None, *(each.value for each in State)]
}

_UNPAID: Any = (
    select(applications.c.application_id)
    .where(
        _stands({State.AWAITING_PAYMENT}),
        applications.c.due_on < bindparam("before"),
        applications.c.application_id != all_(bindparam("besides", type_=ARRAY(Uuid))),
    )
    .order_by(applications.c.due_on, applications.c.application_id)
    .limit(bindparam("limit", type_=Integer))
)
_CARRIED: Any = (
    select(
        applications.c.state,
        func.count().label("many"),
        func.sum(applications.c.amount).label("amount"),
    )
    .where(applications.c.insurer == bindparam("owner"), _stands(CARRIED))
    .group_by(applications.c.state)
)
