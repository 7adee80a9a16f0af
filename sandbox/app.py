"""The sandbox as one web application: phone, face, purse, and a page that shows all of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from http import HTTPStatus

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import face, outside, pages, pay, scanner, sms, tencent
from sandbox.callbacks import Courier
from sandbox.memory import Memory
from sandbox.settings import Settings

SHOWN = 20


async def live(request: Request) -> Response:
    """Say that the program runs, and that callbacks are carried."""
    carries = not request.app.state.carrying.done()
    return JSONResponse({"live": carries}, 200 if carries else 503)


async def ready(request: Request) -> Response:
    """Say that the memory answers."""
    outside.of(request).memory.one("select 1")
    return JSONResponse({"memory": "ok"})


async def overview(request: Request) -> Response:
    """Show the latest of everything to whoever tries the demo."""
    memory = outside.of(request).memory
    messages = memory.all("select * from messages order by at desc limit ?", SHOWN)
    faces = memory.all("select * from faces order by expires_at desc limit ?", SHOWN)
    orders = memory.all("select * from orders order by expires_at desc limit ?", SHOWN)
    waiting = memory.all("select * from callbacks where answered = 0 order by next_at limit ?", SHOWN)
    return pages.page(
        "模拟外部服务",
        pages.section(
            pages.heading("短信"),
            pages.listed(
                [pages.text(f"{each['recipient']}：{each['words']}") for each in messages], "还没有短信。"
            ),
        ),
        pages.section(
            pages.heading("实名认证"),
            pages.listed(
                [
                    pages.link(f"/face/sessions/{each['id']}", f"{each['name']} {each['state']}")
                    for each in faces
                ],
                "还没有认证。",
            ),
        ),
        pages.section(
            pages.heading("支付"),
            pages.listed(
                [pages.link(f"/pay/orders/{each['id']}", _order_line(each)) for each in orders],
                "还没有订单。",
            ),
        ),
        pages.section(
            pages.heading("尚未送达的通知"),
            pages.listed(
                [
                    pages.text(f"{each['url']}（第{each['attempts']}次，{each['answer']}）")
                    for each in waiting
                ],
                "全部已送达。",
            ),
        ),
    )


def _order_line(order: dict[str, object]) -> str:
    fen = int(str(order["amount_fen"]))
    return f"{pay.CHANNELS[str(order['channel'])]} ¥{fen // 100}.{fen % 100:02d} {order['state']}"


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    if outside.wants_page(request):
        words = {404: "没有找到您要的内容，请稍后再试。"}.get(error.status_code, "无法完成此操作。")
        return pages.page("提示", pages.section(pages.text(words)), status=error.status_code)
    problem = {
        "title": HTTPStatus(error.status_code).phrase,
        "status": error.status_code,
        "detail": error.detail,
    }
    return JSONResponse(problem, error.status_code, media_type="application/problem+json")


@contextlib.asynccontextmanager
async def _scanning(settings: Settings) -> AsyncIterator[None]:
    """Scan files meanwhile, where a port for it is named."""
    async with contextlib.AsyncExitStack() as meanwhile:
        if settings.scanner_port:
            await meanwhile.enter_async_context(scanner.serving(settings.host, settings.scanner_port))
        yield


def build(
    settings: Settings, *, memory: Memory | None = None, client: httpx.AsyncClient | None = None
) -> Starlette:
    """Assemble the application; *client* is how callbacks travel."""

    @contextlib.asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        remembered = memory or Memory(settings.state)
        # trust_env would send callbacks to our own gateway through somebody's proxy.
        async with client or httpx.AsyncClient(timeout=5, trust_env=False) as messenger:
            courier = Courier(remembered, settings.secret, messenger)
            app.state.outside = outside.Outside(settings, remembered, courier)
            app.state.carrying = carrying = asyncio.create_task(courier.run())
            try:
                async with _scanning(settings):
                    yield
            finally:
                carrying.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await carrying
        if memory is None:
            remembered.close()

    routes = [Route("/livez", live), Route("/readyz", ready), Route("/", overview)]
    return Starlette(
        routes=[*routes, *sms.ROUTES, *face.ROUTES, *pay.ROUTES, *tencent.ROUTES],
        exception_handlers={HTTPException: _refused},
        lifespan=running,
    )
