from __future__ import annotations

import asyncio

import pytest

from contracts.preservation import rpc as preservation
from contracts.refused import REFUSED
from gateway.errors import Problem, refusal
from gateway.rpc import MISSES, PROBE_EVERY, BrokerRpc, Pulse


def test_a_service_that_timed_out_thrice_is_probed_once_a_second() -> None:
    pulse = Pulse()
    for _ in range(MISSES):
        assert not pulse.refuses(100.0)
        pulse.miss(100.0)
    assert pulse.refuses(100.0 + PROBE_EVERY - 0.01)
    assert not pulse.refuses(100.0 + PROBE_EVERY)
    assert pulse.refuses(100.0 + PROBE_EVERY)
    pulse.misses = 0
    assert not pulse.refuses(100.0 + PROBE_EVERY)


def test_without_a_broker_a_call_fails_at_once() -> None:
    async def story() -> None:
        with pytest.raises(Problem) as refused:
            await BrokerRpc("amqp://nobody").ask(preservation.ASSESS_FEE, {}, {})
        assert refused.value.status == 503

    asyncio.run(story())


def test_a_refusal_speaks_with_the_contracts_words() -> None:
    problem = refusal({"code": "stale-version", "zh": "别的", "en": "other", "kind": "rule", "fields": []})
    assert (problem.status, problem.refused.code) == (412, "stale-version")
    assert "别的" not in problem.refused.zh


def test_a_newer_services_refusal_is_passed_on_in_its_own_words() -> None:
    newer = {"code": "payment.newer", "kind": "rule", "zh": "新", "en": "new", "fields": []}
    assert (refusal(newer).status, refusal(newer).refused.zh) == (409, "新")
    assert refusal(newer | {"kind": "never-heard-of"}).refused.code == "broken"


def test_every_refusal_of_every_service_is_known() -> None:
    for code in (
        "identity.mobile-taken",
        "preservation.already-ruled",
        "payment.channel-unknown",
        "guarantee.not-in-this-state",
    ):
        assert code in REFUSED
