"""When to look at which clock, and what a court has to do: both follow from the events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    func,
    or_,
    select,
)

from services.chassis.rows import POSITION, Delete, Patch, Put, RowOperation
from services.chassis.store import Store
from services.dossier.pages import position_at
from services.preservation.domain import events
from services.preservation.domain.alarm import DEFERRED, DUTIES, OVER, duty_id, looks
from services.preservation.domain.clocks import COURT
from services.preservation.domain.ringing import Alarm, Settlement
from services.preservation.projections.tables import METADATA, applications

clock_looks = Table(
    "clock_looks",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("rung", Text, primary_key=True),
    Column("look_at", DateTime(timezone=True), primary_key=True),
    Index("clock_looks_by_time", "look_at"),
)
"""When it is time to look at a clock; whether it still runs, the application tells. A new period is another row."""

tasks = Table(
    "tasks",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("office", Text, nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("done_at", DateTime(timezone=True)),
    Index("tasks_of_office", "office", "position"),
    Index("tasks_of_application", "application_id", "position"),
)
"""What courts have to do; one whose application stands elsewhere by now asks for nothing."""


def follow(event: Any) -> Iterator[RowOperation]:
    """Return what *event* changes here: when to look at which clock, and which tasks it opens or closes."""
    for look in looks(event):
        yield Put(
            clock_looks,
            {
                "application_id": event.originator_id,
                "what": look.what,
                "rung": look.rung,
                "look_at": look.at,
            },
        )
    yield from _opens(event)
    yield from _closes(event)


def _opens(event: Any) -> Iterator[RowOperation]:
    match event:
        case Alarm.Rang(rule=rule, rung=rung, whose=whose) if f"{rule}:{rung}" in DUTIES:
            if whose == COURT or rung == OVER:
                # A fee is deferred once, and who pays it knows of no period.
                about = "" if rule == DEFERRED else event.since.isoformat()
                yield _opened(event.court, event.application_id, f"{rule}:{rung}", about, event.rang_at)
        case events.AidRequested(requested_at=at):
            yield _opened(event.court, event.originator_id, "AID", "", at)
        case events.FeeObjected(objected_at=at):
            yield _opened(event.court, event.originator_id, "FEE_OBJECTION", "", at)
        case events.Ruled(clock=clock) if clock is not None:
            yield _opened(event.court, event.originator_id, "ENFORCE", "", event.timestamp)
        case events.MeasureTaken(measure_id=measure, recorded_at=at):
            yield _opened(event.court, event.originator_id, "NOTIFY_RESPONDENT", measure, at)
    for paper, kinds in _SERVED.items():
        if isinstance(event, kinds) and getattr(event, "clock", None) is None:
            yield _opened(event.court, event.originator_id, "SERVE", paper, event.timestamp)


def _closes(event: Any) -> Iterator[RowOperation]:
    match event:
        case Settlement.Settled(task_id=task, settled_at=at):
            yield _closed(task, at)
        case events.FeeWaived() | events.FeeDeferred() | events.FeeReduced() | events.AidRefused():
            yield _closed(duty_id(event.originator_id, "AID", ""), event.timestamp)
        case events.FeePaid(paid_at=at):
            yield _closed(duty_id(event.originator_id, f"{DEFERRED}:{OVER}", ""), at)
        case events.FeeObjectionDecided(decided_at=at):
            yield _closed(duty_id(event.originator_id, "FEE_OBJECTION", ""), at)
        case events.Served(paper=paper, recorded_at=at):
            yield _closed(duty_id(event.originator_id, "SERVE", paper), at)


_SERVED: dict[str, tuple[type[events.Step], ...]] = {
    "D4": (events.FeeAssessed, events.FeeReduced, events.AidRefused, events.FeeObjectionDecided),
    "D5": (events.GuaranteeOrdered,),
    "D6": (events.ReturnedForCorrection,),
}
"""By which events a paper goes out whose period begins when it is received."""


def _opened(office: str, application_id: UUID, kind: str, about: object, at: datetime) -> RowOperation:
    return Put(
        tasks,
        {
            "id": duty_id(application_id, kind, about),
            "position": POSITION,
            "office": office,
            "application_id": application_id,
            "kind": kind,
            "urgent": DUTIES[kind].urgent,
            "opened_at": at,
            "done_at": None,
        },
    )


def _closed(duty: UUID, at: datetime) -> RowOperation:
    return Patch(tasks, {"id": duty}, {"done_at": at})


class Alarms:
    """What there is to look at, and what a court has to do."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def due(self, *, at: datetime, limit: int) -> list[dict[str, Any]]:
        """Return the looks whose time has come, earliest first: application_id, what, rung, look_at."""
        return self._store.read(_DUE, at=at, limit=limit)

    def looked(self, look: Mapping[str, Any]) -> RowOperation:
        """Return the row operation after which nobody looks there again; a look set meanwhile stays."""
        return Delete(clock_looks, look)

    def put_off(self, look: Mapping[str, Any], *, until: datetime) -> list[RowOperation]:
        """Return the row operations after which somebody looks there later."""
        return [self.looked(look), Put(clock_looks, {**look, "look_at": until})]

    def task(self, task_id: UUID) -> dict[str, Any] | None:
        """Return a task of some court."""
        return self._store.row(tasks, id=task_id)

    def page(
        self, office: str, *, application_id: UUID | None, done: bool, after: str | None, limit: int
    ) -> dict[str, Any]:
        """Return one page of what a court has to do, oldest first: items, total, next."""
        given = {"office": office, "application": application_id}
        of_one = application_id is not None
        (counted,) = self._store.read(_COUNTED[of_one, done], **given)
        rows = self._store.read(_CHOSEN[of_one, done], **given, beyond=position_at(after), limit=limit + 1)
        return {
            "items": rows[:limit],
            "total": counted["total"],
            "next": str(rows[limit - 1]["position"]) if len(rows) > limit else None,
        }


_DUE = (
    select(clock_looks)
    .where(clock_looks.c.look_at <= bindparam("at"))
    .order_by(clock_looks.c.look_at)
    .limit(bindparam("limit", type_=Integer))
)
_STILL = or_(
    *(
        and_(
            tasks.c.kind == kind,
            applications.c.status
            == any_(bindparam(f"{kind}_stands", sorted(each.value for each in duty.states), ARRAY(Text))),
        )
        for kind, duty in DUTIES.items()
    )
)
"""What the application's state still asks for."""


def _where(*, of_one: bool, done: bool) -> Any:
    # A file that is transferred takes its tasks with it.
    condition = applications.c.court == bindparam("office")
    if of_one:
        condition &= tasks.c.application_id == bindparam("application", type_=Uuid)
    return condition & (tasks.c.done_at.is_not(None) if done else tasks.c.done_at.is_(None) & _STILL)


_JOINED = tasks.join(applications, applications.c.id == tasks.c.application_id)
_CHOICES = [(of_one, done) for of_one in (False, True) for done in (False, True)]
_COUNTED = {
    (of_one, done): select(func.count().label("total"))
    .select_from(_JOINED)
    .where(_where(of_one=of_one, done=done))
    for of_one, done in _CHOICES
}
_CHOSEN = {
    (of_one, done): select(*tasks.c, applications.c.number)
    .select_from(_JOINED)
    .where(_where(of_one=of_one, done=done), tasks.c.position > bindparam("beyond"))
    .order_by(tasks.c.position)
    .limit(bindparam("limit", type_=Integer))
    for of_one, done in _CHOICES
}
