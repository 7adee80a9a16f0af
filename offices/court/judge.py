"""How this reference court decides: invented, deterministic, and no more than an example of where a court's own rules go."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from offices.desk.decision import File

NEEDED = {"APPLICATION": "保全申请书", "IDENTITY": "身份证明"}
"""The materials without which this court examines nothing."""

JUDGE = "审判员 演示甲"
CLERK = "书记员 演示乙"
OFFICER = {"officer": JUDGE, "officer_no": "D-0001"}

ACTS = {"CONDUCT": "FORBID", "EVIDENCE": "SECURE"}


def review(file: File) -> dict[str, Any]:
    """Return the review of *file*: passed, or not for want of materials."""
    there = {material["kind"] for material in file["materials"]}
    missing = [name for kind, name in NEEDED.items() if kind not in there]
    return {
        "passed": not missing,
        "remark": f"缺少材料：{'、'.join(missing)}。" if missing else "材料齐全，予以受理。",
        "reasons": ["INCOMPLETE_MATERIAL"] if missing else [],
        "content_hash": file["content_hash"],
        **OFFICER,
    }


def rule(file: File) -> dict[str, Any]:
    """
    Return the ruling on *file*: granted, with the paper [民事诉讼法 art. 103 to 106].

    The words travel over the broker, so they name nobody: the paper's head says who applicant and respondent are.
    """
    amount = Decimal(file["creation"]["amount"] or 0)
    number = file["number"].split("-")[3].lstrip("0")
    own = f"（{file['number'].split('-')[1]}）{file['creation']['court']}财保{number}号"
    return {
        "result": "GRANTED",
        "case_no": file.get("case_no") or own,
        "items": items(file),
        "paper": {
            "reasons": "申请人的申请符合法律规定，并已提供担保。",
            "order": f"查封、扣押或者冻结被申请人价值{amount:.2f}元的财产。",
            "judge": JUDGE,
            "clerk": CLERK,
        },
        "content_hash": file["content_hash"],
        **OFFICER,
    }


def items(file: File) -> list[dict[str, Any]]:
    """Return what is ruled: each property that the application names, or the act or evidence that it is about."""
    act = ACTS.get(file["creation"]["type"])
    if act is not None:
        return [{"respondent": 0, "action": act}]
    return [
        {
            "respondent": clue.get("owner") or 0,
            "clue": i,
            "action": clue.get("measure") or "FREEZE",
            "amount": clue.get("value"),
            "term": "一年",
        }
        for i, clue in enumerate(file["basic_information"]["property_clues"])
    ]
