"""What clocks do by themselves, and what they ask of the court."""

from __future__ import annotations

from datetime import timedelta
from itertools import takewhile
from typing import Any
from uuid import UUID

from services.chassis import logs
from services.chassis.aggregate import Aggregate
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Refusal, StoreUnavailable, Unknown
from services.chassis.store import Conflict
from services.preservation.domain import alarm, clocks
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.ringing import Alarm, Settlement
from services.preservation.use_cases.desk import Desk, office_of

AT_A_TIME, AT_MOST = 100, 100
"""Looks of a round, and rounds: what is left then waits for the next time."""
AGAIN_AFTER = timedelta(hours=1)
log = logs.get(__name__)


class TaskDone(Refusal):
    """A task is settled once."""

    CODE = "preservation.task-done"


class Clocks(Desk):
    """Look at the clocks whose time has come; list and settle what a court has to do."""

    def ring(self, *, cause: Cause) -> int:
        """
        Look at every clock whose time has come, and return how many there were.

        A term that has run out ends its measure by itself; whatever else runs out only rings, and the court acts. What
        cannot be looked at stands in no other's way: it is tried again an hour later.
        """
        rounds = (self._round(cause) for _ in range(AT_MOST))
        return sum(takewhile(bool, rounds))

    def _round(self, cause: Cause) -> int:
        return sum(self._is_done(each, cause) for each in self.alarms.due(at=cause.at, limit=AT_A_TIME))

    def _is_done(self, look: dict[str, Any], cause: Cause) -> bool:
        """Look there; tell whether nobody needs to do so now."""
        try:
            self._look(look, cause)
        except Conflict:
            return False  # somebody acts on it right now, or looks, too
        except StoreUnavailable:
            raise
        except Exception:
            log.exception(
                "a clock could not be looked at", **{**look, "look_at": look["look_at"].isoformat()}
            )
            self.store.save(cause=cause, rows=self.alarms.put_off(look, until=cause.at + AGAIN_AFTER))
        return True

    def _look(self, look: dict[str, Any], cause: Cause) -> None:
        what, rung = look["what"], look["rung"]
        saved: list[Aggregate] = []
        application = self.store.find(PreservationApplication, look["application_id"])
        ring = alarm.ring(application, what, rung, at=cause.at) if application else None
        if application is not None and ring is not None:
            if (ring.rule, rung) == (alarm.TERM, alarm.OVER):
                application.expire_measure(UUID(what.partition(":")[2]), at=cause.at)
                saved.append(application)
            rang = _rung(application, ring, rung, what, cause)
            if self.store.find(Alarm, rang.id) is None:
                saved.append(rang)
        self.store.save(*saved, cause=cause, rows=[self.alarms.looked(look)])

    def list_tasks(
        self,
        *,
        by: Actor,
        application_id: UUID | None = None,
        done: bool = False,
        after: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """Return one page of what the court has to do, oldest first."""
        office = office_of(by)
        page = self.alarms.page(office, application_id=application_id, done=done, after=after, limit=limit)
        return {**page, "items": [_line(each) for each in page["items"]]}

    def settle_task(self, *, cause: Cause, task_id: UUID, remark: str = "") -> dict[str, Any]:
        """Record that somebody of the court did what was asked."""
        office = office_of(cause.actor)
        task = self.alarms.task(task_id)
        application = self.store.find(PreservationApplication, task["application_id"]) if task else None
        if task is None or application is None or application.court != office:
            raise Unknown
        if task["done_at"] is not None:
            raise TaskDone
        settlement = Settlement.settle(
            id=alarm.duty_id(task["application_id"], "SETTLED", task_id),
            task_id=task_id,
            office=office,
            remark=remark,
            settled_by=cause.actor.id,
            settled_at=cause.at,
        )
        answer = {"id": task_id, "version": settlement.version, "status": "DONE"}
        return self.store.save(settlement, cause=cause, answer=answer)


def paid_after_lapse(application: PreservationApplication, cause: Cause) -> Alarm:
    """Ask the court what becomes of money that came for an application that had lapsed."""
    ring = alarm.Ring(alarm.PAID_AFTER_LAPSE, clocks.COURT, cause.at, None)
    return _rung(application, ring, alarm.OVER, cause.id, cause)


def _rung(
    application: PreservationApplication, ring: alarm.Ring, rung: str, what: str, cause: Cause
) -> Alarm:
    return Alarm.sound(
        id=alarm.duty_id(application.id, f"RANG:{what}:{rung}", ring.since.isoformat()),
        application_id=application.id,
        account_id=application.account_id,
        organisation_id=application.organisation_id,
        watchers=application.watchers,
        court=application.court,
        number=application.number,
        rule=ring.rule,
        rung=rung,
        whose=ring.whose,
        since=ring.since,
        last_on=ring.last_on,
        rang_at=cause.at,
    )


def _line(row: dict[str, Any]) -> dict[str, Any]:
    duty = alarm.DUTIES[row["kind"]]
    kept = ("id", "application_id", "number", "kind", "urgent", "opened_at", "done_at")
    return {**{name: row[name] for name in kept}, "text": duty.zh, "source": duty.source}
