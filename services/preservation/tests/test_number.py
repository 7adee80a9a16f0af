"""The short number by which people call an application."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.preservation.domain.number import is_number, number

numbers = st.builds(
    number,
    st.integers(2000, 2999),
    st.sampled_from(["湘", "湘01", "湘0102", "最高法", "兵0101"]),
    st.integers(1, 99_999_999),
)


def test_it_reads_like_the_example() -> None:
    assert number(2026, "湘", 123) == "BQ-2026-湘-000123-7"


@given(numbers)
def test_a_number_is_a_number(text: str) -> None:
    assert is_number(text)


@given(numbers, st.data())
def test_one_wrong_digit_is_noticed(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([i for i, each in enumerate(text) if each.isdecimal()]))
    other = data.draw(st.sampled_from("0123456789"))
    assume(other != text[place])
    assert not is_number(text[:place] + other + text[place + 1 :])


@given(numbers, st.data())
def test_swapped_neighbours_are_noticed(text: str, data: st.DataObject) -> None:
    pairs = [i for i in range(len(text) - 1) if text[i : i + 2].isdecimal() and text[i] != text[i + 1]]
    i = data.draw(st.sampled_from(pairs))
    assert not is_number(text[:i] + text[i + 1] + text[i] + text[i + 2 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BQ-2026-湘-000123",
        "BQ-2026-湘-123-7",
        "bq-2026-湘-000123-7",
        "BQ-2026-X-000123-7",
        "BQ-２０２６-湘-000123-7",
    ],
)
def test_what_has_another_form_is_none(text: str) -> None:
    assert not is_number(text)
