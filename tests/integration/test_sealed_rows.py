"""Sealed columns over a real PostgreSQL: opened in the same round trip, gone with their key."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from services.chassis.rows import Patch, Put
from services.chassis.store import Store, Taken
from services.chassis.testing import NOON, a_cause
from services.chassis.vault import ERASED, Sealed, Tampered, destroyed
from tests.integration.trial import ask_database

PEOPLE = sa.Table(
    "people",
    sa.MetaData(),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("account_id", sa.Uuid, nullable=False),
    sa.Column("form", Sealed(key="account_id")),
    sa.Column("secret", Sealed(str)),
)
PLACES = sa.Table(
    "places",
    sa.MetaData(),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("person_id", sa.Uuid),
)


@pytest.fixture
def store(scratch: str) -> Iterator[Store]:
    engine = sa.create_engine(scratch, poolclass=sa.NullPool)
    for table in (PEOPLE, PLACES):
        table.metadata.create_all(engine)
    store = Store(url=scratch, secret="a secret")
    yield store
    store.close()


def a_row(**values: Any) -> dict[str, Any]:
    id_ = values.pop("id", uuid4())
    return {"id": id_, "account_id": id_, "form": {"name": "李四"}, "secret": "密", **values}


def test_a_row_comes_back_plain_and_lies_sealed(store: Store, scratch: str) -> None:
    row = a_row()
    store.save(cause=a_cause(), rows=[Put(PEOPLE, row)])

    assert store.row(PEOPLE, id=row["id"]) == row
    ((lying,),) = ask_database(scratch, "select people::text from people")
    assert "李四" not in lying
    assert "李四".encode().hex() not in lying


def test_a_statement_opens_what_it_selects_under_whatever_name(store: Store) -> None:
    row = a_row(secret=None)
    place = uuid4()
    store.save(cause=a_cause(), rows=[Put(PEOPLE, row), Put(PLACES, {"id": place, "person_id": row["id"]})])
    someone = PEOPLE.alias("someone")
    joined = sa.select(PLACES.c.id, someone.c.form.label("said"), someone.c.secret).select_from(
        PLACES.outerjoin(someone, PLACES.c.person_id == someone.c.id)
    )

    assert [each["said"] for each in store.read(joined)] == [row["form"]]
    found = store.read(joined.where(PLACES.c.id == sa.bindparam("place")), place=place)
    assert [{"id", "said", "secret"}] == [set(each) for each in found]
    assert [(row["form"], None)] == [(each["said"], each["secret"]) for each in found]


def test_a_row_that_is_not_joined_has_nothing_to_open(store: Store) -> None:
    place = uuid4()
    store.save(cause=a_cause(), rows=[Put(PLACES, {"id": place, "person_id": None})])
    joined = sa.select(PLACES.c.id, PEOPLE.c.form).select_from(
        PLACES.outerjoin(PEOPLE, PLACES.c.person_id == PEOPLE.c.id)
    )

    assert [each["form"] for each in store.read(joined)] == [None]


def test_another_program_finds_it_erased_at_once(store: Store, scratch: str) -> None:
    row = a_row()
    store.save(cause=a_cause(), rows=[Put(PEOPLE, row)])
    other = Store(url=scratch, secret="a secret")
    assert other.row(PEOPLE, id=row["id"]) == row

    store.save(cause=a_cause(), rows=[destroyed(row["account_id"], at=NOON)])

    for each in (store, other):
        assert each.row(PEOPLE, id=row["id"]) == {**row, "form": ERASED}
    other.save(cause=a_cause(), rows=[Patch(PEOPLE, {"id": row["id"]}, {"secret": "新"})])
    assert store.row(PEOPLE, id=row["id"]) == {**row, "form": ERASED, "secret": "新"}
    other.close()


def test_a_key_made_by_two_programs_at_once_is_one(store: Store, scratch: str) -> None:
    account = uuid4()
    stores = [store, *(Store(url=scratch, secret="a secret") for _ in range(3))]
    rows = [a_row(account_id=account, form={"number": number}) for number in range(40)]

    def save(number: int) -> None:
        stores[number % len(stores)].save(cause=a_cause(), rows=[Put(PEOPLE, rows[number])])

    with ThreadPoolExecutor(8) as several:
        list(several.map(save, range(len(rows))))

    assert sorted(each["form"]["number"] for each in store.rows(PEOPLE, account_id=account)) == [*range(40)]
    assert ask_database(scratch, "select count(*) from keys") == [(1,)]
    for each in stores[1:]:
        each.close()


def test_claims_of_others_are_refused_as_ever(store: Store) -> None:
    store.save(cause=a_cause(), rows=[Put(PEOPLE, a_row())], marks={"claim": b"first"})

    with pytest.raises(Taken) as taken:
        store.save(cause=a_cause(), rows=[Put(PEOPLE, a_row())], marks={"claim": None})

    assert taken.value.mark == "claim"


def test_with_another_secret_nothing_opens(store: Store, scratch: str) -> None:
    row = a_row()
    store.save(cause=a_cause(), rows=[Put(PEOPLE, row)])
    stranger = Store(url=scratch, secret="another")

    with pytest.raises(Tampered):
        stranger.row(PEOPLE, id=row["id"])

    stranger.close()
