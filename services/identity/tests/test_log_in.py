"""Who gets in, and how often one may guess."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from services.identity.clients import Argon2
from services.identity.domain.captcha import CaptchaWrong
from services.identity.domain.log_in import (
    CaptchaNeeded,
    Credential,
    CredentialsWrong,
    FailedLogIn,
    LogInTooOften,
)
from services.identity.tests.a_house import MOBILE, PASSWORD, House

UNKNOWN = "13911111111"


@pytest.fixture
def house() -> House:
    house = House()
    house.register()
    return house


def fail(house: House, times: int, username: str = MOBILE, **captcha: Any) -> None:
    """Guess wrongly so many times."""
    for _ in range(times):
        with pytest.raises(CredentialsWrong):
            house.log_in(username, "wrong-password", **captcha)


def answered(house: House) -> dict[str, Any]:
    """Return a captcha that was answered rightly."""
    return {"captcha_id": house.captcha(), "captcha_answer": "hk3f"}


def move(house: House, address: str) -> None:
    """Let the visitor come from elsewhere."""
    house.visitor = replace(house.visitor, address=address)


@pytest.mark.parametrize("username", ["+86 138 0013 8000", " 13800138000", "0086-13800138000"])
def test_a_mobile_number_is_known_however_it_was_pasted(house: House, username: str) -> None:
    assert house.log_in(username)


@pytest.mark.parametrize("username", [MOBILE, UNKNOWN, "judge-nobody", "judge-hunan"])
def test_a_wrong_password_an_unknown_name_and_a_name_of_staff_hear_the_same(
    house: House, username: str
) -> None:
    house.hire()
    with pytest.raises(CredentialsWrong):
        house.log_in(username, "wrong-password")


def test_staff_do_not_come_in_by_the_door_of_persons_nor_persons_by_theirs(house: House) -> None:
    house.hire()
    with pytest.raises(CredentialsWrong):
        house.log_in("judge-hunan", PASSWORD)
    with pytest.raises(CredentialsWrong):
        house.begin(MOBILE)


@pytest.mark.parametrize("failed_before", [0, 5])
def test_known_and_unknown_names_are_read_hashed_and_written_as_often(
    house: House, failed_before: int
) -> None:
    house.hire()
    work: list[Counter[str]] = []
    for username in (MOBILE, UNKNOWN, "judge-hunan"):
        fail(house, failed_before, username)
        move(house, f"198.51.100.{len(work)}")
        captcha = answered(house)
        work.append(house.work_of(lambda u=username, c=captcha: house.log_in(u, "wrong-password", **c)))  # type: ignore[misc]

    assert work[0] == work[1] == work[2]
    assert work[0]["match"] == 1


@pytest.mark.parametrize("username", [MOBILE, UNKNOWN])
def test_after_five_failures_a_captcha_is_asked_for(house: House, username: str) -> None:
    fail(house, 5, username)
    move(house, "198.51.100.1")
    with pytest.raises(CaptchaNeeded):
        house.log_in(username, PASSWORD)
    with pytest.raises(CaptchaWrong):
        house.log_in(username, PASSWORD, captcha_id=house.captcha(), captcha_answer="XXXX")
    fail(house, 1, username, **answered(house))


def test_an_answered_captcha_is_good_for_one_guess(house: House) -> None:
    fail(house, 5)
    move(house, "198.51.100.1")
    captcha = answered(house)
    fail(house, 1, **captcha)

    with pytest.raises(CaptchaWrong):
        house.log_in(**captcha)


def test_a_stranger_elsewhere_never_locks_the_owner_out(house: House) -> None:
    for n in range(20):
        move(house, f"198.51.100.{n}")
        fail(house, 1, **answered(house))
    move(house, "203.0.113.200")

    assert house.log_in(**answered(house))


def test_with_a_captcha_the_owner_gets_in_at_once_even_from_where_somebody_failed(house: House) -> None:
    fail(house, 5)

    assert house.log_in(**answered(house))


@pytest.mark.parametrize("username", [MOBILE, UNKNOWN])
def test_whoever_guesses_from_one_address_waits_longer_each_time(house: House, username: str) -> None:
    fail(house, 5, username)
    for _ in range(5):
        fail(house, 1, username, **answered(house))
    for seconds in (30, 60, 120):
        house.wait(seconds=seconds - 1)
        with pytest.raises(LogInTooOften):
            house.log_in(username, **answered(house))
        house.wait(seconds=1)
        fail(house, 1, username, **answered(house))


def test_an_address_that_tries_many_names_shows_a_captcha_for_each_and_shuts_no_neighbour_out(
    house: House,
) -> None:
    for n in range(100):
        fail(house, 1, f"139{n:08}")
    with pytest.raises(CaptchaNeeded):
        house.log_in()
    assert house.log_in(**answered(house))
    move(house, "198.51.100.1")
    assert house.log_in()


def test_who_gets_in_begins_anew_but_what_strangers_did_elsewhere_still_counts(house: House) -> None:
    fail(house, 4)
    house.log_in()
    fail(house, 4)
    move(house, "198.51.100.1")
    fail(house, 1)
    house.log_in(**answered(house))
    fail(house, 1)
    with pytest.raises(CaptchaNeeded):
        house.log_in()


def test_failures_are_forgotten_after_a_quarter_of_an_hour(house: House) -> None:
    fail(house, 5)
    house.wait(minutes=15)
    fail(house, 1)

    assert len(house.identity.records.where(FailedLogIn)) == 1
    house.log_in()


def test_a_password_hashed_by_older_parameters_is_hashed_anew_when_it_is_shown(house: House) -> None:
    before = house.identity.records.where(Credential)[0].password_hash
    house.identity = replace(house.identity, passwords=Argon2(rounds=2, memory_kib=16, at_once=2))
    house.log_in()
    after = house.identity.records.where(Credential)[0].password_hash

    assert before != after
    assert "m=16,t=2" in after
    assert house.log_in()


def test_where_somebody_is_is_kept_as_an_hmac_only(house: House) -> None:
    fail(house, 1)

    assert house.visitor.address not in str(house.memory.tables)
