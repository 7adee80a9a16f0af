from __future__ import annotations

import pytest

from deploy.local import suite

ONE = ["tests/test_a.py::test_one"]


def run(monkeypatch: pytest.MonkeyPatch, *runs: tuple[int, list[str]]) -> tuple[int, list[tuple[str, ...]]]:
    """Let pytest end so in turn, with these tests left over; return the suite's status and what was asked of pytest."""
    asked: list[tuple[str, ...]] = []

    def pytest_ends(*arguments: str) -> int:
        asked.append(arguments)
        return runs[len(asked) - 1][0]

    monkeypatch.setattr(suite, "_pytest", pytest_ends)
    monkeypatch.setattr(suite, "_left", lambda: runs[len(asked) - 1][1])
    return suite.main(["-m", ""]), asked


@pytest.mark.parametrize("status", [0, 2, 3, 4, 5, -9])
def test_a_run_that_is_good_or_was_broken_off_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    assert run(monkeypatch, (status, ONE if status else [])) == (status, [(*suite.SIDE_BY_SIDE, "-m", "")])


def test_what_failed_and_passes_alone_is_named_and_no_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, asked = run(monkeypatch, (suite.FAILED, ONE), (0, []))

    assert (status, asked[1]) == (0, (*suite.ALONE, "-m", ""))
    said = capsys.readouterr().out
    assert f"=== unsteady: failed side by side, passed alone (1) ===\n  {ONE[0]}\n" in said


@pytest.mark.parametrize(("again", "left"), [(suite.FAILED, ONE), (2, ONE), (5, ONE), (0, ONE)])
def test_what_fails_again_or_is_not_run_again_is_red(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], again: int, left: list[str]
) -> None:
    status, _ = run(monkeypatch, (suite.FAILED, ONE), (again, left))

    assert status == (again or suite.FAILED)
    assert "unsteady" not in capsys.readouterr().out


def test_a_failure_that_belongs_to_no_test_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, (suite.FAILED, []))[0] == suite.FAILED
