from __future__ import annotations

import pika

from services.chassis.relay.sender import properties

HEADERS = {"ce-id": "1", "ce-subject": "申请", "BCC": ["payment.bill.opened.湘", "payment.bill.opened.粤"]}


def test_pika_reads_the_properties_that_we_encode() -> None:
    read = pika.BasicProperties().decode(b"".join(properties("m1", "payment.bill.opened", HEADERS).encode()))

    assert (read.message_id, read.type, read.delivery_mode) == ("m1", "payment.bill.opened", 2)
    assert (read.content_type, read.headers) == ("application/json", HEADERS)


def test_they_are_the_bytes_that_pika_would_write() -> None:
    plain = pika.BasicProperties(
        content_type="application/json",
        delivery_mode=2,
        message_id="m1",
        type="t",
        headers={"ce-id": "1", "ce-type": "t"},
    )

    ours = properties("m1", "t", {"ce-id": "1", "ce-type": "t"})
    assert b"".join(ours.encode()) == b"".join(plain.encode())
