from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from contracts.message import Told
from contracts.payment.events import BillOpened
from services.chassis import envelope
from services.chassis.envelope import Heard, Sent

BILL, GENERATION = uuid4(), uuid4()
TOLD = Told(
    message=BillOpened(
        bill_id=BILL,
        about_id=uuid4(),
        account_id=uuid4(),
        amount=Decimal("220.00"),
        opened_at=datetime(2026, 3, 2, tzinfo=UTC),
    ),
    subject=BILL,
    offices=("湘", "粤"),
)
META = {"id": "k1", "at": "2026-03-02T04:00:00+00:00", "correlation": "c1", "trace": "t1"}


def sent(generation: UUID = GENERATION, position: int = 7) -> Sent:
    return envelope.write(
        TOLD, source="payment", generation=generation, position=position, version=3, meta=META
    )


def heard(**given: Any) -> Heard:
    was = sent()
    return envelope.read(
        **{"key": was.key, "headers": was.headers, "properties": {}, "body": was.body, **given}
    )


def test_what_is_written_is_read_again() -> None:
    assert heard().id == sent().id
    assert (heard().type, heard().version, heard().subject) == ("payment.bill.opened", 1, str(BILL))
    assert (heard().source, heard().correlation, heard().trace) == ("payment", "c1", "t1")


def test_the_same_position_of_the_same_generation_is_the_same_event() -> None:
    assert sent() == sent()
    assert len({sent().id, sent(position=8).id, sent(generation=uuid4()).id}) == 3


def test_offices_get_blind_copies() -> None:
    assert sent().headers["BCC"] == ["payment.bill.opened.湘", "payment.bill.opened.粤"]


def test_a_message_without_subject_runs_in_a_lane_of_its_own() -> None:
    assert heard(headers={}, properties={"message_id": "m1"}).subject == "m1"


def test_its_type_is_its_routing_key_whatever_a_header_says() -> None:
    assert (
        heard(headers={"ce-type": "payment.bill.paid"}, key="preservation.review").type
        == "preservation.review"
    )


def test_only_the_broker_says_who_the_user_is() -> None:
    assert heard(headers={"user_id": "court-湘"}).user == ""
    assert heard(properties={"user_id": "court-湘"}).user == "court-湘"


def test_any_bytes_can_be_read() -> None:
    assert heard(body=b"\xff\x00").body == b"\xff\x00"
    assert heard(headers={"ce-dataversion": "two"}).version == 0
    assert heard(headers=None, properties={}).id == ""


def test_whatever_a_sender_writes_can_be_stored() -> None:
    odd = {"ce-subject": "a\0b", "x\0": ["\ud800", {"y": "\0"}], "n": 1}
    read = heard(headers=odd, properties={"message_id": "m\0"})
    assert (read.id, read.subject) == ("m\ufffd", "a\ufffdb")
    assert read.headers == {"ce-subject": "a\ufffdb", "x\ufffd": ["?", {"y": "\ufffd"}], "n": 1}
