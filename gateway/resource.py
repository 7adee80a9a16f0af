"""The thin glue: a request to a declared route becomes questions to services, and their answers an HTTP answer."""

from __future__ import annotations

import re
import time
import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import orjson
from anyio import CapacityLimiter
from marshmallow import Schema, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from contracts.call import Call
from contracts.identity.errors import CONSENT_MISSING, NOT_VERIFIED, SESSION_ENDED
from contracts.identity.rpc.words import APPLICANT
from contracts.problems import problems
from contracts.refused import (
    BAD_INPUT,
    COMMAND_ID_MISSING,
    NOT_ALLOWED,
    SCOPE_MISSING,
    STALE_VERSION,
    STEP_UP_NEEDED,
)
from gateway import browsers
from gateway.address import address_of
from gateway.antivirus import Antivirus
from gateway.auth import NOBODY, Sessions, Who
from gateway.body import read_json, read_query
from gateway.errors import IF_MATCH_MISSING, Problem
from gateway.flight import NextFlight
from gateway.route import MINTED_KEY, NO_KEY, Route
from gateway.rpc import Rpc

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from gateway.blobs import Blobs

ETAG = re.compile(r'"(\d{1,15})"')
KEY = re.compile(r"[\x21-\x7e]{1,100}")
AT_ONCE = 2
"""Files that are opened side by side, and as many that are verified; each may take a core."""

TO_BE_DONE = (NOT_VERIFIED, CONSENT_MISSING, STEP_UP_NEEDED)
"""What one may have done a moment ago, where we have not heard of it yet."""
MAY_HAVE_CHANGED = frozenset({"forbidden", "unknown"})
"""As what a service may refuse a step-up, a consent or a membership of a moment ago."""


@dataclass
class Edge:
    """What every resource stands on."""

    rpc: Rpc
    blobs: Blobs
    proxies: int = 0
    antivirus: Antivirus = field(default_factory=Antivirus)
    flight: NextFlight = field(default_factory=NextFlight)
    sessions: Sessions = field(init=False)
    opening: CapacityLimiter = field(init=False)
    verifying: CapacityLimiter = field(init=False)

    def __post_init__(self) -> None:
        self.sessions = Sessions(self.rpc, self.flight)
        self.opening = CapacityLimiter(AT_ONCE)
        self.verifying = CapacityLimiter(AT_ONCE)


