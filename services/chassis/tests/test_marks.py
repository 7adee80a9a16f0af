from __future__ import annotations

import pytest

from services.chassis import marks


@pytest.mark.parametrize(
    "misspelt",
    [
        [],
        ["purge"],
        ["purge", "commands"],
        ["purge", "draft", "1"],
        ["purge", "", "1"],
        ["purge", "draft:", "-1"],
    ],
)
def test_what_is_misspelt_purges_nothing_and_shows_how_it_is_spelt(
    misspelt: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert marks.main(misspelt) == 2
    assert "purge PREFIX: DAYS" in capsys.readouterr().out
