"""Codes on their way to a phone, whatever they are for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from services.chassis.store import Conflict, Taken
from services.identity.domain.captcha import CaptchaWrong
from services.identity.domain.texting import SmsBudget, SmsCodeWrong, SmsTooOften, neighbourhood
from services.identity.tests.a_house import MOBILE, House
from services.identity.use_cases.ports import ProviderUnavailable
from services.identity.use_cases.texting import TextToSend

HOUR = 3600


def number(n: int) -> str:
    """Return one of many numbers."""
    return f"139{n:08}"


def outcome(ask: Callable[[], Any]) -> str:
    """Return the name of the refusal, or nothing."""
    try:
        ask()
    except (SmsTooOften, CaptchaWrong, Conflict) as refused:
        return type(refused).__name__
    return ""


def test_a_number_gets_one_code_a_minute_five_an_hour_ten_a_day(house: House) -> None:
    house.ask_code()
    house.wait(seconds=59)
    with pytest.raises(SmsTooOften):
        house.ask_code()
    for _ in range(4):
        house.wait(seconds=60)
        house.ask_code()
    house.wait(minutes=2)
    with pytest.raises(SmsTooOften):
        house.ask_code()
    for _ in range(5):
        house.wait(hours=1)
        house.ask_code()
    house.wait(hours=1)
    with pytest.raises(SmsTooOften):
        house.ask_code()
    house.ask_code("13900139000")
    house.wait(days=1)
    house.ask_code()


def test_whatever_the_codes_are_for_they_come_out_of_one_budget(house: House) -> None:
    house.register()
    token = house.log_in()
    with pytest.raises(SmsTooOften):
        house.ask_reset()
    with pytest.raises(SmsTooOften):
        house.step_up_by_sms(house.within(token))
    house.wait(seconds=60)
    house.ask_reset()
    with pytest.raises(SmsTooOften):
        house.ask_code()
    house.wait(seconds=60)
    house.step_up_by_sms(house.within(token))
    with pytest.raises(SmsTooOften):
        house.ask_reset()


def test_an_address_asks_for_twenty_codes_an_hour(house: House) -> None:
    def ask(n: int, address: str) -> str:
        cause = house.cause(replace(house.visitor, address=address))
        return outcome(lambda: house.ask_code(number(n), cause=cause))

    for n in range(20):
        assert not ask(n, "203.0.113.7")
        house.wait(seconds=1)
    assert ask(20, "203.0.113.7") == "SmsTooOften"
    assert not ask(20, "203.0.113.8")
    house.wait(seconds=HOUR)
    assert not ask(21, "203.0.113.7")


def test_programs_of_ours_that_name_no_address_have_none_to_spend(house: House) -> None:
    for n in range(25):
        house.ask_code(number(n))

    assert len(house.phones.sent) == 25


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_an_address_is_known_as_far_as_a_household_shares_it(address: str, known_as: str) -> None:
    assert neighbourhood(address) == known_as


def test_an_address_is_kept_as_an_hmac_only(house: House) -> None:
    house.ask_code(cause=house.cause(house.visitor))

    assert house.visitor.address not in str(house.memory.tables) + str(house.memory.marks)


def freeze_budgets(house: House, monkeypatch: pytest.MonkeyPatch, *, reads: int) -> None:
    """Let everybody read the budgets as the first one did, as if all came at once, so many times."""
    find = house.identity.records.find
    frozen: dict[object, Any] = {}
    left = reads

    def find_frozen(_: Any, kind: type[Any], key: object) -> Any:
        nonlocal left
        if kind is not SmsBudget or left == 0:
            return find(kind, key)
        left -= 1
        return frozen.setdefault(key, find(kind, key))

    monkeypatch.setattr(type(house.identity.records), "find", find_frozen)


@pytest.mark.parametrize("sent_before", [False, True])
def test_of_many_requests_for_a_number_at_once_one_is_sent(
    house: House, monkeypatch: pytest.MonkeyPatch, *, sent_before: bool
) -> None:
    if sent_before:
        house.ask_code()
        house.wait(minutes=10)
    before = len(house.phones.sent)
    freeze_budgets(house, monkeypatch, reads=10**9)
    outcomes = []
    for n in range(20):
        outcomes.append(outcome(house.ask_code if n % 2 else house.ask_reset))
        house.wait(seconds=3)  # across the minute

    assert len(house.phones.sent) - before == 1
    assert outcomes == ["", *["SmsTooOften"] * 19]


def test_of_many_requests_from_an_address_at_once_no_more_are_sent_than_it_may(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze_budgets(house, monkeypatch, reads=40)
    outcomes = [
        outcome(lambda n=n: house.ask_code(number(n), cause=house.cause(house.visitor)))  # type: ignore[misc]
        for n in range(30)
    ]

    assert (outcomes.count(""), outcomes.count("SmsTooOften")) == (20, 10)


def test_a_budget_that_was_swept_begins_anew(house: House) -> None:
    house.ask_code()
    house.wait(days=2)
    budget = house.identity.records.where(SmsBudget)[0]
    house.memory.save(
        cause=house.cause(),
        rows=[house.identity.records.drop(budget)],
        marks=dict.fromkeys(budget.claims(at=house.at)),
    )

    assert not outcome(house.ask_code)
    assert outcome(house.ask_code) == "SmsTooOften"


def test_who_read_a_budget_before_it_was_swept_finds_its_turn_taken(house: House) -> None:
    house.ask_code()
    budget = house.identity.records.where(SmsBudget)[0]
    house.memory.save(cause=house.cause(), marks=dict.fromkeys(budget.claims(at=house.at)))

    with pytest.raises(Taken):
        house.memory.save(cause=house.cause(), marks=dict.fromkeys(budget.claims(at=house.at)))


def test_a_refused_request_uses_the_captcha_up_too(house: House) -> None:
    house.ask_code()
    captcha = house.captcha()
    with pytest.raises(SmsTooOften):
        house.ask_code(captcha_id=captcha)

    with pytest.raises(CaptchaWrong):
        house.ask_code("13900139000", captcha_id=captcha)


def test_a_code_is_tried_five_times(house: House) -> None:
    registration = house.ask_code()
    for _ in range(5):
        with pytest.raises(SmsCodeWrong):
            house.open(registration, "654321")
    with pytest.raises(SmsCodeWrong):
        house.open(registration)


def test_a_phone_that_cannot_be_reached_is_said_so(house: House) -> None:
    house.phones.down = True

    with pytest.raises(ProviderUnavailable):
        house.ask_code()


def test_whoever_asked_is_told_where_a_demonstration_shows_the_message(house: House) -> None:
    text = TextToSend(mobile=MOBILE, text="123456", answer={"registration_id": "r"})

    assert house.identity.send(text)["demo_inbox"] == f"http://phone/{MOBILE}"
    assert replace(house.identity, sandbox=False).send(text)["demo_inbox"] is None
