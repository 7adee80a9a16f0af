"""An aggregate to measure with: as many fields, of the same types, as a step of an application has."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import event
from sqlalchemy import BigInteger, Column, DateTime, Integer, MetaData, Numeric, Table, Text, Uuid

from contracts.message import Message, Told, message
from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.causes import Actor, Cause
from services.chassis.rows import POSITION, Patch, Put, RowOperation

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
OFFICE = "湘"
ACTOR = Actor(id="3f7c2a5e-3f0e-4c54-9a3b-1d9f0d6f7a11", role="applicant")

METADATA = MetaData()
CASES = Table(
    "cases",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("amount", Numeric(14, 2)),
    Column("moved_at", DateTime(timezone=True), nullable=False),
)


class Case(Aggregate):
    """Something that moves from step to step."""

    TOPIC = "bench.case"

    class Opened(Opening):
        TOPIC = "bench.case.opened"
        account_id: UUID
        court: str
        amount: Decimal
        opened_at: datetime

    class Moved(Event):
        TOPIC = "bench.case.moved"
        account_id: UUID
        court: str
        status: str
        amount: Decimal
        remark: str
        moved_at: datetime

    def __init__(self, account_id: UUID, court: str, amount: Decimal) -> None:
        self.account_id, self.court, self.amount = account_id, court, amount
        self.status = "OPEN"

    @classmethod
    def open(cls, case_id: UUID, *, court: str = "") -> Self:
        """Open a case."""
        return cls._create(
            cls.Opened,
            id=case_id,
            account_id=ACTOR.account,
            court=court,
            amount=Decimal("20000.00"),
            opened_at=NOON,
        )

    def move(self, status: str) -> None:
        """Take the next step."""
        self._moved(
            account_id=self.account_id,
            court=self.court,
            status=status,
            amount=self.amount,
            remark="材料齐全，予以受理。",
            moved_at=NOON,
        )

    @event(Moved)
    def _moved(
        self, *, account_id: UUID, court: str, status: str, amount: Decimal, remark: str, moved_at: datetime
    ) -> None:
        self.account_id, self.court = account_id, court
        self.status, self.amount = status, amount
        self.remark, self.moved_at = remark, moved_at


@message("bench.case.moved")
class CaseMoved(Message):
    """A case took a step; *name* tells one step from another."""

    case_id: UUID
    account_id: UUID
    court: str
    name: str
    amount: Decimal
    moved_at: datetime


def told(happened: object) -> Told | None:
    """Return what others are told: steps, the court's also to the court."""
    if not isinstance(happened, Case.Moved):
        return None
    moved = CaseMoved(
        case_id=happened.originator_id,
        account_id=happened.account_id,
        court=happened.court,
        name=happened.status,
        amount=happened.amount,
        moved_at=happened.moved_at,
    )
    return Told(
        message=moved, subject=happened.originator_id, offices=(happened.court,) if happened.court else ()
    )


def project(happened: Any) -> list[RowOperation]:
    """Return the one row of the case."""
    if isinstance(happened, Case.Opened):
        row = {
            "id": happened.originator_id,
            "version": happened.originator_version,
            "position": POSITION,
            "status": "OPEN",
            "amount": happened.amount,
            "moved_at": happened.opened_at,
        }
        return [Put(CASES, row)]
    changed = {
        "version": happened.originator_version,
        "status": happened.status,
        "moved_at": happened.moved_at,
    }
    return [Patch(CASES, {"id": happened.originator_id}, changed)]


def cause(name: str) -> Cause:
    """Return a cause with a mark of its own."""
    return Cause(
        mark=f"{ACTOR.id}:move:{name}",
        id=name,
        actor=ACTOR,
        at=NOON,
        digest="0" * 64,
        correlation=name,
        trace=name,
    )
