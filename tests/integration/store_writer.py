"""A program that saves as fast as it can, green like a service, and says what it was told: the other half of test_store.py."""

# ruff: noqa: E402 - everything must be imported after the patching
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
import eventlet

eventlet.monkey_patch()

import sys
import time
from datetime import UTC, datetime
from uuid import uuid4

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StoreUnavailable
from services.chassis.store import Conflict, Store
from tests.integration.ledger import Ledger


def write(store: Store, name: str, until: float) -> None:
    """Open ledgers and note in them; print ``kept <id> <version>`` for each save that was acknowledged."""
    while time.monotonic() < until:
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
    """Run six writers for the seconds given against the database given."""
    url, name, seconds = sys.argv[1:]
    store = Store(url=url)
    until = time.monotonic() + float(seconds)
    writers = [eventlet.spawn(write, store, f"{name}-{number}", until) for number in range(6)]
    for each in writers:
        each.wait()


if __name__ == "__main__":
    main()
