"""What guarantee the applicant offers; how much is needed is the court's decision, so amounts only warn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from services.preservation.domain.check.findings import ERROR, WARNING, Finding, error, missing, warning
from services.preservation.domain.content import Content

NEEDED = {
    "INSURER_LETTER": {"guarantor": ERROR, "value": ERROR, "letter_no": WARNING},
    "BANK_LETTER": {"guarantor": ERROR, "value": ERROR, "letter_no": WARNING, "valid_until": WARNING},
    "GUARANTEE_COMPANY": {"guarantor": ERROR, "value": ERROR},
    "CASH": {"value": ERROR, "receipt_no": WARNING},
    "OWN_PROPERTY": {"property_name": ERROR, "value": ERROR},
    "THIRD_PARTY_PROPERTY": {"property_name": ERROR, "owner": ERROR, "value": ERROR},
    "SURETY": {"guarantor": ERROR, "value": WARNING},
    "CREDIT": {"guarantor": ERROR},
    "NONE": {"exemption": WARNING, "exemption_reason": ERROR},
}
"""What each kind of guarantee must state: guarantor, property and its value, scope [法释〔2016〕22号 arts 6-9]."""


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
        if item.exemption == "PRE_ENFORCEMENT" and content.creation.category != "PRE_ENFORCEMENT":
            yield error(
                f"{at}.exemption",
                "mismatch",
                "该情形仅适用于执行前保全。",
                "This ground is only for preservation before enforcement.",
            )
    yield from _as_announced(content)
    yield from _large_enough(content)


def _as_announced(content: Content) -> Iterator[Finding]:
    """Expect the guarantee that was announced, or why none is needed [法释〔2016〕22号 art. 1(2)(5)]."""
    kinds = {item.kind for item in content.guarantees.items}
    situation = content.creation.guarantee_situation
    if situation == "PROVIDED" and not kinds - {"NONE"}:
        yield error(
            "guarantees.items",
            "required",
            "担保情况为提供担保，请添加担保信息。",
            "A guarantee is announced: add it.",
        )
    if situation == "NOT_PROVIDED" and "NONE" not in kinds:
        yield error(
            "guarantees.items",
            "required",
            "不提供担保的，请添加“免担保”并说明理由。",
            "Without a guarantee, add an entry with the reason.",
        )


def _large_enough(content: Content) -> Iterator[Finding]:
    """Before litigation a guarantee equals the amount [民事诉讼法 art. 104(1); 民诉法解释 art. 152(2); 法释〔2016〕22号 art. 5(2)]."""
    creation = content.creation
    if creation.category != "PRE_LITIGATION" or creation.type != "PROPERTY" or not creation.amount:
        return
    offered = sum(
        (item.value for item in content.guarantees.items if item.value and item.kind != "NONE"), Decimal(0)
    )
    if offered < creation.amount:
        yield warning(
            "guarantees.items",
            "too-small",
            "诉前财产保全应提供相当于请求保全数额的担保，否则法院将裁定驳回申请，情况特殊的由法院酌情处理。",
            "Before litigation the guarantee must equal the amount applied for; without it the court dismisses the application.",
        )
