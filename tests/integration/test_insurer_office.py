"""An insurer's office over the broker: two officers approve, its program issues, and nobody else decides."""

from __future__ import annotations

from contextlib import closing
from typing import Any
from uuid import uuid4

import orjson
import pika

from contracts import topology
from deploy.local.rights import INSURER, TEST_INSURER, office_user
from tests.conftest import System
from tests.insuring import Cover
from tests.journey import Json, Visitor

BY_HAND = {"insurer": INSURER, "amount": "60000000.00"}
"""More than the insurer quotes by itself: its program leaves it to people."""


def decide(system: System, office: str, key: str, body: Json, *, user: str | None = "") -> str:
    """Send a decision by the hand of an office, signed unless *user* is None; return its id."""
    own, id_ = office_user(office), str(uuid4())
    said = pika.BasicProperties(
        message_id=id_,
        user_id=own if user == "" else user,
        delivery_mode=2,
        headers={"ce-subject": body["application_id"]},
    )
    address = pika.URLParameters(system.stack.ground.broker.uri(own))
    with closing(pika.BlockingConnection(address)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        channel.basic_publish(topology.DECISIONS, key, orjson.dumps(body), said, mandatory=True)
    return id_


def answers(office: Visitor) -> list[dict[str, Any]]:
    """Return what an office was told: the event's type, what caused it, and what it says."""
    page = office.get("office/guarantee-events", params={"limit": 500})
    return [
        {
            "type": each["headers"]["ce-type"],
            "cause": each["headers"].get("ce-causationid"),
            **orjson.loads(each["body"]),
        }
        for each in page["items"]
    ]


def machine(system: System, key: str) -> Visitor:
    office = system.visitor()
    office.token = system.stack.installation.secret(key)
    return office


def test_an_office_decides_over_the_broker_and_nobody_else_does(system: System, applicant: Visitor) -> None:
    cover = Cover.create(applicant, **BY_HAND)
    cover.fill()
    cover.sign()
    cover.submit()
    own, other = machine(system, "INSURER_KEY"), machine(system, "TEST_INSURER_KEY")
    file = own.get(f"office/{cover.path}")
    said = {"outcome": "APPROVED", "content_hash": file["content_hash"], "premium": "500.00"}

    def review(office: str, officer_no: str, **signed: Any) -> str:
        body = {"application_id": cover.application, "review": {**said, "officer_no": officer_no}}
        return decide(system, office, "guarantee.review", body, **signed)

    unsigned = review(INSURER, "U-9", user=None)
    foreign = review(TEST_INSURER, "U-9")
    first, again, second = (review(INSURER, number) for number in ("U-1", "U-1", "U-2"))

    assert cover.until_status("AWAITING_PAYMENT")["premium"]["amount"] == "500.00"
    told = {each["cause"]: each for each in answers(own)}
    assert [told[each]["type"].rpartition(".")[2] for each in (first, again, second)] == [
        "approved_once",
        "refused",
        "approved",
    ]
    assert told[again]["code"] == "guarantee.same-person"
    assert unsigned not in told
    refused = applicant.until(
        lambda: [each for each in answers(other) if each["cause"] == foreign], "the answer to the stranger"
    )
    assert [(each["type"], each["code"]) for each in refused] == [("office.decision.refused", "unknown")]
    assert not [each for each in answers(other) if each.get("insurer") == INSURER]
    other.call("GET", f"office/{cover.path}", expect=404)

    cover.pay()
    issued = cover.until_status("LETTER_ISSUED")["issued"]
    assert issued["letter_no"].startswith("YSBH-QINGHE-DEMO-")
