"""Who applies, and against whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contracts import identifiers
from contracts.identifiers import Verdict
from services.dossier.check.findings import ERROR, WARNING, Finding, error, missing, warning
from services.dossier.sections import BasicInformation, Party

FULL_AGE = 18
OWN_LABOUR_AGE = 16

_UNIT = {
    "name": ERROR,
    "id_type": ERROR,
    "id_no": ERROR,
    "unit_nature": ERROR,
    "legal_rep": ERROR,
    "mobile": ERROR,
    "address": ERROR,
    "service_address": WARNING,
    "e_service_agreed": WARNING,
}
NEEDED = {
    ("applicants", "NATURAL"): {
        "name": ERROR,
        "id_type": ERROR,
        "id_no": ERROR,
        "mobile": ERROR,
        "address": ERROR,
        "service_address": WARNING,
        "e_service_agreed": WARNING,
    },
    ("applicants", "LEGAL"): _UNIT,
    ("applicants", "UNINCORPORATED"): _UNIT,
    ("respondents", "NATURAL"): {"name": ERROR, "address": WARNING},
    ("respondents", "LEGAL"): {"name": ERROR, "address": WARNING, "legal_rep": WARNING},
    ("respondents", "UNINCORPORATED"): {"name": ERROR, "address": WARNING, "legal_rep": WARNING},
}
"""
What each kind of party must state: identity, address for service, contacts [法释〔2016〕22号 art. 1(2)(1)].

Where papers are served, and whether electronically, a party confirms [民诉法解释 art. 136]; silence is no consent
[人民法院在线诉讼规则 art. 29]: both only warn. Of a respondent the applicant states what he can know.
"""

DOCUMENTS = {
    "NATURAL": ("RESIDENT_ID", "PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PERMANENT", "OTHER"),
    "LEGAL": ("USCC", "OTHER"),
    "UNINCORPORATED": ("USCC", "OTHER"),
}
"""Which documents prove the identity of which kind of party."""

VERDICTS = {
    Verdict.FORMAT: ("证件号码格式不正确。", "The number is not well-formed."),
    Verdict.REGION: ("证件号码的地区代码不存在。", "The number's province does not exist."),
    Verdict.BIRTHDATE: ("证件号码中的出生日期不正确。", "The number's date of birth is impossible."),
    Verdict.CHECKSUM: ("证件号码校验位不正确，请核对。", "The number's check character is wrong."),
}


def check(basic: BasicInformation, today: date) -> Iterator[Finding]:
    """Check both sides."""
    if not basic.applicants:
        yield error("basic.applicants", "required", "请添加申请人。", "Add an applicant.")
    if not basic.respondents:
        yield error("basic.respondents", "required", "请添加被申请人。", "Add a respondent.")
    for side, people in (("applicants", basic.applicants), ("respondents", basic.respondents)):
        for i, party in enumerate(people):
            at = f"basic.{side}.{i}"
            yield from _needed(at, side, party)
            yield from identity(at, party.id_type, party.id_no, today)
            yield from contacts(at, party.mobile, party.landline, party.email)
            yield from _document_valid(at, party, today)
            if party.kind == "NATURAL":
                yield from _person(at, side, party, today)
            else:
                yield from _unit(at, party)
    yield from _twice(basic.applicants, basic.respondents)


def _needed(at: str, side: str, party: Party) -> Iterator[Finding]:
    for name, severity in NEEDED[side, party.kind].items():
        if getattr(party, name) in (None, ""):
            yield missing(f"{at}.{name}", severity)
    if party.id_type and party.id_type not in DOCUMENTS[party.kind]:
        yield error(
            f"{at}.id_type",
            "mismatch",
            "证件类型与当事人类型不一致。",
            "The document does not fit the kind of party.",
        )
    known = (party.id_no, party.address, party.service_address, party.mobile, party.landline)
    if side == "respondents" and not any(known):
        # [法释〔2016〕22号 art. 1(2)(1); 民事诉讼法 art. 124(2)]
        yield error(
            f"{at}.address",
            "unidentified",
            "请填写被申请人的住所地，或证件号码、联系方式等足以识别其身份的信息。",
            "State the respondent's address, or something else that identifies him.",
        )


def identity(at: str, id_type: str | None, id_no: str | None, today: date) -> Iterator[Finding]:
    """Judge a number that is given [GB 11643-1999; GB 32100-2015]: a wrong one has another person's property frozen."""
    if id_type and id_no:
        verdict = identifiers.id_number(id_type, id_no, today=today)
        if verdict is not Verdict.OK:
            yield error(f"{at}.id_no", verdict.lower(), *VERDICTS[verdict])


