"""Broker or database away, out of memory, hanging, or empty."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import NamedTuple
from uuid import uuid4

import pytest
import requests

from gateway.rpc import DEADLINE
from services.chassis.testing import eventually
from tests.conftest import System
from tests.faults import blows, journeys
from tests.faults.record import Record
from tests.journey import Visitor, creation

AT_ONCE = 4


class Call(NamedTuple):
    """How a call went."""

    begun: float
    took: float
    status: int
    retry_after: str


@contextmanager
def callers(visitor: Visitor) -> Iterator[list[Call]]:
    """Let several people look at their applications without a pause; yield how it goes."""
    calls: list[Call] = []
    enough = Event()

    def look() -> None:
        while not enough.is_set():
            begun = time.monotonic()
            answer = requests.get(
                f"{visitor.address}/api/v1/dashboard",
                headers={"Authorization": f"Bearer {visitor.token}"},
                timeout=30,
            )
            took = time.monotonic() - begun
            calls.append(Call(begun, took, answer.status_code, answer.headers.get("Retry-After", "")))
            enough.wait(0.05)

    with ThreadPoolExecutor(AT_ONCE) as people:
        looking = [people.submit(look) for _ in range(AT_ONCE)]
        try:
            yield calls
        finally:
            enough.set()
        for each in looking:
            each.result()


def must_have_been_told_at_once(calls: list[Call]) -> None:
    """Whoever called meanwhile was told to come back, and most did not wait for it: not even for a call's deadline."""
    assert {each.status for each in calls} <= {200, 503}
    turned_away = [each for each in calls if each.status == 503]
    assert turned_away
    assert all(each.retry_after for each in turned_away)
    assert sorted(each.took for each in turned_away)[len(turned_away) // 2] < DEADLINE / 2


@pytest.mark.parametrize(("ground", "seconds"), [("broker", 20), ("database", 5)])
def test_ground_that_is_away_with_calls_in_flight_ends_no_program(
    system: System, patient: Visitor, records: dict[str, Record], ground: str, seconds: int
) -> None:
    application, key = journeys.filled(patient), uuid4().hex
    before, owned = blows.pids(system), patient.get("preservation-applications")["total"]
    with ThreadPoolExecutor(1) as elsewhere, callers(patient) as calls:
        with blows.stopped(system, ground):
            submitted = elsewhere.submit(patient.submit, application)
            patient.call("POST", "preservation-applications", creation(), key=key, expect=503)
            over = calls[0].begun + seconds
            eventually(lambda: time.monotonic() > over, within=seconds + 60, what="the time is over")
        submitted.result()
        created = [patient.post("preservation-applications", creation(), key=key) for _ in range(2)]

    assert blows.pids(system) == before
    must_have_been_told_at_once(calls)
    assert created[0] == created[1]
    assert patient.get("preservation-applications")["total"] == owned + 1
    journeys.to_its_end(patient, application)
    journeys.must_be_taken_once(records, patient, application)


@pytest.mark.full
@pytest.mark.parametrize("victim", ["broker", "preservation", "relay", "gateway", "court"])
def test_what_hangs_for_ten_seconds_goes_on_afterwards(
    system: System, patient: Visitor, records: dict[str, Record], victim: str
) -> None:
    application, before = journeys.filled(patient), blows.pids(system)
    begun = time.monotonic()
    with ThreadPoolExecutor(1) as elsewhere:
        with blows.paused(system, victim):
            submitted = elsewhere.submit(patient.submit, application)
            eventually(lambda: time.monotonic() > begun + 10, within=60, what="the time is over")
        submitted.result()

    journeys.to_its_end(patient, application)
    journeys.must_be_taken_once(records, patient, application)
    assert blows.pids(system) == before


def test_a_broker_with_an_alarm_is_noticed_within_two_seconds_and_got_over(
    system: System, patient: Visitor, records: dict[str, Record]
) -> None:
    application, before = journeys.filled(patient), blows.pids(system)
    with callers(patient) as calls:
        with blows.alarm(system):
            eventually(lambda: calls[-1].status == 503, what="somebody turned away")
            refused = requests.post(
                f"{patient.address}/api/v1/preservation-applications/{application}/submission",
                json={},
                headers={"Authorization": f"Bearer {patient.token}", "Idempotency-Key": uuid4().hex},
                timeout=30,
            )
            assert refused.status_code == 503
            assert refused.elapsed.total_seconds() < DEADLINE
        eventually(lambda: calls[-1].status == 200, what="everybody served again")

    must_have_been_told_at_once(calls)
    assert blows.pids(system) == before
    patient.submit(application)
    journeys.to_its_end(patient, application)
    journeys.must_be_taken_once(records, patient, application)


def test_a_broker_that_was_wiped_is_told_everything_again(
    system: System, patient: Visitor, records: dict[str, Record]
) -> None:
    application = journeys.filled(patient)
    with blows.stopped(system, "notification", "court"):
        patient.submit(application)
        blows.wipe_broker(system)

    journeys.to_its_end(patient, application)
    journeys.must_be_taken_once(records, patient, application)
