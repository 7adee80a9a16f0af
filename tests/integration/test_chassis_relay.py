"""The relay over a real broker and database: everything told, in order, once more rather than not at all."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4, uuid5

import orjson
import pytest

from deploy.local.stack import Stack
from services.chassis.testing import eventually
from services.chassis.topology import EPOCH
from tests.integration.trial import Desk, Program, Wire, ask_database

WIRING = "tests.integration.echo"


@pytest.fixture
def amqp(stack: Stack) -> str:
    return stack.environment("relay")["AMQP_URI"]


@pytest.fixture
def desk(amqp: str) -> Iterator[Desk]:
    desk = Desk(amqp)
    desk.quorum("echo.told", ("echo.events", "echo.word.said"))
    desk.quorum("office.echo", ("echo.events", "*.*.*.回声"))
    desk.quorum("office.回声")
    desk.quorum("office.回声二")
    desk.quorum("relay.replays.echo", ("decisions", "replay"))
    yield desk
    for queue in ("echo.told", "office.echo", "office.回声", "office.回声二", "relay.replays.echo"):
        desk.channel.queue_delete(queue)
    desk.channel.exchange_delete("echo.events")
    desk.close()


@pytest.fixture
def generation(desk: Desk, scratch: str) -> UUID:
    """A store that knows its generation, and the broker's epoch."""
    epoch, id_ = uuid4().hex, uuid4()
    desk.quorum(f"{EPOCH}{epoch}")
    ask_database(scratch, "insert into generation (id, epoch) values (%s, %s)", str(id_), epoch)
    return id_


@pytest.fixture
def told(amqp: str, scratch: str) -> dict[str, str]:
    users = f'{{"{urlsplit(amqp).username}": "回声"}}'
    return {"AMQP_URI": amqp, "DATABASE_URL_ECHO": scratch, "OFFICE_USERS": users, "OFFICES": ""}


def relay(told: dict[str, str], log: Path) -> Program:
    return Program("services.chassis.relay", WIRING, environment=told, log=log)


def store(url: str, *texts: str, hours_ago: int = 0) -> None:
    """Append to the log as the store does, without its program."""
    for text in texts:
        state = orjson.dumps(
            {"timestamp": "2026-03-02T04:00:00Z", "originator_topic": "echo.word", "text": text}
        )
        at = datetime.now(UTC) - timedelta(hours=hours_ago)
        meta = orjson.dumps({"id": "k1", "correlation": "c1", "trace": "t1", "at": at})
        ask_database(
            url,
            "insert into events select coalesce(max(position), 0) + 1, gen_random_uuid(), 1, 'echo.word.said', %s, %s, ''"
            " from events",
            state,
            meta,
        )
    ask_database(url, "notify saved")


def remembered(url: str, position: int) -> None:
    """Wait until the relay has written down how far it has come: what it sent it would else send again."""
    eventually(
        lambda: ask_database(url, "select position from relay") == [(position,)],
        what=f"position {position} is remembered",
    )


def texts(messages: list[tuple[Any, Any, bytes]]) -> list[str]:
    return [orjson.loads(body)["text"] for _, _, body in messages]


