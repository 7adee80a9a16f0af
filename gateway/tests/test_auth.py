from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
import pytest

from contracts.call import Call
from contracts.identity.errors import SESSION_ENDED
from contracts.identity.rpc import SCOPES
from gateway.auth import Sessions
from gateway.errors import Problem
from gateway.flight import NextFlight
from gateway.resources import ROUTES
from gateway.route import Route
from gateway.tests.visitors import APPLICATION, MATERIAL, PEOPLE, RESOLVED, House

SOMEBODY = RESOLVED | {"account_id": "a", "fingerprint": "f"}
PLACES = {
    "material_id": MATERIAL,
    "provider": "sandbox-face",
    "channel": "sandbox-wechat",
    "purpose": "FACE",
}


def address(route: Route) -> str:
    return re.sub(r"{(\w+):?\w*}", lambda named: PLACES.get(named[1], APPLICATION), route.path)


def code_of(answer: httpx.Response) -> str:
    """Return the code of a 403; nothing of any other answer."""
    return str(answer.json()["code"]) if answer.status_code == 403 else ""


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
        return SOMEBODY


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
    assert (code_of(answer) == "identity.not-verified") == (not own)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_only_who_has_just_shown_that_it_is_really_he_may_what_cannot_be_undone(
    house: House, route: Route
) -> None:
    answer = house.visit(route.method, address(route), who="unproved", headers={"If-Match": '"1"'})
    assert (code_of(answer) == "step-up-needed") == route.proof


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_what_needs_a_consent_says_which(house: House, route: Route) -> None:
    answer = house.visit(route.method, address(route), who="reserved", headers={"If-Match": '"1"'})
    if route.consent:
        assert answer.json()["errors"][0]["code"] == route.consent
    assert (code_of(answer) == "identity.consent-missing") == bool(route.consent)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_key_is_let_in_where_its_scope_is_named_and_nowhere_else(house: House, route: Route) -> None:
    programs = ("applicant", "court_system", "insurer_system")
    role = next((each for each in programs if each in route.roles), "court_system")
    for scope in SCOPES:
        key = RESOLVED | {"role": role, "scopes": [scope], "proved_until": None}
        house.rpc.answers["identity.resolve_session"] = key
        answer = house.visit(route.method, address(route), who=f"key-{scope}", headers={"If-Match": '"1"'})
        admitted = code_of(answer) not in {"scope-missing", "not-allowed", "step-up-needed"}
        assert admitted == (route.public or route.scope == scope), scope


def test_an_underwriter_decides_and_an_administrator_binds_the_insurer(house: House) -> None:
    path = f"/office/guarantee-applications/{APPLICATION}"
    verdict = {"settled": False, "reasons": "没有损失"}
    for who in ("underwriter", "insurer_admin", "insurer_system"):
        assert house.visit("GET", path, who=who).status_code == 200
        assert house.visit("POST", f"{path}/issue", who=who, json={}).status_code == 201
        bound = house.visit("POST", f"{path}/claim-verdict", who=who, json=verdict)
        assert bound.status_code == (403 if who == "underwriter" else 201)
        feed = house.visit("GET", "/office/guarantee-events", who=who)
        assert feed.status_code == (200 if who == "insurer_system" else 403)
    for who in ("clerk", "judge", "court_admin", "court_system", "finance", "operator"):
        assert house.visit("GET", path, who=who).status_code == 403


def test_a_file_is_passed_to_an_insurer_with_a_consent_only(house: House) -> None:
    for act in ("submission", "supplement"):
        path = f"/guarantee-applications/{APPLICATION}/{act}"
        refused = house.visit("POST", path, who="reserved", json={}).json()
        assert (refused["code"], refused["errors"][0]["code"]) == ("identity.consent-missing", "INSURER")
        assert house.visit("POST", path, json={}).status_code == 201


def test_a_clerk_accepts_and_a_judge_decides(house: House) -> None:
    accepted, review = {"content_hash": "ab"}, {"passed": True, "content_hash": "ab"}
    path = f"/office/preservation-applications/{APPLICATION}"
    assert house.visit("POST", f"{path}/acceptance", who="clerk", json=accepted).status_code == 201
    assert house.last[2] == {"application_id": APPLICATION} | accepted
    assert house.visit("POST", f"{path}/acceptance", who="judge", json=accepted).status_code == 403
    assert house.visit("POST", f"{path}/review", who="judge", json=review).status_code == 201
    assert house.last[2] == {"application_id": APPLICATION, "review": review}
    for decision in ("review", "ruling"):
        assert house.visit("POST", f"{path}/{decision}", who="clerk", json={}).status_code == 403


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
            assert (await sessions.who("t", "trace")).actor == "a"
        return rpc.resolved

    assert asyncio.run(story()) == 1


@pytest.mark.parametrize(
    ("ended", "resolved"),
    [
        ({"account_id": "a", "fingerprint": None}, 2),
        ({"account_id": "a", "fingerprint": "f"}, 2),
        ({"account_id": "a", "fingerprint": "other"}, 1),
        ({"account_id": "b", "fingerprint": None}, 1),
        ({"account_id": "a", "organisation_id": "o"}, 2),
        ({"account_id": "b", "organisation_id": "a"}, 2),  # the token is a key of the organisation
    ],
)
def test_a_token_is_forgotten_when_its_session_ends(ended: dict[str, Any], resolved: int) -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        await sessions.who("t", "trace")
        sessions.hear(ended)
        await sessions.who("t", "trace")
        return rpc.resolved

    assert asyncio.run(story()) == resolved


def test_a_reply_to_a_question_sent_before_a_revocation_is_not_kept() -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        rpc.may_answer.clear()
        asking = asyncio.ensure_future(sessions.who("t", "trace"))
        await rpc.was_asked.wait()
        sessions.hear({"account_id": "b", "fingerprint": None})
        rpc.may_answer.set()
        await asking
        await sessions.who("t", "trace")
        return rpc.resolved

    assert asyncio.run(story()) == 2


def test_a_token_is_kept_for_less_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> int:
        rpc = CountingRpc()
        sessions = Sessions(rpc, NextFlight())
        now = 100.0
        monkeypatch.setattr("gateway.auth.time.monotonic", lambda: now)
        await sessions.who("t", "trace")
        now = 100.79
        await sessions.who("t", "trace")
        assert rpc.resolved == 1
        now = 100.81
        await sessions.who("t", "trace")
        return rpc.resolved

    assert asyncio.run(story()) == 2


def test_logging_out_forgets_the_token_here_at_once(house: House) -> None:
    assert house.visit("DELETE", "/sessions/current").status_code == 204
    assert house.last[0::2] == ("identity.end_session", {"token": "applicant"})
    house.rpc.answers["identity.resolve_session"] = Problem(SESSION_ENDED)
    assert house.visit("GET", "/dashboard").status_code == 401
