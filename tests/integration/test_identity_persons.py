"""Persons over a real database: sealed, claimed once, let go of, and found in no table in clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from services.chassis.causes import Actor
from services.chassis.personal import ERASED
from services.chassis.store import Conflict, Store
from services.chassis.testing import a_cause
from services.identity import projections
from services.identity.domain.account import Role
from services.identity.domain.check import CheckState
from services.identity.domain.organisation import InvitationOver, OrganisationTaken
from services.identity.domain.profile import Profile
from services.identity.tests.a_house import LI, MOBILE, ZHANG, House
from tests.integration.test_identity_records import together

RESIDENCE = "长沙市芙蓉区五一大道一号"
FIRM = {"name": "湖南某某律师事务所", "uscc": "31430000MD0000001D", "kind": "LAW_FIRM", "office": "湘"}


@pytest.fixture
def house(scratch: str) -> Iterator[House]:
    projections.METADATA.create_all(create_engine(scratch, poolclass=NullPool))
    with closing(Store(url=scratch, project=projections.project, secret="a secret of tests")) as store:
        house = House()
        house.identity = replace(house.identity, store=store, records=projections.RecordRows(store))
        yield house


def everything(scratch: str) -> str:
    """Return every row of every table, as bytes and as text."""
    with closing(create_engine(scratch, poolclass=NullPool).connect()) as connection:
        names = connection.execute(text("select tablename from pg_tables where schemaname = 'public'"))
        kept = ""
        for (name,) in names.fetchall():
            for row in connection.execute(text(f'select * from "{name}"')):  # noqa: S608 - names of ours
                values = [bytes(each) if isinstance(each, memoryview) else each for each in row]
                kept += "".join(
                    each.decode("utf-8", "ignore") if isinstance(each, bytes) else str(each)
                    for each in values
                )
    return kept


def ask(house: House, actor: Actor, office: str = "湘") -> Any:
    return house.identity.ask_check(cause=house.cause(actor), office=office)["id"]


def listed(house: House, clerk: Actor, **page: Any) -> dict[str, Any]:
    asked = {"state": CheckState.OPEN, "after": None, "limit": 20, **page}
    return house.identity.list_checks(by=clerk, **asked)


def test_what_a_person_wrote_lies_in_no_table_in_clear(house: House, scratch: str) -> None:
    zhang = house.verified()
    house.update(zhang, residence=RESIDENCE, email="zhang.san@example.com")
    assert house.account(zhang)["residence"] == RESIDENCE
    kept = everything(scratch)

    for said in (MOBILE, ZHANG["real_name"], ZHANG["id_no"], RESIDENCE, "zhang.san@example.com"):
        assert said not in kept
    assert zhang.id in kept


def test_the_number_of_a_closed_account_is_free_and_the_profile_unreadable(house: House) -> None:
    zhang = house.verified()
    sealed = house.identity.records.find(Profile, zhang.account)
    house.identity.close_account(cause=house.cause(zhang))
    house.identity.settle_closing(cause=house.cause(), account_id=zhang.account, submitted=0)
    assert house.identity.records.find(Profile, zhang.account) is None
    # As from a backup of the table: the row may come back, the key does not.
    house.identity.store.save(cause=a_cause(), rows=[house.identity.records.put(sealed)])
    restored = house.identity.records.find(Profile, zhang.account)
    assert restored is not None
    assert vars(restored)["real_name"] is ERASED
    house.wait(minutes=2)

    assert house.register().account != zhang.account


def test_a_locked_profile_goes_when_its_time_is_over(house: House) -> None:
    zhang, li = house.verified(), house.verified("13900139000", **LI)
    for actor in (zhang, li):
        house.identity.close_account(cause=house.cause(actor))
        house.identity.settle_closing(cause=house.cause(), account_id=actor.account, submitted=1)
        house.wait(days=1)
    house.at += timedelta(days=house.identity.retention.days - 2)

    assert house.identity.erase_what_was_kept(cause=house.cause()) == 1
    assert house.identity.records.find(Profile, zhang.account) is None
    assert house.identity.records.find(Profile, li.account) is not None


def test_of_many_checks_asked_for_at_once_one_is_open(house: House) -> None:
    zhang = house.register()
    house.update(zhang, **ZHANG)
    clerk = house.hire("clerk", Role.CLERK)
    together(10, lambda _: ask(house, zhang), Conflict)

    assert listed(house, clerk)["total"] == 1


def test_the_counters_list_is_read_page_by_page_oldest_first(house: House) -> None:
    clerk, asked = house.hire("clerk", Role.CLERK), []
    for number in range(3):
        actor = house.register(f"1390013900{number}")
        house.update(actor, **ZHANG)
        asked.append(ask(house, actor))
        house.wait(minutes=2)
    first = listed(house, clerk, limit=2)
    second = listed(house, clerk, limit=2, after=first["next"])

    assert [each["id"] for each in (*first["items"], *second["items"])] == asked
    assert {each["name"] for each in first["items"]} == {"张*"}


def test_an_organisation_is_entered_and_a_code_used_once_however_many_try_at_once(house: House) -> None:
    zhang, li = house.verified(), house.verified("13900139000", **LI)
    identity = house.identity

    def found(number: int) -> None:
        founder = (zhang, li)[number % 2]
        identity.found_organisation(cause=house.cause(founder), **FIRM)

    assert together(6, found, OrganisationTaken) == 1
    founder = next(each for each in (zhang, li) if identity.list_organisations(by=each)["items"])
    (organisation,) = identity.list_organisations(by=founder)["items"]
    invited = identity.invite(cause=house.cause(founder), organisation_id=organisation["id"], role="MEMBER")
    joiner = zhang if founder is li else li

    def join(_: int) -> None:
        identity.join(cause=house.cause(joiner), code=invited["code"])

    assert together(6, join, InvitationOver) == 1
