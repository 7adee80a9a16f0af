"""How accounts stand, as folded from events, and the tables that the migration makes."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from services.chassis.vault import Sealed
from services.identity.domain.account import Account
from services.identity.domain.verification import Standing
from services.identity.projections import METADATA, project
from services.identity.tests.a_house import MOBILE, ZHANG, House

PERSONAL = {
    "mobile",
    "account_name",
    "real_name",
    "id_no",
    "birth_date",
    "email",
    "residence",
    "landline_number",
    "remark",
}


def test_the_read_model_says_what_replay_says() -> None:
    house = House()
    zhang = house.verified()
    account = cast("Account", house.memory.find(Account, UUID(zhang.id)))
    standing = house.identity.records.find(Standing, account.id)

    assert standing is not None
    assert (standing.version, standing.role, standing.state, standing.verification_id, standing.life) == (
        account.version,
        account.role,
        account.state,
        account.verification_id,
        account.life,
    )


def test_what_events_project_to_holds_nothing_personal() -> None:
    house = House()
    house.verified()
    touched = {operation.table for event in house.memory.events() for operation in project(event)}

    assert not PERSONAL & {column.name for table in touched for column in table.columns}


def test_what_is_personal_is_sealed_wherever_it_lies() -> None:
    found = [
        column for table in METADATA.tables.values() for column in table.columns if column.name in PERSONAL
    ]

    assert {column.table.name for column in found} >= {"profiles", "registrations", "checks"}
    assert all(isinstance(column.type, Sealed) for column in found)


def test_what_a_person_wrote_is_found_in_no_table_event_or_mark() -> None:
    house = House()
    zhang = house.verified()
    house.update(zhang, email="zhang@example.com", residence="长沙市芙蓉区")
    kept = str(house.memory.tables) + str([each.state for each in house.memory.log]) + str(house.memory.marks)

    for said in (MOBILE, *ZHANG.values(), "zhang@example.com", "长沙市芙蓉区"):
        if said != ZHANG["id_type"]:
            assert said not in kept
            assert str(said.encode())[2:-1] not in kept
    assert house.account(zhang)["email"] == "zhang@example.com"