@dataclass(kw_only=True)
class Visit:
    """One request on its way through."""

    edge: Edge
    route: Route
    request: Request
    trace: str
    address: str
    who: Who = NOBODY
    command: str = ""
    began: float = field(default_factory=time.monotonic)

    @property
    def by_cookie(self) -> bool:
        """Whether a browser asks, that keeps the session in a cookie."""
        return browsers.by_cookie(self.request)

    async def recognise(self) -> None:
        """Find out who asks; raise 401 or 403 unless they may."""
        route = self.route
        if route.public:
            browsers.must_be_ours(self.request)
            return
        token = browsers.shown(self.request)
        if self.by_cookie:
            browsers.must_be_ours(self.request, token)
        self.who = await self.edge.sessions.who(token, self.trace)
        try:
            admit(route, self.who)
        except Problem as problem:
            if problem.refused not in TO_BE_DONE or not await self.look_again():
                raise
            admit(route, self.who)

    async def look_again(self) -> bool:
        """Ask identity again who asks when the answer is older than the request; tell whether it is another one now."""
        before = self.who
        if before.as_of >= self.began or not before.token:
            return False
        self.who = await self.edge.sessions.who_now(before.token, self.trace)
        return replace(self.who, as_of=before.as_of) != before

    async def ask(self, call: Call, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask a service in the visitor's name; once more when it refused somebody who has just become another."""
        try:
            return await self._ask(call, asked)
        except Problem as problem:
            if problem.refused.kind not in MAY_HAVE_CHANGED or not await self.look_again():
                raise
        return await self._ask(call, asked)

    async def _ask(self, call: Call, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask once; identical reads share a call."""
        rpc, who = self.edge.rpc, self.who
        caller = who.caller(self.trace, self.command if call.command else "", self.address)
        if not call.command:
            key = (call.key, who, self.address, orjson.dumps(asked) if asked else b"")
            read: dict[str, Any] = await self.edge.flight.share(key, lambda: rpc.ask(call, caller, asked))
            return read
        answer = await rpc.ask(call, caller, asked)
        if call.service == "identity" and who.token:
            # What identity was told may have changed what the session is good for.
            self.edge.sessions.forget(who.actor)
        return answer

    def place(self) -> dict[str, Any]:
        """Return what the path and the route say already."""
        names = self.route.names
        return {
            names.get(name, name): str(value) for name, value in self.request.path_params.items()
        } | self.route.fixed

    async def filled_in(self) -> dict[str, Any]:
        """Return what the client filled in; raise 422 naming every bad field at once."""
        schema = self.route.asks
        wrong: list[dict[str, str]] = []
        if self.request.method == "GET":
            value, wrong = read_query(self.request, schema)
        else:
            value = await read_json(self.request)
        if not (schema.fields or value):
            return {}
        wrong += check(schema, value)
        if wrong:
            raise Problem(BAD_INPUT, *wrong)
        return value

    def answered(self, answer: Any, *, tag: int | None = None) -> Response:
        """Return the answer as the route declares it."""
        if self.route.status == 204:  # noqa: PLR2004 - no content
            return Response(status_code=204)
        lasting = self.route.public and self.request.method == "GET"
        headers = {} if lasting else {"Cache-Control": "no-store"}
        if tag is not None:
            headers["ETag"] = f'"{tag}"'
        return Response(orjson.dumps(answer), self.route.status, headers, "application/json")


def check(schema: Schema, value: Any) -> list[dict[str, str]]:
    """Return everything that is wrong with a form, field by field."""
    try:
        schema.load(value)
    except ValidationError as error:
        return problems(error)
    return []


async def relay(visit: Visit) -> Response:
    """Ask the route's one call and answer what it says: the way of nearly every resource."""
    route = visit.route
    asked = visit.place()
    value = await visit.filled_in()
    if route.edits:
        asked["if_version"] = read_version(visit.request)
    if route.inside:
        asked[route.inside] = value
    else:
        asked |= value
    answer = await visit.ask(route.one_call, asked)
    tag = answer["version"] if route.tagged else None
    return visit.answered(answer[route.part] if route.part else answer, tag=tag)


def read_version(request: Request) -> int:
    """Return the version that If-Match names; 428 when it is missing, 412 when it can match none."""
    header = request.headers.get("if-match")
    if header is None:
        raise Problem(IF_MATCH_MISSING)
    tag = ETAG.fullmatch(header.strip())
    if tag is None:
        raise Problem(STALE_VERSION)
    return int(tag[1])


def read_key(route: Route, request: Request) -> str:
    """Return the command id: the client's, or one of ours where none is asked for."""
    if route.key == NO_KEY:
        return ""
    key = request.headers.get("idempotency-key")
    if key is None and route.key == MINTED_KEY:
        return str(uuid.uuid4())
    if key is None or not KEY.fullmatch(key):
        wrong = {
            "field": "Idempotency-Key",
            "code": "format",
            "zh": "应为1至100个可见字符",
            "en": "1 to 100 visible characters",
        }
        raise Problem(COMMAND_ID_MISSING if key is None else BAD_INPUT, *([] if key is None else [wrong]))
    return key


class Operation:
    """A route at work."""

    def __init__(self, route: Route, edge: Edge) -> None:
        self.route = route
        self.edge = edge
        self._endpoint = route.endpoint or relay

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Admit the visitor, then let the endpoint answer."""
        request = Request(scope, receive)
        edge = self.edge
        visit = Visit(
            edge=edge,
            route=self.route,
            request=request,
            trace=scope["trace"],
            address=address_of(request, edge.proxies),
        )
        try:
            await visit.recognise()
            visit.command = read_key(self.route, request)
            response = await self._endpoint(visit)
        except Problem as problem:
            if visit.by_cookie and problem.refused is SESSION_ENDED:
                problem.headers["Set-Cookie"] = browsers.CLEARED
            raise
        await response(scope, receive, send)


def admit(route: Route, who: Who) -> None:
    """Raise 403, saying what to do first, unless role, scope, real name, consent and step-up are what the route asks for."""
    if who.role not in route.roles:
        raise Problem(NOT_ALLOWED)
    if who.scopes is not None and route.scope not in who.scopes:
        raise Problem(SCOPE_MISSING, *lacking("scope", route.scope))
    if who.role != APPLICANT:
        return  # staff are known to the court, and have shown a second factor
    if route.verified and not who.verified:
        raise Problem(NOT_VERIFIED)
    if route.consent and route.consent not in who.consents:
        raise Problem(CONSENT_MISSING, *lacking("consent", route.consent))
    if route.proof and not who.proved:
        raise Problem(STEP_UP_NEEDED)


def lacking(field: str, name: str) -> list[dict[str, str]]:
    """Return which scope or consent is missing, as a field of the problem; a route without a scope is no program's."""
    return [{"field": field, "code": name, "zh": "缺少", "en": "is missing"}] if name else []
