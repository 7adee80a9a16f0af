"""What guarantee the applicant offers; how much is needed is the court's decision, so amounts only warn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from services.dossier.check.findings import ERROR, WARNING, Finding, error, missing, warning
from services.preservation.domain.content import Content
from services.preservation.domain.guarantee import is_mandatory, offered
from services.preservation.domain.sections import GuaranteeItem

_PROPERTY = {"property_type": WARNING, "property_no": WARNING, "terms": WARNING}
NEEDED = {
    # 法释〔2016〕22号 art. 7.
    "INSURER_LETTER": {"guarantor": ERROR, "value": ERROR, "letter_no": WARNING},
    # art. 8: an independent letter is paid on demand.
    "BANK_LETTER": {"guarantor": ERROR, "value": ERROR, "letter_no": WARNING, "valid_until": WARNING},
    # art. 6(1), (2): manner, scope, property and its value, liability.
    "GUARANTEE_COMPANY": {"guarantor": ERROR, "value": ERROR, "licence_no": WARNING, "terms": WARNING},
    "CASH": {"value": ERROR, "payer": WARNING, "receipt_no": WARNING},
    "OWN_PROPERTY": {"property_name": ERROR, "value": ERROR, **_PROPERTY},
    "THIRD_PARTY_PROPERTY": {"property_name": ERROR, "owner": ERROR, "value": ERROR, **_PROPERTY},
    "SURETY": {"guarantor": ERROR, "value": WARNING, "terms": WARNING},
    "CREDIT": {"guarantor": ERROR, "value": WARNING},
    # art. 9, art. 1(2)(5): the ground, and why.
    "NONE": {"exemption": ERROR, "exemption_reason": ERROR},
}
"""What each kind of guarantee must state, and what is doubtful without [法释〔2016〕22号 arts 6-9]."""

FOR = {
    "MAINTENANCE": ("NATURAL",),
    "DOMESTIC_VIOLENCE_POOR": ("NATURAL",),
    "BRAVERY": ("NATURAL",),
    "PROCURATORATE_PUBLIC_INTEREST": ("LEGAL", "UNINCORPORATED"),
    "FINANCIAL_INSTITUTION": ("LEGAL", "UNINCORPORATED"),
}
"""Which kind of applicant a ground of exemption is for [法释〔2016〕22号 art. 9(1)]."""


def check(content: Content, today: date) -> Iterator[Finding]:
    """Check the guarantee information."""
    for i, item in enumerate(content.guarantees.items):
        at = f"guarantees.items.{i}"
        for name, severity in NEEDED[item.kind].items():
            if getattr(item, name) in (None, ""):
                yield missing(f"{at}.{name}", severity)
        if item.value is not None and item.value <= 0 and item.kind != "NONE":
            yield error(
                f"{at}.value",
                "range",
                "担保价值应大于0。",
                "The value of the guarantee must be greater than 0.",
            )
        if item.valid_until and item.valid_until < today:
            yield error(f"{at}.valid_until", "expired", "该担保已过有效期。", "The guarantee has expired.")
        yield from _sound(at, item)
        if item.kind == "CREDIT" and all(each.kind == "NATURAL" for each in content.basic.applicants):
            # 法释〔2016〕22号 art. 9(1)(6): their own credit stands for financial institutions.
            yield warning(
                f"{at}.kind",
                "mismatch",
                "信用担保一般由金融机构以自身信用提供，请核对。",
                "Credit is a financial institution's own.",
            )
        if item.kind == "NONE" and item.exemption:
            yield from _exempt(f"{at}.exemption", item.exemption, content)
    yield from _as_announced(content)
    yield from _large_enough(content)


def _sound(at: str, item: GuaranteeItem) -> Iterator[Finding]:
    """Doubt a letter that is not paid on demand [法释〔2016〕22号 art. 8], and property that others have rights in [art. 6(3)]."""
    if item.kind == "BANK_LETTER" and item.on_demand is False:
        yield warning(
            f"{at}.on_demand",
            "not-independent",
            "独立保函应为见索即付。",
            "An independent letter is paid on demand.",
        )
    if item.encumbered:
        yield warning(
            f"{at}.encumbered",
            "encumbered",
            "担保财产上有权利负担，法院可能要求另行提供担保。",
            "Others have rights in this property: the court may ask for another guarantee.",
        )
    if item.co_owners_agree is False:
        yield warning(
            f"{at}.co_owners_agree",
            "co-owners",
            "担保财产的共有人应当同意提供担保。",
            "The co-owners of the property must agree.",
        )


def _exempt(at: str, ground: str, content: Content) -> Iterator[Finding]:
    """Hold a ground of exemption against category and applicant [法释〔2016〕22号 art. 9]; the judge decides."""
    before_enforcement = content.creation.category == "PRE_ENFORCEMENT"
    if (ground == "PRE_ENFORCEMENT") != before_enforcement:
        words = (
            ("执行前保全请选择“执行前保全”情形。", "Before enforcement the ground is that of art. 9(2).")
            if before_enforcement
            else ("该情形仅适用于执行前保全。", "This ground is only for preservation before enforcement.")
        )
        yield error(at, "mismatch", *words)
    kinds = {each.kind for each in content.basic.applicants}
    if ground in FOR and kinds and not kinds & set(FOR[ground]):
        yield error(
            at, "mismatch", "该情形不适用于这类申请人。", "This ground is not for applicants of this kind."
        )
    if is_mandatory(content):
        yield warning(
            at,
            "mandatory",
            "依法应当提供担保，不提供的法院将裁定驳回申请（民事诉讼法第一百零四条，民诉法解释第五百四十条）。",
            "The law requires a guarantee here; without it the court dismisses the application.",
        )


def _as_announced(content: Content) -> Iterator[Finding]:
    """Expect the guarantee that was announced, or why none is needed [法释〔2016〕22号 art. 1(2)(5)]."""
    kinds = {item.kind for item in content.guarantees.items}
    creation = content.creation
    match creation.guarantee_situation:
        case "PROVIDED" if not kinds - {"NONE"}:
            words = ("担保情况为提供担保，请添加担保信息。", "A guarantee is announced: add it.")
            yield error("guarantees.items", "required", *words)
        case "NOT_PROVIDED" if "NONE" not in kinds:
            words = (
                "不提供担保的，请添加“免担保”并说明理由。",
                "Without a guarantee, add an entry with the reason.",
            )
            yield error("guarantees.items", "required", *words)
        case "NOT_PROVIDED" if kinds - {"NONE"}:
            words = (
                "担保情况为不提供，但填写了担保信息，请核对。",
                "No guarantee is announced, but one is filled in.",
            )
            yield warning("guarantees.items", "mismatch", *words)
        case "COURT_DECIDES" if creation.category != "LITIGATION":
            # 民事诉讼法 art. 103(2): only in litigation the court decides whether.
            words = (
                "只有诉讼保全可以由法院决定是否提供担保。",
                "Only in litigation the court decides whether.",
            )
            yield error("creation.guarantee_situation", "mismatch", *words)
        case "COURT_DECIDES" if kinds:
            words = (
                "担保情况为由法院决定，无需填写担保信息，请核对。",
                "The court decides: nothing is filled in here.",
            )
            yield warning("guarantees.items", "mismatch", *words)
        case _:
            pass


def _large_enough(content: Content) -> Iterator[Finding]:
    """Before litigation a guarantee equals the amount [民事诉讼法 art. 104(1); 民诉法解释 art. 152(2); 法释〔2016〕22号 art. 5(2)]."""
    creation = content.creation
    if creation.category != "PRE_LITIGATION" or creation.type != "PROPERTY" or not creation.amount:
        return
    if offered(content) < creation.amount:
        yield warning(
            "guarantees.items",
            "too-small",
            "诉前财产保全应提供相当于请求保全数额的担保，否则法院将裁定驳回申请，情况特殊的由法院酌情处理。",
            "Before litigation the guarantee must equal the amount applied for; without it the court dismisses the application.",
        )
