from __future__ import annotations

import pytest

from deploy.local.addresses import found_in

DOT = "."
WEB = "https:/" + "/"


@pytest.mark.parametrize(
    "line",
    [
        f"index-url = {WEB}pypi{DOT}org/simple",
        f'"resolved": "{WEB}registry{DOT}npmjs{DOT}org/vue"',
        f"{WEB}deb{DOT}debian{DOT}org/debian",
        "see /" + "root/notes",
        "cd /" + "work/main",
    ],
)
def test_a_place_that_holds_nowhere_else_is_found(line: str) -> None:
    assert [number for number, _ in found_in(f"fine\n{line}\n")] == [2]


@pytest.mark.parametrize(
    "line", ["a checkout under /root (0700)", "the work/flow of it", "{tree}/root/usr/lib"]
)
def test_what_only_looks_like_one_is_left_alone(line: str) -> None:
    assert list(found_in(line)) == []
