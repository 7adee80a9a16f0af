"""The document in hand, for who declines the face."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

import pytest

from services.chassis.causes import Actor
from services.chassis.refusals import BadInput, NotAllowed, Unknown
from services.identity.domain.account import AlreadyVerified, Role
from services.identity.domain.check import CheckDecided
from services.identity.domain.profile import ProfileIncomplete
from services.identity.domain.session import SessionEnded
from services.identity.tests.a_house import LI, ZHANG, House


@pytest.fixture
def zhang(house: House) -> Actor:
    actor = house.register()
    house.update(actor, **ZHANG)
    return actor


@pytest.fixture
def clerk(house: House) -> Actor:
    return house.hire("clerk-hunan", Role.CLERK)


def ask(house: House, actor: Actor, office: str = "湘") -> UUID:
    return cast("UUID", house.identity.ask_check(cause=house.cause(actor), office=office)["id"])


def listed(house: House, by: Actor, state: str = "OPEN", **page: Any) -> dict[str, Any]:
    return house.identity.list_checks(by=by, state=state, **{"after": None, "limit": 20, **page})


def view(house: House, by: Actor, check_id: UUID) -> dict[str, Any]:
    return house.identity.view_check(by=by, check_id=check_id)


def decide(house: House, by: Actor, check_id: UUID, *, passed: bool = True, remark: str = "") -> None:
    house.identity.decide_check(cause=house.cause(by), check_id=check_id, passed=passed, remark=remark)


def test_who_declines_the_face_is_verified_at_the_counter(house: House, zhang: Actor, clerk: Actor) -> None:
    token = house.log_in()
    decide(house, clerk, ask(house, zhang))

    with pytest.raises(SessionEnded):
        house.resolve(token)
    who = house.resolve(house.log_in())
    assert who["verified"]
    assert who["alias"] == house.identity.alias("RESIDENT_ID", ZHANG["id_no"])
    assert (house.account(zhang)["verification"], house.account(zhang)["method"]) == ("PASSED", "STAFF")


def test_a_check_needs_no_consent_to_the_face(house: House, zhang: Actor, clerk: Actor) -> None:
    assert not any(each["given"] for each in house.identity.list_consents(by=zhang)["items"])
    decide(house, clerk, ask(house, zhang))

    assert house.account(zhang)["verification"] == "PASSED"


def test_nobody_is_looked_at_who_has_not_said_who_he_is(house: House) -> None:
    with pytest.raises(ProfileIncomplete):
        ask(house, house.register())


def test_a_verified_person_is_not_looked_at_again(house: House) -> None:
    with pytest.raises(AlreadyVerified):
        ask(house, house.verified())


def test_the_list_at_the_counter_is_masked_and_the_check_itself_is_not(
    house: House, zhang: Actor, clerk: Actor
) -> None:
    check_id = ask(house, zhang)
    (item,) = listed(house, clerk)["items"]
    assert (item["name"], item["id_no"]) == ("张*", "4301**********2915")

    for who in (clerk, zhang):
        seen = view(house, who, check_id)
        assert (seen["name"], seen["id_no"]) == (ZHANG["real_name"], ZHANG["id_no"])


def test_one_check_is_open_at_a_time_and_moves_to_where_it_is_asked_for(house: House, zhang: Actor) -> None:
    here, there = (
        house.hire("clerk-hunan", Role.CLERK),
        house.hire("clerk-furong", Role.CLERK, office="湘0102"),
    )
    first = ask(house, zhang)
    assert ask(house, zhang) == first
    assert ask(house, zhang, "湘0102") == first

    assert listed(house, here)["total"] == 0
    assert listed(house, there)["total"] == 1


def test_another_court_does_not_learn_of_it(house: House, zhang: Actor, clerk: Actor) -> None:
    check_id = ask(house, zhang, "湘0102")
    for by in (clerk, house.register("13900139000"), house.hire("judge", Role.JUDGE, office="湘0102")):
        with pytest.raises(Unknown):
            view(house, by, check_id)
        with pytest.raises(Unknown):
            decide(house, by, check_id)


def test_the_list_is_for_clerks(house: House, zhang: Actor) -> None:
    for by in (zhang, house.hire()):
        with pytest.raises(NotAllowed):
            listed(house, by)


def test_who_is_turned_away_is_told_why(house: House, zhang: Actor, clerk: Actor) -> None:
    check_id = ask(house, zhang)
    with pytest.raises(BadInput):
        decide(house, clerk, check_id, passed=False)
    decide(house, clerk, check_id, passed=False, remark="照片与本人不符")

    assert (view(house, zhang, check_id)["state"], view(house, zhang, check_id)["remark"]) == (
        "FAILED",
        "照片与本人不符",
    )
    assert house.account(zhang)["verification"] == "NONE"
    assert ask(house, zhang) != check_id


def test_a_check_has_one_result(house: House, zhang: Actor, clerk: Actor) -> None:
    check_id = ask(house, zhang)
    decide(house, clerk, check_id, passed=False, remark="证件过期")

    with pytest.raises(CheckDecided):
        decide(house, clerk, check_id)


def test_nobody_becomes_another_between_the_look_and_the_decision(
    house: House, zhang: Actor, clerk: Actor
) -> None:
    check_id = ask(house, zhang)
    view(house, clerk, check_id)
    house.update(zhang, **LI)

    with pytest.raises(CheckDecided):
        decide(house, clerk, check_id)
    assert view(house, zhang, check_id)["state"] == "FAILED"


def test_another_address_does_not_end_a_check(house: House, zhang: Actor, clerk: Actor) -> None:
    check_id = ask(house, zhang)
    house.update(zhang, residence="长沙市")
    decide(house, clerk, check_id)

    assert house.account(zhang)["verification"] == "PASSED"


def test_who_shows_the_face_meanwhile_is_not_waited_for(house: House, zhang: Actor, clerk: Actor) -> None:
    check_id = ask(house, zhang)
    house.call_back(house.show_qr(zhang))

    assert listed(house, clerk)["total"] == 0
    with pytest.raises(CheckDecided):
        decide(house, clerk, check_id)


def test_what_staff_wrote_is_sealed(house: House, zhang: Actor, clerk: Actor) -> None:
    decide(house, clerk, ask(house, zhang), passed=False, remark="zhang-is-not-he")
    kept = str(house.memory.tables) + str([each.state for each in house.memory.log]) + str(house.memory.marks)

    assert "zhang-is-not-he" not in kept


def test_the_list_is_read_page_by_page_oldest_first(house: House, clerk: Actor) -> None:
    asked = []
    for mobile in ("13900139001", "13900139002", "13900139003"):
        actor = house.register(mobile)
        house.update(actor, **ZHANG)
        asked.append(ask(house, actor))
    first = listed(house, clerk, limit=2)
    second = listed(house, clerk, limit=2, after=first["next"])

    assert [each["id"] for each in (*first["items"], *second["items"])] == asked
    assert (first["total"], second["next"]) == (3, None)
    with pytest.raises(BadInput):
        listed(house, clerk, after="x")


@pytest.mark.parametrize("office", ["x", "湘 01", "", "湘01022"])
def test_a_counter_has_the_code_of_a_court(house: House, zhang: Actor, office: str) -> None:
    with pytest.raises(BadInput):
        ask(house, zhang, office)
