"""The lists, counters, feed and numbers of preservation over a real database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
import psycopg2
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from contracts.preservation import rpc as calls
from deploy.local.stack import Stack
from services.chassis import tables
from services.chassis.migrate import migrate, migrations_of
from services.chassis.refusals import BadInput
from services.chassis.rows import Put, fold, placed
from services.chassis.store import Conflict, Store, replay
from services.chassis.testing import NOON, a_cause, an_actor
from services.dossier.shelf import Causes, Courts, Holidays
from services.preservation import clients, projections, publishing
from services.preservation.domain.status import BUCKET_OF, Status
from services.preservation.tests import court
from services.preservation.tests import desk as example
from services.preservation.tests.desk import JUDGE, Desk, on_the_wire
from services.preservation.use_cases import PreservationUseCases


@pytest.fixture
def database(stack: Stack) -> Iterator[str]:
    """The URL of a database of its own, migrated as the service's is."""
    server = stack.ground.database.superuser_url
    url = make_url(server).set(drivername="postgresql+psycopg2", database=f"lists_{uuid4().hex[:12]}")
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"create database {url.database}")
        try:
            yield url.render_as_string(hide_password=False)
        finally:
            connection.cursor().execute(f"drop database {url.database} with (force)")


@pytest.fixture
def preservation(database: str) -> Iterator[PreservationUseCases]:
    role = make_url(database).username or ""
    migrate(database, role, service_migrations=migrations_of("services.preservation.wiring"))
    no_printer: Any = None
    with closing(Store(url=database, project=projections.project, secret=example.SECRET)) as store:
        yield PreservationUseCases(
            store=store,
            drafts=projections.drafts(store),
            lists=projections.Lists(store),
            named=projections.Named(store),
            staff=projections.Staff(store),
            notes=projections.Notes(store),
            alarms=projections.Alarms(store),
            indexes=clients.indexes(example.SECRET),
            feed=publishing.Feeds(store, source="preservation"),
            next_number=projections.numbers(store),
            courts=Courts(),
            causes=Causes(),
            calendar=Holidays().calendar,
            papers=no_printer,
        )


class Applicant:
    """Somebody who files, and a court that decides."""

    def __init__(self, preservation: PreservationUseCases, **who: Any) -> None:
        self.preservation, self.actor = preservation, replace(an_actor("applicant"), **who)

    def __getattr__(self, name: str) -> Any:
        return lambda **asked: getattr(self.preservation, name)(cause=a_cause(self.actor), **asked)

    def look(self, name: str, **asked: Any) -> Any:
        return getattr(self.preservation, name)(by=self.actor, **asked)

    def draft(self, organisation_id: UUID | None = None) -> UUID:
        id_: UUID = self.create_application(creation=example.CREATION, organisation_id=organisation_id)["id"]
        self.save_basic_information(application_id=id_, content=example.BASIC, if_version=0)
        self.save_guarantees(application_id=id_, content=example.GUARANTEES, if_version=0)
        for material in example.MATERIALS:
            self.add_material(application_id=id_, material=material, file=example.FILE)
        return id_

    def desk(self) -> Desk:
        """Return what brings applications anywhere."""
        store: Any = self.preservation.store
        return Desk(self.preservation, store, self.actor)

    def bring_to(self, status: Status) -> UUID:
        return court.brought_to(self.desk(), status)


REACHABLE = list(Status)


@pytest.mark.usefixtures("preservation")
def test_the_migrations_make_what_the_read_models_declare(database: str) -> None:
    theirs = set(tables.METADATA.tables) | {"alembic_version"}

    with create_engine(database, poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name not in theirs}
        )
        assert compare_metadata(context, projections.METADATA) == []


def test_every_application_is_counted_once_and_the_counter_opens_its_list(
    preservation: PreservationUseCases,
) -> None:
    applicant, other = Applicant(preservation), Applicant(preservation)
    other.draft()
    assert applicant.look("view_column")["first_use"]

    status_of = {applicant.bring_to(status): status for status in REACHABLE}

    column = on_the_wire(calls.VIEW_COLUMN, applicant.look("view_column"))
    everything = applicant.look("list_applications", limit=100)
    assert column["total"] == everything["total"] == len(everything["items"]) == len(REACHABLE) - 1
    assert not column["first_use"]
    for bucket, count in column["counters"].items():
        page = on_the_wire(calls.LIST_APPLICATIONS, applicant.look("list_applications", bucket=bucket))
        assert page["total"] == count == len(page["items"])
        assert {BUCKET_OF[status_of[UUID(each["id"])]] for each in page["items"]} <= {bucket}


