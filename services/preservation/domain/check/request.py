"""What is asked of which court, in which case, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contracts import identifiers
from services.preservation.domain.check.findings import WARNING, Finding, error, missing, warning
from services.preservation.domain.content import Content
from services.preservation.domain.lists import CauseOfAction, Court
from services.preservation.domain.sections import BasicInformation, Creation

PHASES = {
    "PRE_LITIGATION": "BEFORE_SUIT_OR_ARBITRATION",
    "ARBITRATION": "DURING_ARBITRATION",
    "PRE_ENFORCEMENT": "AFTER_INSTRUMENT",
}
"""The phase (非诉期间) that belongs to each category outside of litigation."""

CASE_TYPES = {
    "0301": "民初",
    "0302": "民终",
    "0305": "民申",
    "0307": "民再",
    "0308": "民撤",
    "0317": "民特",
    "0328": "民督",
    "0330": "民他",
}
"""Types of case in which property can be preserved during litigation, with their 类型代字 [案号若干规定]."""


OWN_CAUSES = {
    ("PRE_LITIGATION", "PROPERTY"): ("475", "485", "491"),
    ("PRE_LITIGATION", "CONDUCT"): ("476", "479", "480", "486", "493"),
    ("PRE_LITIGATION", "EVIDENCE"): ("477", "487", "494"),
    ("ARBITRATION", "PROPERTY"): ("488", "491"),
    ("ARBITRATION", "CONDUCT"): ("489", "493"),
    ("ARBITRATION", "EVIDENCE"): ("490", "494"),
    ("PRE_ENFORCEMENT", "PROPERTY"): ("478",),
}
"""The causes of a preservation itself, outside of litigation [民事案件案由规定 2025, parts 50, 53, 54]."""

MOST_GENERAL = 2
"""A cause is one of the second level at least; what the list does not have is stated beside it."""


def check(
    content: Content, court: Court | None, cause: CauseOfAction | None, today: date
) -> Iterator[Finding]:
    """Check the creation form and the grounds."""
    creation = content.creation
    if court is None:
        yield error(
            "creation.court",
            "unknown",
            "没有这个法院，或该法院未开通网上保全。",
            "There is no such court here.",
        )
    if not creation.notice_version:
        yield error(
            "creation.notice_version",
            "required",
            "请先阅读网上保全须知并勾选。",
            "Read and tick the notice first.",
        )
    yield from _amount(creation)
    yield from _phase(creation)
    if creation.category == "LITIGATION":
        yield from _case(creation, today)
        yield from _cause(creation, cause)
    else:
        yield from _own_cause(creation, cause)
    yield from _grounds(content, today)
    if creation.type == "CONDUCT":
        yield from _conduct(content)
    if creation.type == "EVIDENCE":
        yield from _evidence(content)


def _amount(creation: Creation) -> Iterator[Finding]:
    """Expect the amount to be preserved [法释〔2016〕22号 art. 1(2)(3)]."""
    if creation.amount is None:
        if creation.type == "PROPERTY":
            yield missing("creation.amount")
    elif creation.amount < 0 or (creation.type == "PROPERTY" and not creation.amount):
        yield error("creation.amount", "range", "申请保全金额应大于0。", "The amount must be greater than 0.")


def _phase(creation: Creation) -> Iterator[Finding]:
    """诉前保全 names its phase, and only the one that fits [operating guide, creation form]."""
    expected = PHASES.get(creation.category)
    if creation.phase is None:
        if expected:
            yield missing("creation.phase")
    elif creation.phase != expected:
        yield error(
            "creation.phase", "mismatch", "非诉期间与保全类别不一致。", "The phase does not fit the category."
        )


def _case(creation: Creation, today: date) -> Iterator[Finding]:
    """诉讼保全 names the case that it belongs to: its type and number [operating guide, creation form]."""
    if not creation.case_type:
        yield missing("creation.case_type")
    elif creation.case_type not in CASE_TYPES:
        yield error(
            "creation.case_type",
            "choice",
            "该案件类型不能申请诉讼保全。",
            "There is no preservation in cases of this type.",
        )
    elif creation.case_type == "0305":
        # [法释〔2016〕22号 art. 19(1)]
        yield warning(
            "creation.case_type",
            "retrial-review",
            "再审审查期间，债务人申请保全生效法律文书确定给付的财产的，法院不予受理。",
            "During the review of a petition for retrial a debtor's application is not accepted.",
        )
    if not creation.case_no:
        yield missing("creation.case_no")
    else:
        yield from _case_number(creation, creation.case_no, today)


def _case_number(creation: Creation, text: str, today: date) -> Iterator[Finding]:
    """Take a 案号 apart [案号若干规定 arts 2-3]; one of another court or type is doubtful."""
    at = "creation.case_no"
    case = identifiers.case_number(text)
    if case is None:
        yield error(
            at, "format", "案号格式不正确，如（2020）湘0102民初123号。", "The case number is not well-formed."
        )
        return
    if int(case.year) > today.year:
        yield error(at, "year", "案号的年份尚未到来。", "The year of the case number lies in the future.")
    if case.court != creation.court:
        yield warning(
            at,
            "court",
            "案号中的法院代字与所选法院不一致，请核对。",
            "The case number is of another court than the chosen one.",
        )
    if creation.case_type in CASE_TYPES and case.type.removeprefix("知") != CASE_TYPES[creation.case_type]:
        yield warning(
            at,
            "case-type",
            "案号中的类型代字与案件类型不一致，请核对。",
            "The case number is of another type than the chosen one.",
        )


def _cause(creation: Creation, cause: CauseOfAction | None) -> Iterator[Finding]:
    """诉讼保全 names the cause of its case; one that the list lacks by the nearest of the second level, and in words [法〔2025〕226号]."""
    at = "creation.cause"
    if not creation.cause:
        if creation.cause_text:
            yield error(
                at,
                "required",
                "案由规定中没有的，请选择最接近的二级案由，并保留文字说明。",
                "Choose the nearest cause of the second level beside your own words.",
            )
        else:
            yield missing(at)
    elif cause is None:
        yield error(at, "unknown", "案由不在案由规定中。", "The cause is not on the list.")
    elif cause.level < MOST_GENERAL:
        yield error(
            at,
            "too-general",
            "请选择二级以下的案由。",
            "Choose a cause of the second level or below.",
        )
    elif cause.level == MOST_GENERAL and not creation.cause_text:
        yield warning(
            at,
            "too-general",
            "请选择最具体的案由；案由规定中没有的，请以文字说明。",
            "Choose the most specific cause, or say in words what the list lacks.",
        )


def _own_cause(creation: Creation, cause: CauseOfAction | None) -> Iterator[Finding]:
    """Outside of litigation the cause is that of the preservation itself [法〔2025〕226号]; the dispute's has a field of its own."""
    known = OWN_CAUSES.get((creation.category, creation.type), ())
    if cause is not None and cause.serial.partition(".")[0] not in known:
        yield warning(
            "creation.cause",
            "mismatch",
            "该案由与保全类别、保全类型不一致；基础纠纷的案由请填入“基础纠纷案由”。",
            "The cause fits neither category nor type; the dispute's own cause has another field.",
        )
    if creation.category == "PRE_ENFORCEMENT" and creation.type != "PROPERTY":
        # 民诉法解释 art. 163: against the moving of property.
        yield warning(
            "creation.type",
            "mismatch",
            "执行前保全针对财产，请核对保全类型。",
            "Before enforcement it is property that is preserved.",
        )


