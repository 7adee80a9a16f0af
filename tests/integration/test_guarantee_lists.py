"""Guarantee's read models in the real database: what they say is what a replay of the log says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from contracts.guarantee import rpc as calls
from services.chassis import clock
from services.chassis.rows import Put, fold, placed
from services.chassis.store import Store, replay
from services.chassis.testing import NOON, an_actor
from services.guarantee import projections
from services.guarantee.domain.states import BUCKET_OF, CARRIED, State
from services.guarantee.tests import ways
from services.guarantee.tests.always import SHOWN
from services.guarantee.tests.desk import (
    ADMINISTRATOR,
    SECRET,
    UNDERWRITER,
    Desk,
    a_desk,
    on_the_wire,
)
from services.guarantee.tests.ways import REACHABLE


@pytest.fixture
def desk(scratch: str) -> Iterator[Desk]:
    """Return a desk over the real database, at noon."""
    clock.tell(lambda: NOON)
    projections.METADATA.create_all(create_engine(scratch, poolclass=NullPool))
    with closing(Store(url=scratch, project=projections.project, secret=SECRET)) as store:
        yield a_desk(store)
    clock.tell(lambda: datetime.now(UTC))


def test_every_application_is_counted_once_and_the_counter_opens_its_list(desk: Desk) -> None:
    desk.of(an_actor("applicant")).filled()
    assert desk.guarantee.view_column(by=desk.applicant)["first_use"]

    state_of = {ways.brought_to(desk, state): state for state in REACHABLE}

    column = on_the_wire(calls.VIEW_COLUMN, desk.guarantee.view_column(by=desk.applicant))
    everything = desk.guarantee.list_applications(by=desk.applicant, limit=100)
    assert column["total"] == everything["total"] == len(everything["items"]) == len(REACHABLE) - 1
    assert sum(column["counters"].values()) == column["total"]
    assert not column["first_use"]
    for bucket, count in column["counters"].items():
        page = on_the_wire(
            calls.LIST_APPLICATIONS, desk.guarantee.list_applications(by=desk.applicant, bucket=bucket)
        )
        assert page["total"] == count == len(page["items"])
        assert {BUCKET_OF[state_of[UUID(each["id"])]] for each in page["items"]} <= {bucket}


def test_an_insurer_carries_the_sum_of_what_is_open(desk: Desk) -> None:
    ids = [ways.brought_to(desk, state) for state in REACHABLE if state in CARRIED | {State.WITHDRAWN}]
    lowered = next(each for each in ids if desk.application(each).state is State.LETTER_ISSUED)
    ways.endorse(desk, lowered)

    exposure = desk.guarantee.view_exposure(by=ADMINISTRATOR)

    carried = [each for each in map(desk.application, ids) if each.state in CARRIED]
    assert len(carried) == len(CARRIED) - 1  # none rests between policy and letter
    assert exposure["open"] == sum(each.amount for each in carried)
    assert exposure["open"] == sum(each["amount"] for each in exposure["lines"])
    assert exposure["free"] == exposure["capacity"] - exposure["open"]


def test_the_whole_read_model_is_what_replay_says(desk: Desk) -> None:
    for state in REACHABLE:
        id_ = ways.brought_to(desk, state)
        application, row = replay(each.event for each in desk.store.history(id_)), desk.row(id_)
        assert application.state is state
        assert {name: at_utc(row[name]) for name in SHOWN} == {
            name: at_utc(shown(application)) for name, shown in SHOWN.items()
        }


WRITTEN_BY_USE_CASES = {"sections", "documents", "letters"}
"""What is typed in, and what was sealed: no event carries it."""


def test_every_other_table_is_the_fold_of_the_log(desk: Desk) -> None:
    ids = [ways.brought_to(desk, state) for state in REACHABLE]
    submitted = next(each for each in ids if desk.application(each).state is State.SUBMITTED)
    desk.guarantee.view_snapshot(by=UNDERWRITER, application_id=submitted)

    expected: dict[str, list[Any]] = {}
    store: Any = desk.store
    for each in fold(
        placed(operation, recorded.position)
        for recorded in store.recorded.after(0, 1_000)
        for operation in projections.project(recorded.event)
    ):
        assert isinstance(each, Put)
        expected.setdefault(each.table.name, []).append(each.values)

    by_events = set(projections.METADATA.tables) - WRITTEN_BY_USE_CASES
    assert set(expected) == by_events
    for name, rows in ((name, expected[name]) for name in sorted(by_events)):
        found = desk.store.rows(projections.METADATA.tables[name])
        assert sorted(map(orderly, found)) == sorted(map(orderly, rows)), name


def test_the_drafts_of_an_account_are_found_and_an_insurer_sees_none(desk: Desk) -> None:
    drafts = [
        ways.brought_to(desk, state)
        for state in (State.DRAFT, State.DRAFT, State.SUBMITTED, State.DECLINED, State.DELETED)
    ][:2]

    assert set(desk.guarantee.lists.drafts_of(desk.applicant.account)) == set(drafts)
    assert desk.guarantee.lists.drafts_of(uuid4()) == []
    assert desk.guarantee.list_office_applications(by=UNDERWRITER, limit=100)["total"] == 1


def orderly(row: Mapping[str, Any]) -> str:
    return str(sorted((name, at_utc(value)) for name, value in row.items()))


def at_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
