"""What is asked of the read models."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Integer,
    Uuid,
    any_,
    bindparam,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
)

from services.chassis.causes import Actor
from services.chassis.refusals import BadInput
from services.chassis.store import Store
from services.preservation.domain.lists import TEST_COURT
from services.preservation.domain.status import BUCKET_OF, BUCKETS, OPEN, Status
from services.preservation.projections.tables import (
    application_number,
    applications,
    parties,
    readings,
    sections,
)


class Lists:
    """The lists of accounts and courts, newest first, and the counters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(
        self, by: Actor, *, bucket: str | None, party: str, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what the actor may see; a draft shows what its creation form says at present."""
        return self._page(_MINE_IN[bucket, bool(party)], after, limit, **_whose(by), party=party)

    def office_page(
        self,
        office: str,
        *,
        status: str | None,
        assigned_to: UUID | None,
        party: str,
        after: str | None,
        limit: int,
    ) -> dict[str, Any]:
        """Return one page of what was submitted to a court."""
        listing = _before_court(status, assigned=assigned_to is not None, named=bool(party))
        return self._page(listing, after, limit, owner=office, judge=assigned_to, party=party)

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
        return self._page(listing, after, limit, owner=office, application=application_id)

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the drafts that are the account's own; an organisation's stay with it."""
        rows = self._store.rows(applications, account_id=account_id, status=Status.DRAFT.value)
        return [row["id"] for row in rows if row["organisation_id"] is None]

    def count_submitted(self, account_id: UUID) -> int:
        """Return how many submitted applications name the account as their submitter."""
        rows = self._store.rows(applications, account_id=account_id)
        return sum(row["submitted_at"] is not None for row in rows)

    def _page(
        self, listing: _Listing | _Readings, after: str | None, limit: int, **given: Any
    ) -> dict[str, Any]:
        """Return a page by keyset: items, total, and the cursor of the next one."""
        beyond = _cursor(after) if after else _END
        (counted,) = self._store.read(listing.counted, **given)
        rows = self._store.read(listing.chosen, **given, beyond=beyond, limit=limit + 1)
        return {
            "items": [listing.shown(row) for row in rows[:limit]],
            "total": counted["total"],
            "next": str(rows[limit - 1]["cursor"]) if len(rows) > limit else None,
        }


class Numbers:
    """Numbers for people, fifty at a time from the database's sequence."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._left: deque[int] = deque()

    def __call__(self) -> int:
        """Return the next number."""
        while not self._left:
            ((first,),) = (row.values() for row in self._store.read(select(application_number.next_value())))
            self._left.extend(range(first, first + application_number.increment))
        return self._left.popleft()


# --- statements, built once: building one costs more than running it --------------------------------------------------

_END = 2**63 - 1
"""A position beyond all."""

_LISTED = (
    "id", "number", "status", "court", "category", "type", "amount", "created_at", "submitted_at", "account_id",
    "organisation_id", "assigned_to",
)  # fmt: skip


class _Listing:
    """The statements behind one list of applications: its lines, newest first, and how many there are."""

    def __init__(self, condition: ColumnElement[bool], position: Column[int]) -> None:
        form = (sections.c.application_id == applications.c.id) & (sections.c.section == "creation")
        columns = [applications.c[name] for name in _LISTED]
        self.counted = select(func.count().label("total")).select_from(applications).where(condition)
        self.chosen = (
            select(*columns, sections.c.content.label("form"), position.label("cursor"))
            .select_from(applications.outerjoin(sections, form))
            .where(condition, position < bindparam("beyond"))
            .order_by(position.desc())
            .limit(bindparam("limit", type_=Integer))
        )

    def shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the line of an application; what a draft says lies in its creation form."""
        form = row["form"] if row["status"] == Status.DRAFT else None
        return {name: form[name] if form and name in form else row[name] for name in _LISTED}


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

_MINE_IN: dict[tuple[str | None, bool], _Listing] = {
    (bucket, named): _Listing(
        _MINE & _stands(statuses) & _PARTY if named else _MINE & _stands(statuses), applications.c.position
    )
    for bucket, statuses in [*BUCKETS.items(), (None, BUCKET_OF)]
    for named in (False, True)
}


@cache
def _before_court(status: str | None, *, assigned: bool, named: bool) -> _Listing:
    """Return the statements of a court's list, filtered as wished."""
    condition = _COURT
    if status is not None:
        # A status that applications do not reach yet is nobody's.
        condition &= _stands([Status(status)]) if status in set(Status) else false()
    if assigned:
        condition &= applications.c.assigned_to == bindparam("judge", type_=Uuid)
    return _Listing(condition & _PARTY if named else condition, applications.c.submitted_position)


_LOADS: Any = (
    select(
        applications.c.assigned_to.label("judge_id"),
        func.count().filter(_stands(OPEN)).label("open"),
        func.count().label("total"),
    )
    .where(_COURT)
    .group_by(applications.c.assigned_to)
)


class _Readings:
    """The statements behind the list of readings."""

    def __init__(self, condition: ColumnElement[bool]) -> None:
        self.counted: Any = select(func.count().label("total")).select_from(readings).where(condition)
        self.chosen = (
            select(readings, readings.c.position.label("cursor"))
            .where(condition, readings.c.position < bindparam("beyond"))
            .order_by(readings.c.position.desc())
            .limit(bindparam("limit", type_=Integer))
        )

    def shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a line as the court's administrator sees it."""
        return {name: value for name, value in row.items() if name not in ("position", "office", "cursor")}


_READINGS = _Readings(readings.c.office == bindparam("owner"))
_READINGS_OF_ONE = _Readings(
    (readings.c.office == bindparam("owner")) & (readings.c.application_id == bindparam("application"))
)


def _cursor(text: str) -> int:
    if not text.isdecimal():
        raise BadInput(
            {
                "field": "after",
                "code": "format",
                "zh": "应为上一页给出的游标",
                "en": "must be the cursor of a page",
            }
        )
    return int(text)