def test_who_only_deleted_his_first_draft_is_no_newcomer(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    applicant.bring_to(Status.DELETED)

    column = applicant.look("view_column")

    assert (column["total"], column["first_use"]) == (0, False)


def test_a_list_is_read_page_by_page_newest_first(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    ids = [applicant.create_application(creation=example.CREATION)["id"] for _ in range(5)]

    pages, cursor = [], None
    while True:
        page = applicant.look("list_applications", after=cursor, limit=2)
        pages.append([each["id"] for each in page["items"]])
        cursor = page["next"]
        if cursor is None:
            break

    assert [len(page) for page in pages] == [2, 2, 1]
    assert [each for page in pages for each in page] == ids[::-1]


def test_a_draft_is_listed_as_its_creation_form_says_now(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    id_ = applicant.create_application(creation=example.CREATION)["id"]
    changed = {**example.CREATION, "court": "京", "amount": None, "type": "EVIDENCE"}
    applicant.save_creation(application_id=id_, content=changed, if_version=1)

    (row,) = on_the_wire(calls.LIST_APPLICATIONS, applicant.look("list_applications"))["items"]

    assert (row["court_name"], row["amount"], row["type"]) == ("北京市高级人民法院", None, "EVIDENCE")


def test_a_court_lists_what_was_submitted_to_it(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    for status in (Status.DRAFT, Status.SUBMITTED, Status.REJECTED):
        applicant.bring_to(status)
    elsewhere = an_actor("judge", office="京")

    mine = on_the_wire(calls.LIST_OFFICE_APPLICATIONS, preservation.list_office_applications(by=JUDGE))
    to_review = preservation.list_office_applications(by=JUDGE, status="SUBMITTED")

    assert [each["status"] for each in mine["items"]] == ["REJECTED", "SUBMITTED"]
    assert to_review["total"] == 1
    assert preservation.list_office_applications(by=elsewhere)["total"] == 0


def test_the_queue_goes_by_the_court_s_clock_page_by_page(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    desk = applicant.desk()
    over = applicant.bring_to(Status.REJECTED)
    late, fresh = desk.submitted(), desk.submitted()
    court.ask(desk, "accept", late, at=NOON + timedelta(hours=5))
    court.ask(desk, "accept", fresh, at=NOON + timedelta(hours=1))

    pages: list[Any] = []
    cursor = None
    while cursor is not None or not pages:
        page = preservation.list_office_applications(by=JUDGE, sort="clock", after=cursor, limit=1)
        pages += on_the_wire(calls.LIST_OFFICE_APPLICATIONS, page)["items"]
        cursor = page["next"]

    assert [each["id"] for each in pages] == [str(each) for each in (fresh, late, over)]
    assert [(each["clock"], each["urgent"]) for each in pages] == [("D1", True), ("D1", True), (None, True)]


def test_the_queue_shows_what_one_holds_and_what_is_of_a_category(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    desk = applicant.desk()
    holder, held = court.joins(desk, role="clerk"), desk.submitted()
    free = desk.submitted()
    court.ask(desk, "claim", held, by=holder)

    def found(**wished: Any) -> list[Any]:
        page = preservation.list_office_applications(by=JUDGE, **wished)
        return [each["id"] for each in page["items"]]

    for sort in ("clock", "newest"):
        assert found(sort=sort, holder_id=holder.account) == [held]
        assert found(sort=sort, unclaimed=True) == [free]
        assert len(found(sort=sort, category="PRE_LITIGATION")) == 2
        assert found(sort=sort, category="LITIGATION") == []
        assert found(sort=sort, holder_id=holder.account, status="RETURNED") == []
        assert len(found(sort=sort, party="李四")) == 2


def test_a_cursor_of_another_order_is_bad_input(preservation: PreservationUseCases) -> None:
    for cursor in ("x", "1-", "1-zz", "99999999999999999999-1"):
        with pytest.raises(BadInput):
            preservation.list_office_applications(by=JUDGE, sort="clock", after=cursor)


def test_the_court_sees_its_other_files_with_the_same_parties(preservation: PreservationUseCases) -> None:
    desk = Applicant(preservation).desk()
    first, second = desk.submitted(), desk.submitted()

    assert [each["id"] for each in court.snapshot(desk, first)["similar"]] == [str(second)]


def test_a_court_s_feed_can_be_read_again_from_anywhere(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    id_ = applicant.bring_to(Status.RULED_GRANTED)

    feed = on_the_wire(calls.LIST_OFFICE_EVENTS, preservation.list_office_events(by=JUDGE))
    rest = preservation.list_office_events(by=JUDGE, after=feed["items"][1]["position"])

    assert [each["headers"]["ce-type"].rpartition(".")[2] for each in feed["items"]] == [
        "submitted",
        "accepted",
        "reviewed",
        "fee_assessed",
        "fee_paid",
        "ruled",
    ]
    assert {each["headers"]["ce-subject"] for each in feed["items"]} == {str(id_)}
    assert rest["items"] == feed["items"][2:]
    assert "BCC" not in feed["items"][0]["headers"]
    assert orjson.loads(feed["items"][0]["body"])["application_id"] == str(id_)
    assert preservation.list_office_events(by=an_actor("judge", office="京"), after=7) == {
        "items": [],
        "next": 7,
    }


def test_the_whole_read_model_is_what_replay_says(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    ids = [applicant.bring_to(status) for status in REACHABLE]

    for id_ in ids:
        application = replay(each.event for each in preservation.store.history(id_))
        row = preservation.store.row(projections.applications, id=id_)
        assert row is not None
        assert (row["status"], row["version"]) == (application.status, application.version)


WRITTEN_BY_USE_CASES = {
    "sections",
    "parties",
    "people",
    "staff",
    "editions",
    "edition_files",
    "clock_looks",
}
"""What is typed in, whom files name, what identity told, what is loaded, what was looked at: no event carries it."""


def test_every_other_table_is_the_fold_of_the_log(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    ids = {status: applicant.bring_to(status) for status in REACHABLE}
    preservation.view_snapshot(by=JUDGE, application_id=ids[Status.SUBMITTED])
    court.ask(applicant.desk(), "note", ids[Status.SUBMITTED])
    holder = court.joins(applicant.desk(), role="clerk")
    court.ask(applicant.desk(), "claim", ids[Status.SUBMITTED], by=holder)
    preservation.record_person(cause=a_cause(), account_id=uuid4(), alias="a")

    expected: dict[str, list[Any]] = {}
    for each in fold(
        placed(operation, recorded.position)
        for recorded in preservation.store.recorded.after(0, 1_000)
        for operation in projections.project(recorded.event)
    ):
        # Whoever pays closes the task of a deferred fee, which is there only if it was deferred.
        assert isinstance(each, Put) or each.table.name == "tasks"
        if isinstance(each, Put):
            expected.setdefault(each.table.name, []).append(each.values)

    by_events = set(projections.METADATA.tables) - WRITTEN_BY_USE_CASES
    assert set(expected) - WRITTEN_BY_USE_CASES == by_events
    for name, rows in ((name, expected[name]) for name in sorted(by_events)):
        found = preservation.store.rows(projections.METADATA.tables[name])
        assert sorted(map(orderly, found)) == sorted(map(orderly, rows)), name


def orderly(row: Mapping[str, Any]) -> str:
    return str(sorted((name, at_utc(value)) for name, value in row.items()))


def at_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def test_many_uploads_at_once_all_get_in(preservation: PreservationUseCases) -> None:
    applicant = Applicant(preservation)
    id_ = applicant.create_application(creation=example.CREATION)["id"]

    def upload(_: int) -> None:
        while True:
            try:
                applicant.add_material(application_id=id_, material=example.MATERIAL, file=example.FILE)
            except Conflict:
                continue
            return

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(upload, range(24)))

    assert len(applicant.look("view_application", application_id=id_)["materials"]) == 24


def test_numbers_are_never_given_twice(preservation: PreservationUseCases) -> None:
    processes = [projections.numbers(preservation.store) for _ in range(3)]

    given = [numbers() for _ in range(60) for numbers in processes]

    assert len(set(given)) == 180


def test_a_duplicate_is_looked_for_among_own_files_only(preservation: PreservationUseCases) -> None:
    mine, other = Applicant(preservation), Applicant(preservation)
    filed = {who: who.draft() for who in (mine, other)}
    for who, id_ in filed.items():
        who.submit_application(application_id=id_)

    found = mine.look("check_application", application_id=mine.draft())

    (doubt,) = (each.zh for each in found["warnings"] if each.code == "duplicate")
    assert mine.look("view_application", application_id=filed[mine])["number"] in doubt
    assert other.look("view_application", application_id=filed[other])["number"] not in doubt
