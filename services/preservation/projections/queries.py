"""What is asked of the read models."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Uuid,
    any_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from services.chassis.causes import Actor
from services.chassis.store import Store
from services.dossier.lists import TEST_COURT
from services.dossier.pages import page
from services.preservation.domain.status import BUCKET_OF, BUCKETS, OPEN, Status
from services.preservation.projections.listings import Listing, Queue, ReadingsListing
from services.preservation.projections.tables import (
    applications,
    parties,
    readings,
)


class Lists:
    """The lists of accounts and courts, newest first, and the counters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(
        self, by: Actor, *, bucket: str | None, party: str, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what the actor may see; a draft shows what its creation form says at present."""
        return page(self._store, _MINE_IN[bucket, bool(party)], after, limit, **_whose(by), party=party)

    def office_page(
        self,
        office: str,
        *,
        sort: str,
        status: str | None,
        category: str | None,
        holder_id: UUID | None,
        unclaimed: bool,
        assigned_to: UUID | None,
        party: str,
        after: str | None,
        limit: int,
    ) -> dict[str, Any]:
        """Return one page of what was submitted to a court, newest first, or whose time runs out first."""
        wished = {"category": category, "holder_id": holder_id, "assigned_to": assigned_to}
        filters = frozenset(name for name, value in wished.items() if value is not None)
        listing = _before_court(sort, status, filters, unclaimed=unclaimed, named=bool(party))
        return page(self._store, listing, after, limit, owner=office, party=party, **wished)

    def similar(self, office: str, application_id: UUID, *, limit: int) -> list[dict[str, Any]]:
        """Return other files before the court that name an applicant and a respondent of this one."""
        return self._store.read(_SIMILAR, owner=office, application=application_id, limit=limit)

    def counters(self, by: Actor) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were, deleted ones too."""
        (row,) = self._store.read(_COUNTERS, **_whose(by))
        return {name: row[name] for name in (*BUCKETS, "created")}

    def loads(self, office: str) -> list[dict[str, Any]]:
        """Return how much lies before each judge of a court, and before nobody."""
        return self._store.read(_LOADS, owner=office)

    def readings(
        self, office: str, *, application_id: UUID | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of who read what of a court."""
        listing = _READINGS_OF_ONE if application_id else _READINGS
        return page(self._store, listing, after, limit, owner=office, application=application_id)

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the drafts that are the account's own; an organisation's stay with it."""
        rows = self._store.rows(applications, account_id=account_id, status=Status.DRAFT.value)
        return [row["id"] for row in rows if row["organisation_id"] is None]

    def count_submitted(self, account_id: UUID) -> int:
        """Return how many submitted applications name the account as their submitter."""
        rows = self._store.rows(applications, account_id=account_id)
        return sum(row["submitted_at"] is not None for row in rows)


# --- statements, built once: building one costs more than running it --------------------------------------------------


def _stands(statuses: Iterable[Status]) -> ColumnElement[bool]:
    return or_(*(applications.c.status == literal_column(f"'{each.value}'") for each in sorted(statuses)))


def _of(name: str) -> ColumnElement[Any]:
    """Return the elements of the list of ids that is given as *name*."""
    return any_(bindparam(name, type_=ARRAY(Uuid)))


def _indexed(*conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return the elements of the list of the applications that name somebody; one list, so that an index serves."""
    found = select(func.array_agg(parties.c.application_id)).where(*conditions).scalar_subquery()
    return any_(cast(found, ARRAY(Uuid)))


_NAMED_FOR = _indexed(parties.c["index"] == bindparam("alias"), parties.c.side == "APPLICANT")
"""What was filed for a person: only the applicants' side is ever looked at."""

_MINE = or_(
    (applications.c.account_id == bindparam("owner")) & applications.c.organisation_id.is_(None),
    applications.c.organisation_id == _of("organisations"),
    applications.c.id == _NAMED_FOR,
) & ((applications.c.court == TEST_COURT) == bindparam("test"))
_COURT = (applications.c.court == bindparam("owner")) & applications.c.submitted_position.is_not(None)
_PARTY = applications.c.id == _indexed(parties.c["index"] == bindparam("party"))


def _whose(by: Actor) -> dict[str, Any]:
    """Return by what the applications are found that somebody may see."""
    return {
        "owner": by.account,
        "organisations": list(by.acts_for),
        "alias": by.alias,
        "test": by.test,
    }


_COUNTED: list[Any] = [func.count().filter(_stands(each)).label(bucket) for bucket, each in BUCKETS.items()]
_COUNTERS = select(*_COUNTED, func.count().label("created")).where(_MINE)

_MINE_IN: dict[tuple[str | None, bool], Listing] = {
    (bucket, named): Listing(
        _MINE & _stands(statuses) & _PARTY if named else _MINE & _stands(statuses), applications.c.position
    )
    for bucket, statuses in [*BUCKETS.items(), (None, BUCKET_OF)]
    for named in (False, True)
}


@cache
def _before_court(
    sort: str, status: str | None, filters: frozenset[str], *, unclaimed: bool, named: bool
) -> Queue:
    """Return the statements of a court's list, filtered as wished."""
    condition = _COURT
    if status is not None:
        condition &= _stands([Status(status)])
    for name in sorted(filters):
        condition &= applications.c[name] == bindparam(name, type_=applications.c[name].type)
    if unclaimed:
        condition &= applications.c.holder_id.is_(None)
    return Queue(condition & _PARTY if named else condition, by_clock=sort == "clock")


def _of_the_same(side: str) -> ColumnElement[bool]:
    """Tell whether another file names somebody on the same side as this one."""
    this, other = parties.alias(), parties.alias()
    return exists().where(
        this.c.application_id == bindparam("application", type_=Uuid),
        this.c.side == literal_column(f"'{side}'"),
        other.c.side == this.c.side,
        other.c["index"] == this.c["index"],
        other.c.application_id == applications.c.id,
    )


_SIMILAR: Any = (
    select(*(applications.c[name] for name in ("id", "number", "status", "submitted_at")))
    .where(
        _COURT,
        applications.c.id != bindparam("application", type_=Uuid),
        _of_the_same("APPLICANT"),
        _of_the_same("RESPONDENT"),
    )
    .order_by(applications.c.submitted_position.desc())
    .limit(bindparam("limit", type_=Integer))
)

_LOADS: Any = (
    select(
        applications.c.assigned_to.label("judge_id"),
        func.count().filter(_stands(OPEN)).label("open"),
        func.count().label("total"),
    )
    .where(_COURT)
    .group_by(applications.c.assigned_to)
)


_READINGS = ReadingsListing(readings.c.office == bindparam("owner"))
_READINGS_OF_ONE = ReadingsListing(
    (readings.c.office == bindparam("owner")) & (readings.c.application_id == bindparam("application"))
)
