"""What is asked of which insurer, for which court and case, and at which price."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from services.dossier.check import case
from services.dossier.check.findings import WARNING, Finding, error, missing, warning
from services.dossier.lists import CauseOfAction, Court
from services.guarantee.domain.content import Creation
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.tariff import MANY_RESPONDENTS


def check(
    creation: Creation,
    court: Court | None,
    insurer: Insurer | None,
    cause: CauseOfAction | None,
    today: date,
) -> Iterator[Finding]:
    """Check the creation form."""
    if court is None:
        yield error(
            "creation.court",
            "unknown",
            "没有这个法院，或该法院未开通网上保全。",
            "There is no such court here.",
        )
    yield from _insurer(creation, insurer)
    yield from case.phase(creation)
    if creation.category == "LITIGATION":
        yield from case.case(creation, today)
        yield from case.cause(creation, cause)
    if creation.category == "ARBITRATION" and creation.foreign_related is None:
        # It decides the court, and that a guarantee there must be [民事诉讼法 art. 289; 民诉法解释 art. 540].
        yield missing("creation.foreign_related", WARNING)


def _insurer(creation: Creation, insurer: Insurer | None) -> Iterator[Finding]:
    """Expect an insurer whose letters the court takes, and the consultant's number where it asks for one."""
    if insurer is None or not insurer.serves(creation.court):
        yield error(
            "creation.insurer",
            "choice",
            "所选法院不接受该保险公司的保函，请另选。",
            "The chosen court does not take this insurer's letters.",
        )
    elif insurer.needs_consultant_no and not creation.consultant_no:
        yield error(
            "creation.consultant_no",
            "required",
            f"{insurer.name}要求填写咨询员编号。",
            f"{insurer.name} asks for the consultant's number.",
        )


def quoted(creation: Creation, quote: Quote | None, respondents: int, at: datetime) -> Iterator[Finding]:
    """Expect a quote that stands, for what is asked for."""
    field = "creation.quote_id"
    if quote is None:
        yield error(field, "required", "请先询价。", "Ask for a quote.")
    elif not quote.fits(
        insurer=creation.insurer,
        court=creation.court,
        amount=creation.amount,
        category=creation.category,
    ):
        yield error(
            field,
            "mismatch",
            "报价与现申请内容不一致，请重新询价。",
            "The quote was for something else; ask for a new one.",
        )
    elif not quote.is_valid(at):
        yield error(
            field, "expired", "报价已过有效期，请重新询价。", "The quote stands no longer; ask for a new one."
        )
    elif quote.by_hand:
        yield warning(
            field,
            "by-hand",
            "担保金额超出自动报价范围，保费由保险公司审核时确定。",
            "The insurer names the premium when it has looked at the application.",
        )
    elif (quote.respondents > MANY_RESPONDENTS) is not (respondents > MANY_RESPONDENTS):
        yield warning(
            field,
            "respondents",
            "报价所依据的被申请人人数与现申请不一致，建议重新询价；保费以保险公司审核为准。",
            "The quote was for another number of respondents; the insurer names the premium.",
        )
