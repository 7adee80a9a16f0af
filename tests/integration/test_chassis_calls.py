"""Calls over a real broker: answered or refused as data, once each, whatever becomes of the broker."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import pika
import pytest

from deploy.local.stack import Stack
from services.chassis.testing import eventually
from tests.integration.trial import APPLICANT, Desk, Program, Wire, ask_database

WIRING = "tests.integration.echo"


@pytest.fixture
def amqp(stack: Stack) -> str:
    return stack.environment("relay")["AMQP_URI"]


@pytest.fixture
def desk(amqp: str) -> Iterator[Desk]:
    desk = Desk(amqp)
    desk.quorum("echo.heard")
    desk.quorum("echo.decisions")
    yield desk
    desk.channel.queue_delete("rpc-echo")
    desk.close()


@pytest.fixture
def told(amqp: str, scratch: str) -> dict[str, str]:
    return {"AMQP_URI": amqp, "DATABASE_URL": scratch, "SECRET_KEY": "key"}


@pytest.fixture
def echo(told: dict[str, str], desk: Desk, tmp_path: Path) -> Iterator[Program]:
    with Program("services.chassis.program", WIRING, environment=told, log=tmp_path / "echo.log") as program:
        assert desk.connection.is_open
        yield program


def test_a_command_is_answered_with_what_was_stored(echo: Program, desk: Desk) -> None:
    answer = desk.call("echo.say", {"text": "hello"}, "k1")["answer"]

    assert (answer["version"], answer["status"]) == (1, "hello")
    line = echo.line("a call was answered")
    assert (line["call"], line["actor"], line["trace"]) == ("echo.say", "a1", "t1")
    assert line["outcome"] == "answered"


def test_a_command_repeated_has_one_effect_and_the_same_answer(
    echo: Program, desk: Desk, scratch: str
) -> None:
    first = desk.call("echo.say", {"text": "hello"}, "k1")

    assert [desk.call("echo.say", {"text": "hello"}, "k1") for _ in range(3)] == [first] * 3
    assert desk.call("echo.say", {"text": "goodbye"}, "k1")["refused"]["code"] == "command-id-reused"
    assert ask_database(scratch, "select count(*) from events") == [(1,)]
    assert echo.process.poll() is None


def test_two_of_the_same_command_at_once_hear_one_answer(echo: Program, desk: Desk, scratch: str) -> None:
    asked = [desk.ask("echo.say", {"text": "hello"}, "k1") for _ in range(20)]

    assert len({str(desk.answer(each)["result"]["answer"]) for each in asked}) == 1
    assert ask_database(scratch, "select count(*) from events") == [(1,)]
    assert echo.process.poll() is None


def test_a_repeat_that_a_rule_would_refuse_by_now_hears_the_recorded_answer(
    echo: Program, desk: Desk
) -> None:
    first = desk.call("echo.say", {"text": "once"}, "k1")

    assert desk.call("echo.say", {"text": "once"}, "k2")["refused"]["code"] == "echo.tired"
    assert desk.call("echo.say", {"text": "once"}, "k1") == first
    assert echo.process.poll() is None


def test_a_request_that_nobody_waits_for_any_longer_is_not_run(
    echo: Program, desk: Desk, scratch: str
) -> None:
    for command, waits in (("k1", -1), ("k2", 60)):
        kwargs = {"caller": {**APPLICANT, "command": command}, "asked": {"text": "late"}}
        given = pika.BasicProperties(headers={"nameko.deadline": int((time.time() + waits) * 1000)})
        desk.channel.basic_publish(
            "nameko-rpc", "echo.say", orjson.dumps({"args": [], "kwargs": kwargs}), given
        )

    eventually(lambda: ask_database(scratch, "select count(*) from events") == [(1,)], what="one was run")
    assert desk.call("echo.say", {"text": "again"}, "k1")["answer"]["status"] == "again"
    assert echo.line("a request came too late to be run")["call"] == "echo.say"


def test_a_refusal_crosses_as_data_in_both_languages(echo: Program, desk: Desk) -> None:
    refused = desk.call("echo.say", {"text": "tired"}, "k1")["refused"]

    assert refused == {"code": "echo.tired", "kind": "rule", "zh": "累了。", "en": "Too tired.", "fields": []}
    assert echo.process.poll() is None


def test_bad_input_names_every_field(echo: Program, desk: Desk) -> None:
    refused = desk.call("echo.say", {"txt": 1}, "k1")["refused"]

    assert {(each["field"], each["code"]) for each in refused["fields"]} == {
        ("text", "required"),
        ("txt", "unknown"),
    }
    assert echo.process.poll() is None


def test_what_goes_wrong_unexpectedly_is_logged_with_the_trace_and_answered_as_broken(
    echo: Program, desk: Desk
) -> None:
    assert desk.call("echo.say", {"text": "broken"}, "k1")["refused"]["code"] == "broken"
    line = echo.line("something unexpected went wrong")
    assert line["trace"] == "t1"
    assert "RuntimeError" in line["exception"]


def test_a_use_case_runs_again_after_a_conflict_and_gives_up_in_the_end(echo: Program, desk: Desk) -> None:
    assert "answer" in desk.call("echo.say", {"text": "contested"}, "k1")
    assert desk.call("echo.say", {"text": "hopeless"}, "k2")["refused"]["code"] == "busy"
    assert echo.process.poll() is None


def test_what_is_no_call_is_answered_with_an_error(echo: Program, desk: Desk) -> None:
    assert desk.answer(desk.ask("echo.nothing", {}))["error"]["exc_type"] == "MethodNotFound"
    assert desk.answer(desk.ask_raw("echo.say", b"{oops"))["error"]["exc_type"] == "MalformedRequest"
    assert echo.process.poll() is None


def test_answers_are_transient(echo: Program, desk: Desk) -> None:
    asked = desk.ask("echo.nap", {"seconds": 0})
    desk.answer(asked)

    assert desk.answers[asked][0].delivery_mode == 1
    assert echo.process.poll() is None


def test_a_program_that_is_told_to_stop_finishes_what_runs(echo: Program, desk: Desk) -> None:
    asked = desk.ask("echo.nap", {"seconds": 1})
    echo.line("a nap begins")
    echo.process.send_signal(signal.SIGTERM)

    assert desk.answer(asked)["result"] == {"answer": {"seconds": 1}}
    assert echo.process.wait(60) == 0
    assert desk.left("rpc-echo") == 0, "an answered request was delivered again"


@pytest.mark.parametrize("seconds", [4, pytest.param(21, marks=pytest.mark.full)])
def test_a_broker_away_for_long_with_calls_in_flight_ends_no_program(
    told: dict[str, str], desk: Desk, amqp: str, tmp_path: Path, seconds: int
) -> None:
    broker = urlsplit(amqp)
    wire = Wire(broker.hostname or "", broker.port or 5672)
    through = amqp.replace(f":{broker.port}", f":{wire.port}")
    with Program(
        "services.chassis.program",
        WIRING,
        environment={**told, "AMQP_URI": through},
        log=tmp_path / "echo.log",
    ) as echo:
        desk.call("echo.nap", {"seconds": 0})
        for _ in range(5):
            desk.ask("echo.nap", {"seconds": 1})
        eventually(lambda: echo.lines.count("a nap begins") == 6, what="the requests were taken")
        wire.cut()
        away_until = time.monotonic() + seconds
        echo.line("a reply was dropped")
        eventually(lambda: time.monotonic() > away_until, what="the broker was away for long")
        assert echo.process.poll() is None
        assert echo.page("readyz") == (503, {"broker": "not ready", "store": "ok"})
        assert echo.page("livez")[0] == 200
        wire.mend()

        assert desk.call("echo.nap", {"seconds": 0}) == {"answer": {"seconds": 0}}
        eventually(echo.is_ready, what="ready again")


def test_a_database_away_is_answered_and_waited_for(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    database = urlsplit(scratch)
    wire = Wire(database.hostname or "", database.port or 5432)
    through = scratch.replace(f":{database.port}", f":{wire.port}")
    with Program(
        "services.chassis.program",
        WIRING,
        environment={**told, "DATABASE_URL": through},
        log=tmp_path / "echo.log",
    ) as echo:
        wire.cut()
        assert desk.call("echo.say", {"text": "hello"}, "k1")["refused"]["code"] == "unavailable"
        assert desk.call("echo.nap", {"seconds": 0}) == {"answer": {"seconds": 0}}
        wire.mend()

        eventually(
            lambda: "answer" in desk.call("echo.say", {"text": "hello"}, "k1"),
            what="the store takes it again",
        )
        assert echo.process.poll() is None
