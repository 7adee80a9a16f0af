"""The read models: the list of an account and of a court, the sections of drafts, and what each court was told."""

from __future__ import annotations

from collections import deque
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    Select,
    Sequence,
    Table,
    Text,
    Uuid,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from services.chassis.refusals import BadInput
from services.chassis.rows import POSITION, Delete, Patch, Put, RowOperation
from services.chassis.store import Store
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.decision import Decision
from services.preservation.domain.status import BUCKETS, Status
from services.preservation.use_cases import SECTIONS, Section

METADATA = MetaData()

applications = Table(
    "applications",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("submitted_position", BigInteger),
    Column("number", Text, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("status", Text, nullable=False),
    Column("court", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("amount", Numeric(15, 2)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("submitted_at", DateTime(timezone=True)),
    Index("applications_of_account", "account_id", "position"),
    Index("applications_before_court", "court", "submitted_position"),
)

sections = Table(
    "sections",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("section", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("content", JSONB, nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
)

office_feed = Table(
    "office_feed",
    METADATA,
    Column("office", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True),
)

application_number = Sequence("application_number", metadata=METADATA, start=1, increment=50)
"""Numbers for people; each process takes fifty at a time, so some are never given."""


# --- what an event changes --------------------------------------------------------------------------------------------


@singledispatch
def project(event: object) -> list[RowOperation]:
    """Return what *event* changes in the read models; it reads nothing."""
    msg = f"decide what {type(event).__qualname__} changes in the read models"
    raise NotImplementedError(msg)


@project.register
def _(event: Application.Created) -> list[RowOperation]:
    return [
        Put(
            applications,
            {
                "id": event.originator_id,
                "version": event.originator_version,
                "position": POSITION,
                "submitted_position": None,
                "number": event.number,
                "account_id": event.account_id,
                "status": Status.DRAFT.value,
                "court": event.court,
                "category": event.category,
                "type": event.type,
                "amount": event.amount,
                "created_at": event.created_at,
                "submitted_at": None,
            },
        )
    ]


@project.register
def _(event: Application.Deleted) -> list[RowOperation]:
    return [_stands(event, Status.DELETED)]


@project.register
def _(event: Application.Submitted) -> list[RowOperation]:
    creation = event.content.creation
    return [
        _stands(
            event,
            Status.SUBMITTED,
            submitted_position=POSITION,
            submitted_at=event.submitted_at,
            court=creation.court,
            category=creation.category,
            type=creation.type,
            amount=creation.amount,
        ),
        _told(event.court),
    ]


@project.register
def _(event: Application.Accepted) -> list[RowOperation]:
    return [_stands(event, Status.UNDER_REVIEW)]


@project.register
def _(event: Application.Reviewed) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_RULING if event.review.passed else Status.REJECTED), _told(event.court)]


@project.register
def _(event: Application.FeeAssessed) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_PAYMENT), _told(event.court)]


@project.register
def _(event: Application.FeeBilled) -> list[RowOperation]:
    return [_stands(event)]


@project.register
def _(event: Application.FeePaid) -> list[RowOperation]:
    return [_stands(event, Status.AWAITING_RULING), _told(event.court)]


@project.register
def _(event: Application.Ruled) -> list[RowOperation]:
    return [_stands(event, event.ruling.result.status), _told(event.court)]


@project.register
def _(event: Application.Withdrawn) -> list[RowOperation]:
    return [_stands(event, Status.WITHDRAWN), _told(event.court)]


@project.register
def _(event: Decision.Refused) -> list[RowOperation]:
    return [_told(event.office)]


def _stands(event: Any, status: Status | None = None, **also: Any) -> RowOperation:
    changed = {"version": event.originator_version, **({"status": status.value} if status else {}), **also}
    return Patch(applications, {"id": event.originator_id}, changed)


def _told(office: str) -> RowOperation:
    return Put(office_feed, {"office": office, "position": POSITION})


# --- what is asked of them --------------------------------------------------------------------------------------------


class Drafts:
    """The sections of drafts, as rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, application_id: UUID) -> dict[str, Section]:
        """Return every section, saved or not, by its name."""
        saved = {
            row["section"]: Section(
                application_id=application_id,
                name=row["section"],
                version=row["version"],
                content=row["content"],
                updated_at=row["updated_at"],
            )
            for row in self._store.rows(sections, application_id=application_id)
        }
        return {name: saved.get(name) or Section(application_id=application_id, name=name) for name in SECTIONS}

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
        statuses = BUCKETS[bucket] if bucket else [status for each in BUCKETS.values() for status in each]
        mine = (applications.c.account_id == account_id, applications.c.status.in_(sorted(statuses)))
        rows, following = self._page(_listed(_creation_of_drafts()).where(*mine), applications.c.position, after, limit)
        for row in rows:
            form = row.pop("form")
            if form and row["status"] == Status.DRAFT:
                row |= {name: form.get(name) for name in ("court", "category", "type", "amount")}
        return {"items": rows, "total": self._count(*mine), "next": following}

    def office_page(self, office: str, *, status: str | None, after: str | None, limit: int) -> dict[str, Any]:
        """Return one page of what was submitted to a court."""
        submitted = [applications.c.court == office, applications.c.submitted_position.is_not(None)]
        if status:
            submitted.append(applications.c.status == status)
        rows, following = self._page(_listed().where(*submitted), applications.c.submitted_position, after, limit)
        return {"items": rows, "total": self._count(*submitted), "next": following}

    def counters(self, account_id: UUID) -> dict[str, int]:
        """Return the number of applications per bucket, and `created`: all that ever were, deleted ones too."""
        counted = (
            func.count().filter(applications.c.status.in_(sorted(statuses))).label(bucket) for bucket, statuses in BUCKETS.items()
        )
        (row,) = self._store.read(
            select(*counted, func.count().label("created")).where(applications.c.account_id == account_id)
        )
        return row

    def _page(
        self, chosen: Select[Any], position: Column[int], after: str | None, limit: int
    ) -> tuple[list[dict[str, Any]], str | None]:
        """Return a page by keyset, and the cursor of the next one."""
        if after:
            chosen = chosen.where(position < _cursor(after))
        rows = self._store.read(chosen.add_columns(position.label("cursor")).order_by(position.desc()).limit(limit + 1))
        cursors = [str(row.pop("cursor")) for row in rows]
        return rows[:limit], cursors[limit - 1] if len(rows) > limit else None

    def _count(self, *conditions: Any) -> int:
        (row,) = self._store.read(select(func.count().label("total")).select_from(applications).where(*conditions))
        return int(row["total"])


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
    found = (
        select(office_feed.c.position)
        .where(office_feed.c.office == office, office_feed.c.position > position)
        .order_by(office_feed.c.position)
        .limit(limit)
    )
    return [row["position"] for row in store.read(found)]


_LISTED = ("id", "number", "status", "court", "category", "type", "amount", "created_at", "submitted_at")


def _listed(chosen: Select[Any] | None = None) -> Select[Any]:
    columns = [applications.c[name] for name in _LISTED]
    return select(*columns) if chosen is None else chosen.add_columns(*columns)


def _creation_of_drafts() -> Select[Any]:
    """Select the creation form beside each application; outside a draft it is out of date."""
    form = (sections.c.application_id == applications.c.id) & (sections.c.section == "creation")
    return select(sections.c.content.label("form")).select_from(applications.outerjoin(sections, form))


def _cursor(text: str) -> int:
    if not text.isdecimal():
        raise BadInput({"field": "after", "code": "format", "zh": "应为上一页给出的游标", "en": "must be the cursor of a page"})
    return int(text)
