"""How this reference insurer underwrites: invented, deterministic, and no more than an example of where its own rules go."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from offices.desk.decision import Decision, File

NEEDED = {"IDENTITY": "身份证明", "EVIDENCE": "证据材料"}
"""The materials without which this insurer examines nothing."""

OFFICERS = (
    {"officer": "核保员 演示丙", "officer_no": "U-0001"},
    {"officer": "核保员 演示丁", "officer_no": "U-0002"},
)
"""For whom the program vouches; above the limit what it passes on was decided by both."""


def examine(file: File) -> list[Decision]:
    """Ask for what is missing, or approve at the quoted premium; what is quoted by hand is left to people."""
    if file["quote"]["by_hand"]:
        return []
    there = {material["kind"] for material in file["materials"]}
    missing = [name for kind, name in NEEDED.items() if kind not in there]
    if missing:
        return [more_papers(file, f"缺少材料：{'、'.join(missing)}。")]
    return approve(file, "材料齐全，诉讼请求与担保金额相符，同意承保。")


def approve(file: File, remark: str) -> list[Decision]:
    """Return the approval at the quoted premium, above the limit by two."""
    said = {
        "outcome": "APPROVED",
        "content_hash": file["content_hash"],
        "premium": str(Decimal(file["quote"]["premium"])),
        "remark": remark,
    }
    officers = OFFICERS if file["needs_second"] else OFFICERS[:1]
    return [Decision("guarantee.review", {**said, **each}, turn) for turn, each in enumerate(officers)]


def more_papers(file: File, remark: str) -> Decision:
    """Return the wish for more papers."""
    return answer(file, "MORE_PAPERS", ["INCOMPLETE_MATERIAL"], remark)


def answer(file: File, outcome: str, reasons: list[str], remark: str) -> Decision:
    """Return an answer that is no approval, with its coded reasons."""
    said: dict[str, Any] = {
        "outcome": outcome,
        "content_hash": file["content_hash"],
        "reasons": reasons,
        "remark": remark,
        **OFFICERS[0],
    }
    return Decision("guarantee.review", said)
