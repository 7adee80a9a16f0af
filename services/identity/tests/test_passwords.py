"""A password that was forgotten, and one that is replaced."""

from __future__ import annotations

from uuid import uuid4

import pytest

from services.chassis.refusals import NotAllowed
from services.chassis.store import Conflict
from services.identity.domain.account import Account
from services.identity.domain.captcha import CaptchaWrong
from services.identity.domain.log_in import CredentialsWrong, LogInTooOften
from services.identity.domain.password import PasswordCommon, PasswordReset, PasswordUnfit
from services.identity.domain.session import SessionEnded
from services.identity.domain.texting import SmsCodeWrong
from services.identity.tests.a_house import MOBILE, NOBODY, PASSWORD, House

NEW = "Xinmima2026"


@pytest.fixture
def house() -> House:
    house = House()
    house.register()
    house.wait(minutes=2)
    return house


def test_who_forgot_the_password_gets_in_by_the_phone(house: House) -> None:
    house.reset(house.ask_reset(), password=NEW)

    assert house.log_in(password=NEW)
    with pytest.raises(CredentialsWrong):
        house.log_in()


def test_a_reset_ends_all_sessions_and_says_so(house: House) -> None:
    token, other = house.log_in(), house.log_in()
    house.reset(house.ask_reset())

    for each in (token, other):
        with pytest.raises(SessionEnded):
            house.resolve(each)
    changed, ended = house.memory.events()[-2:]
    assert isinstance(changed, Account.PasswordChanged)
    assert isinstance(ended, Account.SessionsEnded)
    assert ended.fingerprint is None


def test_an_unknown_number_hears_what_a_known_one_does_and_its_phone_is_told(house: House) -> None:
    house.phones.sent.clear()
    known, unknown = house.answer_to_reset(), house.answer_to_reset("13911111111")

    assert {**known, "reset_id": "", "demo_inbox": ""} == {**unknown, "reset_id": "", "demo_inbox": ""}
    assert "123456" in house.phones.sent[0][1]
    assert "123456" not in house.phones.sent[1][1]
    assert "尚未注册" in house.phones.sent[1][1]


def test_a_known_and_an_unknown_number_are_read_and_written_as_often(house: House) -> None:
    captchas = [house.captcha(), house.captcha()]
    known = house.work_of(lambda: house.ask_reset(captcha_id=captchas[0]))
    unknown = house.work_of(lambda: house.ask_reset("13911111111", captcha_id=captchas[1]))

    assert known == unknown


def test_an_unknown_number_is_reset_by_no_code(house: House) -> None:
    with pytest.raises(SmsCodeWrong):
        house.reset(house.ask_reset("13911111111"))


def test_a_captcha_comes_before_the_message(house: House) -> None:
    house.phones.sent.clear()
    with pytest.raises(CaptchaWrong):
        house.ask_reset(captcha_answer="XXXX")
    assert not house.phones.sent


def test_a_reset_has_five_tries(house: House) -> None:
    reset = house.ask_reset()
    for _ in range(5):
        with pytest.raises(SmsCodeWrong):
            house.reset(reset, "654321")
    with pytest.raises(SmsCodeWrong):
        house.reset(reset)


def test_a_reset_is_used_once_and_in_time(house: House) -> None:
    reset = house.ask_reset()
    house.reset(reset)
    with pytest.raises(SmsCodeWrong):
        house.reset(reset)
    house.wait(minutes=2)
    late = house.ask_reset()
    house.wait(seconds=301)
    with pytest.raises(SmsCodeWrong):
        house.reset(late)


def test_of_two_resets_by_one_code_at_once_one_counts(house: House) -> None:
    reset = house.ask_reset()
    record = house.identity.records.find(PasswordReset, reset)
    assert record is not None
    house.memory.save(cause=house.cause(), marks={record.used: None})

    with pytest.raises(SmsCodeWrong):
        house.reset(reset)


def test_a_code_is_good_for_what_it_was_sent_for(house: House) -> None:
    registration = house.ask_code("13900139000")
    with pytest.raises(SmsCodeWrong):
        house.reset(registration)
    with pytest.raises(SmsCodeWrong):
        house.reset(uuid4())


@pytest.mark.parametrize(
    ("password", "why"),
    [("short", PasswordUnfit), (f"x{MOBILE}", PasswordUnfit), ("password123", PasswordCommon)],
)
def test_a_new_password_has_to_fit_and_a_bad_one_costs_no_try(
    house: House, password: str, why: type[Exception]
) -> None:
    reset = house.ask_reset()
    for _ in range(6):
        with pytest.raises(why):
            house.reset(reset, password=password)
    house.reset(reset)
    actor = house.within(house.log_in(password=NEW))
    with pytest.raises(why):
        house.change_password(actor, NEW, password)


def test_the_owner_of_the_phone_does_not_wait_for_who_guessed(house: House) -> None:
    for _ in range(5):
        with pytest.raises(CredentialsWrong):
            house.log_in(MOBILE, "wrong-password")
    house.reset(house.ask_reset())

    assert house.log_in(password=NEW)


def test_the_number_and_the_code_of_a_reset_are_kept_nowhere_in_clear(house: House) -> None:
    house.ask_reset("13911111111")

    kept = str(house.memory.tables) + str(house.memory.marks)
    assert "13911111111" not in kept
    assert "123456" not in kept


def test_a_password_is_changed_by_who_knows_it_and_all_sessions_end(house: House) -> None:
    token, other = house.log_in(), house.log_in()
    house.change_password(house.within(token), PASSWORD)

    for each in (token, other):
        with pytest.raises(SessionEnded):
            house.resolve(each)
    assert house.log_in(password=NEW)


def test_who_found_an_open_session_guesses_the_password_no_faster_than_at_the_door(house: House) -> None:
    actor = house.within(house.log_in())
    for n in range(5):
        with pytest.raises(CredentialsWrong):
            house.change_password(actor, "wrong-password", address=f"198.51.100.{n}")
    with pytest.raises(LogInTooOften):
        house.change_password(actor, PASSWORD, address="198.51.100.9")
    house.wait(seconds=30)
    house.change_password(actor, PASSWORD)


def test_staff_change_their_password_too(house: House) -> None:
    house.hire()
    house.change_password(house.within(house.enter()), PASSWORD)
    house.wait(minutes=2)

    assert house.begin(password=NEW)


def test_programs_have_no_password(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.change_password(NOBODY, PASSWORD)


def test_whom_the_old_password_lets_in_while_it_is_replaced_is_out_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = house.within(house.log_in())
    match = house.identity.passwords.match
    changes = iter([lambda: house.change_password(actor, PASSWORD)])

    def match_slowly(password_hash: str | None, password: str) -> bool:
        right = match(password_hash, password)
        next(changes, lambda: None)()
        return right

    monkeypatch.setattr(house.identity.passwords, "match", match_slowly)

    with pytest.raises(Conflict):
        house.log_in()
    monkeypatch.undo()
    assert not house.memory.tables["sessions"]
    with pytest.raises(CredentialsWrong):
        house.log_in()
