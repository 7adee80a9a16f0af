"""Parties are found by keyed hashes: whole, exact, and by nobody who lacks the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.signatures import alias_of
from services.preservation.clients import indexes
from services.preservation.tests.desk import BASIC, content
from services.preservation.tests.examples import COMPANY, LAWYER
from services.preservation.use_cases.naming import Side

INDEXES = indexes("a secret of tests")
FILE = content(
    basic={
        "applicants": [*BASIC["applicants"], COMPANY],
        "respondents": [{**BASIC["respondents"][0], "id_type": "RESIDENT_ID", "id_no": "11010119900307001X"}],
        "agents": [LAWYER],
    }
)


@pytest.mark.parametrize(
    ("side", "text"),
    [
        (Side.APPLICANT, "张三"),
        (Side.APPLICANT, "430102199003072915"),
        (Side.APPLICANT, "演示贸易有限公司"),
        (Side.APPLICANT, "91430100MA4L00001J"),
        (Side.RESPONDENT, "李四"),
        (Side.RESPONDENT, "11010119900307001x"),
        (Side.AGENT, "王五"),
        (Side.AGENT, "14301201510123456"),
    ],
)
def test_every_party_is_found_by_name_and_by_number_on_its_side(side: Side, text: str) -> None:
    assert {each for each, index in INDEXES.of(FILE) if index == INDEXES.sought(text)} == {side}


@pytest.mark.parametrize("part", ["张", "三", "4301", "430102199003072916", "演示贸易", ""])
def test_a_part_finds_nothing(part: str) -> None:
    assert INDEXES.sought(part) not in {index for _, index in INDEXES.of(FILE)}


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Lo"]), min_size=1))
def test_width_blanks_and_case_do_not_count(text: str) -> None:
    assert INDEXES.sought(f" {text} ") == INDEXES.sought(text) == INDEXES.sought("\u3000".join(text))
    assert INDEXES.sought("１２３ａ") == INDEXES.sought("123A")


def test_only_natural_persons_among_the_applicants_have_an_alias() -> None:
    assert INDEXES.aliases(FILE) == {
        alias_of("a secret of tests", "RESIDENT_ID", "430102199003072915"),
    }


def test_an_alias_is_no_index_and_another_key_gives_another_hash() -> None:
    number = "430102199003072915"

    assert alias_of("a secret of tests", "RESIDENT_ID", number) != INDEXES.sought(number)
    assert indexes("another").sought(number) != INDEXES.sought(number)
    assert alias_of("another", "RESIDENT_ID", number) not in INDEXES.aliases(FILE)


def test_an_index_says_nothing_of_what_it_stands_for() -> None:
    for _, index in INDEXES.of(FILE):
        assert len(index) == 64
        assert not any(text in index for text in ("张三", "李四", "430102"))
