from __future__ import annotations

import subprocess
import sys

import orjson

LINES = """
import logging
from services.chassis import logs
logs.begin("payment")
log = logs.get("here")
with logs.bound(trace="t1"):
    log.info("a bill was opened", bill="b1")
log.info("nobody asked")
try:
    raise ValueError("x")
except ValueError:
    log.exception("it went wrong")
logging.getLogger("sqlalchemy").error("a library complains")
logging.getLogger("nameko.containers").error("arguments of a call")
"""


def test_every_line_is_json_with_program_level_time_and_the_trace_that_is_bound() -> None:
    told = subprocess.run([sys.executable, "-c", LINES], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    first, second, third, fourth = map(orjson.loads, told.splitlines())

    assert (first["event"], first["bill"], first["trace"], first["program"]) == (
        "a bill was opened",
        "b1",
        "t1",
        "payment",
    )
    assert first["level"] == "info"
    assert first["at"].endswith("Z")
    assert "trace" not in second
    assert "ValueError: x" in third["exception"]
    assert (fourth["event"], fourth["program"]) == ("a library complains", "payment")


def test_what_nameko_writes_of_calls_is_not_heard() -> None:
    told = subprocess.run([sys.executable, "-c", LINES], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert "arguments of a call" not in told.stdout + told.stderr
