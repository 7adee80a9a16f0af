"""The payment channels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from contracts import signatures
from sandbox.tests.conftest import SECRET, Sandbox
from sandbox.tests.waiting import eventually

BROWSER = {"accept": "text/html"}
RESULT = "/pay/orders/o1/result"


def an_order(**changed: Any) -> dict[str, Any]:
    expires_at = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    order = {"channel": "sandbox-wechat", "order": "o1", "amount_fen": 22000, "currency": "CNY"}
    return {**order, "subject": "诉讼费用", "expires_at": expires_at, **changed}


def place(sandbox: Sandbox, **changed: Any) -> httpx.Response:
    return sandbox.send("/pay/orders", an_order(**changed))


def test_an_order_placed_again_is_the_same_order(sandbox: Sandbox) -> None:
    first, again = place(sandbox), place(sandbox)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.json()["pay_url"].endswith("/pay/orders/o1")


def test_an_order_number_does_not_change_its_amount(sandbox: Sandbox) -> None:
    place(sandbox)
    assert place(sandbox, amount_fen=1).status_code == 409


@pytest.mark.parametrize(
    "wrong", [{"channel": "cash"}, {"amount_fen": 0}, {"amount_fen": "1"}, {"currency": "USD"}]
)
def test_a_misspelt_order_is_refused(sandbox: Sandbox, wrong: dict[str, Any]) -> None:
    assert place(sandbox, **wrong).status_code == 422
    assert sandbox.send("/pay/orders", an_order(expires_at="soon")).status_code == 422


def test_only_our_services_place_and_close_orders(sandbox: Sandbox) -> None:
    assert sandbox.send("/pay/orders", an_order(), secret=b"another").status_code == 403
    place(sandbox)
    assert sandbox.client.post("/pay/orders/o1/closing", json={}).status_code == 403


def test_a_payment_is_told_once_with_a_signature_that_holds(sandbox: Sandbox) -> None:
    place(sandbox)
    paid = sandbox.press(RESULT, "success").json()
    assert paid["state"] == "SUCCEEDED"
    assert sandbox.press(RESULT, "success").json() == paid
    assert sandbox.press(RESULT, "fail").status_code == 409
    (heard,) = eventually(lambda: sandbox.gateway.heard, what="the callback")
    assert heard.url.path == "/api/v1/payment-callbacks/sandbox-wechat"
    assert signatures.holds(SECRET, heard.content, heard.headers[signatures.HEADER], at=datetime.now(UTC))
    assert sandbox.gateway.bodies() == [paid]
    assert len(paid["transaction"]) == 28


def test_a_failed_payment_may_be_tried_again(sandbox: Sandbox) -> None:
    place(sandbox)
    assert sandbox.press(RESULT, "fail").json()["state"] == "FAILED"
    assert sandbox.press(RESULT, "success").json()["state"] == "SUCCEEDED"
    eventually(lambda: len(sandbox.gateway.heard) == 2, what="both callbacks")


def test_a_closed_or_expired_order_takes_no_money(sandbox: Sandbox) -> None:
    place(sandbox)
    assert sandbox.send("/pay/orders/o1/closing", {}).json()["state"] == "CLOSED"
    assert sandbox.press(RESULT, "success").status_code == 409
    place(sandbox, order="o2", expires_at=(datetime.now(UTC) - timedelta(seconds=1)).isoformat())
    assert sandbox.press("/pay/orders/o2/result", "success").json()["state"] == "CLOSED"
    assert not sandbox.memory.all("select * from callbacks")


def test_what_was_paid_stays_paid_when_closed(sandbox: Sandbox) -> None:
    place(sandbox)
    sandbox.press(RESULT, "success")
    assert sandbox.send("/pay/orders/o1/closing", {}).json()["state"] == "SUCCEEDED"


def test_how_an_order_stands_is_answered_with_our_signature(sandbox: Sandbox) -> None:
    place(sandbox)
    answer = sandbox.client.get("/pay/orders/o1")
    assert signatures.holds(SECRET, answer.content, answer.headers[signatures.HEADER], at=datetime.now(UTC))
    assert (answer.json()["state"], answer.json()["transaction"]) == ("OPEN", "")
    assert sandbox.client.get("/pay/orders/o9").status_code == 404


def test_the_payer_sees_amount_and_method_and_two_buttons(sandbox: Sandbox) -> None:
    place(sandbox)
    page = sandbox.client.get("/pay/orders/o1", headers=BROWSER).text
    for words in ("演示环境", "¥220.00", "微信支付", "诉讼费用", "支付成功", "支付失败"):
        assert words in page
    answer = sandbox.client.post(RESULT, data={"result": "success"}, headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/pay/orders/o1")
    assert "<button" not in sandbox.client.get("/pay/orders/o1", headers=BROWSER).text
