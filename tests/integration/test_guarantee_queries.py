"""What is asked of guarantee's tables by SQL is answered as their stand-ins in memory answer, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg2
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from deploy.local.stack import Stack
from services.chassis import clock
from services.chassis.migrate import migrate, migrations_of
from services.chassis.refusals import BadInput
from services.chassis.store import Store
from services.chassis.testing import NOON, an_actor
from services.guarantee import projections
from services.guarantee.domain.states import BUCKETS
from services.guarantee.tests import desk as example
from services.guarantee.tests.desk import Desk, MemoryLists, a_desk

FIRM = uuid4()


@pytest.fixture
def database(stack: Stack) -> Iterator[str]:
    """The URL of a database of its own, migrated as the service's is."""
    server = stack.ground.database.superuser_url
    url = make_url(server).set(drivername="postgresql+psycopg2", database=f"insured_{uuid4().hex[:12]}")
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"create database {url.database}")
        try:
            migrated = url.render_as_string(hide_password=False)
            migrate(
                migrated, url.username or "", service_migrations=migrations_of("services.guarantee.wiring")
            )
            yield migrated
        finally:
            connection.cursor().execute(f"drop database {url.database} with (force)")


@pytest.fixture
def desk(database: str) -> Iterator[Desk]:
    clock.tell(lambda: NOON)
    with closing(Store(url=database, project=projections.project, secret=example.SECRET)) as store:
        yield a_desk(store)
    clock.tell(example.real_time)


def pages(lists: Any, what: str, *whose: Any, limit: int = 2, **said: Any) -> list[list[dict[str, Any]]]:
    """Return every page of a list."""
    found, after = [], None
    while True:
        page = getattr(lists, what)(*whose, after=after, limit=limit, **said)
        found.append(page["items"])
        after = page["next"]
        if after is None:
            return found


def test_the_migrations_make_the_tables_that_programs_speak_of(database: str) -> None:
    engine = create_engine(database, poolclass=NullPool)
    with engine.connect() as connection:
        ours = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: kind != "table" or name in projections.METADATA.tables
            },
        )
        differences = compare_metadata(ours, projections.METADATA)

    assert differences == []


def test_lists_and_counters_say_what_their_stand_ins_say(desk: Desk) -> None:
    he = desk.of(replace(desk.applicant, acts_for=(FIRM,)))
    made = [he.created(), he.submitted(), he.declined(), he.approved(), he.issued(), he.used()]
    he.created(organisation_id=FIRM)
    he.guarantee.delete_application(cause=he.cause(), application_id=he.created())
    elsewhere = {**example.CREATION, "court": "湘01"}
    he.guarantee.save_creation(cause=he.cause(), application_id=made[0], content=elsewhere, if_version=1)
    desk.of(an_actor("applicant")).submitted(insurer=example.OTHER_INSURER)
    sql, memory = he.guarantee.lists, MemoryLists(he.guarantee.store)

    for who in (he.applicant, desk.applicant, an_actor("applicant")):
        assert sql.counters(who) == memory.counters(who)
        for bucket in (None, *BUCKETS):
            assert pages(sql, "page", who, bucket=bucket) == pages(memory, "page", who, bucket=bucket)
    assert pages(sql, "page", he.applicant, bucket="to_submit")[0][1]["court"] == "湘01"
    for insurer in (example.INSURER, example.OTHER_INSURER):
        assert sorted(sql.carried(insurer)) == sorted(memory.carried(insurer))
        for status in (None, "SUBMITTED", "DECLINED"):
            asked: dict[str, Any] = {"sort": "newest", "status": status}
            there = pages(sql, "office_page", insurer, **asked)
            assert there == pages(memory, "office_page", insurer, **asked)


def test_the_queue_begins_with_what_must_be_answered_first(desk: Desk) -> None:
    urgent = [desk.submitted() for _ in range(3)]
    desk.issued()

    paged = pages(desk.guarantee.lists, "office_page", example.INSURER, sort="clock", status=None)

    found = [each["application_id"] for page in paged for each in page]
    assert sorted(found[:3]) == sorted(urgent)
    assert len(found) == 4
    for sort, after in (("clock", "nowhere"), ("newest", "x")):
        with pytest.raises(BadInput):
            desk.guarantee.lists.office_page(example.INSURER, sort=sort, status=None, after=after, limit=9)


def test_an_unpaid_premium_a_letter_and_what_it_secures_are_found(desk: Desk) -> None:
    unpaid, preservation = desk.approved(), uuid4()
    used = desk.used(preservation)
    lists, due = desk.guarantee.lists, NOON.date() + timedelta(days=7)
    letter_no = desk.row(used)["letter_no"]

    def late(**said: Any) -> list[UUID]:
        asked: dict[str, Any] = {"due_before": due + timedelta(days=1), "besides": [], "limit": 9}
        return lists.unpaid(**asked | said)

    assert (late(), late(due_before=due), late(besides=[unpaid])) == ([unpaid], [], [])
    assert (lists.by_letter(letter_no), lists.by_letter("")) == (used, None)
    assert (lists.securing(preservation), lists.securing(uuid4())) == ([used], [])


def test_numbers_for_people_are_all_different(desk: Desk) -> None:
    programs = [projections.numbers(desk.guarantee.store) for _ in range(2)]

    given = [each() for each in programs for _ in range(60)]

    assert len(set(given)) == len(given)
