"""Messages over a real broker: one effect each, in order per subject, and what fails waits or is parked."""

from __future__ import annotations

import gzip
import re
import signal
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deploy.local.stack import Stack
from services.chassis.testing import eventually
from services.chassis.waiting import main as waiting
from tests.integration.trial import Desk, Program, Wire, ask_database

WIRING = "tests.integration.echo"


@pytest.fixture
def amqp(stack: Stack) -> str:
    return stack.environment("relay")["AMQP_URI"]


@pytest.fixture
def desk(amqp: str) -> Iterator[Desk]:
    desk = Desk(amqp)
    desk.quorum("echo.heard", ("tests", "echo.thing.#"))
    desk.quorum("echo.decisions", ("tests", "echo.decision"))
    yield desk
    for queue in ("rpc-echo", "echo.heard", "echo.decisions"):
        desk.channel.queue_delete(queue)
    desk.close()


@pytest.fixture
def told(amqp: str, scratch: str) -> dict[str, str]:
    user = urlsplit(amqp).username
    users = f'{{"{user}": "湘"}}'
    return {"AMQP_URI": amqp, "DATABASE_URL": scratch, "SECRET_KEY": "key", "OFFICE_USERS": users}


@pytest.fixture
def echo(told: dict[str, str], desk: Desk, tmp_path: Path) -> Iterator[Program]:
    with Program("services.chassis.program", WIRING, environment=told, log=tmp_path / "echo.log") as program:
        assert desk.connection.is_open
        yield program


def asked(desk: Desk, how: str, subject: str, id_: str = "") -> str:
    return desk.tell("echo.thing.asked", {"how": how}, subject=subject, id_=id_)


def heard(url: str) -> list[str]:
    return [each for (each,) in ask_database(url, "select message from effects order by at")]


def parked(url: str) -> dict[str, str]:
    return dict(
        ask_database(url, "select message_id, parked_because from waiting where parked_because is not null")
    )


def pass_time(url: str, of: str, attempts: int | None = None) -> None:
    """Let the next chance of what waits come now, as after so many attempts; asked again, since one may be under way."""
    made = "" if attempts is None else f"attempts = {attempts}, "
    ask_database(url, f"update waiting set {made}next_at = now() where {of}")  # noqa: S608 - our own words


@pytest.mark.usefixtures("echo")
def test_a_message_delivered_ten_times_has_one_effect(desk: Desk, scratch: str) -> None:
    for _ in range(10):
        asked(desk, "ok", "a", "m1")
    last = asked(desk, "ok", "a")

    eventually(lambda: last in heard(scratch), what="the last one was heard")
    assert heard(scratch) == ["m1", last]


@pytest.mark.usefixtures("echo")
def test_messages_of_one_subject_keep_their_order_and_others_pass(desk: Desk, scratch: str) -> None:
    sent = defaultdict(list)
    for number in range(60):
        sent[number % 6].append(asked(desk, "ok", f"s{number % 6}", f"{number % 6}-{number}"))
    eventually(lambda: len(heard(scratch)) == 60, what="all were heard")

    arrived = heard(scratch)
    assert {n: [each for each in arrived if each.startswith(f"{n}-")] for n in sent} == sent


@pytest.mark.usefixtures("echo")
def test_what_raises_is_not_lost_and_does_not_stop_others(desk: Desk, scratch: str) -> None:
    asked(desk, "poison", "a", "m1")
    behind = asked(desk, "ok", "a", "m2")
    other = asked(desk, "ok", "b", "m3")

    eventually(lambda: heard(scratch) == [other], what="others pass")
    waits = "select message_id from waiting where parked_because is null order by n"
    eventually(
        lambda: ask_database(scratch, waits) == [("m1",), (behind,)],
        what="later ones of its subject queue up behind it",
    )
    attempts = "select attempts from waiting where message_id = 'm1'"
    eventually(lambda: ask_database(scratch, attempts)[0][0] >= 2, what="it is tried again by itself")
    pass_time(scratch, "message_id = 'm1' and attempts < 3")
    eventually(lambda: ask_database(scratch, attempts)[0][0] >= 3, what="and again")

    def passed_over() -> bool:
        pass_time(scratch, "message_id = 'm1' and attempts < 6", attempts=6)
        return heard(scratch) == [other, behind]

    eventually(passed_over, what="a parked one stands in nobody's way")
    assert parked(scratch) == {"m1": "later: ValueError: poison"}
    eventually(lambda: desk.left("echo.heard") == 0, what="nothing is left in the queue")


@pytest.mark.usefixtures("echo")
def test_what_builds_on_something_not_heard_yet_waits_for_it(desk: Desk, scratch: str) -> None:
    first = asked(desk, "needs key", "a")
    eventually(lambda: ask_database(scratch, "select 1 from waiting"), what="it waits")
    second = asked(desk, "brings key", "a")

    eventually(lambda: heard(scratch) == [second, first], what="the one that brings it is not held up")
    eventually(lambda: not ask_database(scratch, "select 1 from waiting"), what="nothing waits any more")


@pytest.mark.usefixtures("echo")
def test_what_is_not_heard_for_a_day_is_parked(desk: Desk, scratch: str) -> None:
    asked(desk, "needs key", "a", "m1")
    eventually(lambda: ask_database(scratch, "select 1 from waiting"), what="it waits")

    def tried_again() -> bool:
        pass_time(scratch, "attempts < 20", attempts=20)
        return ask_database(scratch, "select attempts from waiting") == [(21,)]

    eventually(tried_again, what="it was tried again")
    assert parked(scratch) == {}

    ask_database(
        scratch, "update waiting set received_at = received_at - interval '25 hours', next_at = now()"
    )
    eventually(lambda: parked(scratch) == {"m1": "not-yet: NotYet: needs key"}, what="it is parked")


