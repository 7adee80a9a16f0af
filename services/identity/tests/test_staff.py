"""What an operator does."""

from __future__ import annotations

import re

import pyotp
import pytest
from typer.testing import CliRunner

from services.chassis import clock
from services.identity import staff
from services.identity.domain.registration import MobileTaken
from services.identity.domain.session import SessionEnded
from services.identity.staff import (
    DEMO_INSURER,
    DEMO_MOBILE,
    DEMO_OFFICE,
    DEMO_PERSON,
    STAFF_ROLES,
    seed,
)
from services.identity.tests.a_house import PASSWORD, House


def test_the_demo_accounts_are_opened_once(house: House) -> None:
    accounts = seed(house.identity, password=PASSWORD, office_keys={DEMO_OFFICE: "key_of-hunan"}, secret="s")
    events = len(house.memory.log)

    assert (
        seed(house.identity, password=PASSWORD, office_keys={DEMO_OFFICE: "key_of-hunan"}, secret="s")
        == accounts
    )
    assert len(house.memory.log) == events


def test_every_demo_account_logs_in_as_what_it_is(house: House) -> None:
    for each in seed(house.identity, password=PASSWORD, office_keys={}, secret="s"):
        token = house.enter(each["username"]) if each["totp_secret"] else house.log_in(each["username"])
        who = house.resolve(token)
        assert (who["role"], who["office"], who["verified"]) == (each["role"], each["office"], True)


def test_an_authenticator_that_learned_a_demo_account_knows_it_after_another_seeding(house: House) -> None:
    for each in seed(house.identity, password=PASSWORD, office_keys={}, secret="s")[1:]:
        code = pyotp.TOTP(each["totp_secret"]).at(house.at)
        assert house.show_code(house.begin(each["username"])["id"], code)


def test_another_installation_has_other_demo_secrets(house: House) -> None:
    one = seed(house.identity, password=PASSWORD, office_keys={}, secret="s")
    other = seed(House().identity, password=PASSWORD, office_keys={}, secret="t")
    secrets = [each["totp_secret"] for each in (*one[1:], *other[1:])]

    assert len(set(secrets)) == len(secrets)


def test_the_demo_offices_programs_come_in_by_the_key_they_were_given(house: House) -> None:
    keys = {DEMO_OFFICE: "key_of-hunan", DEMO_INSURER: "key_of-qinghe"}
    seed(house.identity, password=PASSWORD, office_keys=keys, secret="s")

    let_in = [house.resolve(each) for each in keys.values()]
    assert [(each["office"], each["role"]) for each in let_in] == [
        ("湘", "court_system"),
        ("qinghe-demo", "insurer_system"),
    ]


def test_a_new_key_comes_beside_the_old_one(house: House) -> None:
    for key in ("key_1", "key_2"):
        seed(house.identity, password=PASSWORD, office_keys={DEMO_OFFICE: key}, secret="s")

    assert house.resolve("key_1") == house.resolve("key_2") | {
        "fingerprint": house.resolve("key_1")["fingerprint"]
    }


def test_a_number_that_somebody_has_is_not_given_to_a_demo_person(house: House) -> None:
    house.register(DEMO_MOBILE)

    with pytest.raises(MobileTaken):
        house.identity.add_verified_person(
            cause=house.cause(), mobile=DEMO_MOBILE, password=PASSWORD, profile=DEMO_PERSON
        )


@pytest.fixture
def terminal(house: House, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(staff, "_identity", lambda: house.identity)
    monkeypatch.setattr(clock, "now", lambda: house.at)
    return CliRunner()


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_an_operator_opens_an_account_of_each_role_and_sees_its_second_factor_once(
    house: House, terminal: CliRunner, role: str
) -> None:
    office = [] if role == "operator" else ["--office", "湘0102"]
    verb = f"add-{role.replace('_', '-')}"
    said = terminal.invoke(staff.app, [verb, "wang", *office, "--password", PASSWORD])
    secret = re.search(r"otpauth://totp/\S*secret=([A-Z2-7]{32})", said.stdout)

    assert said.exit_code == 0
    assert "█" in said.stdout
    assert secret is not None
    code = pyotp.TOTP(secret[1]).at(house.at)
    assert house.resolve(house.show_code(house.begin("wang")["id"], code))["role"] == role


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["add-judge", "wang", "--password", PASSWORD], "office"),
        (["add-operator", "wang", "--office", "湘", "--password", PASSWORD], "office"),
        (["add-judge", "judge-hunan", "--office", "湘", "--password", PASSWORD], "taken"),
        (["add-judge", "wang", "--office", "湘", "--password", "password123"], "password"),
        (["add-judge", "wang", "--office", "湘", "--password", "short"], "password"),
        (["reset-totp", "wang"], "nobody"),
        (["remove", "wang"], "nobody"),
        (["end-sessions", "wang"], "nobody"),
    ],
)
def test_what_an_operator_may_not_is_said_plainly(
    house: House, terminal: CliRunner, command: list[str], why: str
) -> None:
    house.hire()
    said = terminal.invoke(staff.app, command)

    assert said.exit_code == 2
    assert why in said.output


def test_an_operator_may_give_a_second_factor_twice(house: House, terminal: CliRunner) -> None:
    house.hire()
    given = []
    for _ in range(2):
        said = terminal.invoke(staff.app, ["reset-totp", "judge-hunan"])
        assert said.exit_code == 0
        given.append(said.stdout)
        house.wait(seconds=1)

    assert given[0] != given[1]


@pytest.mark.parametrize("verb", ["end-sessions", "remove"])
def test_an_operator_logs_staff_out(house: House, terminal: CliRunner, verb: str) -> None:
    house.hire()
    token = house.enter()

    assert terminal.invoke(staff.app, [verb, "judge-hunan"]).exit_code == 0
    with pytest.raises(SessionEnded):
        house.resolve(token)
