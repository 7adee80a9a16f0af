"""
The numbers by which people, companies, cars and cases are known; whether one is right, and what it says.

Whoever takes a number from a person trims it and turns it to capitals first; the rules here take the standard's form
only. python-stdnum is used for the check characters of GB 11643 and GB 32100. Its validators are not: for identity cards
it asks for a division of today's table, takes a lower-case x and a birth in 1880 or in the future; for credit codes it
wants eight leading digits, which registrars with a letter (A, N, Y) do not have.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stdnum import luhn
from stdnum.cn import ric, uscc


class Verdict(StrEnum):
    """What is wrong with a number, or OK."""

    OK = "OK"
    FORMAT = "FORMAT"
    REGION = "REGION"
    BIRTHDATE = "BIRTHDATE"
    CHECKSUM = "CHECKSUM"


# --- people -----------------------------------------------------------------------------------------------------------

PROVINCES: Final = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
"""First two digits of an identity card; 81 to 83 are the residence permits of 港澳台居民."""
_FIRST_BIRTH: Final = date(1900, 1, 1)


def resident_id(number: str, *, today: date) -> Verdict:
    """
    Judge the number of a 居民身份证 [GB 11643-1999].

    The province is checked, the county is not: cards keep the code of counties that no longer exist. Numbers of
    fifteen digits are void since 2013 [居民身份证法 art. 23].
    """
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return Verdict.FORMAT
    if number[:2] not in PROVINCES:
        return Verdict.REGION
    return _born_and_checked(number, today)


def foreign_permanent(number: str, *, today: date) -> Verdict:
    """Judge the number of a 外国人永久居留身份证: eighteen digits from 9 on with the check of GB 11643, or the older form."""
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):
        return Verdict.OK
    if not re.fullmatch(r"9[0-9]{16}[0-9X]", number):
        return Verdict.FORMAT
    return _born_and_checked(number, today)


def _born_and_checked(number: str, today: date) -> Verdict:
    born = birth_date(number)
    if born is None or not _FIRST_BIRTH <= born <= today:
        return Verdict.BIRTHDATE
    return Verdict.OK if ric.calc_check_digit(number) == number[-1] else Verdict.CHECKSUM


def birth_date(number: str) -> date | None:
    """Return the date of birth that a number of eighteen digits carries in its 7th to 14th."""
    digits = number[6:14]
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def gender(number: str) -> str | None:
    """Return MALE or FEMALE: the 17th digit is odd for men [GB 11643-1999]."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return None
    return "MALE" if int(number[16]) % 2 else "FEMALE"


def age(born: date, today: date) -> int:
    """Return the age in full years; on one's birthday one is a year older [民法典 art. 202]."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


_PATTERNS: Final = {
    "PASSPORT": r"[A-Z0-9]{5,17}",
    "HK_MACAO_PERMIT": r"[HM][0-9]{8,10}",
    "TAIWAN_PERMIT": r"[0-9]{8}([0-9]{2})?",
    "OTHER": r"\S(.{0,38}\S)?",
}


def id_number(id_type: str, number: str, *, today: date) -> Verdict:
    """Judge the number of any document, by the *id_type* of the contracts."""
    if id_type == "RESIDENT_ID":
        return resident_id(number, today=today)
    if id_type == "FOREIGN_PERMANENT":
        return foreign_permanent(number, today=today)
    if id_type == "USCC":
        return credit_code(number)
    return Verdict.OK if re.fullmatch(_PATTERNS[id_type], number) else Verdict.FORMAT


def lawyer_licence(number: str) -> bool:
    """Tell whether it looks like a lawyer's licence of today: 17 digits. Older ones had 12, so this may only warn."""
    return re.fullmatch(r"1[1-68][0-9][0-9]{2}(19|20)[0-9]{2}[1-9][01][0-9]{6}", number) is not None


# --- organisations ----------------------------------------------------------------------------------------------------


def credit_code(number: str) -> Verdict:
    """Judge a 统一社会信用代码: registrar, kind, division, organisation and check character [GB 32100-2015]."""
    if not re.fullmatch(r"[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}", number):
        return Verdict.FORMAT
    return Verdict.OK if uscc.calc_check_digit(number[:17]) == number[17] else Verdict.CHECKSUM


# --- telephones and cards ---------------------------------------------------------------------------------------------


def mobile(text: str) -> str | None:
    """Return a mainland mobile number as its 11 digits, however it was pasted; None if it is none."""
    digits = re.sub(r"^(\+|00)86", "", re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", text)))
    return digits if re.fullmatch(r"1[3-9][0-9]{9}", digits) else None


def landline(text: str) -> bool:
    """Tell whether it is 区号-电话-分机号, such as 0731-82206666-801."""
    return re.fullmatch(r"0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?", text) is not None


def bank_card(number: str) -> Verdict:
    """Judge a bank card by its Luhn digit; a company's account has none, so this may only warn."""
    if not re.fullmatch(r"[0-9]{16,19}", number):
        return Verdict.FORMAT
    return Verdict.OK if luhn.is_valid(number) else Verdict.CHECKSUM


# --- cars -------------------------------------------------------------------------------------------------------------

_PLATE: Final = r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]"
_PLATES: Final = {
    "ordinary": r"[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领]",
    "new-energy small": r"[A-HJK][A-HJ-NP-Z0-9][0-9]{4}",
    "new-energy large": r"[0-9]{5}[A-HJK]",
}


def plate(text: str) -> str | None:
    """Return the kind of a number plate (ordinary, new-energy small or large), None if it is none [GA 36]."""
    compact = re.sub(r"[\s·•.]", "", text).upper()
    return next((kind for kind, rest in _PLATES.items() if re.fullmatch(_PLATE + rest, compact)), None)


# --- cases ------------------------------------------------------------------------------------------------------------

_CASE: Final = re.compile(
    r"[（(](?P<year>(?:19|20)[0-9]{2})[）)]"
    r"(?P<court>最高法|[军兵京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新](?:[0-9]{4}|[0-9]{2})?)"
    r"(?P<type>知?[一-龥]{1,4})(?P<seq>[1-9][0-9]*)号(?P<sub>之[一二三四五六七八九十百]+)?"
)


@dataclass(frozen=True)
class CaseNumber:
    """A 案号: year, court (法院代字), type (类型代字), sequence, and 之一 and so on [案号若干规定 arts 2-3]."""

    year: str
    court: str
    type: str
    seq: str
    sub: str | None = None

    def __str__(self) -> str:
        """Return it as printed, in full-width brackets."""
        return f"（{self.year}）{self.court}{self.type}{self.seq}号{self.sub or ''}"


def case_number(text: str) -> CaseNumber | None:
    """Return the parts of a 案号 with brackets of either width, None if it is none [案号若干规定 arts 2-3]."""
    found = _CASE.fullmatch(re.sub(r"\s", "", text))
    return CaseNumber(**found.groupdict()) if found else None
