"""
The rules of numbers, for every case: each beside a slow second reading of its standard that shares nothing with the first.

The second readings go character by character and add up; no pattern and no library of the rules under test is used.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from contracts import fields, identifiers
from contracts.identifiers import Verdict

TODAY: Final = date(2026, 3, 23)
DIGITS: Final = "0123456789"
CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MANY = settings(max_examples=500, deadline=None)

PROVINCES: Final = [
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83,
]  # fmt: skip


# --- 居民身份证, 外国人永久居留身份证 --------------------------------------------------------------------------------


def consists_of(text: str, letters: str) -> bool:
    return all(each in letters for each in text)


def is_a_day(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1 <= month <= 12 and 1 <= day <= lengths[month - 1]


def checks_mod_11_2(number: str) -> bool:
    """Tell it as ISO 7064 defines it: doubled and added from the left, what is left over is 1."""
    left = 0
    for each in number:
        left = (left * 2 + (10 if each == "X" else int(each))) % 11
    return left == 1


def slowly_a_card(number: str, provinces: list[int] | None) -> Verdict:
    """Judge an identity card; without *provinces*, a permanent resident's, which begins with 9."""
    if len(number) != 18 or not consists_of(number[:17], DIGITS) or number[17] not in f"{DIGITS}X":
        return Verdict.FORMAT
    if provinces is None and number[0] != "9":
        return Verdict.FORMAT
    if provinces is not None and int(number[:2]) not in provinces:
        return Verdict.REGION
    born = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not is_a_day(*born) or not (1900, 1, 1) <= born <= (TODAY.year, TODAY.month, TODAY.day):
        return Verdict.BIRTHDATE
    return Verdict.OK if checks_mod_11_2(number) else Verdict.CHECKSUM


def with_check(body: str) -> str:
    """Return *body* with the check character that fits."""
    return next(body + each for each in f"{DIGITS}X" if checks_mod_11_2(body + each))


def in_eight(born: date) -> str:
    """Return the date as the card writes it; strftime does not pad years everywhere."""
    return f"{born.year:04}{born.month:02}{born.day:02}"


@st.composite
def nearly_cards(draw: st.DrawFn) -> str:
    """Numbers that are right, or wrong in one respect or several."""
    born = draw(
        st.dates(date(1890, 1, 1), date(2030, 12, 31)).map(in_eight)
        | st.sampled_from(["19000228", "19000229", "20000229", "20040229", "20250229", "20260323", "20260324", "00000000"])
        | st.text(DIGITS, min_size=8, max_size=8)
    )  # fmt: skip
    province = f"{draw(st.sampled_from(PROVINCES) | st.integers(0, 99)):02}"
    body = province + draw(st.text(DIGITS, min_size=4, max_size=4)) + born
    body += draw(st.text(DIGITS, min_size=3, max_size=3))
    number = draw(st.sampled_from([with_check(body), body + draw(st.sampled_from(f"{DIGITS}XxYＸ"))]))
    return draw(
        st.sampled_from([number, number, number, number[:17], number + "0", number[:6] + number[8:17]])
    )


@MANY
@given(nearly_cards() | st.text(f"{DIGITS}X", max_size=19))
@example("43010319851115234x")
@example("430103851115234")
def test_every_identity_card_is_judged_as_the_standard_reads(number: str) -> None:
    assert identifiers.resident_id(number, today=TODAY) is slowly_a_card(number, PROVINCES)


@MANY
@given(nearly_cards().map(lambda number: f"9{number[1:]}") | nearly_cards())
def test_every_permanent_residents_card_is_judged_as_the_standard_reads(number: str) -> None:
    assert identifiers.foreign_permanent(number, today=TODAY) is slowly_a_card(number, None)


def test_of_a_hundred_province_codes_and_eleven_check_characters_the_right_ones_are_taken() -> None:
    for province, serial, check in product(range(100), range(11), f"{DIGITS}X"):
        number = f"{province:02}010219900307{serial:03}{check}"
        assert identifiers.resident_id(number, today=TODAY) is slowly_a_card(number, PROVINCES), number


def test_every_day_there_was_and_none_there_was_not_is_a_birthday() -> None:
    for year, month, day in product(range(1899, 2029), range(14), range(33)):
        number = with_check(f"430102{year:04}{month:02}{day:02}291")
        assert identifiers.resident_id(number, today=TODAY) is slowly_a_card(number, PROVINCES), number


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999))
def test_a_card_tells_the_birthday_and_the_gender_that_it_was_made_of(born: date, serial: int) -> None:
    number = with_check(f"430102{in_eight(born)}{serial:03}")
    assert identifiers.birth_date(number) == born
    assert identifiers.gender(number) == ("FEMALE", "MALE")[serial % 2]


