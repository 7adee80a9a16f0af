"""How the test court decides: by the last two digits of the amount, its fen, so that a program can try every answer out."""

from __future__ import annotations

from typing import Any

from offices.court import judge

NOT_PASSED, DISMISSED, PARTIAL, SILENT = "01", "02", "03", "04"
"""Whatever else the amount ends in is granted."""

CASE_NO = "（{year}）京9999演示测试{number}号"
"""Well-formed, and of no court: there is none whose 法院代字 is 京9999, and none that gives the letters 演示测试."""

JUDGE = "测试程序"


def review(file: judge.File) -> dict[str, Any] | None:
    """Return the review of *file*, or silence."""
    fen = _fen(file)
    if fen == SILENT:
        return None
    passed = fen != NOT_PASSED
    return {
        "passed": passed,
        "remark": "测试：审核通过。" if passed else "测试：金额以1分结尾的不通过。",
        "reasons": [] if passed else ["OTHER"],
        "content_hash": file["content_hash"],
        "officer": JUDGE,
        "officer_no": "TEST",
    }


def rule(file: judge.File) -> dict[str, Any]:
    """Return the ruling on *file*."""
    result = {DISMISSED: "DISMISSED", PARTIAL: "PARTIAL"}.get(_fen(file), "GRANTED")
    _, year, _, number, _ = file["number"].split("-")
    return {
        "result": result,
        "case_no": CASE_NO.format(year=year, number=number.lstrip("0")),
        "paper": {
            "reasons": "测试法院由程序裁定，无法律效力。",
            "order": f"测试裁定：{result}。",
            "judge": JUDGE,
            "clerk": JUDGE,
        },
        "content_hash": file["content_hash"],
        "officer": JUDGE,
        "officer_no": "TEST",
    }


def _fen(file: judge.File) -> str:
    """Return the last two digits; of a file without an amount none."""
    amount = file["creation"]["amount"]
    return str(amount)[-2:] if amount else ""