@pytest.mark.usefixtures("generation")
def test_events_are_told_in_order_and_the_position_is_remembered(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    wanted = [f"word {number}" for number in range(30)]
    store(scratch, *wanted)
    with relay(told, tmp_path / "log") as program:
        assert texts(desk.take("echo.told", 30)) == wanted
        store(scratch, "one more")
        assert texts(desk.take("echo.told", 1)) == ["one more"]
        remembered(scratch, 31)
        program.process.send_signal(signal.SIGTERM)
        assert program.process.wait(60) == 0


def test_an_event_travels_as_a_cloud_event(
    generation: UUID, told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    store(scratch, "hello")
    with relay(told, tmp_path / "log"):
        ((method, given, body),) = desk.take("echo.told", 1)

    headers = given.headers
    assert method.routing_key == given.type == headers["ce-type"] == "echo.word.said"
    assert headers["ce-id"] == given.message_id == str(uuid5(generation, "1"))
    assert (headers["ce-source"], headers["ce-specversion"]) == ("echo", "1.0")
    assert (headers["ce-sequence"], headers["ce-position"]) == ("1", "1")
    assert (headers["ce-causationid"], headers["ce-correlationid"], headers["ce-traceparent"]) == (
        "k1",
        "c1",
        "t1",
    )
    assert (given.content_type, given.delivery_mode) == ("application/json", 2)
    assert orjson.loads(body)["word_id"] == headers["ce-subject"]


@pytest.mark.usefixtures("generation")
def test_an_office_gets_a_blind_copy(told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path) -> None:
    store(scratch, "hello")
    with relay(told, tmp_path / "log"):
        ((_, given, _),) = desk.take("office.echo", 1)

    assert "BCC" not in given.headers


@pytest.mark.usefixtures("generation")
def test_what_stays_inside_is_not_told_and_what_cannot_be_told_is_parked(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    store(scratch, "secret", "unspeakable", "hello")
    with relay(told, tmp_path / "log") as program:
        assert texts(desk.take("echo.told", 1)) == ["hello"]
        assert ask_database(scratch, "select * from untold") == [(2, "ValueError: unspeakable")]
        assert program.line("an event cannot be told")["position"] == 2


@pytest.mark.usefixtures("generation")
def test_nobody_bound_is_no_reason_to_wait(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    desk.channel.queue_unbind("echo.told", "echo.events", "echo.word.said")
    desk.channel.queue_unbind("office.echo", "echo.events", "*.*.*.回声")
    store(scratch, "hello")
    with relay(told, tmp_path / "log"):
        remembered(scratch, 1)


@pytest.mark.usefixtures("generation")
def test_a_standby_takes_over(told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path) -> None:
    with relay(told, tmp_path / "first") as first, relay(told, tmp_path / "second") as second:
        eventually(lambda: ("leads" in first.lines) != ("leads" in second.lines), what="one of them leads")
        leader, standby = (first, second) if "leads" in first.lines else (second, first)
        leader.process.kill()
        store(scratch, "hello")

        assert texts(desk.take("echo.told", 1)) == ["hello"]
        assert standby.line("the relay leads")


@pytest.mark.usefixtures("generation")
def test_whose_position_was_moved_by_another_steps_down(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    store(scratch, "one", "two")
    with relay(told, tmp_path / "log") as program:
        desk.take("echo.told", 2)
        remembered(scratch, 2)
        ask_database(scratch, "update relay set position = 0")
        store(scratch, "three")

        assert texts(desk.take("echo.told", 4))[1:] == ["one", "two", "three"]
        assert program.line("the relay steps down")


@pytest.mark.usefixtures("generation")
def test_a_broker_that_comes_back_is_told_what_was_missed(
    told: dict[str, str], desk: Desk, scratch: str, amqp: str, tmp_path: Path
) -> None:
    broker = urlsplit(amqp)
    wire = Wire(broker.hostname or "", broker.port or 5672)
    through = amqp.replace(f":{broker.port}", f":{wire.port}")
    with relay({**told, "AMQP_URI": through}, tmp_path / "log") as program:
        wire.cut()
        store(scratch, "hello")
        eventually(lambda: program.page("readyz")[0] == 503, what="it says that the broker is away")
        wire.mend()

        assert texts(desk.take("echo.told", 1)) == ["hello"]


@pytest.mark.usefixtures("generation")
def test_a_wiped_broker_is_noticed_and_told_again(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    store(scratch, "long ago", hours_ago=25)
    store(scratch, "yesterday", "today")
    with relay(told, tmp_path / "first"):
        desk.take("echo.told", 3)
        remembered(scratch, 3)
    ((epoch,),) = ask_database(scratch, "select epoch from generation")
    desk.channel.queue_delete(f"{EPOCH}{epoch}")
    with relay(told, tmp_path / "second") as program:
        assert texts(desk.take("echo.told", 2)) == ["yesterday", "today"]
        assert program.line("the broker was wiped; its events are told again")["position"] == 1
    ((now,),) = ask_database(scratch, "select epoch from generation")
    assert now != epoch
    desk.channel.queue_declare(f"{EPOCH}{now}", passive=True)
    desk.channel.queue_delete(f"{EPOCH}{now}")


@pytest.mark.usefixtures("generation")
def test_an_office_is_sent_its_feed_again_and_nobody_else(
    told: dict[str, str], desk: Desk, scratch: str, amqp: str, tmp_path: Path
) -> None:
    store(scratch, "one", "two", "three")
    user = urlsplit(amqp).username or ""
    with relay({**told, "OFFICE_USERS": f'{{"{user}": "回声二"}}'}, tmp_path / "other") as other:
        desk.take("echo.told", 3)
        remembered(scratch, 3)
        desk.tell("replay", {"source": "echo", "after": 1}, subject="", user=user, exchange="decisions")
        assert other.line("an office is sent its feed again")["office"] == "回声二"
    with relay(told, tmp_path / "own") as own:
        desk.tell("replay", {"source": "echo", "after": 1}, subject="", exchange="decisions")
        own.line("a wish for a replay is not understood")
        desk.tell("replay", {"source": "echo", "after": 1}, subject="", user=user, exchange="decisions")
        again = desk.take("office.回声", 2)

    assert texts(again) == ["two", "three"]
    assert [given.headers["ce-position"] for _, given, _ in again] == ["2", "3"]
    assert (desk.left("echo.told"), desk.left("office.回声二")) == (0, 0)


@pytest.mark.usefixtures("generation")
def test_what_is_saved_is_heard_within_moments(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    waits = []
    with relay(told, tmp_path / "log"):
        for number in range(20):
            store(scratch, str(number))
            saved = time.monotonic()
            desk.take("echo.told", 1)
            waits.append(time.monotonic() - saved)

    assert sorted(waits)[5] < 1
