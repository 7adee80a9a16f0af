"""Drafts and files, of an application that is nobody's but these tests'."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from eventsourcing.domain import event
from sqlalchemy import MetaData

from services.chassis.aggregate import Aggregate, Opening
from services.chassis.causes import Actor
from services.chassis.refusals import Refusal, StaleVersion, Unknown
from services.chassis.store import Conflict, Store
from services.chassis.testing import MemoryStore, a_cause, an_actor
from services.dossier.attaching import MOST_MATERIALS, Attaching
from services.dossier.drafting import Section, claims_on, must_say_something
from services.dossier.ownership import Mine, mine_of
from services.dossier.rows import Drafts, sections_in

SECTIONS = ("creation", "basic", "materials")
TABLE = sections_in(MetaData())
FILE = {"address": "a" * 64, "key": "k"}


class TooMany(Refusal):
    CODE = "test.too-many"


class NotAll(Refusal):
    CODE = "test.not-all"


class Wish(Aggregate):
    """An application of these tests."""

    TOPIC = "test.wish"

    class Created(Opening):
        TOPIC = "test.wish.created"
        account_id: UUID

    @event(Created)
    def __init__(self, account_id: UUID) -> None:
        self.account_id = account_id
        self.status = "DRAFT"
        self.submitted_at: datetime | None = None
        self.content: Any = None

    def must_be_editable(self) -> None:
        """A wish always is."""

    def must_take_material(self, kind: str) -> None:
        """It takes any."""

    def delete(self, *, at: datetime) -> None:
        """It may always go."""


class Desk(Attaching[Wish]):
    material_unfit = TooMany
    materials_differ = NotAll

    def _of_applicant(self, application_id: UUID, by: Actor) -> Wish:
        found = self.store.find(Wish, application_id)
        if found is None or mine_of(found.account_id, None, by) is Mine.NAMED:
            raise Unknown
        return found

    def save(
        self, application_id: UUID, content: dict[str, Any], if_version: int, by: Actor
    ) -> dict[str, Any]:
        return self._save_section(a_cause(by), application_id, "basic", content, if_version)


ME = an_actor("applicant")


@pytest.fixture
def desk() -> Desk:
    store = cast("Store", MemoryStore())
    return Desk(store=store, drafts=Drafts(store, TABLE, SECTIONS))


@pytest.fixture
def wish(desk: Desk) -> UUID:
    opened = Wish._create(Wish.Created, id=uuid4(), account_id=UUID(ME.id))
    desk.store.save(opened, cause=a_cause(ME))
    return opened.id


def attach(desk: Desk, wish: UUID) -> UUID:
    material = {
        "kind": "OTHER",
        "filename": "1.pdf",
        "media_type": "application/pdf",
        "size": 1,
        "sha256": "0",
    }
    added: UUID = desk.add_material(cause=a_cause(ME), application_id=wish, material=material, file=FILE)[
        "id"
    ]
    return added


def test_a_section_is_saved_by_who_read_its_last_version(desk: Desk, wish: UUID) -> None:
    assert desk.save(wish, {"facts_and_reasons": "一"}, 0, ME)["version"] == 1
    with pytest.raises(StaleVersion):
        desk.save(wish, {"facts_and_reasons": "二"}, 0, ME)
    assert desk.drafts.one(wish, "basic").content == {"facts_and_reasons": "一"}


def test_nobody_else_finds_it(desk: Desk, wish: UUID) -> None:
    with pytest.raises(Unknown):
        desk.save(wish, {}, 0, an_actor("applicant"))


def test_of_two_at_once_the_second_looks_again(desk: Desk, wish: UUID) -> None:
    application = desk._of_applicant(wish, ME)
    section = desk.drafts.one(wish, "basic")
    desk._keep(a_cause(ME), application, section, {"facts_and_reasons": "一"}, about=wish)
    with pytest.raises(Conflict):
        desk._keep(a_cause(ME), application, section, {"facts_and_reasons": "二"}, about=wish)


def test_who_claims_every_section_shuts_out_an_edit_under_way(desk: Desk, wish: UUID) -> None:
    application, section = desk._of_applicant(wish, ME), desk.drafts.one(wish, "basic")
    desk._save(a_cause(ME), application, claims=claims_on(application, desk.drafts.of(wish)))
    with pytest.raises(Conflict):
        desk._keep(a_cause(ME), application, section, {}, about=wish)


def test_files_are_put_in_order_all_of_them(desk: Desk, wish: UUID) -> None:
    one, two = attach(desk, wish), attach(desk, wish)
    desk.order_materials(cause=a_cause(ME), application_id=wish, material_ids=[two, one])
    items = desk.drafts.one(wish, "materials").content["items"]
    assert [each["id"] for each in items] == [str(two), str(one)]
    with pytest.raises(NotAll):
        desk.order_materials(cause=a_cause(ME), application_id=wish, material_ids=[one])


def test_a_file_that_is_taken_out_tells_where_it_lay(desk: Desk, wish: UUID) -> None:
    one = attach(desk, wish)
    gone = desk.remove_material(cause=a_cause(ME), application_id=wish, material_id=one)
    assert gone["address"] == FILE["address"]
    with pytest.raises(Unknown):
        desk.remove_material(cause=a_cause(ME), application_id=wish, material_id=one)


def test_a_file_too_many_is_refused_in_the_service_s_own_words(desk: Desk, wish: UUID) -> None:
    full = Section(application_id=wish, name="materials", content={"items": [{}] * MOST_MATERIALS})
    desk.store.save(cause=a_cause(ME), rows=[desk.drafts.kept(full)])
    with pytest.raises(TooMany):
        attach(desk, wish)


def test_what_is_dropped_is_gone(desk: Desk, wish: UUID) -> None:
    desk.save(wish, {"facts_and_reasons": "一"}, 0, ME)
    cause = a_cause(ME)
    desk.store.save(cause=cause, rows=desk.drafts.dropped(wish, at=cause.at))
    assert all(not each.version for each in desk.drafts.of(wish).values())
    with pytest.raises(Conflict):
        must_say_something(desk.drafts.one(wish, "creation"))
