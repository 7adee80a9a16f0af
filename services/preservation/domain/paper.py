"""What the papers of a court say, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.preservation.domain.content import Content


@dataclass(frozen=True, kw_only=True)
class RulingPaper:
    """民事裁定书: the paragraphs in their order, and who signs."""

    court: str
    case_no: str
    application_number: str
    parties: tuple[str, ...]
    paragraphs: tuple[str, ...]
    judge: str
    clerk: str
    ruled_on: date


def ruling_paper(
    content: Content,
    *,
    court_name: str,
    application_number: str,
    submitted_on: date,
    case_no: str,
    result: str,
    ruled_on: date,
    reasons: str,
    order: str,
    fee: Decimal | None,
    judge: str,
    clerk: str,
) -> RulingPaper:
    """Return what the ruling on *content* says; *result* is GRANTED, PARTIAL or DISMISSED."""
    raise NotImplementedError
