"""How the test insurer decides: by the last two digits of the amount, its fen, so that a program can try every answer out."""

from __future__ import annotations

from offices.desk.decision import Decision, File
from offices.insurer import underwriter

RETURNED, DECLINED, MORE_PAPERS, SILENT = "11", "12", "13", "14"
"""Whatever else the amount ends in is approved; above the limit by two officers, whatever it ends in."""

SUBMITTED_FIRST = 2
"""The version of a file on which nothing was decided yet: it was begun, and submitted."""


def examine(file: File) -> list[Decision]:
    """Decide as the fen say; what was returned, or asked papers of, once is approved the second time."""
    fen, is_first = str(file["creation"]["amount"])[-2:], file["version"] == SUBMITTED_FIRST
    if fen == SILENT:
        return []
    if fen == DECLINED:
        return [underwriter.answer(file, "DECLINED", ["OUT_OF_SCOPE"], "测试：金额以12分结尾的拒保。")]
    if fen == RETURNED and is_first:
        return [underwriter.answer(file, "RETURNED", ["AMOUNT_UNSUPPORTED"], "测试：金额以11分结尾的退回。")]
    if fen == MORE_PAPERS and is_first:
        return [underwriter.more_papers(file, "测试：金额以13分结尾的要求补充材料。")]
    return underwriter.approve(file, "测试：同意承保。")
