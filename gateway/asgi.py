"""The gateway as one ASGI application: the resources, their documentation, the pages, the health."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, Router

from contracts.identity.events import MembershipEnded, SessionsEnded
from contracts.topology import events_exchange
from gateway import documentation
from gateway.antivirus import Antivirus
from gateway.blobs import BlobStore
from gateway.errors import METHOD_NOT_HERE, NO_SUCH_PLACE, Problem
from gateway.openapi import BASE
from gateway.pages import Pages
from gateway.readiness import Readiness
from gateway.resource import Edge, Operation
from gateway.resources import ROUTES
from gateway.rpc import BrokerRpc
from gateway.traced import Traced, respond

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from starlette.types import ASGIApp, Receive, Scope, Send

    from gateway.settings import Settings


class Place:
    """One address and the operations that its methods name."""

    def __init__(self, path: str, operations: dict[str, Operation]) -> None:
        self._path = BASE + path
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the operation of the method answer; an unknown one is told which there are."""
        scope["place"] = self._path
        if scope["method"] == "HEAD" and "GET" in self._operations:
            scope = {**scope, "method": "GET"}  # the server leaves out the body
        operation = self._operations.get(scope["method"])
        if operation is None:
            answer = respond(
                Problem(METHOD_NOT_HERE), scope["trace"], {"Allow": ", ".join(sorted(self._operations))}
            )
            await answer(scope, receive, send)
        else:
            await operation(scope, receive, send)


def resources(edge: Edge) -> Router:
    """Return the router of everything under `/api/v1`."""
    at: dict[str, dict[str, Operation]] = {}
    for route in ROUTES:
        at.setdefault(route.path, {})[route.method] = Operation(route, edge)
    places = [Route(path, Place(path, operations)) for path, operations in at.items()]
    return Router([*places, *documentation.PLACES], default=_nowhere, redirect_slashes=False)


def application(
    edge: Edge, readiness: Readiness, lifespan: AbstractAsyncContextManager[None] | None = None
) -> ASGIApp:
    """Return the whole application over *edge*."""

    async def live(request: Request) -> Response:
        request.scope["place"] = "/livez"
        return Response(b'{"live":true}', media_type="application/json")

    async def ready(request: Request) -> Response:
        request.scope["place"] = "/readyz"
        states = readiness.states()
        status = 200 if all(state == "ok" for state in states.values()) else 503
        return Response(orjson.dumps(states), status, media_type="application/json")

    app = Starlette(
        routes=[
            Mount(BASE, app=resources(edge)),
            Route("/livez", live),
            Route("/readyz", ready),
            Mount("/", app=Pages()),
        ],
        middleware=[Middleware(Traced)],
        lifespan=None if lifespan is None else lambda _: lifespan,
    )
    # An address with a line break in it matches no mount at all.
    app.router.default = _nowhere
    return app


def build(settings: Settings) -> tuple[ASGIApp, Readiness]:
    """Return the application over the real broker and blob store, and what tells whether it is ready."""
    rpc = BrokerRpc(settings.amqp_uri)
    antivirus = Antivirus(settings.antivirus_url, required=settings.antivirus_required)
    edge = Edge(rpc, BlobStore(settings.blobs), settings.trusted_proxies, antivirus)
    for event in (SessionsEnded, MembershipEnded):
        rpc.hear(event.TYPE, events_exchange("identity"), edge.sessions.hear)
    readiness = Readiness(rpc)

    @contextlib.asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        tasks = [asyncio.ensure_future(each) for each in (rpc.run(), readiness.ask_until_answered())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return application(edge, readiness, lifespan()), readiness


async def _nowhere(*_: object) -> None:
    raise Problem(NO_SUCH_PLACE)
