"""From a picture to an account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.identity.domain.account import Account
from services.identity.domain.registration import (
    AgreementMissing,
    CaptchaWrong,
    MobileTaken,
    PasswordUnfit,
    SmsCodeWrong,
    SmsTooOften,
    must_fit,
)
from services.identity.tests.a_house import MOBILE, House
from services.identity.use_cases.ports import ProviderUnavailable
from services.identity.use_cases.registering import CodeToSend


@pytest.fixture
def house() -> House:
    return House()


def test_a_person_registers_and_logs_in(house: House) -> None:
    actor = house.register()

    assert house.resolve(house.log_in())["account_id"] == actor.id
    assert house.account(actor)["mobile"] == MOBILE
    assert [type(each) for each in house.memory.events()] == [Account.Registered]


def test_events_hold_nothing_personal(house: House) -> None:
    house.register()

    assert all(MOBILE.encode() not in each.state + each.meta_bytes for each in house.memory.log)


def test_a_picture_is_read_in_either_case_and_shows_its_answer_only_in_a_demonstration(house: House) -> None:
    assert house.identity.create_captcha(cause=house.cause())["demo_answer"] == "HK3F"
    assert replace(house.identity, sandbox=False).create_captcha(cause=house.cause())["demo_answer"] is None


def test_any_answer_uses_a_picture_up(house: House) -> None:
    captcha = house.captcha()
    with pytest.raises(CaptchaWrong):
        house.ask_code(captcha_id=captcha, captcha_answer="XXXX")
    with pytest.raises(CaptchaWrong):
        house.ask_code(captcha_id=captcha)
    assert not house.phones.sent


def test_a_picture_lasts_two_minutes(house: House) -> None:
    captcha = house.captcha()
    house.wait(seconds=121)

    with pytest.raises(CaptchaWrong):
        house.ask_code(captcha_id=captcha)


def test_the_agreement_in_force_is_accepted_first(house: House) -> None:
    with pytest.raises(AgreementMissing):
        house.ask_code(agreement_version="2019-01")


def test_the_code_goes_to_the_phone_and_is_kept_nowhere(house: House) -> None:
    house.ask_code()

    assert house.phones.sent == [(MOBILE, "【网上保全】您的注册验证码为123456，5分钟内有效。请勿告诉他人。")]
    assert "123456" not in str(house.memory.tables) + str(house.memory.marks)


def test_whoever_asked_is_told_where_a_demonstration_shows_the_message(house: House) -> None:
    code = CodeToSend(mobile=MOBILE, code="123456", answer={"registration_id": "r"})

    assert house.identity.send_sms_code(code)["demo_inbox"] == f"http://phone/{MOBILE}"
    assert replace(house.identity, sandbox=False).send_sms_code(code)["demo_inbox"] is None


def test_a_phone_that_cannot_be_reached_is_said_so(house: House) -> None:
    house.phones.down = True

    with pytest.raises(ProviderUnavailable):
        house.ask_code()


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


def test_of_many_requests_at_once_one_is_sent(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    # All have read the budget before the first is saved: what they read stays what it was.
    before = house.identity.records.find
    frozen: dict[object, object] = {}
    monkeypatch.setattr(
        type(house.identity.records),
        "find",
        lambda _, kind, key: (
            before(kind, key) if kind.__name__ != "SmsBudget" else frozen.setdefault(key, before(kind, key))
        ),
    )
    refused = 0
    for _ in range(20):
        try:
            house.ask_code()
        except SmsTooOften:
            refused += 1

    assert (len(house.phones.sent), refused) == (1, 19)


def test_a_repeated_request_sends_no_second_code_and_leaves_the_first_answer_to_be_found(
    house: House,
) -> None:
    cause, captcha = house.cause(), house.captcha()
    house.ask_code(cause=cause, captcha_id=captcha)

    with pytest.raises(CaptchaWrong):
        house.ask_code(cause=cause, captcha_id=captcha)
    assert len(house.phones.sent) == 1
    assert house.memory.taken(cause.mark)


def test_a_known_number_hears_what_an_unknown_one_does_until_its_owner_shows_the_code(house: House) -> None:
    house.register()
    house.wait(minutes=2)
    registration = house.ask_code()

    assert len(house.phones.sent) == 2
    with pytest.raises(MobileTaken):
        house.open(registration)


def test_a_code_is_tried_five_times(house: House) -> None:
    registration = house.ask_code()
    for _ in range(5):
        with pytest.raises(SmsCodeWrong):
            house.open(registration, "654321")
    with pytest.raises(SmsCodeWrong):
        house.open(registration)


def test_a_code_lasts_five_minutes(house: House) -> None:
    registration = house.ask_code()
    house.wait(seconds=301)

    with pytest.raises(SmsCodeWrong):
        house.open(registration)


def test_a_code_opens_its_own_registration_only(house: House) -> None:
    house.ask_code()
    house.chance.code = "111111"
    other = house.ask_code("13900139000")

    with pytest.raises(SmsCodeWrong):
        house.open(other)


def test_a_code_is_used_once(house: House) -> None:
    registration = house.ask_code()
    house.open(registration)

    with pytest.raises(SmsCodeWrong):
        house.open(registration)


def test_a_badly_chosen_password_costs_no_try(house: House) -> None:
    registration = house.ask_code()
    for _ in range(6):
        with pytest.raises(PasswordUnfit):
            house.open(registration, password="short")
    house.open(registration)


@pytest.mark.parametrize("password", ["1234567", "12345678901234567", "x13800138000", ""])
def test_a_password_has_8_to_16_characters_without_the_account_name(password: str) -> None:
    with pytest.raises(PasswordUnfit):
        must_fit(password, account_name=MOBILE)


@pytest.mark.parametrize("password", ["12345678", "1234567890123456", "保全保全保全保全"])
def test_a_password_of_8_to_16_characters_fits(password: str) -> None:
    must_fit(password, account_name=MOBILE)
