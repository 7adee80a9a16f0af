"""Personal fields of events: sealed with the key of their stream, read back to their type, erased with the key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID, uuid4

import orjson
import pytest
from eventsourcing.domain import event
from eventsourcing.persistence import StoredEvent

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.personal import ERASED, Erased, Personal
from services.chassis.store import TypedMapper
from services.chassis.store.keys import Keys, KeysOfSave
from services.chassis.testing import NOON, MemoryStore, a_cause
from services.chassis.vault import Tampered, Vault, destroyed


@dataclass(frozen=True)
class Letter:
    writer: str
    written_on: date
    worth: Decimal | None = None


class Post(Aggregate):
    """A stored class of these tests."""

    TOPIC = "test.post"

    class Opened(Opening):
        TOPIC = "test.post.opened"
        town: str

    class Received(Event):
        TOPIC = "test.post.received"
        letter: Annotated[Letter | Erased, Personal]
        sender: Annotated[str | Erased | None, Personal]
        counted: int
        stamps: Annotated[tuple[Decimal, ...] | Erased, Personal] = ()

    class Answered(Event):
        TOPIC = "test.post.answered"
        letter: Annotated[Letter | Erased, Personal]
        towards: str
        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["towards"] = state["letter"]["writer"][:1] if "letter" in state else ""

    @event(Opened)
    def __init__(self, town: str) -> None:
        self.town = town
        self.letters: list[Letter | Erased] = []

    def receive(self, letter: Letter | Erased, sender: str | None = "李四") -> None:
        """Take a letter in."""
        self.trigger_event(self.Received, letter=letter, sender=sender, counted=1)

    @event(Received)
    def _received(self, letter: Letter | Erased) -> None:
        self.letters.append(letter)

    def answer(self, letter: Letter) -> None:
        """Write back."""
        self.trigger_event(self.Answered, letter=letter, towards="李")

    @event(Answered)
    def _answered(self, letter: Letter | Erased) -> None:
        self.letters.append(letter)


LETTER = Letter("李四", date(2026, 3, 2), Decimal("20000.00"))


def a_post() -> tuple[MemoryStore, UUID]:
    """Return a store with a post that received and answered a letter."""
    store, post = MemoryStore(), Post._create(Post.Opened, id=uuid4(), town="长沙")
    post.receive(LETTER)
    post.answer(LETTER)
    store.save(post, cause=a_cause())
    return store, post.id


def test_a_personal_field_comes_back_as_it_was() -> None:
    store, id_ = a_post()

    opened, received, answered = (each.event for each in store.history(id_))

    assert opened.town == "长沙"
    assert (received.letter, received.sender, received.counted) == (LETTER, "李四", 1)
    assert (answered.letter, answered.towards) == (LETTER, "李")
    post = store.find(Post, id_)
    assert post is not None
    assert post.letters == [LETTER, LETTER]


def test_nothing_of_it_lies_in_the_log() -> None:
    store, id_ = a_post()

    lying = b"".join(each.state for each in store.history(id_))

    assert "李四".encode() not in lying
    assert b"20000.00" not in lying
    assert "长沙".encode() in lying


def test_a_stream_without_personal_fields_needs_no_key() -> None:
    store = MemoryStore()

    store.save(Post._create(Post.Opened, id=uuid4(), town="长沙"), cause=a_cause())

    assert not store.tables.get("keys")


def test_with_its_key_the_field_is_gone_and_the_rest_stays() -> None:
    store, id_ = a_post()

    store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])

    _, received, answered = (each.event for each in store.history(id_))
    assert received.letter is received.sender is answered.letter is ERASED
    assert (received.counted, received.stamps, answered.towards) == (1, ERASED, "李")


def test_a_key_that_is_lost_altogether_is_no_exception_either() -> None:
    store, id_ = a_post()
    store.tables["keys"].clear()
    store._keys.forget(id_)

    assert store.history(id_)[1].event.letter is ERASED


def test_whoever_has_no_keys_reads_it_as_erased() -> None:
    store, id_ = a_post()

    received = replace(store.history(id_)[1], mapper=TypedMapper()).event

    assert received.letter is ERASED
    assert received.counted == 1


def test_whoever_has_no_keys_writes_nothing_in_the_clear() -> None:
    post = Post._create(Post.Opened, id=uuid4(), town="长沙")
    post.receive(LETTER)

    with pytest.raises(TypeError, match="secret"):
        TypedMapper().to_stored_event(post.pending_events[1])


def test_an_erased_value_is_written_as_erased() -> None:
    store, id_ = a_post()
    post = store.find(Post, id_)
    assert post is not None

    post.receive(ERASED)
    store.save(post, cause=a_cause())

    assert store.history(id_)[-1].event.letter is ERASED


@pytest.mark.parametrize("where", ["field", "version", "stream"])
def test_a_value_moved_elsewhere_is_refused(where: str) -> None:
    vault, kept = Vault("secret"), dict[UUID, bytes]()
    keys = Keys(vault, kept.get)
    post = Post._create(Post.Opened, id=uuid4(), town="长沙")
    post.receive(LETTER)
    of_save = KeysOfSave(keys)
    mapper = TypedMapper(keys)
    stored = mapper.to_stored_event(post.pending_events[1], of_save)
    kept |= {each.values["id"]: each.values["wrapped"] for each in of_save.rows}  # type: ignore[union-attr]
    assert mapper.to_domain_event(stored).letter == LETTER

    state, id_, version = orjson.loads(stored.state), stored.originator_id, stored.originator_version
    if where == "field":
        state["letter"] = state["sender"]
    elif where == "stream":
        other = uuid4()
        kept[other] = vault.make(other)[1]
        id_ = other
    else:
        version += 1

    with pytest.raises(Tampered):
        mapper.to_domain_event(StoredEvent(id_, version, stored.topic, orjson.dumps(state)))


def test_an_event_from_before_the_sealing_still_loads() -> None:
    state = {
        "timestamp": "2026-03-02T04:00:00Z",
        "letter": {"writer": "李四", "written_on": "2026-03-02", "worth": "20000.00"},
        "sender": "李四",
        "counted": 1,
    }
    old = StoredEvent(uuid4(), 2, "test.post.received", orjson.dumps(state))

    received = TypedMapper().to_domain_event(old)

    assert (received.letter, received.sender, received.stamps) == (LETTER, "李四", ())


def test_an_upcast_sees_what_is_personal_as_plain_json() -> None:
    letter = {"writer": "李四", "written_on": "2026-03-02", "worth": "20000.00"}
    state = {"timestamp": "2026-03-02T04:00:00Z", "letter": letter}
    old = StoredEvent(uuid4(), 2, "test.post.answered", orjson.dumps(state))

    answered = TypedMapper().to_domain_event(old)

    assert (answered.letter, answered.towards) == (LETTER, "李")


def test_an_upcast_does_without_what_is_erased() -> None:
    store, id_ = a_post()
    answered = store.history(id_)[2]
    state = orjson.loads(answered.state)
    del state["class_version"], state["towards"]
    sealed_in_version_1 = replace(answered, state=orjson.dumps(state))
    assert sealed_in_version_1.event.towards == "李"

    store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])

    erased = replace(sealed_in_version_1).event
    assert erased.letter is ERASED
    assert erased.towards == ""
