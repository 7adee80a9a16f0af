"""A migrated database lets its service add to history, and never change it."""

from __future__ import annotations

import psycopg2
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from deploy.local.stack import Stack
from services.chassis import tables
from services.chassis.migrate import migrate, migrations_of
from tests.integration.trial import ask_database

WIRING = "services.guarantee.wiring"
APPEND = (
    "begin; insert into events select coalesce(max(position), 0) + 1, gen_random_uuid(), 1, 't', '', '', '' from events;"
    " select count(*) >= 1 from events"
)


@pytest.fixture
def migrated(stack: Stack) -> str:
    environment = stack.owner_environment("guarantee")
    migrate(environment["DATABASE_OWNER_URL"], "guarantee", service_migrations=migrations_of(WIRING))
    return environment["DATABASE_URL"]


@pytest.mark.parametrize("change", ["update events set topic = 'u'", "delete from events", "truncate events"])
def test_history_is_neither_changed_nor_removed_not_even_by_its_owner(
    stack: Stack, migrated: str, change: str
) -> None:
    owner = stack.owner_environment("guarantee")["DATABASE_OWNER_URL"]

    with pytest.raises(psycopg2.errors.RaiseException, match="never changed"):
        ask_database(owner, change)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask_database(migrated, change)


def test_the_service_adds_and_reads_and_may_do_everything_with_its_other_tables(migrated: str) -> None:
    assert ask_database(migrated, APPEND) == [(True,)]
    for table in ("marks", "waiting", "relay", "untold", "generation"):
        ask_database(migrated, f"begin; delete from {table}; rollback")  # noqa: S608 - our own names


def test_a_second_migration_finds_nothing_to_do(stack: Stack, migrated: str) -> None:
    before = ask_database(migrated, "select id from generation")
    owner = stack.owner_environment("guarantee")["DATABASE_OWNER_URL"]
    migrate(owner, "guarantee", service_migrations=migrations_of(WIRING))

    assert ask_database(migrated, "select id from generation") == before


def test_programs_speak_of_the_tables_as_they_are(migrated: str) -> None:
    engine = create_engine(migrated)
    with engine.connect() as connection:
        ours = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in tables.METADATA.tables},
        )
        differences = compare_metadata(ours, tables.METADATA)
    engine.dispose()

    assert [each for each in differences if "index" not in str(each[0])] == []
