"""People who visit, and services that answer as told."""

from __future__ import annotations

import asyncio
import hashlib
from typing import IO, TYPE_CHECKING, Any, TypeVar

import httpx

from contracts.identity.errors import SESSION_ENDED
from contracts.identity.rpc import ROLES
from contracts.refused import UNAVAILABLE
from gateway.asgi import application
from gateway.blobs import Kept
from gateway.errors import Problem
from gateway.readiness import Readiness
from gateway.resource import Edge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from starlette.types import ASGIApp

    from contracts.call import Call

Result = TypeVar("Result")

ACCOUNT = "6f1c3a52-0f5e-4f0e-9a53-5a1c8e0d7b11"
APPLICATION = "0b54b1f6-7a0a-4f0c-8f2c-1f8f2b8f9a01"
MATERIAL = "4cdd1f3b-61e8-4d5b-9d3f-0a1b2c3d4e5f"

RESOLVED: dict[str, Any] = {
    "account_id": ACCOUNT,
    "role": "applicant",
    "office": "",
    "verified": True,
    "fingerprint": "",
    "proved_until": "2099-01-01T00:00:00+08:00",
    "acts_for": [],
    "alias": "",
    "consents": ["FACE", "PAYMENT", "INSURER"],
    "scopes": None,
    "test": False,
}
"""A person for whom every door stands open."""
PEOPLE: dict[str, dict[str, Any]] = {
    "applicant": RESOLVED,
    "newcomer": RESOLVED | {"verified": False, "proved_until": None},
    "unproved": RESOLVED | {"proved_until": None},
    "reserved": RESOLVED | {"consents": []},
    **{
        role: RESOLVED | {"role": role, "office": "湘", "proved_until": None, "consents": []}
        for role in ROLES
        if role != "applicant"
    },
}
"""Whose token is their name."""

STORED = {"id": APPLICATION, "version": 3, "status": "DRAFT"}
A_MATERIAL: dict[str, Any] = {
    "filename": "a.pdf",
    "media_type": "application/pdf",
    "size": 0,
    "sha256": hashlib.sha256(b"").hexdigest(),
    "file": {"address": "0", "key": "a key"},
}
A_PAPER: dict[str, Any] = {"filename": "a.pdf", "media_type": "application/pdf", "base64": "", "file": None}
USUAL: dict[str, dict[str, Any]] = {
    **{key: {"version": 1, "content": {}} for key in ("preservation.view_section", "guarantee.view_section")},
    **dict.fromkeys(
        (
            "preservation.print_ruling",
            "preservation.print_paper",
            "preservation.print_office_paper",
            "preservation.print_preview",
            "preservation.preview_ruling",
            "guarantee.print_proposal",
            "guarantee.print_paper",
            "guarantee.print_office_paper",
        ),
        A_PAPER,
    ),
    "preservation.view_ruling_draft": {"version": 1, "content": {}, "signed": None},
    **dict.fromkeys(
        (
            "preservation.view_material",
            "preservation.view_office_material",
            "guarantee.view_material",
            "guarantee.view_office_material",
        ),
        A_MATERIAL,
    ),
    **dict.fromkeys(("preservation.remove_material", "guarantee.remove_material"), STORED | {"address": "0"}),
    **{
        key: {
            "application_id": APPLICATION,
            "creation": {},
            "basic": {},
            "guarantees": {},
            "materials": [],
            "papers": [],
            "organisation_id": None,
        }
        for key in ("preservation.carry_over", "guarantee.carry_over")
    },
}
"""What is answered when nothing else was told; `STORED` for all the rest."""


class ToldRpc:
    """Answers each call as told, and keeps what was asked; `identity.resolve_session` knows `PEOPLE`."""

    def __init__(self) -> None:
        self.ready = True
        self.answers: dict[str, dict[str, Any] | Problem] = {}
        self.asked: list[tuple[str, dict[str, Any], dict[str, Any]]] = []

    async def ask(self, call: Call, caller: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
        if call.key == "identity.resolve_session" and call.key not in self.answers:
            if asked["token"] not in PEOPLE:
                raise Problem(SESSION_ENDED)
            return PEOPLE[asked["token"]] | {"fingerprint": asked["token"]}
        self.asked.append((call.key, caller, asked))
        answer = self.answers.get(call.key, USUAL.get(call.key, STORED))
        if isinstance(answer, Problem):
            raise answer
        return answer


class KeptBlobs:
    """Keeps files in memory, by their path; `A_MATERIAL`'s lies there already."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {f"{APPLICATION}/{A_MATERIAL['file']['address']}": b""}

    async def put(self, application: str, file: IO[bytes]) -> Kept:
        file.seek(0)
        content = file.read()
        kept = Kept(hashlib.sha256(content).hexdigest(), str(len(self.kept)), "a key")
        self.kept[f"{application}/{kept.address}"] = content
        return kept

    async def drop(self, application: str, address: str = "") -> None:
        place = f"{application}/{address}"
        self.kept = {path: each for path, each in self.kept.items() if not path.startswith(place)}

    async def open(self, application: str, address: str, key: str) -> AsyncIterator[bytes]:  # noqa: ARG002 - a port
        content = self.kept.get(f"{application}/{address}")
        if content is None:
            raise Problem(UNAVAILABLE)

        async def pieces() -> AsyncIterator[bytes]:
            yield content

        return pieces()


class Client:
    """Asks an ASGI application, one request after the other."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
                return await client.request(method, path, **more)

        return self.wait(ask())

    def wait(self, what: Coroutine[Any, Any, Result]) -> Result:
        """Return what comes of something that takes its time."""
        return asyncio.run(what)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.request("POST", path, **more)


class House:
    """The gateway over told services."""

    def __init__(self) -> None:
        self.rpc = ToldRpc()
        self.blobs = KeptBlobs()
        self.edge = Edge(self.rpc, self.blobs)
        self.client = Client(application(self.edge, Readiness(self.rpc)))

    def visit(self, method: str, path: str, who: str | None = "applicant", **more: Any) -> Any:
        headers = dict(more.pop("headers", {}))
        if who is not None and "Cookie" not in headers:
            headers.setdefault("Authorization", f"Bearer {who}")
        if method == "POST":
            headers.setdefault("Idempotency-Key", "key-1")
        return self.client.request(method, f"/api/v1{path}", headers=headers, **more)

    @property
    def last(self) -> tuple[str, dict[str, Any], dict[str, Any]]:
        return self.rpc.asked[-1]
