"""Payment channels that take no money: the page asks whether the payment shall succeed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox import outside, pages
from sandbox.callbacks import callback

CHANNELS = {"sandbox-wechat": "微信支付", "sandbox-alipay": "支付宝", "sandbox-unionpay": "银联"}
STATE_OF = {"success": "SUCCEEDED", "fail": "FAILED"}
_SHOWN = {"OPEN": "待支付", "SUCCEEDED": "支付成功", "FAILED": "支付失败", "CLOSED": "订单已关闭"}
_PAYABLE = ("OPEN", "FAILED")
"""A payer may try again after a failure, until the order expires or is closed."""


async def place(request: Request) -> Response:
    """Take an order: ``{"channel", "order", "amount_fen", "currency", "subject", "expires_at"}``; a repeat is the same."""
    here = outside.of(request)
    form = await outside.signed(request)
    channel, order, amount, subject, expires_at = outside.asked(
        form, "channel", "order", "amount_fen", "subject", "expires_at"
    )
    if channel not in CHANNELS or not isinstance(amount, int) or amount <= 0 or form.get("currency") != "CNY":
        raise HTTPException(422, "channel, amount_fen or currency is wrong")
    here.memory.write(
        "insert or ignore into orders values (?, ?, ?, ?, ?, 'OPEN', ?, null)",
        str(order),
        channel,
        amount,
        str(subject),
        outside.moment(str(expires_at)).isoformat(),
        f"{outside.now():%Y%m%d}{uuid4().int % 10**20:020d}",
    )
    placed = _order(here, str(order))
    if (placed["channel"], placed["amount_fen"]) != (channel, amount):
        raise HTTPException(409, "the order is there, over something else")
    said = {**_said(placed), "pay_url": f"{here.settings.url}/pay/orders/{order}"}
    return outside.vouched(request, said, 201)


async def look(request: Request) -> Response:
    """Return how the order stands; a browser gets the page for the payer."""
    order = _order(outside.of(request), request.path_params["id"])
    return _page(request, order) if outside.wants_page(request) else outside.vouched(request, _said(order))


async def close(request: Request) -> Response:
    """Take no more money for the order, and return how it stands; what was paid stays paid."""
    await outside.signed(request)
    here, order_id = outside.of(request), request.path_params["id"]
    if _order(here, order_id)["state"] in _PAYABLE:
        here.memory.write("update orders set state = 'CLOSED' where id = ?", order_id)
    return outside.vouched(request, _said(_order(here, order_id)))


async def decide(request: Request) -> Response:
    """Let the payment succeed or fail, and tell the gateway; said again it changes nothing."""
    here, order_id = outside.of(request), request.path_params["id"]
    result = await outside.pressed(request)
    if result not in STATE_OF:
        raise HTTPException(422, "result is success or fail")
    order = _order(here, order_id)
    if order["state"] in _PAYABLE and order["state"] != STATE_OF[result]:
        order |= {"state": STATE_OF[result], "at": outside.now().isoformat()}
        url = f"{here.settings.gateway_url}/api/v1/payment-callbacks/{order['channel']}"
        here.memory.together(
            ("update orders set state = ?, at = ? where id = ?", (order["state"], order["at"], order_id)),
            callback(url, outside.spelt(_said(order))),
        )
        here.courier.wake()
    if outside.wants_page(request):
        return RedirectResponse(f"/pay/orders/{order_id}", 303)
    return JSONResponse(_said(order), 200 if order["state"] == STATE_OF[result] else 409)


def _page(request: Request, order: dict[str, Any]) -> Response:
    parts = [
        pages.section(
            pages.amount(order["amount_fen"]),
            pages.facts(
                交费方式=CHANNELS[order["channel"]],
                款项=order["subject"],
                订单号=order["id"],
                状态=_SHOWN[order["state"]],
            ),
        )
    ]
    if order["state"] in _PAYABLE:
        success, fail = ("success", "支付成功", "yes"), ("fail", "支付失败", "no")
        offered = (success, fail) if order["state"] == "OPEN" else (success,)
        parts.append(pages.section(pages.buttons(f"/pay/orders/{order['id']}/result", *offered)))
    parts.append(pages.section(pages.link(outside.of(request).settings.gateway_url, "返回网上保全系统")))
    return pages.page("支付", *parts)


def _order(here: outside.Outside, order_id: str) -> dict[str, Any]:
    order = here.memory.one("select * from orders where id = ?", order_id)
    if order is None:
        raise HTTPException(404, "no such order")
    if order["state"] in _PAYABLE and outside.moment(order["expires_at"]) <= outside.now():
        order["state"] = "CLOSED"
    return order


def _said(order: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of an order, in callbacks and answers alike."""
    succeeded = order["state"] == "SUCCEEDED"
    return {
        "channel": order["channel"],
        "order": order["id"],
        "state": order["state"],
        "amount_fen": order["amount_fen"],
        "currency": "CNY",
        "transaction": order["transaction_no"] if succeeded else "",
        "at": order["at"],
    }


ROUTES = [
    Route("/pay/orders", place, methods=["POST"]),
    Route("/pay/orders/{id}", look),
    Route("/pay/orders/{id}/closing", close, methods=["POST"]),
    Route("/pay/orders/{id}/result", decide, methods=["POST"]),
]
