"""Staying in, and leaving."""

from __future__ import annotations

from datetime import timedelta

import pytest

from services.chassis.refusals import Unknown
from services.identity.domain.account import Account
from services.identity.domain.session import SessionEnded
from services.identity.tests.a_house import House
from services.identity.use_cases.sessions import fingerprint


@pytest.fixture
def house() -> House:
    house = House()
    house.register()
    return house


def test_a_token_is_kept_as_its_hash_only(house: House) -> None:
    token = house.log_in()

    assert token not in str(house.memory.tables) + str(house.memory.marks)


def test_a_session_ends_after_thirty_idle_minutes(house: House) -> None:
    token = house.log_in()
    for _ in range(3):
        house.wait(minutes=29)
        house.resolve(token)
    house.wait(minutes=30)

    with pytest.raises(SessionEnded):
        house.resolve(token)


def test_a_session_ends_after_eight_hours_whatever_one_does(house: House) -> None:
    token = house.log_in()
    for _ in range(17):
        house.wait(minutes=28)
        house.resolve(token)
    house.wait(minutes=4)

    with pytest.raises(SessionEnded):
        house.resolve(token)


def test_a_busy_session_writes_once_in_two_minutes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    token = house.log_in()
    saves: list[object] = []
    monkeypatch.setattr(house.memory, "save", lambda **kwargs: saves.append(kwargs))
    for _ in range(119):
        house.wait(seconds=1)
        house.resolve(token)

    assert not saves


def test_a_session_that_is_ended_opens_nothing(house: House) -> None:
    token, other = house.log_in(), house.log_in()
    named = house.resolve(token)["fingerprint"]
    house.identity.end_session(cause=house.cause(), token=token)

    with pytest.raises(SessionEnded):
        house.resolve(token)
    with pytest.raises(SessionEnded):
        house.identity.end_session(cause=house.cause(), token=token)
    assert house.resolve(other)
    ended = house.memory.events()[-1]
    assert isinstance(ended, Account.SessionsEnded)
    assert ended.fingerprint == named


def test_a_made_up_token_opens_nothing(house: House) -> None:
    with pytest.raises(SessionEnded):
        house.resolve("token-99")


def test_logging_in_clears_away_what_is_over(house: House) -> None:
    house.log_in()
    house.wait(hours=1)
    house.log_in()

    assert len(house.memory.tables["sessions"]) == 1


def test_the_programs_of_an_office_come_in_by_a_key(house: House) -> None:
    house.identity.add_office_key(cause=house.cause(), office="湘", key="key_of-hunan")
    office = house.resolve("key_of-hunan")

    assert (office["account_id"], office["role"], office["office"]) == ("office:湘", "court_system", "湘")
    assert "key_of-hunan" not in str(house.memory.tables)


def test_an_account_has_twenty_open_sessions_and_one_more_ends_the_oldest(house: House) -> None:
    tokens = []
    for _ in range(21):
        tokens.append(house.log_in())
        house.wait(seconds=1)

    with pytest.raises(SessionEnded):
        house.resolve(tokens[0])
    assert all(house.resolve(each) for each in tokens[1:])
    ended = house.memory.events()[-1]
    assert isinstance(ended, Account.SessionsEnded)
    assert ended.fingerprint == fingerprint(tokens[0])


def test_the_owner_sees_the_open_sessions_newest_first(house: House) -> None:
    over = house.log_in()
    house.wait(hours=1)
    older = house.log_in()
    house.wait(minutes=1)
    newer = house.log_in()
    shown = house.identity.list_sessions(by=house.within(newer), at=house.at)["items"]

    assert [each["current"] for each in shown] == [True, False]
    assert [house.at - each["begun_at"] for each in shown] == [timedelta(), timedelta(minutes=1)]
    assert fingerprint(older) not in str(shown)
    assert fingerprint(over) not in str(house.memory.tables)


def test_the_owner_ends_one_session_from_another(house: House) -> None:
    lost, here = house.log_in(), house.log_in()
    actor = house.within(here)
    shown = house.identity.list_sessions(by=actor, at=house.at)["items"]
    (id_,) = [each["id"] for each in shown if not each["current"]]
    house.identity.end_one_session(cause=house.cause(actor), session_id=id_)

    with pytest.raises(SessionEnded):
        house.resolve(lost)
    assert house.resolve(here)
    with pytest.raises(Unknown):
        house.identity.end_one_session(cause=house.cause(actor), session_id=id_)


def test_nobody_ends_somebody_elses_session(house: House) -> None:
    house.register("13900139000")
    others = house.within(house.log_in("13900139000"))
    mine = house.log_in()
    (shown,) = house.identity.list_sessions(by=house.within(mine), at=house.at)["items"]

    with pytest.raises(Unknown):
        house.identity.end_one_session(cause=house.cause(others), session_id=shown["id"])
    assert house.resolve(mine)
