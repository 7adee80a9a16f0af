"""The numbers by which people, companies, cars and cases are known."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from contracts import identifiers
from contracts.identifiers import Verdict
from contracts.preservation import forms

TODAY = date(2026, 3, 23)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
with (Path(__file__).parent / "id_vectors.csv").open(encoding="utf-8") as lines:
    VECTORS = [tuple(row.values()) for row in csv.DictReader(lines)]


def judged(kind: str, value: str) -> str:
    """Return the verdict on a vector in the words of its file."""
    verdicts: dict[str, Callable[[], str]] = {
        "RIC": lambda: identifiers.resident_id(value, today=TODAY),
        "USCC": lambda: identifiers.credit_code(value),
        "CARD": lambda: identifiers.bank_card(value),
        "PLATE": lambda: ok(identifiers.plate(value)),
        "CASENO": lambda: ok((case := identifiers.case_number(value)) and vars(case)),
        "MOBILE": lambda: "OK" if identifiers.mobile(value) else "FORMAT",
        "LAWYER": lambda: "OK" if identifiers.lawyer_licence(value) else "FORMAT",
    }
    return verdicts[kind]()


def ok(found: object) -> str:
    return f"OK {found}" if found else "FORMAT"


@pytest.mark.parametrize(("kind", "value", "expected"), VECTORS)
def test_every_vector_is_judged_as_its_file_says(kind: str, value: str, expected: str) -> None:
    assert judged(kind, value) == expected


@st.composite
def cards(draw: st.DrawFn) -> str:
    province = draw(st.sampled_from(sorted(identifiers.PROVINCES)))
    born = draw(st.dates(date(1900, 1, 1), TODAY))
    body = f"{province}{draw(st.integers(0, 9999)):04}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return body + ric.calc_check_digit(body + "0")


@st.composite
def codes(draw: st.DrawFn) -> str:
    letters = st.sampled_from(ALPHABET)
    body = "".join(draw(st.lists(letters, min_size=2, max_size=2)))
    body += f"{draw(st.integers(0, 999_999)):06}" + "".join(draw(st.lists(letters, min_size=9, max_size=9)))
    return body + uscc.calc_check_digit(body)


@given(cards())
def test_an_identity_card_with_its_check_character_is_right(number: str) -> None:
    assert identifiers.resident_id(number, today=TODAY) is Verdict.OK


@given(cards(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_an_identity_card_is_noticed(number: str, place: int, shift: int) -> None:
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert identifiers.resident_id(wrong, today=TODAY) is not Verdict.OK


@given(cards(), st.integers(0, 15))
def test_swapped_neighbours_in_an_identity_card_are_noticed(number: str, place: int) -> None:
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert wrong == number or identifiers.resident_id(wrong, today=TODAY) is not Verdict.OK


@given(codes())
def test_a_credit_code_with_its_check_character_is_right(code: str) -> None:
    assert identifiers.credit_code(code) is Verdict.OK


@given(codes(), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_of_a_credit_code_is_noticed(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert wrong == code or identifiers.credit_code(wrong) is not Verdict.OK


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_a_rule(text: str) -> None:
    for kind in ("RIC", "USCC", "CARD", "PLATE", "CASENO", "MOBILE", "LAWYER"):
        assert judged(kind, text)
    for id_type in ("PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PERMANENT", "OTHER"):
        identifiers.id_number(id_type, text, today=TODAY)
    identifiers.birth_date(text)
    identifiers.gender(text)
    identifiers.landline(text)


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("11010519491231002X", Verdict.OK),
        ("440524188001010014", Verdict.BIRTHDATE),  # a valid check character, but born in 1880
        ("430102202603240015", Verdict.BIRTHDATE),  # tomorrow
        ("430102900307291", Verdict.FORMAT),  # fifteen digits
        ("43010219900307２915", Verdict.FORMAT),  # a full-width digit
    ],
)
def test_what_is_no_identity_card_of_today_is_refused(number: str, verdict: Verdict) -> None:
    assert identifiers.resident_id(number, today=TODAY) is verdict


def test_the_card_tells_birth_and_gender() -> None:
    assert identifiers.birth_date("430102199003072915") == date(1990, 3, 7)
    assert identifiers.gender("430102199003072915") == "MALE"
    assert identifiers.gender("11010519491231002X") == "FEMALE"


def test_the_check_of_a_credit_code_takes_the_outer_remainder() -> None:
    assert identifiers.credit_code("91430100MA4L000150") is Verdict.OK


def test_a_registrar_may_be_a_letter() -> None:
    body = "A2430000MD0000001"
    assert identifiers.credit_code(body + uscc.calc_check_digit(body)) is Verdict.OK
    assert not uscc.is_valid(body + uscc.calc_check_digit(body))  # why the library's validator is not used


@pytest.mark.parametrize(
    "text", ["+86 138 0013 8000", "0086-13800138000", "１３８００１３８０００", " 13800138000 "]
)
def test_a_mobile_number_is_taken_however_it_was_pasted(text: str) -> None:
    assert identifiers.mobile(text) == "13800138000"


@pytest.mark.parametrize("text", ["12800138000", "1380013800", "138001380000", "", "8613800138000"])
def test_what_is_no_mobile_number_is_none(text: str) -> None:
    assert identifiers.mobile(text) is None


def test_a_landline_has_its_area_code() -> None:
    assert all(identifiers.landline(each) for each in ("0731-82206666", "010-65299114-801", "073182206666"))
    assert not any(identifiers.landline(each) for each in ("82206666", "731-82206666", "0731-822066", ""))


def test_a_wrong_luhn_digit_is_noticed() -> None:
    assert identifiers.bank_card("6222021000000000008") is Verdict.CHECKSUM


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("(2023)辽0106财保154号", "（2023）辽0106财保154号"),
        ("（2020） 湘0102民初123号之一", "（2020）湘0102民初123号之一"),
    ],
)
def test_a_case_number_is_printed_in_full_width_brackets(text: str, printed: str) -> None:
    assert str(identifiers.case_number(text)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "2020湘0102民初123号",
        "（2020）湘01021民初123号",
        "（2020）湘0102民初0号",
        "（1820）湘民初1号",
        "（2020）X民初1号",
        "（2020）湘0102民初123",
    ],
)
def test_what_is_no_case_number_is_none(text: str) -> None:
    assert identifiers.case_number(text) is None


@pytest.mark.parametrize(
    ("id_type", "good", "bad"),
    [
        ("PASSPORT", "E12345678", "护照"),
        ("HK_MACAO_PERMIT", "H12345678", "A12345678"),
        ("TAIWAN_PERMIT", "12345678", "123456789"),
        ("FOREIGN_PERMANENT", "USA110101900101", "USA1101"),
        ("USCC", "91350100M000100Y43", "91350100M000100Y44"),
        ("RESIDENT_ID", "430102199003072915", "430102199003072916"),
        ("OTHER", "士字第123号", ""),
    ],
)
def test_each_document_has_its_own_rule(id_type: str, good: str, bad: str) -> None:
    assert identifiers.id_number(id_type, good, today=TODAY) is Verdict.OK
    assert identifiers.id_number(id_type, bad, today=TODAY) is not Verdict.OK


def test_one_is_a_year_older_on_ones_birthday() -> None:
    assert [identifiers.age(date(2008, 3, 24), date(2026, 3, each)) for each in (23, 24)] == [17, 18]


def test_the_edge_takes_a_number_as_typed_and_hands_on_the_standards_form() -> None:
    typed = {"kind": "NATURAL", "name": "张三", "id_no": " 4301 0319851115234x"}
    assert forms.Party().load(typed)["id_no"] == "43010319851115234X"
