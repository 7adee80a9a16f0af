"""Keys of programs: whose they are, what they are good for, and when they die."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.identity import rpc
from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import BadInput, NotAllowed, Unknown
from services.chassis.testing import a_cause
from services.identity.domain.account import Account, NotVerified, Role
from services.identity.domain.key import OFFICES_SCOPES, PERSONS_SCOPES, ScopeNotYours
from services.identity.domain.session import SessionEnded
from services.identity.tests.a_house import LI, House
from services.identity.tests.test_organisations import firm, invite, join, leave


@pytest.fixture
def zhang(house: House) -> Actor:
    return house.verified()


@pytest.fixture
def admin(house: House) -> Actor:
    return house.hire("admin-hunan", Role.COURT_ADMIN)


def make(house: House, by: Actor, cause: Cause | None = None, **given: Any) -> dict[str, Any]:
    asked = {
        "name": "案件管理系统",
        "scopes": ["events:read"],
        "organisation_id": None,
        "test": False,
        "expires_on": None,
    }
    return house.identity.create_api_key(cause=cause or house.cause(by), **{**asked, **given})


def keys(house: House, by: Actor) -> list[UUID]:
    return [each["id"] for each in house.identity.list_api_keys(by=by)["items"]]


def revoke(house: House, by: Actor, key_id: UUID) -> None:
    house.identity.revoke_api_key(cause=house.cause(by), key_id=key_id)


def test_a_persons_key_acts_as_the_person_within_its_scopes(house: House, zhang: Actor) -> None:
    house.consent(zhang, "PAYMENT")
    key = make(house, zhang, scopes=["applications:read", "payments:write"], test=True)
    who = house.resolve(key["key"])

    assert (who["account_id"], who["role"], who["office"], who["verified"]) == (
        zhang.id,
        "applicant",
        "",
        True,
    )
    assert (who["scopes"], who["test"], who["acts_for"]) == (
        ["applications:read", "payments:write"],
        True,
        [],
    )
    assert who["alias"] == house.resolve(house.log_in())["alias"] != ""
    assert who["consents"] == ["FACE", "PAYMENT"]


def test_the_key_is_shown_once_and_kept_nowhere(house: House, zhang: Actor) -> None:
    key = make(house, zhang)["key"]
    kept = str(house.memory.tables) + str([each.state for each in house.memory.log]) + str(house.memory.marks)

    assert key.startswith("key_")
    assert key not in kept
    assert key.removeprefix("key_") not in kept
    assert all("key" not in each for each in house.identity.list_api_keys(by=zhang)["items"])


def test_the_same_command_shows_the_same_key_and_another_makes_another(house: House, zhang: Actor) -> None:
    cause = a_cause(zhang, at=house.at)
    key = make(house, zhang, cause)["key"]

    assert make(house, zhang, cause)["key"] == key
    assert make(house, zhang)["key"] != key
    assert len(keys(house, zhang)) == 2


def test_nobody_gives_what_he_may_not_do_himself(house: House, zhang: Actor, admin: Actor) -> None:
    for by, scopes in ((zhang, OFFICES_SCOPES), (admin, PERSONS_SCOPES)):
        with pytest.raises(ScopeNotYours):
            make(house, by, scopes=list(scopes))
    assert set(PERSONS_SCOPES) | set(OFFICES_SCOPES) == set(rpc.SCOPES)


def test_who_is_not_verified_makes_no_key(house: House) -> None:
    with pytest.raises(NotVerified):
        make(house, house.register())


@pytest.mark.parametrize("role", [Role.CLERK, Role.JUDGE, Role.FINANCE, Role.UNDERWRITER, Role.OPERATOR])
def test_of_an_office_only_the_administrator_makes_keys(house: House, role: Role) -> None:
    staff = house.hire("somebody", role)

    with pytest.raises(NotAllowed):
        make(house, staff)
    with pytest.raises(NotAllowed):
        house.identity.list_api_keys(by=staff)


@pytest.mark.parametrize(
    ("role", "program"), [(Role.COURT_ADMIN, "court_system"), (Role.INSURER_ADMIN, "insurer_system")]
)
def test_an_offices_key_acts_as_the_office(house: House, role: Role, program: str) -> None:
    key = make(house, house.hire("admin", role), scopes=["files:read", "decisions:write"])["key"]
    who = house.resolve(key)

    assert (who["account_id"], who["role"], who["office"], who["scopes"]) == (
        "office:湘",
        program,
        "湘",
        ["decisions:write", "files:read"],
    )


def test_no_key_of_an_office_is_for_trying_things_out(house: House, admin: Actor) -> None:
    with pytest.raises(BadInput):
        make(house, admin, scopes=["files:read"], test=True)


def test_an_organisations_key_acts_for_the_organisation_only(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    own = house.resolve(make(house, zhang)["key"])
    firms = house.resolve(make(house, zhang, organisation_id=organisation_id)["key"])

    assert own["acts_for"] == []
    assert (firms["acts_for"], firms["alias"]) == ([organisation_id], "")
    # It is not its maker: what he files in his own name is none of its business.
    assert (own["account_id"], firms["account_id"]) == (zhang.id, str(organisation_id))


def test_an_organisations_key_is_made_by_its_administrator(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    li = house.verified("13900139000", **LI)
    with pytest.raises(Unknown):
        make(house, li, organisation_id=organisation_id)
    join(house, li, invite(house, zhang, organisation_id))

    with pytest.raises(NotAllowed):
        make(house, li, organisation_id=organisation_id)


def test_an_organisations_key_dies_with_its_makers_membership(house: House, zhang: Actor) -> None:
    organisation_id = firm(house, zhang)
    li = house.verified("13900139000", **LI)
    join(house, li, invite(house, zhang, organisation_id, "ADMIN"))
    key, own = make(house, li, organisation_id=organisation_id), make(house, li)
    assert set(keys(house, zhang)) == {key["id"]}
    leave(house, zhang, organisation_id, li)

    with pytest.raises(SessionEnded):
        house.resolve(key["key"])
    assert house.resolve(own["key"])


def test_a_key_is_good_until_the_end_of_its_last_day(house: House, zhang: Actor) -> None:
    with pytest.raises(BadInput):
        make(house, zhang, expires_on=clock.day(house.at) - timedelta(days=1))
    key = make(house, zhang, expires_on=clock.day(house.at))["key"]
    house.wait(hours=11, minutes=59)
    assert house.resolve(key)
    house.wait(minutes=1)

    with pytest.raises(SessionEnded):
        house.resolve(key)


def test_a_key_that_was_taken_away_opens_nothing_and_its_end_is_told(house: House, zhang: Actor) -> None:
    key = make(house, zhang)
    named = house.resolve(key["key"])["fingerprint"]
    revoke(house, zhang, key["id"])

    with pytest.raises(SessionEnded):
        house.resolve(key["key"])
    ended = house.memory.events()[-1]
    assert isinstance(ended, Account.SessionsEnded)
    assert (ended.originator_id, ended.fingerprint) == (zhang.account, named)
    assert keys(house, zhang) == []


def test_somebody_elses_key_is_unknown(house: House, zhang: Actor, admin: Actor) -> None:
    own, offices = make(house, zhang)["id"], make(house, admin)["id"]
    others = (
        house.verified("13900139000", **LI),
        house.hire("admin-furong", Role.COURT_ADMIN, office="湘0102"),
    )
    for by in others:
        for key_id in (own, offices, uuid4()):
            with pytest.raises(Unknown):
                revoke(house, by, key_id)
        assert keys(house, by) == []


def test_an_operators_key_of_an_office_is_its_administrators_to_take_away(house: House, admin: Actor) -> None:
    house.identity.add_office_key(cause=house.cause(), office="湘", key="key_of-hunan")
    (key_id,) = keys(house, admin)
    revoke(house, admin, key_id)

    with pytest.raises(SessionEnded):
        house.resolve("key_of-hunan")


def test_when_a_key_was_seen_is_written_once_in_two_minutes(
    house: House, zhang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = make(house, zhang)["key"]
    house.resolve(key)
    assert house.identity.list_api_keys(by=zhang)["items"][0]["seen_at"] == house.at
    saves: list[object] = []
    monkeypatch.setattr(house.memory, "save", lambda **kwargs: saves.append(kwargs))
    for _ in range(119):
        house.wait(seconds=1)
        house.resolve(key)

    assert not saves


def test_an_offices_administrator_sees_who_works_there(house: House, admin: Actor) -> None:
    house.hire("judge-hunan")
    house.hire("judge-furong", office="湘0102")
    house.hire("clerk-gone", Role.CLERK)
    house.identity.remove_staff(cause=house.cause(), username="clerk-gone")

    assert [(each["username"], each["role"]) for each in house.identity.list_staff(by=admin)["items"]] == [
        ("admin-hunan", "court_admin"),
        ("judge-hunan", "judge"),
    ]
    assert house.identity.list_staff(by=house.hire("clerk-2", Role.CLERK))["items"]
    with pytest.raises(NotAllowed):
        house.identity.list_staff(by=house.hire("finance-2", Role.FINANCE))
