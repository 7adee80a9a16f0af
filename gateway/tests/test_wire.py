from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pamqp import frame
from pamqp.body import ContentBody
from pamqp.commands import Basic
from pamqp.header import ContentHeader

from gateway import wire


@given(
    body=st.binary(min_size=1, max_size=300),
    frame_most=st.integers(16, 200),
    name=st.text("0123456789abcdef", min_size=1, max_size=32),
)
def test_the_frames_say_what_the_library_reads(body: bytes, frame_most: int, name: str) -> None:
    channel_of = wire.Channel(7, frame_most, "nameko-rpc", "gateway.1", 3000)
    packed = wire.request(channel_of, "payment.view_bill", name, 1_800_000_000_000, body)
    read = []
    while packed:
        size, channel, each = frame.unmarshal(packed)
        assert channel == 7
        read.append(each)
        packed = packed[size:]
    publish, header, *pieces = read
    assert isinstance(publish, Basic.Publish)
    assert (publish.exchange, publish.routing_key, publish.mandatory) == (
        "nameko-rpc",
        "payment.view_bill",
        True,
    )
    assert isinstance(header, ContentHeader)
    properties = header.properties
    assert (properties.correlation_id, properties.message_id, properties.reply_to) == (
        name,
        name,
        "gateway.1",
    )
    assert (properties.content_type, properties.content_encoding) == ("application/json", "utf-8")
    assert (properties.delivery_mode, properties.expiration) == (1, "3000")
    assert properties.headers == {"nameko.deadline": 1_800_000_000_000}
    assert header.body_size == len(body)
    assert all(
        isinstance(each, ContentBody) and len(each.value) + wire.OVERHEAD <= frame_most for each in pieces
    )
    assert b"".join(each.value for each in pieces if isinstance(each, ContentBody)) == body