@given(nearly_cards().filter(lambda number: number.isascii()))
def test_the_edge_turns_a_small_x_into_the_standards(number: str) -> None:
    typed = f" {number[:6]} {number[6:14]}\t{number[14:].lower()}"
    assert fields.IdNumber().deserialize(typed) == number.upper()


# --- 统一社会信用代码 -------------------------------------------------------------------------------------------------

VALUES: Final = {
    each: value for value, each in enumerate(each for each in f"{DIGITS}{CAPITALS}" if each not in "IOZSV")
}
CODES: Final = "".join(VALUES)


def weighted(code: str) -> int:
    """Return the sum of the characters' values, each times the next power of three."""
    return sum(VALUES[each] * 3**place for place, each in enumerate(code))


def slowly_a_code(code: str) -> Verdict:
    """Judge a credit code: with the check character added in, the weighted sum is a multiple of 31."""
    if len(code) != 18 or not consists_of(code, CODES) or not consists_of(code[2:8], DIGITS):
        return Verdict.FORMAT
    return Verdict.CHECKSUM if (weighted(code[:17]) + VALUES[code[17]]) % 31 else Verdict.OK


@st.composite
def nearly_codes(draw: st.DrawFn) -> str:
    """Codes that are right, or wrong in one respect or several."""
    letters = st.sampled_from(CODES)
    body = "".join(draw(st.tuples(letters, letters))) + draw(st.text(DIGITS, min_size=6, max_size=6))
    body += draw(st.text(letters, min_size=9, max_size=9))
    right = next(body + each for each in CODES if slowly_a_code(body + each) is Verdict.OK)
    place, other = draw(st.integers(0, 17)), draw(st.sampled_from(f"{DIGITS}{CAPITALS}a"))
    return draw(
        st.sampled_from([right, f"{right[:place]}{other}{right[place + 1 :]}", right[:17], right + "0"])
    )


@MANY
@given(nearly_codes())
@example("91430100MA4L000150")
def test_every_credit_code_is_judged_as_the_standard_reads(code: str) -> None:
    assert identifiers.credit_code(code) is slowly_a_code(code)


def test_where_the_weighted_sum_leaves_nothing_the_check_character_is_nought() -> None:
    """The case in which 31 minus the rest is 31 itself, of which there is no character."""
    even = [body for serial in range(1000) if weighted(body := f"91430100MA4L{serial:05}") % 31 == 0]
    assert len(even) > 20
    for body in even:
        assert [each for each in CODES if identifiers.credit_code(body + each) is Verdict.OK] == ["0"]


# --- passports and permits --------------------------------------------------------------------------------------------


def slowly_a_document(id_type: str, number: str) -> bool:
    if id_type == "PASSPORT":
        return 5 <= len(number) <= 17 and consists_of(number, DIGITS + CAPITALS)
    if id_type == "HK_MACAO_PERMIT":
        return number[:1] in {"H", "M"} and 8 <= len(number) - 1 <= 10 and consists_of(number[1:], DIGITS)
    return len(number) in {8, 10} and consists_of(number, DIGITS)


@MANY
@given(
    st.sampled_from(["PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT"]),
    st.text(DIGITS + CAPITALS, max_size=19)
    | st.text(DIGITS, min_size=7, max_size=12)
    | st.tuples(st.sampled_from("HMhmA"), st.text(DIGITS, min_size=7, max_size=11)).map("".join)
    | st.text(f"{DIGITS}ABab-　８ ", max_size=12),
)
def test_every_passport_and_permit_is_judged_by_its_own_form(id_type: str, number: str) -> None:
    judged = identifiers.id_number(id_type, number, today=TODAY)
    assert judged is (Verdict.OK if slowly_a_document(id_type, number) else Verdict.FORMAT)


@given(st.sampled_from("EDSP"), st.sampled_from(DIGITS + CAPITALS), st.text(DIGITS, min_size=7, max_size=7))
def test_every_passport_of_the_country_is_taken(kind: str, second: str, rest: str) -> None:
    assert identifiers.id_number("PASSPORT", kind + second + rest, today=TODAY) is Verdict.OK


# --- telephones -------------------------------------------------------------------------------------------------------

WIDE: Final = dict(zip(DIGITS, "０１２３４５６７８９", strict=True))


