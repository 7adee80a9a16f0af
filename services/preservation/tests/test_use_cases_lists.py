"""What anybody may look up in the lists: by words, and down the tree."""

from typing import Any

import pytest

from contracts.preservation import rpc as calls
from services.chassis.testing import an_actor
from services.preservation.tests.desk import Desk, a_desk, on_the_wire


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def courts(desk: Desk, **asked: Any) -> dict[str, Any]:
    return on_the_wire(calls.LIST_COURTS, desk.preservation.list_courts(by=an_actor("anonymous"), **asked))


def causes(desk: Desk, **asked: Any) -> dict[str, Any]:
    return on_the_wire(calls.LIST_CAUSES, desk.preservation.list_causes(by=an_actor("anonymous"), **asked))


def test_the_tree_of_courts_is_walked_level_by_level(desk: Desk) -> None:
    (top,) = courts(desk, parent="")["items"]
    assert (top["code"], top["has_children"]) == ("最高法", True)
    assert "湘" in [each["code"] for each in courts(desk, parent="最高法")["items"]]
    below = {each["code"]: each["has_children"] for each in courts(desk, parent="湘")["items"]}
    assert below["湘01"]
    assert not below["湘12"]
    assert not any(each["has_children"] for each in courts(desk, parent="湘01")["items"])


def test_the_tree_of_causes_is_walked_level_by_level(desk: Desk) -> None:
    assert [each["level"] for each in causes(desk, parent="")["items"]] == [1] * 12
    (loans,) = causes(desk, parent="L2-10", q="借款")["items"]
    assert (loans["serial"], loans["parent"], loans["parent_name"], loans["has_children"]) == (
        "108",
        "L2-10",
        "合同纠纷",
        True,
    )
    assert {each["parent"] for each in causes(desk, parent="108")["items"]} == {"108"}


@pytest.mark.parametrize("q", ["民间借贷", "108.3", "mjjd", "min jian jie dai", "MJJD"])
def test_a_cause_is_found_by_name_serial_and_pinyin(desk: Desk, q: str) -> None:
    assert [each["serial"] for each in causes(desk, q=q)["items"]] == ["108.3"]


def test_answers_name_the_version_of_their_list(desk: Desk) -> None:
    assert (courts(desk)["version"], causes(desk)["version"]) == ("2026-11", "2025")
