"""On what grounds something is asked for: request, facts, urgency, the arbitration or instrument behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from services.dossier.check.findings import WARNING, Finding, error, missing
from services.dossier.sections import BasicInformation


def check(basic: BasicInformation, today: date, *, category: str) -> Iterator[Finding]:
    """
    Request, facts and reasons are stated [法释〔2016〕22号 art. 1(2)(2)], and the urgency [民事诉讼法 art. 104(1)].

    The application paper, which is always uploaded, may state them, so their absence here only warns.
    """
    for name in ("requested_measures", "facts_and_reasons"):
        if not getattr(basic, name):
            yield missing(f"basic.{name}", WARNING)
    if category == "PRE_LITIGATION" and not basic.urgent_because:
        yield missing("basic.urgent_because", WARNING)
    if category == "ARBITRATION":
        yield from _arbitration(basic, today)
    if category == "PRE_ENFORCEMENT":
        yield from _instrument(basic)


def _arbitration(basic: BasicInformation, today: date) -> Iterator[Finding]:
    """Preservation during arbitration goes through the institution [法释〔2016〕22号 art. 3]."""
    arbitration = basic.arbitration
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