@st.composite
def pasted(draw: st.DrawFn) -> tuple[str, str]:
    """Eleven digits, and how somebody pasted them."""
    digits = draw(st.text(DIGITS, min_size=11, max_size=11) | st.from_regex(r"\A1[3-9][0-9]{9}\Z"))
    written = "".join(WIDE[each] for each in digits) if draw(st.booleans()) else digits
    gap = draw(st.sampled_from(["", " ", "-", "　", "\u00a0", "\t"]))
    prefix = draw(
        st.sampled_from(["", "+86", "+86 ", "+86-", "0086", "0086 ", "(+86)", "＋86", "（+86）", "+ 86 "])
    )
    return digits, f" {prefix}{gap.join([written[:3], written[3:7], written[7:]])} "


@MANY
@given(pasted())
def test_every_mobile_number_is_known_however_it_was_pasted(case: tuple[str, str]) -> None:
    digits, typed = case
    known = digits if digits[0] == "1" and digits[1] in "3456789" else None
    assert identifiers.mobile(typed) == known
    if known:
        assert fields.Mobile().deserialize(typed) == known


@MANY
@given(st.text(f"{DIGITS}+- １", max_size=18))
def test_a_mobile_number_is_eleven_digits_or_none(text: str) -> None:
    known = identifiers.mobile(text)
    assert known is None or (len(known) == 11 and consists_of(known, DIGITS) and known[0] == "1")


def slowly_a_landline(text: str) -> bool:
    """Try every place at which the area code may end, and the extension begin."""
    number, dash, extension = text, "", ""
    if text.count("-") and len(text.rpartition("-")[0].replace("-", "")) >= 10:
        number, dash, extension = text.rpartition("-")
    if dash and not (1 <= len(extension) <= 6 and consists_of(extension, DIGITS)):
        return False
    return any(
        number[:1] == "0" and consists_of(number[:area], DIGITS) and len(number) > area
        and 7 <= len(rest := number[area:].removeprefix("-")) <= 8 and consists_of(rest, DIGITS)
        for area in (3, 4)
    )  # fmt: skip


@MANY
@given(
    st.tuples(
        st.sampled_from(["0", "10", ""]), st.text(DIGITS, min_size=1, max_size=4), st.sampled_from(["-", "", "--", " "]),
        st.text(DIGITS, min_size=6, max_size=9), st.sampled_from(["", "-", "-8", "-801", "-123456", "-1234567", "-８"]),
    ).map("".join)
    | st.text(f"{DIGITS}-", max_size=20)
)  # fmt: skip
@example("010-1234567-1")
@example("0731-8220666-12345678")
def test_every_landline_is_judged_part_by_part(text: str) -> None:
    assert identifiers.landline(text) is slowly_a_landline(text)


# --- 案号 -------------------------------------------------------------------------------------------------------------

COURTS: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵"


@st.composite
def nearly_case_numbers(draw: st.DrawFn) -> tuple[str, identifiers.CaseNumber | None]:
    """A case number as typed, and its parts, or None when a part of it is none."""
    year = draw(st.integers(1850, 2150))
    court = draw(st.sampled_from(COURTS) | st.sampled_from("港澳台贵蒙X"))
    level = draw(st.integers(0, 5))
    court += draw(st.text(DIGITS, min_size=level, max_size=level))
    if supreme := draw(st.integers(0, 9)) == 0:
        court = "最高法"
    kind = draw(
        st.sampled_from(
            [
                "民初",
                "民终",
                "财保",
                "知民初",
                "知民终",
                "执保",
                "行审",
                "民",
                "知行政赔偿",
                "",
                "民事一审初",
                "Mc",
            ]
        )
    )
    seq = draw(st.sampled_from(["", "0"])) + str(draw(st.integers(0, 99_999)))
    sub = draw(st.sampled_from(["", "", "之一", "之十二", "之", "之1"]))
    left, right = draw(st.sampled_from([("（", "）"), ("(", ")"), ("（", ")"), ("[", "]")]))
    gap = draw(st.sampled_from(["", " ", "　"]))
    right_parts = (
        1900 <= year <= 2099,
        supreme or (court[0] in COURTS and level in {0, 2, 4}),
        kind not in {"", "民事一审初", "Mc"},
        seq[0] != "0",
        sub not in {"之", "之1"},
        left in "（(",
    )
    parts = identifiers.CaseNumber(str(year), court, kind, seq, sub or None) if all(right_parts) else None
    return f"{left}{year}{right}{gap}{court}{kind}{gap}{seq}号{sub}", parts


@MANY
@given(nearly_case_numbers())
def test_every_case_number_is_taken_apart_into_what_it_was_made_of(
    case: tuple[str, identifiers.CaseNumber | None],
) -> None:
    typed, parts = case
    assert identifiers.case_number(typed) == parts
    if parts:
        assert identifiers.case_number(str(parts)) == parts
