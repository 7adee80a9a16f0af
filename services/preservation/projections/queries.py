"""What is asked of the read models, and of what is typed into drafts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Integer, bindparam, func, literal_column, or_, select

from services.chassis.refusals import BadInput
from services.chassis.rows import Delete, Put, RowOperation
from services.chassis.store import Store
from services.preservation.domain.status import BUCKET_OF, BUCKETS, Status
from services.preservation.projections.tables import application_number, applications, office_feed, sections
from services.preservation.use_cases.ports import SECTIONS, Section


class Drafts:
    """The sections of drafts, as rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, application_id: UUID) -> dict[str, Section]:
        """Return every section, saved or not, by its name."""
        saved = {
            row["section"]: _section(application_id, row)
            for row in self._store.rows(sections, application_id=application_id)
        }
        return {
            name: saved.get(name) or Section(application_id=application_id, name=name) for name in SECTIONS
        }

    def one(self, application_id: UUID, name: str) -> Section:
        """Return one section, saved or not."""
        row = self._store.row(sections, application_id=application_id, section=name)
        return _section(application_id, row) if row else Section(application_id=application_id, name=name)

    def kept(self, section: Section) -> RowOperation:
        """Return the row operation that keeps *section*."""
        return Put(
            sections,
            {
                "application_id": section.application_id,
                "section": section.name,
                "version": section.version,
                "content": section.content,
                "updated_at": section.updated_at,
            },
        )

    def dropped(self, application_id: UUID) -> list[RowOperation]:
        """Return the row operations that drop every section."""
        return [Delete(sections, {"application_id": application_id, "section": name}) for name in SECTIONS]


class Lists:
    """The lists of accounts and courts, newest first, and the counters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, account_id: UUID, *, bucket: str | None, after: str | None, limit: int) -> dict[str, Any]:
        """Return one page of an account's applications; a draft shows what its creation form says at present."""
        return self._page(_OF_ACCOUNT[bucket], account_id, after, limit)

    def office_page(
        self, office: str, *, status: str | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what was submitted to a court."""
        if status not in _BEFORE_COURT:
            return {"items": [], "total": 0, "next": None}
        return self._page(_BEFORE_COURT[status], office, after, limit)

    def counters(self, account_id: UUID) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were, deleted ones too."""
        (row,) = self._store.read(_COUNTERS, owner=account_id)
        return {name: row[name] for name in (*BUCKETS, "created")}

    def _page(self, listing: _Listing, owner: UUID | str, after: str | None, limit: int) -> dict[str, Any]:
        """Return a page by keyset: items, total, and the cursor of the next one."""
        beyond = _cursor(after) if after else _END
        (counted,) = self._store.read(listing.counted, owner=owner)
        rows = self._store.read(listing.chosen, owner=owner, beyond=beyond, limit=limit + 1)
        return {
            "items": [_listed(row) for row in rows[:limit]],
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


def told_after(store: Store, office: str, position: int, limit: int) -> list[int]:
    """Return the positions of what *office* was told after *position*, in order."""
    return [row["position"] for row in store.read(_FEED, office=office, after=position, limit=limit)]


# --- statements, built once: building one costs more than running it --------------------------------------------------

_END = 2**63 - 1
"""A position beyond all."""

_LISTED = ("id", "number", "status", "court", "category", "type", "amount", "created_at", "submitted_at")


class _Listing:
    """The statements behind one list: its lines, newest first, and how many there are."""

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


def _stands(statuses: Iterable[Status]) -> ColumnElement[bool]:
    return or_(*(applications.c.status == literal_column(f"'{each.value}'") for each in sorted(statuses)))


_OWNER = applications.c.account_id == bindparam("owner")
_COURT = (applications.c.court == bindparam("owner")) & applications.c.submitted_position.is_not(None)

_COUNTED: list[Any] = [func.count().filter(_stands(each)).label(bucket) for bucket, each in BUCKETS.items()]
_COUNTERS = select(*_COUNTED, func.count().label("created")).where(_OWNER)

_OF_ACCOUNT: dict[str | None, _Listing] = {
    bucket: _Listing(_OWNER & _stands(statuses), applications.c.position)
    for bucket, statuses in BUCKETS.items()
} | {None: _Listing(_OWNER & _stands(BUCKET_OF), applications.c.position)}
_BEFORE_COURT: dict[str | None, _Listing] = {
    each.value: _Listing(_COURT & _stands([each]), applications.c.submitted_position) for each in Status
} | {None: _Listing(_COURT, applications.c.submitted_position)}

_FEED = (
    select(office_feed.c.position)
    .where(office_feed.c.office == bindparam("office"), office_feed.c.position > bindparam("after"))
    .order_by(office_feed.c.position)
    .limit(bindparam("limit", type_=Integer))
)


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    """Return the line of an application; what a draft says lies in its creation form."""
    form = row["form"] if row["status"] == Status.DRAFT else None
    return {name: form[name] if form and name in form else row[name] for name in _LISTED}


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


def _section(application_id: UUID, row: Mapping[str, Any]) -> Section:
    return Section(
        application_id=application_id,
        name=row["section"],
        version=row["version"],
        content=row["content"],
        updated_at=row["updated_at"],
    )