@pytest.mark.usefixtures("echo")
def test_what_nobody_can_read_or_a_rule_refuses_is_parked_with_its_reason(desk: Desk, scratch: str) -> None:
    desk.tell("echo.thing.asked", b"{oops", subject="a", id_="junk")
    desk.tell("echo.thing.asked", b"\xff\xfe\x00", subject="a", id_="noise")
    desk.tell("echo.thing.asked", {"what": 1}, subject="a", id_="misspelt")
    desk.tell("echo.thing.unheard", {}, subject="a", id_="stranger")
    asked(desk, "refused", "a", "refused")
    last = asked(desk, "ok", "a")

    eventually(lambda: heard(scratch) == [last], what="others pass")
    reasons = parked(scratch)
    assert set(reasons) == {"junk", "noise", "misspelt", "stranger", "refused"}
    assert reasons["refused"] == "never: echo.tired"
    assert "required" in reasons["misspelt"]


@pytest.mark.usefixtures("echo")
def test_a_parked_message_is_replayed_by_command(
    desk: Desk,
    told: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scratch = told["DATABASE_URL"]
    asked(desk, "needs key", "a", "m1")
    eventually(lambda: ask_database(scratch, "select 1 from waiting"), what="it waits")
    ask_database(scratch, "update waiting set parked_because = 'by hand'")
    ask_database(scratch, "insert into marks (mark) values ('key')")
    for name, value in told.items():
        monkeypatch.setenv(name, value)

    assert waiting(["list"]) == 0
    assert re.search(r"echo\.thing\.asked\ta\t\d+ attempts\tparked: by hand", capsys.readouterr().out)
    assert waiting(["replay", "all"]) == 0
    eventually(lambda: heard(scratch) == ["m1"], what="it has its effect")


@pytest.mark.usefixtures("echo")
def test_a_header_that_calls_the_body_packed_is_not_believed(desk: Desk, scratch: str) -> None:
    packed = {"compression": "application/x-gzip"}
    desk.tell("echo.thing.asked", {"how": "ok"}, subject="a", id_="m1", more=packed)
    desk.tell("echo.thing.asked", gzip.compress(b"{}"), subject="a", id_="m2", more=packed)

    eventually(lambda: set(parked(scratch)) == {"m2"}, what="a packed one is parked")
    assert heard(scratch) == ["m1"]


@pytest.mark.usefixtures("echo")
def test_a_decision_is_whose_the_broker_says_it_is(desk: Desk, scratch: str, amqp: str) -> None:
    user = urlsplit(amqp).username
    desk.tell("echo.decision", {"how": "ok"}, subject="a", id_="d1", user=user)
    desk.tell("echo.decision", {"how": "ok"}, subject="a", id_="d1", user=user)
    desk.tell("echo.decision", {"how": "ok"}, subject="a", id_="d2")

    eventually(
        lambda: parked(scratch) == {"d2": "never: decision without user_id"},
        what="the one without user is parked",
    )
    assert ask_database(scratch, "select message, subject from effects") == [("d1", "湘")]


def test_hearing_pauses_while_the_store_is_away(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    database = urlsplit(scratch)
    wire = Wire(database.hostname or "", database.port or 5432)
    through = scratch.replace(f":{database.port}", f":{wire.port}")
    environment = {**told, "DATABASE_URL": through}
    with Program(
        "services.chassis.program", WIRING, environment=environment, log=tmp_path / "echo.log"
    ) as echo:
        wire.cut()
        sent = {asked(desk, "ok", f"s{number}") for number in range(50)}
        eventually(lambda: "hearing pauses" in echo.lines, what="it pauses")
        wire.mend()

        eventually(lambda: set(heard(scratch)) == sent, what="all were heard, once")
        assert len(heard(scratch)) == 50
        assert parked(scratch) == {}


def test_a_program_that_stops_loses_nothing(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    with Program("services.chassis.program", WIRING, environment=told, log=tmp_path / "first.log") as first:
        sent = [asked(desk, "ok", "a") for number in range(100)]
        eventually(lambda: heard(scratch), what="it has begun")
        first.process.send_signal(signal.SIGTERM)
        assert first.process.wait(60) == 0
    with Program("services.chassis.program", WIRING, environment=told, log=tmp_path / "second.log"):
        eventually(lambda: len(heard(scratch)) == 100, what="the next one goes on")

    assert heard(scratch) == sent


def test_a_program_that_is_killed_loses_nothing_and_doubles_nothing(
    told: dict[str, str], desk: Desk, scratch: str, tmp_path: Path
) -> None:
    with Program("services.chassis.program", WIRING, environment=told, log=tmp_path / "first.log") as first:
        sent = {asked(desk, "ok", f"s{number % 7}") for number in range(100)}
        eventually(lambda: heard(scratch), what="it has begun")
        first.process.kill()
        first.process.wait()
    with Program("services.chassis.program", WIRING, environment=told, log=tmp_path / "second.log"):
        eventually(lambda: len(heard(scratch)) >= 100, what="the next one goes on")

    assert sorted(heard(scratch)) == sorted(sent)
