"""A court's people at work on one file, over HTTP; the demo, the combinations and the journeys let them decide."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.journey import SHANGHAI, Json, Visitor, a_paper, review

ABOUT_A_CONTENT = {"acceptance", "return", "guarantee-orders", "exemption", "review", "ruling"}
"""What is decided on the content that was read, which its hash names."""

DEFECTS = [
    {"code": "INCOMPLETE_MATERIAL", "field": "materials", "text": "请补充借条原件的扫描件。"},
    {"code": "PROPERTY_UNCLEAR", "field": "basic.property_clues.0", "text": "请写明账户的开户行。"},
]
AN_ORDER = {
    "reasons": "申请人的申请符合法律规定。",
    "order": "冻结被申请人名下银行存款。",
    "judge": "审判员 演示甲",
    "clerk": "书记员 演示乙",
}


def today() -> date:
    """Return the date in Asia/Shanghai."""
    return datetime.now(SHANGHAI).date()


def a_case_number(court: str) -> str:
    """Return a number of the court that has hardly been given yet."""
    return f"（{today().year}）{court}财保{secrets.randbelow(10**7) + 10**5}号"


@dataclass(frozen=True)
class Desk:
    """Somebody of the court with one file open."""

    officer: Visitor
    application: str

    @property
    def path(self) -> str:
        """Where the file is."""
        return f"office/preservation-applications/{self.application}"

    def file(self) -> Json:
        """Return the file as it stands."""
        return dict(self.officer.get(f"{self.path}/snapshot"))

    def act(self, what: str, **said: Any) -> Json:
        """Decide something."""
        if what in ABOUT_A_CONTENT:
            said = {"content_hash": self.file()["content_hash"], **said}
        return dict(self.officer.post(f"{self.path}/{what}", said))

    def return_for_correction(self, **said: Any) -> Json:
        """退回补正, with two defects at once."""
        return self.act("return", defects=DEFECTS, remark="请一次补齐。", **said)

    def order_guarantee(self, **said: Any) -> Json:
        """责令提供担保, as the system proposes."""
        proposed = self.file()["proposal"]["amount"]
        amount = proposed if float(proposed) > 0 else "1000.00"
        return self.act("guarantee-orders", **{"amount": amount, "reason": "为防止保全错误造成损失。"} | said)

    def review(self, **said: Any) -> Json:
        """审核: passed, unless told."""
        return self.act("review", **{**review(self.file()["content_hash"]), **said})

    def rule(self, result: str = "GRANTED", **said: Any) -> Json:
        """裁定: every property that the file names, or the act or evidence; PARTIAL leaves the last one out."""
        file = self.file()
        items = [] if result == "DISMISSED" else ruled_items(file)
        if result == "PARTIAL":
            items[-1]["granted"] = len(items) == 1
        case_no = file["case_no"] or file["next_case_no"] or a_case_number(file["creation"]["court"])
        told = {"result": result, "case_no": case_no, "paper": AN_ORDER, "items": items}
        return self.act("ruling", **told | said)

    def take_measures(self) -> list[Json]:
        """Take a measure on everything that was granted, one after the other, beginning where the last one stopped."""
        file = self.file()
        granted = [each for each in file["ruling"]["items"] if each["granted"]]
        return [self.act("measures", **a_measure_of(file, item)) for item in granted[len(file["measures"]) :]]

    def keep_signed_paper(self) -> Json:
        """Upload the signed paper instead of the printed one."""
        files = {"file": ("民事裁定书.pdf", a_paper("民事裁定书"), "application/pdf")}
        return dict(self.officer.call("POST", f"{self.path}/ruling-draft/signed-paper", files=files).json())


def ruled_items(file: Json) -> list[Json]:
    """Return what a court that grants everything rules."""
    clues = file["basic_information"]["property_clues"]
    if file["creation"]["type"] != "PROPERTY":
        return [{"respondent": 0, "action": {"CONDUCT": "FORBID"}.get(file["creation"]["type"], "SECURE")}]
    return [
        {
            "respondent": clue["owner"] or 0,
            "clue": i,
            "action": clue["measure"] or "FREEZE",
            "amount": clue["value"],
            "term": "一年",
        }
        for i, clue in enumerate(clues)
    ]


def a_measure_of(file: Json, item: Json) -> Json:
    """Return the measure that a ruled item calls for, taken today for half a year."""
    clues, clue = file["basic_information"]["property_clues"], item["clue"]
    kind = None if clue is None else clues[clue]["type"]
    return {
        "respondent": item["respondent"],
        "clue": clue,
        "action": item["action"],
        "property_type": kind,
        "description": "按裁定采取保全措施" if clue is None else f"按裁定保全第{clue + 1}项财产",
        "amount": item["amount"],
        "taken_on": f"{today()}",
        "until": f"{today() + timedelta(days=180)}" if kind else None,
    }
