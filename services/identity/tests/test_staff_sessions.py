"""The door of staff."""

from __future__ import annotations

from dataclasses import replace

import pyotp
import pytest

from services.chassis.causes import Actor
from services.chassis.refusals import Unknown
from services.identity.domain import second_factor
from services.identity.domain.account import Account, Role
from services.identity.domain.log_in import CaptchaNeeded, CredentialsWrong, StaffCodeWrong, UsernameTaken
from services.identity.domain.session import SessionEnded
from services.identity.tests.a_house import PASSWORD, TOTP_SECRET, House

OTHER_SECRET = "KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TF"


@pytest.fixture
def house() -> House:
    house = House()
    house.hire()
    return house


def shown(house: House, steps_ahead: int = 0, secret: str = TOTP_SECRET) -> str:
    """Return what an authenticator shows whose clock is so many steps ahead."""
    return pyotp.TOTP(secret).at(house.at, counter_offset=steps_ahead)


def test_a_judge_comes_in_for_an_office_by_a_password_and_a_code(house: House) -> None:
    judge = house.resolve(house.show_code(house.begin()["id"], shown(house)))

    assert (judge["role"], judge["office"], judge["verified"]) == ("judge", "湘", True)


def test_the_code_is_that_of_rfc_6238() -> None:
    # Appendix B, SHA-1, of which the last six digits are shown.
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert [second_factor.code_of(secret, seconds // 30) for seconds in (59, 1111111109, 20000000000)] == [
        "287082",
        "081804",
        "353130",
    ]


@pytest.mark.parametrize("username", ["judge-hunan", "judge-nobody"])
def test_a_wrong_password_and_an_unknown_name_hear_the_same_after_the_same_work(
    house: House, username: str
) -> None:
    known = house.work_of(lambda: house.begin(password="wrong-password"))

    assert house.work_of(lambda: house.begin(username, "wrong-password")) == known
    with pytest.raises(CredentialsWrong):
        house.begin(username, "wrong-password")


@pytest.mark.parametrize("steps_ahead", [-1, 0, 1])
def test_a_watch_may_be_half_a_minute_off(house: House, steps_ahead: int) -> None:
    assert house.show_code(house.begin()["id"], shown(house, steps_ahead))


@pytest.mark.parametrize("steps_ahead", [-2, 2])
def test_but_no_more(house: House, steps_ahead: int) -> None:
    with pytest.raises(StaffCodeWrong):
        house.show_code(house.begin()["id"], shown(house, steps_ahead))


def test_a_code_is_good_once_whoever_saw_it(house: House) -> None:
    first, second = house.begin()["id"], house.begin()["id"]
    code = shown(house)
    house.show_code(first, code)

    with pytest.raises(StaffCodeWrong):
        house.show_code(second, code)
    house.wait(seconds=30)
    assert house.show_code(second, shown(house))


def test_a_log_in_is_good_once(house: House) -> None:
    begun = house.begin()["id"]
    house.show_code(begun, shown(house))
    house.wait(seconds=30)

    with pytest.raises(StaffCodeWrong):
        house.show_code(begun, shown(house))


def test_a_log_in_has_five_tries(house: House) -> None:
    begun = house.begin()["id"]
    for _ in range(5):
        with pytest.raises(StaffCodeWrong):
            house.show_code(begun, "000000")
    with pytest.raises(StaffCodeWrong):
        house.show_code(begun, shown(house))


def test_a_log_in_lasts_five_minutes(house: House) -> None:
    begun = house.begin()["id"]
    house.wait(seconds=301)

    with pytest.raises(StaffCodeWrong):
        house.show_code(begun, shown(house))


def test_wrong_codes_count_like_wrong_passwords(house: House) -> None:
    begun = house.begin()["id"]
    for _ in range(5):
        with pytest.raises(StaffCodeWrong):
            house.show_code(begun, "000000")
    house.visitor = replace(house.visitor, address="198.51.100.1")

    with pytest.raises(CaptchaNeeded):
        house.begin()
    assert house.begin(captcha_id=house.captcha(), captcha_answer="HK3F")


def test_a_right_password_alone_forgives_no_wrong_one(house: House) -> None:
    for _ in range(4):
        with pytest.raises(CredentialsWrong):
            house.begin(password="wrong-password")
    house.begin()
    with pytest.raises(CredentialsWrong):
        house.begin(password="wrong-password")
    house.visitor = replace(house.visitor, address="198.51.100.1")
    with pytest.raises(CaptchaNeeded):
        house.begin()


def test_only_a_demonstration_shows_the_code_and_never_one_that_was_used(house: House) -> None:
    codes = [str(house.begin()["demo_code"])]
    house.show_code(house.begin()["id"], codes[0])
    codes.append(house.begin()["demo_code"])
    house.identity = replace(house.identity, sandbox=False)

    assert codes == [shown(house), shown(house, 1)]
    assert house.begin()["demo_code"] is None


def test_the_secret_of_the_second_factor_is_sealed(house: House) -> None:
    house.begin()

    assert TOTP_SECRET not in str(house.memory.tables)


def test_a_staff_name_is_given_once(house: House) -> None:
    with pytest.raises(UsernameTaken):
        house.hire()


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.APPLICANT])
def test_every_role_of_an_office_has_its_account(house: House, role: Role) -> None:
    house.hire(f"{role}-of-tests", role)

    assert house.resolve(house.enter(f"{role}-of-tests"))["role"] == role


def test_who_lost_the_authenticator_gets_another_and_is_logged_out(house: House) -> None:
    token = house.enter()
    house.identity.reset_second_factor(cause=house.cause(), username="judge-hunan", totp_secret=OTHER_SECRET)
    house.wait(minutes=2)

    with pytest.raises(SessionEnded):
        house.resolve(token)
    begun = house.begin()["id"]
    with pytest.raises(StaffCodeWrong):
        house.show_code(begun, shown(house))
    assert house.show_code(begun, shown(house, secret=OTHER_SECRET))


def test_an_operator_ends_the_sessions_of_staff(house: House) -> None:
    token = house.enter()
    house.identity.end_sessions_of(cause=house.cause(), username="judge-hunan")

    with pytest.raises(SessionEnded):
        house.resolve(token)


def test_who_leaves_the_office_is_out_at_once_and_for_good(house: House) -> None:
    token, begun = house.enter(), house.begin()
    house.identity.remove_staff(cause=house.cause(), username="judge-hunan")

    with pytest.raises(SessionEnded):
        house.resolve(token)
    with pytest.raises(StaffCodeWrong):
        house.show_code(begun["id"], begun["demo_code"])
    with pytest.raises(CredentialsWrong):
        house.begin(password=PASSWORD)
    with pytest.raises(UsernameTaken):
        house.hire()
    left, ended = house.memory.events()[-2:]
    assert isinstance(left, Account.Left)
    assert isinstance(ended, Account.SessionsEnded)


def test_nobody_is_removed_who_is_not_there(house: House) -> None:
    house.register()
    for username in ("judge-nobody", "13800138000"):
        with pytest.raises(Unknown):
            house.identity.remove_staff(
                cause=house.cause(Actor(id="operator", role="operator")), username=username
            )


def test_who_is_halfway_in_by_the_old_password_gets_no_further(house: House) -> None:
    judge = house.within(house.enter())
    house.wait(minutes=1)
    begun = house.begin()
    house.change_password(judge, PASSWORD)

    with pytest.raises(StaffCodeWrong):
        house.show_code(begun["id"], begun["demo_code"])
