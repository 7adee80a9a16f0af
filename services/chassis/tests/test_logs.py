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

LEAKS = """
from services.chassis import logs
logs.begin("payment")
log = logs.get("here")
try:
    try:
        {}["李四"]
    except KeyError:
        int("13800138000 李四")
except ValueError as error:
    log.error("it went wrong", exc_info=error)
log.error("so did this", exc_info=RuntimeError("no row\\nLINE 1: insert into people values ('李四')"))
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


def test_an_error_is_told_with_where_it_was_raised_and_without_what_a_person_wrote() -> None:
    told = subprocess.run([sys.executable, "-c", LEAKS], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    first, second = map(orjson.loads, told.splitlines())

    assert "李四" not in told
    assert "13800138000" not in told
    assert "KeyError: …\nthen\n" in first["exception"]
    assert first["exception"].endswith("ValueError: invalid literal for int() with base 10: …")
    assert "line 7, in <module>" in first["exception"]
    assert second["exception"] == "RuntimeError: no row"


def test_what_nameko_writes_of_calls_is_not_heard() -> None:
    told = subprocess.run([sys.executable, "-c", LINES], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert "arguments of a call" not in told.stdout + told.stderr
