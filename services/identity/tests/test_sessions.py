"""Logging in, staying in, leaving."""

from __future__ import annotations

import pytest

from services.identity.domain.account import Account
from services.identity.domain.session import CredentialsWrong, LogInTooOften, SessionEnded, UsernameTaken
from services.identity.tests.a_house import MOBILE, PASSWORD, House


@pytest.fixture
def house() -> House:
    house = House()
    house.register()
    return house


@pytest.mark.parametrize("username", ["+86 138 0013 8000", " 13800138000", "0086-13800138000"])
def test_a_mobile_number_is_known_however_it_was_pasted(house: House, username: str) -> None:
    assert house.log_in(username)


def test_a_token_is_kept_as_its_hash_only(house: House) -> None:
    token = house.log_in()

    assert token not in str(house.memory.tables) + str(house.memory.marks)


@pytest.mark.parametrize("username", [MOBILE, "13911111111", "judge-nobody"])
def test_a_wrong_password_and_an_unknown_name_hear_the_same(house: House, username: str) -> None:
    with pytest.raises(CredentialsWrong):
        house.log_in(username, "wrong-password")


@pytest.mark.parametrize("username", [MOBILE, "13911111111"])
def test_after_five_failures_one_waits_longer_each_time(house: House, username: str) -> None:
    for _ in range(5):
        with pytest.raises(CredentialsWrong):
            house.log_in(username, "wrong-password")
    with pytest.raises(LogInTooOften):
        house.log_in(username, PASSWORD)
    house.wait(seconds=30)
    with pytest.raises(CredentialsWrong):
        house.log_in(username, "wrong-password")
    house.wait(seconds=30)
    with pytest.raises(LogInTooOften):
        house.log_in(username, PASSWORD)


def test_who_waited_gets_in_and_begins_anew(house: House) -> None:
    for _ in range(5):
        with pytest.raises(CredentialsWrong):
            house.log_in(MOBILE, "wrong-password")
    house.wait(seconds=30)
    house.log_in()
    for _ in range(4):
        with pytest.raises(CredentialsWrong):
            house.log_in(MOBILE, "wrong-password")

    house.log_in()


def test_failures_are_forgotten_after_a_quarter_of_an_hour(house: House) -> None:
    for _ in range(5):
        with pytest.raises(CredentialsWrong):
            house.log_in(MOBILE, "wrong-password")
    house.wait(minutes=15)
    with pytest.raises(CredentialsWrong):
        house.log_in(MOBILE, "wrong-password")

    assert len(house.memory.tables["failed_log_ins"]) == 1
    house.log_in()


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


def test_a_judge_logs_in_by_name_for_an_office(house: House) -> None:
    house.hire()
    judge = house.resolve(house.log_in("judge-hunan"))

    assert (judge["role"], judge["office"], judge["verified"]) == ("judge", "湘", True)


def test_a_staff_name_is_given_once(house: House) -> None:
    house.hire()

    with pytest.raises(UsernameTaken):
        house.hire()


def test_the_programs_of_an_office_come_in_by_a_key(house: House) -> None:
    house.identity.add_office_key(cause=house.cause(), office="湘", key="key_of-hunan")
    office = house.resolve("key_of-hunan")

    assert (office["account_id"], office["role"], office["office"]) == ("office:湘", "court_system", "湘")
    assert "key_of-hunan" not in str(house.memory.tables)
