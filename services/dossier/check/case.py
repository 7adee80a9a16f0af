"""The case that an application belongs to: its phase outside of litigation; in litigation its type, number and cause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from contracts import identifiers
from services.dossier.check.findings import Finding, error, missing, warning
from services.dossier.lists import CauseOfAction

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

MOST_GENERAL = 2
"""A cause is one of the second level at least; what the list does not have is stated beside it."""


class Case(Protocol):
    """What a creation form says of the case."""

    @property
    def court(self) -> str:
        """法院代字."""

    @property
    def category(self) -> str:
        """保全类别."""

    @property
    def phase(self) -> str | None:
        """非诉期间."""

    @property
    def case_type(self) -> str | None:
        """案件类型."""

    @property
    def case_no(self) -> str | None:
        """案号."""

    @property
    def cause(self) -> str | None:
        """案由, its serial on the list."""


def phase(creation: Case) -> Iterator[Finding]:
    """诉前保全 names its phase, and only the one that fits [operating guide, creation form]."""
    expected = PHASES.get(creation.category)
    if creation.phase is None:
        if expected:
            yield missing("creation.phase")
    elif creation.phase != expected:
        yield error(
            "creation.phase", "mismatch", "非诉期间与保全类别不一致。", "The phase does not fit the category."
        )


def case(creation: Case, today: date) -> Iterator[Finding]:
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


def _case_number(creation: Case, text: str, today: date) -> Iterator[Finding]:
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


def cause(creation: Case, named: CauseOfAction | None, *, text: str | None = None) -> Iterator[Finding]:
    """诉讼保全 names the cause of its case; one that the list lacks by the nearest of the second level, and in words [法〔2025〕226号]."""
    at = "creation.cause"
    if not creation.cause:
        if text:
            yield error(
                at,
                "required",
                "案由规定中没有的，请选择最接近的二级案由，并保留文字说明。",
                "Choose the nearest cause of the second level beside your own words.",
            )
        else:
            yield missing(at)
    elif named is None:
        yield error(at, "unknown", "案由不在案由规定中。", "The cause is not on the list.")
    elif named.level < MOST_GENERAL:
        yield error(
            at,
            "too-general",
            "请选择二级以下的案由。",
            "Choose a cause of the second level or below.",
        )
    elif named.level == MOST_GENERAL and not text:
        yield warning(
            at,
            "too-general",
            "请选择最具体的案由；案由规定中没有的，请以文字说明。",
            "Choose the most specific cause, or say in words what the list lacks.",
        )
