"""Sealed papers in the real database: kept to the byte, found by code and by digest, in the tables that the migrations make."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from deploy.local.installation import Installation
from deploy.local.stack import Stack, find_fonts
from services.chassis.refusals import Unknown
from services.chassis.store import Store
from services.chassis.testing import NOON, a_cause
from services.chassis.vault import destroyed
from services.dossier.printing import Papers
from services.guarantee import projections
from services.guarantee.tests.house import ANYBODY, AUTHORITY, ID, UNDERWRITER, House, a_house, paid


@pytest.fixture
def house(scratch: str) -> Iterator[House]:
    projections.METADATA.create_all(create_engine(scratch, poolclass=NullPool))
    papers = Papers(os.environ.get("FONTS_PATH") or find_fonts(Installation()))
    with closing(Store(url=scratch, project=projections.project, secret="a secret of tests")) as store:
        house = a_house(papers, store)
        paid(house)
        house.cases.issue(cause=a_cause(UNDERWRITER), application_id=ID)
        yield house


def test_a_sealed_paper_comes_back_from_the_database_byte_for_byte(house: House) -> None:
    for paper_id in ("policy", "letter"):
        file = house.file(paper_id)
        assert AUTHORITY.verify(file).genuine
        assert house.about(file)["verdict"] == "GENUINE"


def test_a_letter_is_found_by_number_and_code_alone_also_when_its_file_is_erased(house: House) -> None:
    assert house.verified()["state"] == "VALID"
    number, code = house.letter()
    with pytest.raises(Unknown):
        house.cases.verify_letter(by=ANYBODY, number=number, code=code[::-1])
    letter = house.file("letter")

    house.store.save(cause=a_cause(), rows=[destroyed(ID, at=NOON)])

    assert house.verified()["state"] == "VALID"
    assert house.about(letter)["verdict"] == "GENUINE"
    with pytest.raises(Unknown):
        house.file("letter")


def test_the_migrations_make_the_tables_that_guarantee_speaks_of(stack: Stack) -> None:
    owner = stack.owner_environment("guarantee")["DATABASE_OWNER_URL"]
    with create_engine(owner, poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        # The chassis' tables, which are not ours to compare, come out as tables to remove.
        differing = [
            each for each in compare_metadata(context, projections.METADATA) if each[0] != "remove_table"
        ]
    theirs = set(projections.METADATA.tables)
    assert [
        each for each in differing if getattr(each[1], "table", None) is None or each[1].table.name in theirs
    ] == []
