"""What is asked of which court, in which case, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from services.dossier.check import case, grounds
from services.dossier.check.findings import WARNING, Finding, error, missing, warning
from services.dossier.lists import CauseOfAction, Court
from services.preservation.domain.content import Content
from services.preservation.domain.sections import Creation

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
    yield from case.phase(creation)
    if creation.category == "LITIGATION":
        yield from case.case(creation, today)
        yield from case.cause(creation, cause, text=creation.cause_text)
    else:
        yield from _own_cause(creation, cause)
    if creation.category == "ARBITRATION" and creation.foreign_related is None:
        # It decides court and guarantee [民事诉讼法 art. 289; 民诉法解释 art. 540].
        yield missing("creation.foreign_related", WARNING)
    yield from grounds.check(content.basic, today, category=creation.category)
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
