"""From a picture to an account."""

from __future__ import annotations

import pytest

from services.identity.domain.account import Account
from services.identity.domain.captcha import CaptchaWrong
from services.identity.domain.password import PasswordCommon, PasswordUnfit, must_fit
from services.identity.domain.registration import AgreementMissing, MobileTaken
from services.identity.domain.texting import SmsCodeWrong
from services.identity.tests.a_house import MOBILE, House


def test_a_person_registers_and_logs_in(house: House) -> None:
    actor = house.register()

    assert house.resolve(house.log_in())["account_id"] == actor.id
    assert house.account(actor)["mobile"] == MOBILE
    assert [type(each) for each in house.memory.events()] == [Account.Registered]


def test_events_hold_nothing_personal(house: House) -> None:
    house.register()

    assert all(MOBILE.encode() not in each.state + each.meta_bytes for each in house.memory.log)


def test_the_agreement_in_force_is_accepted_first(house: House) -> None:
    with pytest.raises(AgreementMissing):
        house.ask_code(agreement_version="2019-01")


def test_the_number_of_who_registers_is_sealed(house: House) -> None:
    house.ask_code()

    assert MOBILE not in str(house.memory.tables) + str(house.memory.marks)


def test_the_code_goes_to_the_phone_and_is_kept_nowhere(house: House) -> None:
    house.ask_code()

    assert house.phones.sent == [(MOBILE, "【网上保全】您的注册验证码为123456，5分钟内有效。请勿告诉他人。")]
    assert "123456" not in str(house.memory.tables) + str(house.memory.marks)


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


@pytest.mark.parametrize("password", ["password", "PassWord123", "1q2w3e4r"])
def test_a_password_that_anybody_would_try_first_is_refused_and_costs_no_try(
    house: House, password: str
) -> None:
    registration = house.ask_code()
    for _ in range(6):
        with pytest.raises(PasswordCommon):
            house.open(registration, password=password)
    house.open(registration)


@pytest.mark.parametrize("password", ["1234567", "12345678901234567", "x13800138000", ""])
def test_a_password_has_8_to_16_characters_without_the_account_name(password: str) -> None:
    with pytest.raises(PasswordUnfit):
        must_fit(password, account_name=MOBILE)


@pytest.mark.parametrize("password", ["12345678", "1234567890123456", "保全保全保全保全"])
def test_a_password_of_8_to_16_characters_fits(password: str) -> None:
    must_fit(password, account_name=MOBILE)
