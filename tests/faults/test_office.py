"""The office contract, from the office's side of the broker."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pika.exceptions
import pytest
from sqlalchemy import delete

from services.chassis import tables
from services.chassis.testing import eventually
from tests.conftest import System
from tests.faults import blows, journeys
from tests.faults.office import Court, court_of, feed, machine
from tests.faults.record import Record, steps
from tests.journey import Json, Visitor, review

REVIEW, REFUSED = "preservation.review", "office.decision.refused"


@pytest.fixture
def court(system: System) -> Iterator[Court]:
    """The court, its program being away and nothing of old in its queue."""
    with blows.stopped(system, "court"), court_of(system) as court:
        court.purge()
        yield court
        court.purge()


def decision(system: System, application: str, content_hash: str = "") -> Json:
    snapshot = machine(system).get(f"office/preservation-applications/{application}/snapshot")
    return {"application_id": application, "review": review(content_hash or snapshot["content_hash"])}


def test_a_decision_that_nobody_signed_is_refused(
    system: System, patient: Visitor, records: dict[str, Record], court: Court
) -> None:
    application, id_ = journeys.filled(patient), str(uuid4())
    patient.submit(application)

    court.decide(REVIEW, id_, decision(system, application), user=None)

    def parked() -> list[str]:
        return [
            each["parked_because"] for each in records["preservation"].waiting if each["message_id"] == id_
        ]

    (reason,) = eventually(parked, what="the decision parked")
    assert "without user_id" in reason
    assert patient.view(application)["status"] == "SUBMITTED"
    records["preservation"].ask(delete(tables.WAITING).where(tables.WAITING.c.message_id == id_))


def test_a_forged_signature_is_refused_by_the_broker(system: System, court: Court) -> None:
    with pytest.raises(pika.exceptions.ChannelClosedByBroker, match="user_id"):
        court.decide(REVIEW, str(uuid4()), {}, user="services")
    with (
        court_of(system) as again,
        pytest.raises(pika.exceptions.ChannelClosedByBroker, match="ACCESS_REFUSED"),
    ):
        again.channel.basic_publish("preservation.events", "preservation.application.ruled.湘", b"{}")
    court.channel = court.channel.connection.channel()


def test_a_decision_about_other_content_is_answered_with_the_reason(
    system: System, patient: Visitor, court: Court
) -> None:
    application, id_ = journeys.filled(patient), str(uuid4())
    patient.submit(application)

    court.decide(REVIEW, id_, decision(system, application, content_hash="0" * 64))

    assert court.answers(id_, REFUSED) == [REFUSED]
    (body,) = [body for head, body in court.heard if head.get("ce-causationid") == id_]
    assert b'"code":"preservation.other-content"' in body
    assert patient.view(application)["status"] == "SUBMITTED"


def test_the_same_decision_ten_times_has_one_effect_and_one_answer(
    system: System, patient: Visitor, records: dict[str, Record], court: Court
) -> None:
    application, good, bad, last = journeys.filled(patient), str(uuid4()), str(uuid4()), str(uuid4())
    patient.submit(application)
    right, wrong = decision(system, application), decision(system, application, content_hash="0" * 64)

    for _ in range(10):
        court.decide(REVIEW, bad, wrong, lane=application)
        court.decide(REVIEW, good, right, lane=application)
    court.decide(REVIEW, last, wrong, lane=application)

    court.answers(last, REFUSED)
    assert court.answers(bad) == [REFUSED]
    assert court.answers(good) == [
        "preservation.application.accepted",  # to examine is to accept
        "preservation.application.reviewed",
        "preservation.application.fee_assessed",
    ]
    assert steps(records["preservation"].history(application))["Reviewed"] == 1


def test_the_feed_over_http_is_what_the_queue_delivers(
    system: System, patient: Visitor, court: Court
) -> None:
    application = journeys.filled(patient)
    patient.submit(application)
    told_last = (application, "preservation.application.letter_checked")
    eventually(
        lambda: any((head["ce-subject"], head["ce-type"]) == told_last for head, _ in court.listen()),
        what="what is told by itself: it would come among what is told again",
    )
    over_http = feed(machine(system))

    court.heard.clear()
    court.ask_again(0)

    eventually(lambda: len(court.listen()) >= len(over_http), what="the whole feed again")
    assert court.heard == over_http
    assert feed(machine(system), after=int(over_http[-3][0]["ce-position"])) == over_http[-2:]


def test_an_office_that_was_away_is_given_everything(
    system: System, patient: Visitor, records: dict[str, Record]
) -> None:
    application = journeys.filled(patient)
    with blows.stopped(system, "court"), court_of(system) as court:
        patient.submit(application)
        eventually(
            lambda: any(head["ce-subject"] == application for head, _ in court.listen()),
            what="the submission in the court's queue",
        )
        court.purge()
        court.ask_again(0)

    journeys.to_its_end(patient, application)
    journeys.must_be_taken_once(records, patient, application)
