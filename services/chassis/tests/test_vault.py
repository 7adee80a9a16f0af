"""Sealing: what is sealed opens only where it lies, and only while its key is there."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from services.chassis.personal import ERASED
from services.chassis.rows import Patch, Put
from services.chassis.store import keys as room
from services.chassis.store.keys import Keys, KeysOfSave
from services.chassis.store.sealing import about, opened, seal, sealed_columns
from services.chassis.testing import NOON, MemoryStore, a_cause
from services.chassis.vault import Key, Sealed, Tampered, Vault, destroyed


@dataclass(frozen=True)
class Person:
    name: str
    born_on: date
    owes: Decimal


LI = Person("李四", date(1990, 1, 1), Decimal("20000.00"))

PEOPLE = sa.Table(
    "people",
    sa.MetaData(),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("account_id", sa.Uuid),
    sa.Column("person", Sealed(Person, key="account_id")),
    sa.Column("form", Sealed(key="account_id")),
    sa.Column("secret", Sealed(str)),
    sa.Column("city", sa.Text),
)


def a_store() -> tuple[MemoryStore, UUID]:
    """Return a store with one row of one person."""
    store, id_ = MemoryStore(), uuid4()
    row = {"id": id_, "account_id": id_, "person": LI, "form": {"a": [1]}, "secret": "密", "city": "长沙"}
    store.save(cause=a_cause(), rows=[Put(PEOPLE, row)])
    return store, id_


# --- bytes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("changed", range(0, 40, 3))
def test_a_changed_byte_is_refused(changed: int) -> None:
    key, _ = Vault("secret").make(uuid4())
    sealed = bytearray(key.seal("李四".encode() * 3, b"here"))
    sealed[changed] ^= 1

    with pytest.raises(Tampered):
        key.open(bytes(sealed), b"here")


def test_what_was_sealed_elsewhere_is_refused() -> None:
    key, _ = Vault("secret").make(uuid4())

    with pytest.raises(Tampered):
        key.open(key.seal(b"x", b"here"), b"there")


@pytest.mark.parametrize("sealed", [b"", b"short", b"exactly-twelv"])
def test_too_little_is_refused(sealed: bytes) -> None:
    with pytest.raises(Tampered):
        Vault("secret").own.open(sealed, b"here")


def test_a_key_unwraps_under_its_own_id_and_the_same_secret_only() -> None:
    one, other = uuid4(), uuid4()
    key, wrapped = Vault("secret").make(one)
    sealed = key.seal(b"x", b"")

    assert Vault("secret").unwrap(one, wrapped).open(sealed, b"") == b"x"
    with pytest.raises(Tampered):
        Vault("secret").unwrap(other, wrapped)
    with pytest.raises(Tampered):
        Vault("another").unwrap(one, wrapped)


def test_chance_from_outside_makes_the_same_bytes_again() -> None:
    def seeded() -> Callable[[int], bytes]:
        numbers = count()
        return lambda length: next(numbers).to_bytes(length, "big")

    def sealed() -> tuple[bytes, bytes]:
        key, wrapped = Vault("secret", seeded()).make(UUID(int=1))
        return wrapped, key.seal(b"x", b"")

    assert sealed() == sealed()
    assert sealed()[1] != Key(bytes(32)).seal(b"x", b"")


def test_equal_values_look_different() -> None:
    own = Vault("secret").own

    assert own.seal(b"x", b"") != own.seal(b"x", b"")


# --- what is left -----------------------------------------------------------------------------------------------------


def test_an_erased_value_is_false_and_says_so() -> None:
    assert not ERASED
    assert str(ERASED) == f"{ERASED}" == "erased"
    assert copy.deepcopy(ERASED) is ERASED
    assert pickle.loads(pickle.dumps(ERASED)) is ERASED  # noqa: S301 - our own


# --- rows -------------------------------------------------------------------------------------------------------------


def test_a_sealed_column_gives_back_the_type_that_it_names() -> None:
    store, id_ = a_store()

    row = store.row(PEOPLE, id=id_)

    assert row is not None
    assert (row["person"], row["form"], row["secret"], row["city"]) == (LI, {"a": [1]}, "密", "长沙")


def test_nothing_of_it_lies_in_the_table() -> None:
    store, _ = a_store()

    lying = repr(store.tables[PEOPLE.name])

    assert "李四" not in lying
    assert repr("李四".encode())[2:-1] not in lying
    assert "长沙" in lying


def test_a_patch_seals_what_it_changes() -> None:
    store, id_ = a_store()

    store.save(
        cause=a_cause(), rows=[Patch(PEOPLE, {"id": id_}, {"form": None, "person": LI, "account_id": id_})]
    )

    row = store.row(PEOPLE, id=id_)
    assert row is not None
    assert (row["person"], row["form"]) == (LI, None)


def test_a_patch_that_does_not_name_the_key_is_a_mistake() -> None:
    store, id_ = a_store()

    with pytest.raises(TypeError, match="account_id"):
        store.save(cause=a_cause(), rows=[Patch(PEOPLE, {"id": id_}, {"person": LI})])


def test_what_a_destroyed_key_sealed_reads_as_erased() -> None:
    store, id_ = a_store()

    store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])

    row = store.row(PEOPLE, id=id_)
    assert row is not None
    assert row["person"] is row["form"] is ERASED
    assert row["secret"] == "密"
    assert store.tables["keys"][id_,]["destroyed_at"] == NOON


def test_what_comes_after_the_erasure_is_not_kept_either() -> None:
    store, id_ = a_store()
    store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])

    store.save(
        cause=a_cause(), rows=[Patch(PEOPLE, {"id": id_}, {"account_id": id_, "form": {"name": "李四"}})]
    )

    row = store.row(PEOPLE, id=id_)
    assert row is not None
    assert row["form"] is ERASED
    assert store.tables[PEOPLE.name][id_,]["form"] == b""


def test_an_erased_value_may_be_written_again() -> None:
    store, id_ = a_store()

    store.save(cause=a_cause(), rows=[Patch(PEOPLE, {"id": id_}, {"account_id": id_, "form": ERASED})])

    row = store.row(PEOPLE, id=id_)
    assert row is not None
    assert row["form"] is ERASED
    assert row["person"] == LI


@pytest.mark.parametrize(
    ("column", "row"), [("form", "mine"), ("person", "another"), ("secret", "mine"), ("secret", "another")]
)
def test_a_value_moved_to_another_column_or_row_is_refused(column: str, row: str) -> None:
    store, id_ = a_store()
    another = uuid4()
    store.save(
        cause=a_cause(),
        rows=[Put(PEOPLE, {"id": another, "account_id": id_, "person": LI, "form": {}, "secret": "秘"})],
    )
    table = store.tables[PEOPLE.name]
    source = (
        table[id_,]["person"] if column != "secret" else table[another if row == "mine" else id_,]["secret"]
    )
    table[id_ if row == "mine" else another,][column] = source

    with pytest.raises(Tampered):
        store.rows(PEOPLE)


def test_columns_that_are_not_sealed_cost_nothing() -> None:
    plain = sa.Table("plain", sa.MetaData(), sa.Column("id", sa.Uuid, primary_key=True))
    operation = Put(plain, {"id": uuid4()})

    assert seal([operation], KeysOfSave(None)) == [operation]
    assert not sealed_columns(plain)


def test_a_store_without_a_secret_does_not_write_in_the_clear() -> None:
    with pytest.raises(TypeError, match="secret"):
        seal([Put(PEOPLE, {"id": uuid4(), "secret": "密"})], KeysOfSave(None))


def test_what_lay_there_in_plain_text_before_is_read_until_it_is_sealed() -> None:
    store, id_ = a_store()
    store.tables[PEOPLE.name][id_,]["form"] = b'{"name": "before"}'

    row = store.row(PEOPLE, id=id_)

    assert row is not None
    assert row["form"] == {"name": "before"}


# --- keys -------------------------------------------------------------------------------------------------------------


class Kept:
    """Keys as the database has them, and the time."""

    def __init__(self) -> None:
        self.vault = Vault("secret")
        self.id = uuid4()
        _, self.wrapped = self.vault.make(self.id)
        self.asked: list[UUID] = []
        self.time = 0.0
        self.keys = Keys(self.vault, self.fetch, lambda: self.time)

    def fetch(self, key_id: UUID) -> bytes | None:
        self.asked.append(key_id)
        return self.wrapped if key_id == self.id else None


def test_a_key_is_read_again_after_ten_seconds() -> None:
    kept = Kept()

    for kept.time in (0, 5, 9.9, 10.1, 15):
        kept.keys.find(kept.id)

    assert len(kept.asked) == 2


def test_a_key_destroyed_elsewhere_is_gone_after_ten_seconds() -> None:
    kept = Kept()
    assert kept.keys.find(kept.id)

    kept.wrapped = b""

    assert kept.keys.find(kept.id)
    kept.time = 10.1
    assert kept.keys.find(kept.id) is None


def test_a_key_that_a_read_finds_destroyed_is_gone_at_once() -> None:
    kept = Kept()
    assert kept.keys.find(kept.id)

    assert kept.keys.learn(kept.id, b"") is None

    assert kept.keys.find(kept.id) is None


def test_a_missing_key_is_asked_for_every_time() -> None:
    kept = Kept()

    for _ in range(2):
        with pytest.raises(LookupError):
            kept.keys.find(uuid4())

    assert len(kept.asked) == 2


def test_so_many_keys_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "KEPT", 2)
    kept = Kept()
    kept.keys.find(kept.id)

    for _ in range(2):
        other = uuid4()
        kept.keys.learn(other, kept.vault.make(other)[1])
    kept.keys.find(kept.id)

    assert len(kept.asked) == 2


def test_a_key_of_somebody_else_does_not_open() -> None:
    kept = Kept()
    key = kept.keys.find(kept.id)
    assert key is not None
    place = about("people", "secret", [kept.id])
    sealed = b"\x01" + key.seal(b'"x"', place)
    other = uuid4()

    assert opened(Sealed(str), sealed, place, kept.keys, (kept.id, kept.wrapped)) == "x"
    with pytest.raises(Tampered):
        opened(Sealed(str), sealed, place, kept.keys, (other, kept.vault.make(other)[1]))


def test_moments_name_a_row_alike_in_every_zone() -> None:
    there = datetime(2026, 3, 2, 12, tzinfo=UTC)

    assert about("t", "c", [there]) == about("t", "c", [there.astimezone()])