def _document_valid(at: str, party: Party, today: date) -> Iterator[Finding]:
    """Doubt a document that has run out, and the number of a representative that is none [居民身份证法 art. 5; GB 11643-1999]."""
    if party.id_valid_to and party.id_valid_to < today and not party.id_long_term:
        yield warning(f"{at}.id_valid_to", "expired", "证件已过有效期。", "The document has expired.")
    number = party.legal_rep_id_no
    if number and identifiers.resident_id(number, today=today) is not Verdict.OK:
        yield warning(
            f"{at}.legal_rep_id_no",
            "format",
            "法定代表人（主要负责人）的证件号码不是有效的身份证号码，请核对。",
            "The representative's number is that of no identity card.",
        )


def contacts(
    at: str, mobile: str | None, landline: str | None, email: str | None = None
) -> Iterator[Finding]:
    """Whoever is to be reached needs numbers that exist."""
    if mobile and identifiers.mobile(mobile) is None:
        yield error(f"{at}.mobile", "format", "应为11位手机号码。", "This is no mobile number of 11 digits.")
    if landline and not identifiers.landline(landline):
        yield warning(
            f"{at}.landline",
            "format",
            "固定电话格式应为区号-电话-分机号。",
            "This is no landline number with its area code.",
        )
    if email and not re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", email):
        yield error(f"{at}.email", "format", "邮箱格式不正确。", "This is no e-mail address.")


def _person(at: str, side: str, party: Party, today: date) -> Iterator[Finding]:
    """Gender and birth are stated or follow from the identity card; whoever is not of full age has a guardian."""
    told = _told_by_card(party, today)
    for name in ("gender", "birth_date"):
        stated, carried = getattr(party, name), told.get(name)
        if stated and carried and stated != carried:
            yield error(
                f"{at}.{name}",
                "mismatch",
                "与身份证号码不一致。",
                "This contradicts the number of the identity card.",
            )
        if side == "applicants" and not (stated or carried):
            yield missing(f"{at}.{name}")
    born = told.get("birth_date") or party.birth_date
    if not isinstance(born, date):
        return
    if born > today:
        yield error(
            f"{at}.birth_date", "range", "出生日期尚未到来。", "The date of birth lies in the future."
        )
        return
    age = identifiers.age(born, today)
    if side == "applicants" and age < FULL_AGE and not party.guardian:
        # 民事诉讼法 art. 60: guardians litigate for those without full capacity; 民法典 art. 18(2): who lives on his own
        # labour from sixteen on has it.
        yield missing(f"{at}.guardian", WARNING if age >= OWN_LABOUR_AGE else ERROR)


def _told_by_card(party: Party, today: date) -> dict[str, date | str | None]:
    """Return what the number of a valid identity card says about its owner [GB 11643-1999]."""
    number = party.id_no or ""
    if party.id_type != "RESIDENT_ID" or identifiers.resident_id(number, today=today) is not Verdict.OK:
        return {}
    return {"gender": identifiers.gender(number), "birth_date": identifiers.birth_date(number)}


def _unit(at: str, party: Party) -> Iterator[Finding]:
    """Doubt a 个体工商户: its party is the natural person on the licence [民诉法解释 art. 59]."""
    if party.id_type == "USCC" and (party.id_no or "").startswith("92"):
        yield warning(
            f"{at}.kind",
            "sole-trader",
            "个体工商户应以营业执照上登记的经营者为当事人，请核对当事人类型。",
            "A sole trader is a party as the natural person on the licence.",
        )


def _twice(applicants: tuple[Party, ...], respondents: tuple[Party, ...]) -> Iterator[Finding]:
    """Nobody applies against himself, and nobody is named twice."""
    seen = {party.id_no for party in applicants if party.id_no}
    for i, party in enumerate(respondents):
        if party.id_no and party.id_no in seen:
            yield error(
                f"basic.respondents.{i}.id_no",
                "same-person",
                "被申请人与申请人不能是同一人。",
                "Respondent and applicant are the same.",
            )
    for side, people in (("applicants", applicants), ("respondents", respondents)):
        numbers = [party.id_no for party in people]
        for i, number in enumerate(numbers):
            if number and number in numbers[:i]:
                yield warning(
                    f"basic.{side}.{i}.id_no",
                    "twice",
                    "该当事人已填写过，请核对。",
                    "This party is named twice.",
                )
