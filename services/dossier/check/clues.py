"""On which property preservation is asked for, and how clearly it is named."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contracts import identifiers
from contracts.identifiers import Verdict
from services.dossier.check.findings import WARNING, Finding, error, missing, warning
from services.dossier.check.kinds import KINDS
from services.dossier.sections import BasicInformation, PropertyClue

CONCRETE = (
    "number", "location", "holder", "account_name", "name", "description", "vin", "engine_no", "registered_mobile", "company_uscc",
    "contract",
)  # fmt: skip
"""Any of these says something about the property."""


def check(basic: BasicInformation, *, category: str, amount: Decimal | None) -> Iterator[Finding]:
    """
    Check the property clues of an application for 财产保全.

    法释〔2016〕22号 art. 10: the property is named clearly; only in litigation, and only for objective reasons, a
    concrete clue is enough.
    """
    clues, respondents = basic.property_clues, len(basic.respondents)
    for i, clue in enumerate(clues):
        yield from _clue(f"basic.property_clues.{i}", clue, respondents)
    yield from _clear_enough(category, clues, respondents)
    yield from _worth_enough(clues, amount)
    yield from _nothing_of_one(clues, respondents)


def is_clear(clue: PropertyClue, respondents: int) -> bool:
    """Tell whether kind, owner and an identifying number or place are known [法释〔2016〕22号 art. 10(1)]."""
    return _owner(clue, respondents) is not None and any(
        getattr(clue, name) for name in KINDS[clue.type].clear
    )


def _owner(clue: PropertyClue, respondents: int) -> int | None:
    """Return whose it is; where there is but one respondent, his."""
    return 0 if clue.owner is None and respondents == 1 else clue.owner


def _clue(at: str, clue: PropertyClue, respondents: int) -> Iterator[Finding]:
    if not any(getattr(clue, name) for name in CONCRETE):
        yield error(at, "empty", "请填写具体的财产线索。", "The clue says nothing about the property.")
    if clue.owner is not None and clue.owner >= respondents:
        yield error(
            f"{at}.owner",
            "unknown",
            "财产所有人应为被申请人之一。",
            "The owner must be one of the respondents.",
        )
    elif _owner(clue, respondents) is None:
        yield warning(f"{at}.owner", "required", "请选择财产所有人。", "Choose the owner of the property.")
    if clue.value is not None and clue.value <= 0:
        yield error(f"{at}.value", "range", "财产价值应大于0。", "The value must be greater than 0.")
    yield from _told(at, clue)
    yield from _numbers(at, clue)


def _told(at: str, clue: PropertyClue) -> Iterator[Finding]:
    """Ask for what the kind of property is known by, unless it is said why no more can be named; doubt a measure of another kind."""
    kind = KINDS[clue.type]
    if not clue.unclear_because:
        for name in kind.told:
            if getattr(clue, name) in (None, ""):
                yield missing(f"{at}.{name}", WARNING, called=CALLED.get((clue.type, name), ""))
    if clue.measure and clue.measure != "OTHER" and clue.measure not in kind.measures:
        yield warning(
            f"{at}.measure",
            "mismatch",
            "该保全措施一般不适用于此类财产，请核对。",
            "This measure is not usual for this kind of property.",
        )


CALLED = {
    ("BANK_ACCOUNT", "holder"): "bank",
    ("PAYMENT_ACCOUNT", "holder"): "platform",
    ("VIRTUAL", "holder"): "platform",
    ("EQUITY", "holder"): "company",
    ("CASH", "value"): "worth",
    ("BOND", "value"): "face_value",
    ("RECEIVABLE", "value"): "worth",
    ("STOCK", "name"): "thing",
    ("FUND", "name"): "thing",
    ("BOND", "name"): "thing",
    ("IP", "name"): "thing",
    ("EQUIPMENT", "name"): "thing",
    ("GOODS", "name"): "thing",
}
"""What a field is called for a kind of property, where that is not its usual name."""


def _numbers(at: str, clue: PropertyClue) -> Iterator[Finding]:
    """Doubt numbers that look wrong; none of these rules is without exceptions."""
    number = (clue.number or "").replace(" ", "")
    if clue.type == "BANK_ACCOUNT" and identifiers.bank_card(number) is Verdict.CHECKSUM:
        # A company's account has no such digit, so this is no error.
        yield warning(
            f"{at}.number",
            "checksum",
            "银行卡号校验位不符，请核对（对公账户可忽略）。",
            "The card number's check digit is wrong.",
        )
    if clue.type == "VEHICLE" and number and identifiers.plate(number) is None:
        yield warning(
            f"{at}.number", "format", "车牌号格式不正确，请核对。", "The number plate is not well-formed."
        )
    if clue.company_uscc and identifiers.credit_code(clue.company_uscc) is not Verdict.OK:
        yield warning(
            f"{at}.company_uscc",
            "format",
            "统一社会信用代码不正确，请核对。",
            "The company's credit code is wrong.",
        )
    if clue.registered_mobile and identifiers.mobile(clue.registered_mobile) is None:
        yield warning(
            f"{at}.registered_mobile",
            "format",
            "应为11位手机号码。",
            "This is no mobile number of 11 digits.",
        )


def _clear_enough(category: str, clues: tuple[PropertyClue, ...], respondents: int) -> Iterator[Finding]:
    """法释〔2016〕22号 art. 10: (1) clear property, (2) in litigation a concrete clue, and why no more can be said."""
    clear = [is_clear(clue, respondents) for clue in clues]
    if category == "LITIGATION":
        if not clues:
            yield error(
                "basic.property_clues",
                "required",
                "请至少添加一条财产线索。",
                "Add at least one property clue.",
            )
    elif not any(clear):
        yield error(
            "basic.property_clues",
            "unclear",
            "请至少提供一项明确的财产信息（财产种类、所有人，以及账号、证号或所在地）。",
            "Name at least one property clearly: its kind, its owner, and a number or place that identifies it.",
        )
    for i, clue in enumerate(clues):
        if not clear[i] and not clue.unclear_because:
            words = (
                "该财产信息不明确，请说明不能提供明确信息的客观原因。",
                "The property is not clear: say what keeps you from naming it.",
            )
            judge = warning if any(clear) or category != "LITIGATION" else error
            yield judge(f"basic.property_clues.{i}.unclear_because", "required", *words)


def _worth_enough(clues: tuple[PropertyClue, ...], amount: Decimal | None) -> Iterator[Finding]:
    """Property worth less than the amount cannot secure it [民事诉讼法 art. 105: within what is requested]."""
    worth = sum((clue.value for clue in clues if clue.value), Decimal(0))
    if amount and clues and worth < amount:
        yield warning(
            "basic.property_clues",
            "worth-less",
            "所填财产线索的价值合计低于申请保全金额。",
            "The property named is worth less than the amount applied for.",
        )


def _nothing_of_one(clues: tuple[PropertyClue, ...], respondents: int) -> Iterator[Finding]:
    owners = {_owner(clue, respondents) for clue in clues}
    for i in range(respondents if clues else 0):
        if i not in owners:
            yield warning(
                f"basic.respondents.{i}",
                "no-clue",
                "没有填写该被申请人的财产线索。",
                "No property of this respondent is named.",
            )
