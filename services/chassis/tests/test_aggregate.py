"""The base of aggregates: topics, time and identity."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from eventsourcing.domain import ProgrammingError

from services.chassis import clock
from services.chassis.aggregate import Aggregate, Opening


def test_a_class_without_a_topic_is_refused_at_import() -> None:
    with pytest.raises(TypeError, match="names no TOPIC"):

        class Nameless(Aggregate):
            class Opened(Opening):
                TOPIC = "test.nameless.opened"


def test_an_event_without_a_topic_is_refused_at_import() -> None:
    with pytest.raises(ProgrammingError, match="topic not defined"):

        class Named(Aggregate):
            TOPIC = "test.named"

            class Opened(Opening):
                pass


def test_ids_come_from_outside() -> None:
    class Thing(Aggregate):
        TOPIC = "test.thing"

        class Opened(Opening):
            TOPIC = "test.thing.opened"

    with pytest.raises(TypeError, match="id from outside"):
        Thing()


def test_the_time_is_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dated(Aggregate):
        TOPIC = "test.dated"

        class Opened(Opening):
            TOPIC = "test.dated.opened"

    then = datetime(2026, 3, 2, 4, tzinfo=UTC)
    monkeypatch.setattr(clock, "_source", lambda: then)

    assert then == Dated._create(Dated.Opened, id=uuid4()).created_on
