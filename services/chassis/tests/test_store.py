"""The store without its database: the judge, the mapper, the hash chain, the store in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.domain import event
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.store import Conflict, Save, Taken, TypedMapper, judge, replay
from services.chassis.store.statements import link
from services.chassis.testing import MemoryStore, a_cause


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Leaf:
    name: str
    size: Decimal | None = None


class Tree(Aggregate):
    """A stored class of these tests."""

    TOPIC = "test.tree"

    class Planted(Opening):
        TOPIC = "test.tree.planted"
        owner: UUID
        price: Decimal
        planted_on: date
        seen_at: datetime
        colour: Colour
        leaves: tuple[Leaf, ...]
        form: dict[str, Any]

    class Watered(Event):
        TOPIC = "test.tree.watered"
        litres: int
        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["litres"] = state.pop("buckets") * 10

    def __init__(self, leaves: tuple[Leaf, ...]) -> None:
        self.leaves = leaves
        self.litres = 0

    def water(self, litres: int) -> None:
        """Pour."""
        self._watered(litres=litres)

    @event(Watered)
    def _watered(self, litres: int) -> None:
        self.litres += litres


def a_tree() -> Tree:
    return Tree._create(
        Tree.Planted,
        id=uuid4(),
        owner=uuid4(),
        price=Decimal("20000.00"),
        planted_on=date(2026, 3, 2),
        seen_at=datetime(2026, 3, 2, 4, tzinfo=UTC),
        colour=Colour.RED,
        leaves=(Leaf("一"), Leaf("二", Decimal("0.10"))),
        form={"_type_": "datetime", "_data_": ["x"]},
    )


def test_a_stored_event_keeps_every_type() -> None:
    mapper, tree = TypedMapper(), a_tree()
    planted = tree.pending_events[0]

    again = mapper.to_domain_event(mapper.to_stored_event(planted))

    assert vars(planted) == vars(again)
    assert type(planted) is type(again)


def test_a_stored_event_holds_no_python_path() -> None:
    stored = TypedMapper().to_stored_event(a_tree().pending_events[0])

    assert b"services" not in stored.state
    assert stored.topic == "test.tree.planted"


def test_an_event_of_an_earlier_version_still_loads() -> None:
    old = StoredEvent(uuid4(), 2, "test.tree.watered", b'{"timestamp": "2026-03-02T04:00:00Z", "buckets": 3}')

    assert TypedMapper().to_domain_event(old).litres == 30


def test_replaying_gives_the_aggregate_again() -> None:
    mapper, tree = TypedMapper(), a_tree()
    tree.water(3)
    tree.water(4)
    stored = [mapper.to_stored_event(each) for each in tree.collect_events()]

    again = replay(mapper.to_domain_event(each) for each in stored)

    assert (7, 3, tree.leaves) == (again.litres, again.version, again.leaves)


def a_save(stream: UUID, *versions: int, marks: tuple[str, ...] = ()) -> Save:
    events = [StoredEvent(stream, each, "t", b"{}") for each in versions]
    return Save(events=events, meta=b"", projected=[[] for _ in events], rows=[], marks=dict.fromkeys(marks))


def test_only_the_first_of_two_writers_of_a_version_stands() -> None:
    stream = uuid4()
    first, second = a_save(stream, 3), a_save(stream, 3)

    standing, heads, _ = judge([first, second], {stream: 2}, {})

    assert [first] == standing
    assert isinstance(second.verdict, Conflict)
    assert {stream: 3} == heads


def test_a_taken_mark_tells_what_it_carries() -> None:
    save = a_save(uuid4(), 1, marks=("claim",))

    judge([save], {}, {"claim": b"mine"})

    assert isinstance(save.verdict, Taken)
    assert save.verdict.answer == b"mine"


def test_of_two_saves_with_one_mark_the_later_is_refused() -> None:
    first, second = a_save(uuid4(), 1, marks=("m",)), a_save(uuid4(), 1, marks=("m",))

    assert [first] == judge([first, second], {}, {})[0]


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.lists(st.integers(1, 4), max_size=3), st.sampled_from(["", "a", "b"]))
    )
)
def test_whatever_stands_leaves_streams_without_gaps_and_marks_unique(
    wanted: list[tuple[int, list[int], str]],
) -> None:
    saves = [
        a_save(UUID(int=stream), *versions, marks=(mark,) if mark else ())
        for stream, versions, mark in wanted
    ]

    standing, heads, marks = judge(saves, {}, {})

    for stream, head in heads.items():
        written = [
            each.originator_version
            for save in standing
            for each in save.events
            if each.originator_id == stream
        ]
        assert list(range(1, head + 1)) == written
    assert len(marks) == sum(len(save.marks) for save in standing)
    assert all(isinstance(save.verdict, Conflict | Taken) for save in saves if save not in standing)


def test_a_changed_byte_anywhere_changes_the_chain() -> None:
    stored = StoredEvent(UUID(int=1), 1, "topic", b"state")
    genuine = link(b"previous", 1, stored, b"meta")

    changed = [
        link(b"previouS", 1, stored, b"meta"),
        link(b"previous", 2, stored, b"meta"),
        link(b"previous", 1, StoredEvent(UUID(int=2), 1, "topic", b"state"), b"meta"),
        link(b"previous", 1, StoredEvent(UUID(int=1), 2, "topic", b"state"), b"meta"),
        link(b"previous", 1, StoredEvent(UUID(int=1), 1, "topi", b"cstate"), b"meta"),
        link(b"previous", 1, StoredEvent(UUID(int=1), 1, "topic", b"statE"), b"meta"),
        link(b"previous", 1, StoredEvent(UUID(int=1), 1, "topic", b"tate"), b"metas"),
    ]

    assert len({genuine, *changed}) == 8


def test_the_store_in_memory_answers_like_the_real_one() -> None:
    store, tree, cause = MemoryStore(), a_tree(), a_cause()

    answer = store.save(tree, cause=cause, answer={"id": str(tree.id)})

    assert {"id": str(tree.id)} == answer
    found = store.find(Tree, tree.id)
    assert found is not None
    assert found.leaves == tree.leaves
    with pytest.raises(Taken):
        store.save(cause=cause)
