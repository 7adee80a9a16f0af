"""What an application says, frozen."""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.preservation.domain.content import Content, content_of
from services.preservation.tests.examples import SECTIONS, example


def test_typed_values_and_their_json_give_the_same_content() -> None:
    typed = example(creation__amount=Decimal("20000.00"), basic__applicants__0__birth_date=date(1990, 3, 7))
    assert typed == example()


def test_the_hash_is_that_of_the_canonical_json() -> None:
    content = example()
    assert content.hash() == hashlib.sha256(content.canonical()).hexdigest()
    assert json.loads(content.canonical())["creation"]["amount"] == "20000.00"


def test_a_court_finds_the_same_bytes_in_what_it_fetched() -> None:
    def closed(value: Any) -> Any:
        if isinstance(value, dict):
            members = {name: closed(each) for name, each in value.items()}
            return {name: each for name, each in members.items() if each not in (None, "", [], {})}
        return [closed(each) for each in value] if isinstance(value, list) else value

    fetched = {name: closed(section) for name, section in SECTIONS.items()}
    assert (
        example().canonical()
        == json.dumps(fetched, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_is_written_as_canonical_json_writes_it(text: str) -> None:
    content = example(basic__facts_and_reasons=text)
    assert (
        content.canonical()
        == json.dumps(
            json.loads(content.canonical()), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
    )


def test_stored_and_read_again_it_has_the_same_hash() -> None:
    content = example(
        materials__0__id=UUID(int=1),
        materials__0__uploaded_at=datetime(2026, 3, 20, 2, 3, 4, 567, UTC),
        basic__arbitration={"institution": "演示仲裁委员会"},
    )
    again = msgspec.json.decode(msgspec.json.encode(content), type=Content)
    assert again == content
    assert again.hash() == content.hash()


@pytest.mark.parametrize(
    "change",
    [
        {"creation__amount": "20000.01"},
        {"basic__respondents__0__name": "李四四"},
        {"basic__applicants__0__e_service_agreed": False},
        {"basic__property_clues__0__owner": None},
        {"guarantees__items": []},
        {"materials__0__sha256": "1" * 64},
    ],
)
def test_another_content_has_another_hash(change: dict[str, Any]) -> None:
    assert example(**change).hash() != example().hash()


def test_what_was_left_open_does_not_count() -> None:
    assert (
        example(creation__cause=None, basic__conduct_items=[], basic__applicants__0__email="").hash()
        == example().hash()
    )


def test_two_places_are_written_however_an_amount_was_typed() -> None:
    assert example(creation__amount="20000").hash() == example().hash()


def test_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        content_of({"court": "湘"}, {}, {}, [])
