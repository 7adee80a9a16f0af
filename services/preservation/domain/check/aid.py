"""Judicial aid: what is asked for, on which ground, by whom; the court decides, the proof lies with the materials."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier.check.findings import WARNING, Finding, error, missing
from services.preservation.domain.aid import GROUNDS
from services.preservation.domain.content import Content


def check(content: Content) -> Iterator[Finding]:
    """Check the claim, if there is one [诉讼费用交纳办法 arts 44-48]."""
    claim = content.aid
    if claim is None:
        return
    if claim.ground not in GROUNDS[claim.kind]:
        # arts 45-47: each kind of aid has its own grounds.
        yield error(
            "aid.claim.ground",
            "mismatch",
            "该情形不属于所申请的救助方式。",
            "This is no ground for this kind of aid.",
        )
    if claim.kind == "WAIVE" and any(each.kind != "NATURAL" for each in content.basic.applicants):
        # art. 44(2)
        yield error(
            "aid.claim.kind",
            "natural-only",
            "诉讼费用的免交只适用于自然人。",
            "A waiver is for natural persons only.",
        )
    if not claim.reason:
        yield missing("aid.claim.reason", WARNING, called="aid_reason")
