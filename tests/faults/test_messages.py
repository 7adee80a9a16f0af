"""Messages that come again and again, in any order, and messages that nobody can take."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pika
from sqlalchemy import update

from contracts.message import Told
from contracts.preservation.events import ApplicationSubmitted
from contracts.topology import events_exchange
from services.chassis import clock, envelope, tables
from services.chassis.envelope import Sent
from services.chassis.relay.sender import properties
from services.chassis.store import Recorded
from services.chassis.testing import eventually
from services.payment import publishing as payment
from services.preservation import publishing as preservation
from tests.conftest import System
from tests.faults import blows, journeys
from tests.faults.journeys import notices_of
from tests.faults.record import Record
from tests.journey import Visitor

TOLD: dict[str, Callable[[Any], Told | None]] = {"payment": payment.told, "preservation": preservation.told}
CHANCE = random.Random(20260302)


def publish(system: System, service: str, messages: Iterable[Sent]) -> None:
    """Send as the relay does."""
    parameters = pika.URLParameters(system.stack.ground.broker.uri("relay"))
    with closing(pika.BlockingConnection(parameters)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        for each in messages:
            given = properties(each.id, each.key, dict(each.headers))
            channel.basic_publish(events_exchange(service), each.key, each.body, given)


def tell_ten_times(system: System, record: Record, log: Iterable[Recorded]) -> None:
    """Send what was told of these events ten times more, in any order."""
    generation = UUID(str(record.ask("select id from generation")[0]["id"]))
    told = TOLD[record.service]
    sent = [
        envelope.write(
            message,
            source=record.service,
            generation=generation,
            position=each.position,
            version=each.version,
            meta=each.meta,
        )
        for each in log
        if (message := told(each.event))
    ]
    copies = sent * 10
    CHANCE.shuffle(copies)
    publish(system, record.service, copies)


def test_ten_times_in_any_order_has_the_effect_of_one(
    system: System, patient: Visitor, records: dict[str, Record]
) -> None:
    of_court, of_fee = records["preservation"], records["payment"]
    since_court, since_fee = of_court.head, of_fee.head
    application = journeys.filled(patient)
    with blows.stopped(system, "payment", "notification"):
        patient.submit(application)
        patient.until_status(application, "AWAITING_PAYMENT")
        tell_ten_times(system, of_court, of_court.after(since_court))
    bill = patient.bill(application)
    attempt = patient.post(f"bills/{bill['id']}/payments", {"channel": "sandbox-wechat"})
    with blows.stopped(system, "preservation"):
        patient.press(attempt["pay_url"], "success")
        patient.until(lambda: patient.get(f"bills/{bill['id']}")["state"] == "PAID", "the bill paid")
        tell_ten_times(system, of_fee, of_fee.after(since_fee))
    patient.until_status(application, "RULED_GRANTED")
    for record, since in ((of_court, since_court), (of_fee, since_fee)):
        tell_ten_times(system, record, record.after(since))

    eventually(lambda: not blows.left_in_queues(system), what="every queue empty")
    journeys.must_be_taken_once(records, patient, application)


def submission(account: str, about: UUID) -> Sent:
    """Return what notification would hear of an application."""
    message = ApplicationSubmitted(
        application_id=about,
        number=f"BQ-{about.hex[:6]}",
        account_id=UUID(account),
        court="湘",
        category="PRE_LITIGATION",
        type="PROPERTY",
        content_hash="0" * 64,
        submitted_at=clock.now(),
    )
    return envelope.write(
        Told(message=message, subject=about),
        source="preservation",
        generation=uuid4(),
        position=1,
        version=2,
        meta={},
    )


def waiting_as(record: Record, message_id: str) -> list[Any]:
    """Return what waits, or is parked, under this message id."""
    return [each for each in record.waiting if each["message_id"] == message_id]


def test_what_nobody_can_take_is_parked_while_others_pass_and_comes_back_by_command(
    system: System, patient: Visitor, records: dict[str, Record]
) -> None:
    account = str(patient.get("account")["id"])
    spoilt, beside = uuid4(), uuid4()
    whole, behind, other = (submission(account, each) for each in (spoilt, spoilt, beside))
    broken = Sent(id=whole.id, key=whole.key, headers=whole.headers, body=b'{"number": 7')
    publish(system, "preservation", [broken, behind, other])

    for hearer in ("notification", "guarantee"):
        record = records[hearer]
        (parked,) = eventually(partial(waiting_as, record, whole.id), what=f"{hearer} parks it")
        assert parked["parked_because"]
        assert parked["parked_because"] in system.stack.run(hearer, "services.chassis.waiting", "list")
        repaired = update(tables.WAITING).where(tables.WAITING.c.n == parked["n"]).values(body=whole.body)
        if hearer == "notification":
            for about in (spoilt, beside):
                eventually(partial(notices_of, records, about), what="the others passed")
        record.ask(repaired)
        system.stack.run(hearer, "services.chassis.waiting", "replay", str(parked["n"]))

    eventually(lambda: len(notices_of(records, spoilt)) == 2, what="it was taken after all")
