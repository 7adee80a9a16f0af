"""The small streams of alarms: one that rang, and one that was answered."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Opening
from services.chassis.personal import Erased, Personal


class Alarm(Aggregate):
    """A clock that rang; its id follows from clock, period and rung, so that it rings once however many programs look."""

    TOPIC = "preservation.alarm"

    class Rang(Opening):
        TOPIC = "preservation.alarm.rang"
        application_id: UUID
        account_id: UUID
        organisation_id: UUID | None
        watchers: tuple[UUID, ...]
        court: str
        number: str
        rule: str
        rung: str
        whose: str
        since: datetime
        last_on: date | None
        rang_at: datetime

    @classmethod
    def sound(cls, *, id: UUID, **facts: Any) -> "Alarm":  # noqa: A002 - the library's word
        """Let it ring; *facts* are the fields of `Rang`."""
        return cls._create(cls.Rang, id=id, **facts)

    @event(Rang)
    def __init__(self, application_id: UUID) -> None:
        self.application_id = application_id


class Settlement(Aggregate):
    """Somebody of the court did what a task asked for; it has the task's id with another ending."""

    TOPIC = "preservation.settlement"

    class Settled(Opening):
        TOPIC = "preservation.settlement.settled"
        task_id: UUID
        office: str
        remark: Annotated[str | Erased, Personal]
        settled_by: str
        settled_at: datetime

    @classmethod
    def settle(cls, *, id: UUID, **facts: Any) -> "Settlement":  # noqa: A002 - the library's word
        """Record it; *facts* are the fields of `Settled`."""
        return cls._create(cls.Settled, id=id, **facts)

    @event(Settled)
    def __init__(self, task_id: UUID) -> None:
        self.task_id = task_id
