from __future__ import annotations

import subprocess
import sys
from http.client import HTTPConnection
from typing import Any

import orjson
import pytest

from services.chassis import health


def fine() -> None:
    pass


def away() -> None:
    raise ConnectionError


@pytest.fixture
def states() -> dict[str, health.Check]:
    return {"broker": fine, "store": fine}


def page(checks: dict[str, health.Check], path: str) -> tuple[int, Any]:
    server = health.serve(0, checks, host="127.0.0.1")
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    told = answer.status, orjson.loads(answer.read())
    connection.close()
    server.shutdown()
    server.server_close()
    return told


def test_a_program_is_ready_when_every_check_holds(states: dict[str, health.Check]) -> None:
    assert page(states, "/readyz") == (200, {"broker": "ok", "store": "ok"})


def test_a_program_is_not_ready_when_one_fails_and_says_which(states: dict[str, health.Check]) -> None:
    states |= {"store": away, "broker": lambda: False}

    assert page(states, "/readyz") == (503, {"broker": "not ready", "store": "ConnectionError"})


def test_a_program_that_is_not_ready_lives_all_the_same(states: dict[str, health.Check]) -> None:
    assert page({**states, "store": away}, "/livez") == (200, {"live": True})
    assert page(states, "/else")[0] == 404


def test_what_the_gateway_uses_brings_neither_eventlet_nor_nameko() -> None:
    seen = (
        "import sys; from services.chassis import clock, health, logs, settings;"
        "sys.exit(bool({'eventlet', 'nameko', 'kombu'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", seen], check=False).returncode == 0  # noqa: S603 - our own words
