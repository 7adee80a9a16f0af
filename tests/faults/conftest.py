"""After every fault: all programs run again, and the record of each service is whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from deploy.local.database import SERVICES
from services.chassis.testing import eventually
from tests.conftest import System
from tests.faults import blows
from tests.faults.record import Record
from tests.journey import Visitor


@pytest.fixture(scope="session")
def records(system: System) -> dict[str, Record]:
    """The databases of the services."""
    return {each: Record(each, system.stack.environment(each)["DATABASE_URL"]) for each in SERVICES}


def has_taken_all(record: Record, but: set[str]) -> bool:
    """Tell whether nothing waits any more that did not wait before."""
    return record.left_over <= but


@pytest.fixture(autouse=True)
def whole(system: System, records: dict[str, Record]) -> Iterator[None]:
    """When the test is over, whatever it did: all is taken and told, and the record is what the log says."""
    before = {name: record.left_over for name, record in records.items()}
    yield
    blows.until_ready(system)
    for name, record in records.items():
        eventually(
            partial(has_taken_all, record, before[name]),
            within=blows.BACK_WITHIN,
            what=f"{name} has taken all",
        )
        moment = record.moment()
        moment.must_be_unbroken()
        moment.must_be_what_replay_says()


@pytest.fixture(scope="session")
def patient(system: System) -> Visitor:
    """A verified person who repeats a call, under the same id, as long as the system is away."""
    return system.visitor(patience=blows.BACK_WITHIN).newcomer()