def _grounds(content: Content, today: date) -> Iterator[Finding]:
    """
    Request, facts and reasons are stated [法释〔2016〕22号 art. 1(2)(2)], and the urgency [民事诉讼法 art. 104(1)].

    The application paper, which is always uploaded, may state them, so their absence here only warns.
    """
    basic, category = content.basic, content.creation.category
    for name in ("requested_measures", "facts_and_reasons"):
        if not getattr(basic, name):
            yield missing(f"basic.{name}", WARNING)
    if category == "PRE_LITIGATION" and not basic.urgent_because:
        yield missing("basic.urgent_because", WARNING)
    if category == "ARBITRATION":
        yield from _arbitration(content, today)
    if category == "PRE_ENFORCEMENT":
        yield from _instrument(basic)


def _arbitration(content: Content, today: date) -> Iterator[Finding]:
    """
    Preservation during arbitration goes through the institution [法释〔2016〕22号 art. 3].

    Whether it is foreign-related decides court and guarantee [民事诉讼法 art. 289; 民诉法解释 art. 540].
    """
    arbitration = content.basic.arbitration
    if content.creation.foreign_related is None:
        yield missing("creation.foreign_related", WARNING)
    if arbitration is None or not arbitration.institution:
        yield missing("basic.arbitration.institution")
        return
    if not arbitration.case_no:
        yield missing("basic.arbitration.case_no", WARNING)
    if arbitration.accepted_on and arbitration.accepted_on > today:
        yield error(
            "basic.arbitration.accepted_on",
            "range",
            "受理日期尚未到来。",
            "The day of acceptance lies in the future.",
        )


def _instrument(basic: BasicInformation) -> Iterator[Finding]:
    """Before enforcement the issuer, number and content of the instrument are stated [法释〔2016〕22号 art. 1(3)]."""
    if basic.instrument is None:
        yield missing("basic.instrument")
        return
    for name in ("issuer", "number", "content"):
        if not getattr(basic.instrument, name):
            yield missing(f"basic.instrument.{name}")
    if basic.instrument.performance_due is None:
        yield missing(
            "basic.instrument.performance_due", WARNING
        )  # five days after it begin here [民诉法解释 art. 163]


def _conduct(content: Content) -> Iterator[Finding]:
    """Expect the act to be ordered or forbidden, for how long, against which harm [法释〔2018〕21号 art. 4]."""
    if not content.basic.conduct_items:
        yield error(
            "basic.conduct_items",
            "required",
            "请添加请求保全的行为。",
            "Name the act to be ordered or forbidden.",
        )
    for i, item in enumerate(content.basic.conduct_items):
        if not item.content:
            yield missing(f"basic.conduct_items.{i}.content")
        if not item.term:
            yield missing(f"basic.conduct_items.{i}.term")
        if not item.harm:
            yield missing(f"basic.conduct_items.{i}.harm", WARNING)


def _evidence(content: Content) -> Iterator[Finding]:
    """Expect the evidence to be secured, and why it might be lost [民事诉讼法 art. 84]."""
    if not content.basic.evidence_items:
        yield error(
            "basic.evidence_items", "required", "请添加请求保全的证据。", "Name the evidence to be secured."
        )
    for i, item in enumerate(content.basic.evidence_items):
        if not item.evidence:
            yield missing(f"basic.evidence_items.{i}.evidence")
        if not item.reason:
            yield missing(f"basic.evidence_items.{i}.reason")
        for name in ("holder", "place"):
            if not getattr(item, name):
                yield missing(f"basic.evidence_items.{i}.{name}", WARNING)
