"""What holds for every page, and for callbacks that nobody takes at first."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from contracts import signatures
from sandbox.callbacks import GIVEN_UP_AFTER, LONGEST_DELAY, Courier, callback, delay_after
from sandbox.memory import Memory
from sandbox.settings import Settings
from sandbox.tests.conftest import SECRET, Gateway, Sandbox


def test_probes_are_answered(sandbox: Sandbox) -> None:
    assert sandbox.client.get("/livez").json() == {"live": True}
    assert sandbox.client.get("/readyz").status_code == 200


def test_the_overview_shows_what_a_person_needs_to_go_on(sandbox: Sandbox) -> None:
    sandbox.send("/sms/messages", {"to": "13800138000", "text": "<b>验证码</b>123456"})
    expires_at = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    sandbox.send("/face/sessions", {"id": "f1", "name": "张三", "expires_at": expires_at})
    order = {"channel": "sandbox-alipay", "order": "o1", "amount_fen": 1, "currency": "CNY"}
    sandbox.send("/pay/orders", {**order, "subject": "诉讼费用", "expires_at": expires_at})
    page = sandbox.client.get("/").text
    for words in (
        "演示环境",
        "&lt;b&gt;验证码&lt;/b&gt;123456",
        "/face/sessions/f1",
        "/pay/orders/o1",
        "支付宝 ¥0.01",
    ):
        assert words in page


def test_no_page_loads_or_runs_anything_from_elsewhere(sandbox: Sandbox) -> None:
    answer = sandbox.client.get("/")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text
    assert 'name="viewport"' in answer.text


def test_what_is_wrong_is_a_page_for_people_and_a_problem_for_programs(sandbox: Sandbox) -> None:
    assert "没有找到" in sandbox.client.get("/pay/orders/o9", headers={"accept": "text/html"}).text
    assert sandbox.client.get("/pay/orders/o9").headers["content-type"] == "application/problem+json"


def test_delays_grow_to_a_minute() -> None:
    assert [delay_after(attempts) for attempts in (1, 2, 3, 7, 90)] == [1, 2, 4, LONGEST_DELAY, LONGEST_DELAY]


def carry(memory: Memory, gateway: Gateway, at: float) -> int:
    async def once() -> int:
        async with httpx.AsyncClient(transport=httpx.MockTransport(gateway)) as client:
            return await Courier(memory, SECRET, client, now=lambda: at).carry_due()

    return asyncio.run(once())


@pytest.mark.parametrize("status", [0, 302, 403, 500, 503])
def test_a_callback_is_carried_until_it_is_taken_also_after_a_restart(
    tmp_path: Path, gateway: Gateway, status: int
) -> None:
    gateway.status, at = status, time.time() + 1
    memory = Memory(tmp_path / "sandbox.sqlite")
    memory.together(callback("http://gateway.example/x", b"{}"))
    assert carry(memory, gateway, at) == 1
    memory.close()
    memory = Memory(tmp_path / "sandbox.sqlite")
    assert carry(memory, gateway, at + 0.9) == 0
    gateway.status = 204
    assert carry(memory, gateway, at + 1.1) == 1
    assert carry(memory, gateway, at + 1000) == 0
    first, second = (each.headers["X-Signature"] for each in gateway.heard)
    assert first != second
    assert signatures.holds(SECRET, b"{}", second, at=datetime.fromtimestamp(at + 1.1, UTC))
    memory.close()


def test_after_a_day_in_vain_a_callback_is_given_up(gateway: Gateway) -> None:
    gateway.status, memory = 500, Memory(":memory:")
    memory.together(callback("http://gateway.example/x", b"{}"))
    carry(memory, gateway, time.time() + GIVEN_UP_AFTER + 1)
    assert carry(memory, gateway, time.time() + 2 * GIVEN_UP_AFTER) == 0
    memory.close()


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "a key of nobody")
    monkeypatch.setenv("SANDBOX_URL", "http://127.0.0.1:18090/")
    settings = Settings.from_environment()
    assert (settings.port, settings.secret) == (18090, SECRET)
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(SystemExit):
        Settings.from_environment()
