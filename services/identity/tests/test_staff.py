"""What an operator does."""

from __future__ import annotations

import pytest

from services.identity.domain.registration import MobileTaken
from services.identity.staff import DEMO_MOBILE, DEMO_PERSON, seed
from services.identity.tests.a_house import PASSWORD, House


@pytest.fixture
def house() -> House:
    return House()


def test_the_demo_accounts_are_opened_once(house: House) -> None:
    accounts = seed(house.identity, password=PASSWORD, office_key="key_of-hunan")
    events = len(house.memory.log)

    assert seed(house.identity, password=PASSWORD, office_key="key_of-hunan") == accounts
    assert len(house.memory.log) == events


def test_every_demo_account_logs_in_as_what_it_is(house: House) -> None:
    for each in seed(house.identity, password=PASSWORD, office_key=""):
        who = house.resolve(house.log_in(each["username"], each["password"]))
        assert (who["role"], who["office"], who["verified"]) == (each["role"], each["office"], True)


def test_the_demo_courts_programs_come_in_by_the_key_they_were_given(house: House) -> None:
    seed(house.identity, password=PASSWORD, office_key="key_of-hunan")

    assert house.resolve("key_of-hunan")["office"] == "湘"


def test_a_new_key_comes_beside_the_old_one(house: House) -> None:
    for key in ("key_1", "key_2"):
        seed(house.identity, password=PASSWORD, office_key=key)

    assert house.resolve("key_1") == house.resolve("key_2") | {
        "fingerprint": house.resolve("key_1")["fingerprint"]
    }


def test_a_number_that_somebody_has_is_not_given_to_a_demo_person(house: House) -> None:
    house.register(DEMO_MOBILE)

    with pytest.raises(MobileTaken):
        house.identity.add_verified_person(
            cause=house.cause(), mobile=DEMO_MOBILE, password=PASSWORD, profile=DEMO_PERSON
        )
