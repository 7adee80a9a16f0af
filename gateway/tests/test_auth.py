from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contracts.call import Call
from contracts.identity.errors import SESSION_ENDED
from gateway.auth import Sessions
from gateway.errors import Problem
from gateway.flight import NextFlight
from gateway.resource import Route
from gateway.resources import ROUTES
from gateway.tests.visitors import APPLICATION, MATERIAL, PEOPLE, House

RESOLVED = {"account_id": "a", "role": "applicant", "office": "", "verified": True, "fingerprint": "f"}
PLACES = {
    "application_id": APPLICATION,
    "material_id": MATERIAL,
    "bill_id": APPLICATION,
    "notice_id": APPLICATION,
}


def address(route: Route) -> str:
    path = route.path.replace(":uuid", "")
    return path.format(
        **PLACES, verification_id=APPLICATION, provider="sandbox-face", channel="sandbox-wechat"
    )


class CountingRpc:
    """Resolves every token, and waits when told to."""

    ready = True

    def __init__(self) -> None:
        self.resolved = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.was_asked = asyncio.Event()

    async def ask(self, _call: Call, _caller: dict[str, Any], _asked: dict[str, Any]) -> dict[str, Any]:
        self.resolved += 1
        self.was_asked.set()
        await self.may_answer.wait()
        return RESOLVED


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_only_the_named_roles_may(house: House, route: Route) -> None:
    for name, person in PEOPLE.items():
        answer = house.visit(route.method, address(route), who=name, headers={"If-Match": '"1"'})
        refused = answer.status_code == 403 and answer.json()["code"] == "not-allowed"
        assert refused == (person["role"] not in route.roles), name


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_nobody_may_what_is_not_public(house: House, route: Route) -> None:
    answer = house.visit(route.method, address(route), who=None, headers={"If-Match": '"1"'})
    assert (answer.status_code == 401) == (not route.public)
    if not route.public:
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert house.rpc.asked == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_before_verification_there_is_only_the_account(house: House, route: Route) -> None:
    own = route.public or "applicant" not in route.roles or route.path.startswith(("/account", "/sessions"))
    answer = house.visit(route.method, address(route), who="newcomer", headers={"If-Match": '"1"'})
    assert (answer.status_code == 403 and answer.json()["code"] == "identity.not-verified") == (not own)


def test_a_clerk_may_review_but_not_rule(house: House) -> None:
    review = {"passed": True, "content_hash": "ab"}
    path = f"/office/preservation-applications/{APPLICATION}"
    assert house.visit("POST", f"{path}/review", who="clerk", json=review).status_code == 201
    assert house.last[2] == {"application_id": APPLICATION, "review": review}
    assert house.visit("POST", f"{path}/ruling", who="clerk", json={}).status_code == 403


@pytest.mark.parametrize(
    "header", ["Basic YTpi", "Bearer", "Bearer ", "Bearer a b", f"Bearer {'x' * 201}", "bearer stranger"]
)
def test_a_header_that_shows_no_good_token_is_refused(house: House, header: str) -> None:
    assert house.visit("GET", "/dashboard", headers={"Authorization": header}).status_code == 401


def test_a_token_is_resolved_once_in_a_moment() -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        for _ in range(3):
            assert (await sessions.who("Bearer t", "trace")).actor == "a"
        return rpc.resolved

    assert asyncio.run(story()) == 1


@pytest.mark.parametrize(
    ("ended", "resolved"),
    [
        ({"account_id": "a", "fingerprint": None}, 2),
        ({"account_id": "a", "fingerprint": "f"}, 2),
        ({"account_id": "a", "fingerprint": "other"}, 1),
        ({"account_id": "b", "fingerprint": None}, 1),
    ],
)
def test_a_token_is_forgotten_when_its_session_ends(ended: dict[str, Any], resolved: int) -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        await sessions.who("Bearer t", "trace")
        sessions.hear_the_end(ended)
        await sessions.who("Bearer t", "trace")
        return rpc.resolved

    assert asyncio.run(story()) == resolved


def test_a_reply_to_a_question_sent_before_a_revocation_is_not_kept() -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        rpc.may_answer.clear()
        asking = asyncio.ensure_future(sessions.who("Bearer t", "trace"))
        await rpc.was_asked.wait()
        sessions.hear_the_end({"account_id": "b", "fingerprint": None})
        rpc.may_answer.set()
        await asking
        await sessions.who("Bearer t", "trace")
        return rpc.resolved

    assert asyncio.run(story()) == 2


def test_a_token_is_kept_for_less_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        now = 100.0
        monkeypatch.setattr("gateway.auth.time.monotonic", lambda: now)
        await sessions.who("Bearer t", "trace")
        now = 100.79
        await sessions.who("Bearer t", "trace")
        assert rpc.resolved == 1
        now = 100.81
        await sessions.who("Bearer t", "trace")
        return rpc.resolved

    assert asyncio.run(story()) == 2


def test_logging_out_forgets_the_token_here_at_once(house: House) -> None:
    assert house.visit("DELETE", "/sessions/current").status_code == 204
    assert house.last[0::2] == ("identity.end_session", {"token": "applicant"})
    house.rpc.answers["identity.resolve_session"] = Problem(SESSION_ENDED)
    assert house.visit("GET", "/dashboard").status_code == 401
