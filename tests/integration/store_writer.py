"""A program that saves as fast as it can, green like a service, and says what it was told: the other half of test_store.py."""

# ruff: noqa: E402 - everything must be imported after the patching
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
import eventlet

eventlet.monkey_patch()

import sys
from datetime import UTC, datetime
from uuid import uuid4

from eventlet import tpool

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StoreUnavailable
from services.chassis.store import Conflict, Store
from tests.integration.ledger import Ledger

ENOUGH: list[bool] = []
"""Not empty when whoever started us has closed our standard input."""


def write(store: Store, name: str) -> None:
    """Open ledgers and note in them; print ``kept <id> <version>`` for each save that was acknowledged."""
    while not ENOUGH:
        ledger = Ledger._create(Ledger.Opened, id=uuid4())
        for version in (1, 2):
            key = uuid4().hex
            cause = Cause(
                mark=f"{name}:{key}", id=key, actor=Actor(id=name, role="test"), at=datetime.now(UTC)
            )
            try:
                store.save(ledger, cause=cause)
            except (Conflict, StoreUnavailable) as reason:
                print(type(reason).__name__, ledger.id, version)  # noqa: T201 - its output is its result
                break
            print("kept", ledger.id, version)  # noqa: T201
            again = store.find(Ledger, ledger.id)
            if again is None:
                print("GONE", ledger.id, version)  # noqa: T201
                break
            ledger = again
            ledger.note("一行")


def main() -> None:
    """Run six writers against the database given until it is enough."""
    url, name = sys.argv[1:]
    store = Store(url=url)
    writers = [eventlet.spawn(write, store, f"{name}-{number}") for number in range(6)]
    tpool.execute(sys.stdin.read)
    ENOUGH.append(True)
    for each in writers:
        each.wait()


if __name__ == "__main__":
    main()
