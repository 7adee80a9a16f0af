"""Commands within the running system."""

from __future__ import annotations

from pathlib import Path

import pytest

from deploy.local import within


def test_where_nothing_runs_there_is_no_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path))

    with pytest.raises(SystemExit, match="make run"):
        within.told("payment")


def test_without_a_command_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert within.main(["payment"]) == 2
    assert "services.chassis.waiting list" in capsys.readouterr().out
