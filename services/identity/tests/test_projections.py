"""How accounts stand, as folded from events, and the tables that the migration makes."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from services.identity.domain.account import Account
from services.identity.domain.verification import Standing
from services.identity.projections import METADATA, project
from services.identity.tests.a_house import House

PERSONAL = {"mobile", "account_name", "real_name", "id_no", "email", "residence"}


def test_the_read_model_says_what_replay_says() -> None:
    house = House()
    zhang = house.verified()
    account = cast("Account", house.memory.find(Account, UUID(zhang.id)))
    standing = house.identity.records.find(Standing, account.id)

    assert standing is not None
    assert (standing.version, standing.role, standing.state, standing.verification_id) == (
        account.version,
        account.role,
        account.state,
        account.verification_id,
    )


def test_what_events_project_to_holds_nothing_personal() -> None:
    house = House()
    house.verified()
    touched = {operation.table for event in house.memory.events() for operation in project(event)}

    assert not PERSONAL & {column.name for table in touched for column in table.columns}


def test_personal_fields_lie_in_profiles_and_in_registrations_under_way_only() -> None:
    assert {table.name for table in METADATA.tables.values() if PERSONAL & set(table.columns.keys())} == {
        "profiles",
        "registrations",
    }
