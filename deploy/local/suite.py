"""The tests, side by side; what failed there is run once more, alone, and named.

python -m deploy.local.suite [ARG...]   the arguments are pytest's
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from deploy.local.installation import ROOT

SIDE_BY_SIDE = ("-n", "2", "--dist", "loadgroup", "--cache-clear", "-p", "deploy.local.suite")
ALONE = ("--last-failed", "--last-failed-no-failures", "none")
FAILED = 1
"""Pytest's status when tests ran to the end and some failed; any other one is no verdict about a test."""
BROKEN_OFF = 3
_LEFT = ROOT / ".pytest_cache/v/cache/lastfailed"


def main(arguments: list[str]) -> int:
    """Run the tests; return 0 when each has passed, side by side or alone (docs/adr/0022)."""
    status = _pytest(*SIDE_BY_SIDE, *arguments)
    failed = _left()
    if status != FAILED or not failed:
        return status
    _say("failed side by side, run once more, alone", failed)
    status = _pytest(*ALONE, *arguments)
    if status or _left():
        _say("failed side by side and not passed alone", _left())
        return status or FAILED
    _say("unsteady: failed side by side, passed alone", failed)
    return 0


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(error: object) -> None:
    """Break the run off when a process dies: it takes its verdicts along, and nothing is to be said of the rest."""
    if error:
        pytest.exit(f"a process of the tests died: {error}", returncode=BROKEN_OFF)


def _pytest(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode


def _left() -> list[str]:
    """Return the tests that pytest remembers as failed and not passed since."""
    return sorted(json.loads(_LEFT.read_text(encoding="utf-8"))) if _LEFT.exists() else []


def _say(heading: str, tests: list[str]) -> None:
    print(f"\n=== {heading} ({len(tests)}) ===", *(f"  {each}" for each in tests), sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
