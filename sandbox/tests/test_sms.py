"""The SMS provider."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sandbox.sms import _when
from sandbox.tests.conftest import Sandbox


def test_a_message_can_be_read_where_it_was_sent(sandbox: Sandbox) -> None:
    assert sandbox.send("/sms/messages", {"to": "13800138000", "text": "验证码123456"}).status_code == 202
    sandbox.send("/sms/messages", {"to": "13800138000", "text": "验证码654321"})
    sandbox.send("/sms/messages", {"to": "13900139000", "text": "别人的"})
    messages = sandbox.client.get("/sms/messages", params={"to": "13800138000"}).json()["items"]
    assert [each["text"] for each in messages] == ["验证码654321", "验证码123456"]


def test_a_browser_is_shown_the_messages_as_a_page(sandbox: Sandbox) -> None:
    sandbox.send("/sms/messages", {"to": "13800138000", "text": "<b>验证码123456"})

    shown = sandbox.client.get("/sms/messages?to=13800138000", headers={"Accept": "text/html"})

    assert "&lt;b&gt;验证码123456" in shown.text
    # 16:00 in UTC is the next day in Shanghai.
    assert _when("2026-03-22T16:05:09+00:00") == "2026/03/23 00:05"
    assert "还没有短信" in sandbox.client.get("/sms/messages?to=1", headers={"Accept": "text/html"}).text


def test_a_message_with_an_id_is_sent_once(sandbox: Sandbox) -> None:
    for _ in range(2):
        sandbox.send("/sms/messages", {"id": "m1", "to": "13800138000", "text": "验证码123456"})
    assert len(sandbox.client.get("/sms/messages?to=13800138000").json()["items"]) == 1


def test_only_our_services_send_messages(sandbox: Sandbox) -> None:
    said = {"to": "13800138000", "text": "x"}
    assert sandbox.client.post("/sms/messages", json=said).status_code == 403
    assert sandbox.send("/sms/messages", said, secret=b"another").status_code == 403
    assert sandbox.send("/sms/messages", said, at=datetime.fromtimestamp(0, UTC)).status_code == 403


@pytest.mark.parametrize("said", [{}, {"to": "13800138000"}, {"to": "13800138000", "text": ""}])
def test_a_message_without_number_or_words_is_refused(sandbox: Sandbox, said: dict[str, str]) -> None:
    answer = sandbox.send("/sms/messages", said)
    assert answer.status_code == 422
    assert "text" in answer.json()["detail"]


def test_refusals_can_be_tried_with_two_numbers(sandbox: Sandbox) -> None:
    for number, status in {"13000000001": 422, "13000000002": 429}.items():
        assert sandbox.send("/sms/messages", {"to": number, "text": "x"}).status_code == status
        assert not sandbox.client.get("/sms/messages", params={"to": number}).json()["items"]
