"""What clocks do by themselves, what they ask of the court, and how that is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.preservation import rpc as calls
from services.chassis.causes import Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.rows import Put
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation import projections
from services.preservation.tests import applications as given
from services.preservation.tests.court import filed, lies
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


def test_a_look_that_was_set_meanwhile_is_not_lost_with_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk()
    id_ = desk.reviewed()
    renewed = {"application_id": id_, "what": "D4", "rung": "OVER", "look_at": NOON + 60 * DAY}
    find, once = desk.store.find, iter([True])

    def while_it_looks(kind: Any, id: UUID) -> Any:  # noqa: A002 - the port's word
        found = find(kind, id)
        if next(once, False):
            desk.store.save(cause=at(NOON), rows=[Put(projections.clock_looks, renewed)])
        return found

    monkeypatch.setattr(desk.store, "find", while_it_looks)
    ring(desk, NOON + 30 * DAY)

    assert renewed in desk.store.rows(projections.clock_looks)


def test_one_that_cannot_be_looked_at_stands_in_no_other_s_way(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk()
    broken, _ = desk.submitted(), desk.submitted()
    later, find = NOON + timedelta(hours=12), desk.store.find

    def unreadable(kind: Any, id: UUID) -> Any:  # noqa: A002 - the port's word
        if id == broken:
            raise RuntimeError
        return find(kind, id)

    monkeypatch.setattr(desk.store, "find", unreadable)
    assert ring(desk, later) == 2
    assert tasks(desk) == ["ACCEPT:OVER"]
    assert ring(desk, later) == 0, "it is not tried again at once"

    monkeypatch.undo()
    ring(desk, later + timedelta(hours=1))
    assert tasks(desk) == ["ACCEPT:OVER"] * 2


def test_a_crowd_of_clocks_is_looked_at_in_one_go() -> None:
    desk = a_desk()
    looks = [{"application_id": uuid4(), "what": "D4", "rung": "OVER", "look_at": NOON} for _ in range(250)]
    desk.store.save(cause=at(NOON), rows=[Put(projections.clock_looks, each) for each in looks])

    assert ring(desk, NOON) == 250
    assert ring(desk, NOON) == 0


def test_a_deferred_fee_not_paid_by_its_day_is_a_task_until_it_is_paid() -> None:
    desk = a_desk()
    application = given.reviewed(filed())
    given.ask_for_aid(application)
    given.answer_aid(application, "DEFERRED", due_on=date(2026, 6, 1))
    id_ = lies(desk, application)

    ring(desk, datetime(2026, 6, 1, 17, 59, tzinfo=UTC))
    assert "DEFERRED:OVER" not in tasks(desk), "until 24:00, and while a payment may be under way"
    ring(desk, datetime(2026, 6, 1, 18, 0, tzinfo=UTC))
    assert "DEFERRED:OVER" in tasks(desk)

    desk.hears_of_payment(id_)
    assert "DEFERRED:OVER" not in tasks(desk)
