"""What has served its time is purged; what must be known for ever is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, select, update
from sqlalchemy.pool import NullPool

from services.chassis import clock, marks
from services.chassis.causes import Cause, digest
from services.chassis.store import Store
from services.chassis.tables import MARKS
from services.chassis.testing import a_cause, an_actor

COMMAND = Cause(
    mark="somebody:pay:1", id="1", actor=an_actor(), at=clock.now(), digest=digest("key", {"amount": "1.00"})
)
HEARD = a_cause(name="shop.heard", key="message-1")
CLAIMS: dict[str, bytes | None] = {
    "draft:a@1:basic:2": None,
    "drafty:x": None,
    "pay:wechat:T1": b'{"id":"1"}',
}


@pytest.fixture
def url(scratch: str) -> str:
    """A store with a mark of each kind, all made two days ago, and a command of today."""
    store = Store(url=scratch)
    store.save(cause=COMMAND, answer={"id": "1"})
    store.save(cause=HEARD, marks=CLAIMS)
    engine = create_engine(scratch, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(update(MARKS).values(marked_at=clock.now() - timedelta(days=2)))
    store.save(cause=Cause(**{**vars(COMMAND), "mark": "somebody:pay:2"}), answer={"id": "2"})
    store.close()
    return scratch


def left(url: str) -> set[str]:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return set(connection.scalars(select(MARKS.c.mark)))


@pytest.mark.parametrize(
    ("kind", "days", "gone"),
    [
        ("commands", 1, {"somebody:pay:1"}),
        ("commands", 30, set()),
        ("draft:", 1, {"draft:a@1:basic:2"}),
        ("draft:", 3, set()),
    ],
)
def test_old_marks_of_one_kind_are_purged_and_no_others(
    url: str, kind: str, days: int, gone: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"DATABASE_URL": url, "AMQP_URI": "amqp://nobody", "SECRET_KEY": "key"}.items():
        monkeypatch.setenv(name, value)

    assert marks.main(["purge", kind, str(days)]) == 0

    assert left(url) == {COMMAND.mark, "somebody:pay:2", HEARD.mark, *CLAIMS} - gone
