"""Whatever is killed in the middle of a journey, it goes on, and no step is taken twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from tests.conftest import System
from tests.faults import blows, journeys
from tests.faults.record import Record
from tests.journey import Visitor

T = TypeVar("T")

AT_SUBMISSION = (
    "identity",
    "preservation",
    "notification",
    "relay",
    "gateway",
    "court",
    "broker",
    "database",
)
AT_PAYMENT = ("payment", "guarantee", "sandbox", "broker", "database")


def struck(system: System, victim: str, call: Callable[[], T]) -> T:
    """Kill *victim* while the call is under way; return its answer."""
    with ThreadPoolExecutor(1) as elsewhere:
        answer = elsewhere.submit(call)
        blows.kill(system, victim)
        return answer.result()


@pytest.mark.parametrize("victim", AT_SUBMISSION)
def test_killed_while_an_application_is_submitted(
    system: System, patient: Visitor, records: dict[str, Record], victim: str
) -> None:
    application = journeys.filled(patient)

    struck(system, victim, lambda: patient.submit(application))

    journeys.to_its_end(patient, application)
    journeys.must_be_taken_once(records, patient, application)


@pytest.mark.parametrize("victim", AT_PAYMENT)
def test_killed_while_the_fee_is_paid(
    system: System, patient: Visitor, records: dict[str, Record], victim: str
) -> None:
    application = journeys.filled(patient)
    patient.submit(application)
    patient.until_status(application, "AWAITING_PAYMENT", within=blows.BACK_WITHIN)

    attempt = patient.post(f"bills/{patient.bill(application)['id']}/payments", {"channel": "sandbox-wechat"})

    struck(system, victim, lambda: patient.press(attempt["pay_url"], "success"))

    patient.until_status(application, "RULED_GRANTED", within=blows.BACK_WITHIN)
    journeys.must_be_taken_once(records, patient, application)


@pytest.mark.full
@pytest.mark.parametrize("victim", sorted({*AT_SUBMISSION, *AT_PAYMENT}))
def test_killed_at_every_step(
    system: System, patient: Visitor, records: dict[str, Record], victim: str
) -> None:
    created = struck(system, victim, patient.create)
    application = str(created["id"])
    blows.until_ready(system)
    patient.fill(application)
    struck(system, victim, lambda: patient.submit(application))
    patient.until_status(application, "AWAITING_PAYMENT", within=blows.BACK_WITHIN)
    blows.until_ready(system)
    struck(system, victim, lambda: patient.pay(application))
    blows.until_ready(system)
    patient.until_status(application, "RULED_GRANTED", within=blows.BACK_WITHIN)

    journeys.must_be_taken_once(records, patient, application)
