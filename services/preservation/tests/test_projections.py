from __future__ import annotations

from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.chassis.refusals import BadInput
from services.chassis.rows import POSITION, Patch, Put
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor
from services.dossier.drafting import Section
from services.preservation import projections
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.decision import Decision
from services.preservation.domain.status import BUCKETS, Status
from services.preservation.tests import applications as given
from services.preservation.tests import court
from services.preservation.tests import desk as example
from services.preservation.tests.desk import Desk
from services.preservation.use_cases.ports import SECTIONS


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(projections.project)


def listed(store: MemoryStore, id_: UUID) -> dict[str, Any]:
    row = store.row(projections.applications, id=id_)
    assert row is not None
    return row


@pytest.mark.parametrize("status", Status)
def test_the_list_says_what_replay_says(desk: Desk, status: Status) -> None:
    id_ = court.brought_to(desk, status)

    again = desk.store.find(Application, id_)
    row = listed(desk.store, id_)
    assert again is not None
    assert (row["status"], row["version"], row["court"]) == (again.status, again.version, again.court)
    assert row["status"] == status
    clock = again.clocks.get("D1") or again.clocks.get("D2") or again.clocks.get("D3")
    assert (row["clock"], row["clock_at"]) == ((clock.rule, clock.at) if clock else (None, None))


def test_every_status_but_deleted_is_in_exactly_one_counter() -> None:
    counted = [status for statuses in BUCKETS.values() for status in statuses]

    assert sorted(counted) == sorted(set(Status) - {Status.DELETED})


def test_what_was_submitted_is_listed_as_it_was_frozen(store: MemoryStore) -> None:
    application = given.submitted(example.content(court="京", type="CONDUCT", amount=None))

    store.save(application, cause=a_cause())

    row = listed(store, application.id)
    assert (row["court"], row["type"], row["amount"], row["submitted_at"]) == ("京", "CONDUCT", None, NOON)
    assert (row["position"], row["submitted_position"]) == (1, 2)


def test_the_feed_of_a_court_holds_what_it_is_told_and_nothing_else(store: MemoryStore) -> None:
    store.save(given.ruled(), cause=a_cause())
    refused = Decision.refuse(
        id=uuid4(), decision_id="1", office="湘", application_id=None, code="unknown", at=NOON
    )
    store.save(refused, cause=a_cause())

    positions = [row["position"] for row in store.rows(projections.office_feed, office="湘")]
    topics = [store.log[position - 1].topic.rpartition(".")[2] for position in positions]
    assert topics == [
        "submitted",
        "accepted",
        "reviewed",
        "fee_assessed",
        "fee_paid",
        "ruled",
        "refused",
    ]
    assert all(earlier < later for earlier, later in pairwise(positions))


def test_a_projection_reads_nothing_and_opens_its_row_once() -> None:
    operations = [
        each
        for event in given.ruled().pending_events
        for each in projections.project(event)
        if each.table.name == "applications"
    ]

    assert [type(each) for each in operations] == [Put, *[Patch] * 6]
    assert isinstance(operations[0], Put)
    assert operations[0].values["position"] is POSITION


def test_an_event_without_a_projection_is_noticed() -> None:
    with pytest.raises(NotImplementedError):
        projections.project(object())


def test_sections_are_kept_and_dropped(store: MemoryStore) -> None:
    same_interface: Any = store
    drafts, id_ = projections.drafts(same_interface), uuid4()
    kept = Section(application_id=id_, name="basic", version=3, content={"a": 1}, updated_at=NOON)

    store.save(cause=a_cause(), rows=[drafts.kept(kept)])
    assert drafts.of(id_)["basic"] == kept
    assert [drafts.of(id_)[name].version for name in SECTIONS] == [0, 3, 0, 0, 0]

    store.save(cause=a_cause(), rows=drafts.dropped(id_, at=NOON))
    assert store.rows(projections.sections) == []


def test_a_cursor_that_no_page_gave_is_bad_input() -> None:
    never_asked: Any = None
    lists = projections.Lists(never_asked)

    for cursor in ("x", "-1", "1.5"):
        with pytest.raises(BadInput):
            lists.page(an_actor(), bucket=None, party="", after=cursor, limit=1)


def test_numbers_are_taken_fifty_at_a_time() -> None:
    class Blocks:
        asked = 0

        def read(self, _: Any) -> list[dict[str, int]]:
            self.asked += 1
            return [{"next_value_1": 1 + 50 * (self.asked - 1)}]

    blocks: Any = Blocks()
    numbers = projections.numbers(blocks)

    assert [numbers() for _ in range(101)] == list(range(1, 102))
    assert blocks.asked == 3
