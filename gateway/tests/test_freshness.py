"""Who has just stepped up, consented or joined is not refused by what was known a moment ago."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contracts.call import Call
from contracts.refused import STEP_UP_NEEDED, UNKNOWN
from gateway.auth import Sessions
from gateway.errors import Problem
from gateway.flight import NextFlight
from gateway.tests.visitors import APPLICATION, RESOLVED, House

SUBMISSION = f"/preservation-applications/{APPLICATION}/submission"
ORGANISATION = "4cdd1f3b-61e8-4d5b-9d3f-0a1b2c3d4e5f"
RESOLVE = "identity.resolve_session"


def becomes(house: House, **changes: Any) -> None:
    """Let identity know better than what the gateway has kept."""
    house.rpc.answers[RESOLVE] = RESOLVED | {"fingerprint": "unproved"} | changes


def resolved(house: House) -> int:
    return [key for key, _, _ in house.rpc.asked].count(RESOLVE)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    """A gateway that keeps for long, so that what it has kept is old."""
    monkeypatch.setattr("gateway.auth.KEPT", 100.0)
    return House()


@pytest.mark.parametrize(
    ("before", "method", "path"),
    [
        ({"proved_until": None}, "POST", SUBMISSION),
        ({"verified": False}, "GET", "/dashboard"),
        ({"consents": []}, "POST", "/account/verifications"),
    ],
)
def test_what_was_lacking_a_moment_ago_is_looked_up_before_it_is_refused(
    house: House, before: dict[str, Any], method: str, path: str
) -> None:
    becomes(house, **before)
    house.visit("GET", "/sessions/current")
    becomes(house)
    assert house.visit(method, path).status_code in {200, 201}


def test_a_step_up_counts_until_its_end(house: House) -> None:
    becomes(house, proved_until="2026-11-21T00:00:00Z")
    assert house.visit("POST", SUBMISSION).json()["code"] == "step-up-needed"


def test_what_is_lacking_is_refused_after_one_look(house: House) -> None:
    becomes(house, proved_until=None)
    assert house.visit("POST", SUBMISSION).json()["code"] == "step-up-needed"
    assert resolved(house) == 1  # what was just asked is not asked again
    assert house.visit("POST", SUBMISSION).json()["code"] == "step-up-needed"
    assert resolved(house) == 2


def test_another_role_is_refused_without_a_look(house: House) -> None:
    becomes(house)
    house.visit("GET", "/sessions")
    assert house.visit("GET", "/office/events").json()["code"] == "not-allowed"
    assert resolved(house) == 1


class LateRpc:
    """A service that knows better: it refuses whom it does not know as what he has become."""

    ready = True

    def __init__(self, house: House, refusal: Problem) -> None:
        self.house, self.refusal = house, refusal
        self.callers: list[dict[str, Any]] = []

    async def ask(self, call: Call, caller: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
        if call.key == RESOLVE:
            return await self.house.rpc.ask(call, caller, asked)
        self.callers.append(caller)
        if ORGANISATION not in caller["acts_for"]:
            raise self.refusal
        return {"id": APPLICATION, "version": 1, "status": "DRAFT"}


@pytest.mark.parametrize("code", [UNKNOWN, STEP_UP_NEEDED])
def test_a_service_is_asked_once_more_when_who_asks_has_become_another(house: House, code: Any) -> None:
    late = LateRpc(house, Problem(code))
    becomes(house)
    house.visit("GET", "/sessions/current")
    house.edge.rpc = late
    becomes(house, acts_for=[ORGANISATION])
    answer = house.visit("POST", SUBMISSION)
    assert answer.status_code == 201
    assert len({each["command"] for each in late.callers}) == 1
    assert len(late.callers) == 2


def test_a_service_that_refuses_whom_it_knows_is_asked_once(house: House) -> None:
    late = LateRpc(house, Problem(UNKNOWN))
    becomes(house)
    house.visit("GET", "/sessions/current")
    house.edge.rpc = late
    assert house.visit("POST", SUBMISSION).status_code == 404
    assert len(late.callers) == 1


def test_what_is_told_to_identity_counts_for_the_next_request(house: House) -> None:
    becomes(house)
    house.visit("GET", "/dashboard")
    house.visit("DELETE", "/account/consents/PAYMENT")
    becomes(house, consents=["FACE"])
    answer = house.visit("POST", f"/bills/{APPLICATION}/payments", json={"channel": "sandbox-wechat"})
    assert (answer.status_code, answer.json()["code"]) == (403, "identity.consent-missing")


def test_reads_in_one_name_are_shared_and_in_two_never(house: House) -> None:
    one, two = (RESOLVED | {"fingerprint": name} for name in "ab")
    asked: list[str] = []

    class Slow:
        ready = True

        async def ask(self, call: Call, caller: dict[str, Any], _asked: dict[str, Any]) -> dict[str, Any]:
            if call.key == RESOLVE:
                return two if _asked["token"] == "b" else one
            asked.append(caller["session"])
            await asyncio.sleep(0)
            return {"items": []}

    house.edge.rpc = Slow()
    house.edge.sessions = Sessions(house.edge.rpc, NextFlight())
    for name in "ab":
        house.visit("GET", "/sessions", who=name)
    assert asked == ["a", "b"]
