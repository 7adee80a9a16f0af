"""What clocks do by themselves, what they ask of the court, and how that is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from contracts.preservation import rpc as calls
from services.chassis.causes import Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.rows import Put
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation import projections
from services.preservation.tests.desk import CLERK, JUDGE, Desk, a_desk, on_the_wire
from services.preservation.use_cases.clocks import TaskDone

DAY = timedelta(days=1)


def at(moment: datetime) -> Cause:
    return replace(a_cause(an_actor("service")), mark="", at=moment)


def ring(desk: Desk, moment: datetime) -> int:
    return desk.preservation.ring(cause=at(moment))


def tasks(desk: Desk, *, done: bool = False) -> list[str]:
    return [each["kind"] for each in desk.preservation.list_tasks(by=JUDGE, done=done)["items"]]


def test_what_is_not_due_yet_is_not_looked_at() -> None:
    desk = a_desk()
    desk.submitted()

    assert ring(desk, NOON + timedelta(hours=11)) == 0
    assert tasks(desk) == []


def test_an_urgent_application_left_lying_becomes_a_task_of_the_court() -> None:
    desk = a_desk()
    desk.submitted()

    assert ring(desk, NOON + timedelta(hours=12)) == 1
    assert tasks(desk) == ["ACCEPT:OVER"]
    page = desk.preservation.list_tasks(by=CLERK)
    assert on_the_wire(calls.LIST_TASKS, page)["items"][0]["urgent"] is True


def test_a_clock_rings_once_however_often_it_is_looked_at() -> None:
    desk = a_desk()
    id_ = desk.submitted()
    later = NOON + timedelta(hours=12)
    ring(desk, later)
    desk.store.save(
        cause=at(later),
        rows=[  # as after read models were built anew
            Put(
                projections.clock_looks,
                {"application_id": id_, "what": "ACCEPT", "rung": "OVER", "look_at": later},
            )
        ],
    )

    assert ring(desk, later) == 1
    assert ring(desk, later) == 0, "and the look is gone"
    assert tasks(desk) == ["ACCEPT:OVER"]


def test_a_task_that_the_state_no_longer_asks_for_is_not_shown() -> None:
    desk = a_desk()
    id_ = desk.submitted()
    ring(desk, NOON + timedelta(hours=12))
    desk.preservation.accept_application(
        cause=a_cause(CLERK), application_id=id_, content_hash=desk.hash_of(id_)
    )

    assert tasks(desk) == []


def test_a_fee_not_paid_in_time_is_a_task_and_changes_nothing_by_itself() -> None:
    desk = a_desk()
    id_ = desk.reviewed()
    ring(desk, NOON + 30 * DAY)

    assert "D4:OVER" in tasks(desk)
    assert desk.view(id_)["status"] == "AWAITING_PAYMENT"


def test_a_settled_task_is_listed_among_those_done_and_settled_once() -> None:
    desk = a_desk()
    desk.submitted()
    ring(desk, NOON + timedelta(hours=12))
    task_id: UUID = desk.preservation.list_tasks(by=CLERK)["items"][0]["id"]

    desk.preservation.settle_task(cause=a_cause(CLERK), task_id=task_id, remark="已电话联系")

    assert (tasks(desk), tasks(desk, done=True)) == ([], ["ACCEPT:OVER"])
    with pytest.raises(TaskDone):
        desk.preservation.settle_task(cause=a_cause(CLERK), task_id=task_id)


def test_another_court_sees_and_settles_no_task_of_ours() -> None:
    desk = a_desk()
    desk.submitted()
    ring(desk, NOON + timedelta(hours=12))
    task_id = desk.preservation.list_tasks(by=CLERK)["items"][0]["id"]
    stranger = an_actor("clerk", office="湘01")

    assert desk.preservation.list_tasks(by=stranger)["items"] == []
    with pytest.raises(Unknown):
        desk.preservation.settle_task(cause=a_cause(stranger), task_id=task_id)
    with pytest.raises(NotAllowed):
        desk.preservation.list_tasks(by=desk.applicant)
