"""
How the test court decides: by the last two digits of the amount, its fen, so that a program can try every answer out.

The demonstration's court plays by the same script where the amount ends in `LONG_WAY`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from contracts.preservation import events
from contracts.topology import TEST_COURT
from offices.court import judge
from offices.desk.decision import Decision, File

NOT_PASSED, DISMISSED, PARTIAL, SILENT = "01", "02", "03", "04"
RETURNED, GUARANTEE, AID_REFUSED, AID_GRANTED = "05", "06", "07", "08"
MEASURES, NOTHING_FOUND, EXEMPTED, NOT_EXEMPTED = "09", "10", "11", "12"
FEE_LOWERED, LAPSED, REINSTATED = "13", "14", "15"
CORRECTED, LIFTED = "16", "17"
LONG_WAY = "90"
"""Whatever else the amount ends in is granted."""

CASE_NO = "（{year}）京9999演示测试{number}号"
"""Well-formed, and of no court: there is none whose 法院代字 is 京9999, and none that gives the letters 演示测试."""

JUDGE = "测试程序"
REASONS = {
    "GRANTED": "申请人的申请符合法律规定。",
    "PARTIAL": "申请人的申请部分符合法律规定，其余部分所涉财产不属于被申请人所有。",
    "DISMISSED": "申请人的申请不符合法律规定。",
}
ORDERS = {
    "GRANTED": "保全被申请人名下裁定事项所列财产。",
    "PARTIAL": "保全被申请人名下裁定事项所列准予保全的财产；驳回其他保全请求。",
    "DISMISSED": "驳回申请人的保全申请。",
}
GRANTED: dict[str, dict[str, Any]] = {
    "WAIVE": {"outcome": "WAIVED"},
    "REDUCE": {"outcome": "REDUCED", "percent": 30},
    "DEFER": {"outcome": "DEFERRED"},
}
TERM = timedelta(days=180)


def examine(file: File) -> list[Decision]:
    """Decide on what was submitted: returned once, put under a guarantee, or reviewed."""
    fen = _fen(file)
    if fen == SILENT:
        return []
    if fen in {RETURNED, LONG_WAY} and len(file["versions"]) == 1:
        return [_return(file)]
    if fen in {GUARANTEE, LONG_WAY}:
        return [_accept(file), _order(file)]
    if fen in {EXEMPTED, NOT_EXEMPTED}:
        return [_accept(file), _exempt(file, granted=fen == EXEMPTED), _review(file)]
    return [_review(file)]


def examine_again(file: File) -> list[Decision]:
    """Decide on what was submitted, now that the guarantee is there."""
    return [_review(file)]


def aid(file: File) -> list[Decision]:
    """Decide on judicial aid that was asked for on its own."""
    return [Decision("preservation.aid", _aid(file))]


def notice(file: File) -> list[Decision]:
    """Record that the fee notice was served, where the script is about its period."""
    if _fen(file) not in {LAPSED, REINSTATED}:
        return []
    return [Decision("preservation.service", {"paper": "D4", "served_on": f"{_today()}"})]


def verdict(file: File) -> list[Decision]:
    """Answer an objection to the fee: it stands, or is what an application without an amount pays."""
    lower = {"amount": "30.00"} if _fen(file) == FEE_LOWERED else {}
    return [Decision("preservation.fee-verdict", {"reasons": _say(file, "已经复核。"), **lower, **_by(file)})]


def lapse(file: File) -> list[Decision]:
    """Treat as withdrawn what was not paid in time."""
    return [Decision("preservation.lapse", {})] if _fen(file) in {LAPSED, REINSTATED} else []


def reinstate(file: File) -> list[Decision]:
    """Take up again what had lapsed."""
    if _fen(file) != REINSTATED:
        return []
    return [Decision("preservation.reinstatement", {"reason": _say(file, "恢复办理。")})]


def rule(file: File) -> list[Decision]:
    """Rule on what was passed and paid."""
    result = {DISMISSED: "DISMISSED", PARTIAL: "PARTIAL", LONG_WAY: "PARTIAL"}.get(_fen(file), "GRANTED")
    _, year, _, number, _ = file["number"].split("-")
    items = [] if result == "DISMISSED" else judge.items(file)
    if result == "PARTIAL" and len(items) > 1:
        items[-1]["granted"] = False
    said = {
        "result": result,
        "case_no": (_in_earnest(file) and file["case_no"])
        or CASE_NO.format(year=year, number=number.lstrip("0")),
        "items": items,
        "paper": {
            "reasons": _say(file, REASONS[result]),
            "order": _say(file, ORDERS[result]),
            "judge": _judge(file),
            "clerk": judge.CLERK if _in_earnest(file) else JUDGE,
        },
        "content_hash": file["content_hash"],
        **_by(file),
    }
    return [Decision("preservation.ruling", said)]


def enforce(file: File) -> list[Decision]:
    """Do what follows the ruling: measures, nothing found, or a slip put right; on the long way the first measure alone."""
    fen = _fen(file)
    if fen == CORRECTED:
        amendment = {"wrong": "测试", "right": "测试（补正）", "judge": _judge(file)}
        return [Decision("preservation.ruling-correction", amendment)]
    if fen == NOTHING_FOUND:
        found = {
            "searched": _say(file, "经查询网络执行查控系统，未查到可供保全的财产。"),
            "searched_on": f"{_today()}",
            **_by(file),
        }
        return [Decision("preservation.nothing-found", found)]
    if fen not in {MEASURES, LIFTED, LONG_WAY}:
        return []
    granted = [each for each in file["ruling"]["items"] if each["granted"]]
    return [
        _measure(file, item, turn) for turn, item in enumerate(granted[:1] if fen == LONG_WAY else granted)
    ]


def follow_up(file: File) -> list[Decision]:
    """Lift again what was preserved, where the script says so."""
    if _fen(file) != LIFTED:
        return []
    lifted = {"kind": "LIFTED", "on": f"{_today()}", "reason": _say(file, "申请人申请解除。")}
    return [
        Decision("preservation.follow-up", lifted | {"measure_id": each["id"]}, turn)
        for turn, each in enumerate(file["measures"])
        if each["state"] == "IN_FORCE"
    ]


BEFORE = ("SUBMITTED", "UNDER_REVIEW")
TO_PAY = ("AWAITING_PAYMENT",)
RULED = ("RULED_GRANTED", "RULED_PARTIAL")

SCRIPT: dict[str, tuple[tuple[str, ...], Callable[[File], list[Decision]]]] = {
    events.ApplicationSubmitted.TYPE: (BEFORE, examine),
    events.GuaranteeProvided.TYPE: (BEFORE, examine_again),
    events.FeeAssessed.TYPE: (TO_PAY, notice),
    events.AidRequested.TYPE: (TO_PAY, aid),
    events.FeeObjected.TYPE: (TO_PAY, verdict),
    events.ClockRang.TYPE: (TO_PAY, lapse),
    events.FeeLapsed.TYPE: (("LAPSED",), reinstate),
    events.FeePaid.TYPE: (("AWAITING_RULING",), rule),
    events.FeeRevised.TYPE: (("AWAITING_RULING",), rule),
    events.ApplicationRuled.TYPE: (RULED, enforce),
    events.MeasureTaken.TYPE: (("IN_FORCE",), follow_up),
}
"""What the script says at which event, as long as the file still stands where that is to be decided."""


def goes_the_long_way(file: File) -> bool:
    """Tell whether the demonstration's court leaves a file to the script."""
    return _fen(file) == LONG_WAY


def _in_earnest(file: File) -> bool:
    """Tell whether it lies before another court than the test court."""
    return bool(file["creation"]["court"] != TEST_COURT)


def _judge(file: File) -> str:
    return judge.JUDGE if _in_earnest(file) else JUDGE


def _by(file: File) -> dict[str, str]:
    return {"officer": _judge(file)}


def _say(file: File, words: str) -> str:
    """Return the words, marked where they have no legal effect."""
    return words if _in_earnest(file) else f"测试：{words}"


def _accept(file: File) -> Decision:
    return Decision("preservation.acceptance", {"content_hash": file["content_hash"]})


def _return(file: File) -> Decision:
    defects = [
        {"code": "INCOMPLETE_MATERIAL", "field": "materials", "text": "请补充证据材料。"},
        {"code": "PROPERTY_UNCLEAR", "field": "basic.property_clues.0", "text": "请写明账户的开户行。"},
    ]
    said = {"content_hash": file["content_hash"], "defects": defects, "remark": "请一次补齐。", **_by(file)}
    return Decision("preservation.return", said)


def _order(file: File) -> Decision:
    order = {
        "amount": file["proposal"]["amount"],
        "kinds": ["INSURER_LETTER", "CASH"],
        "reason": "为防止保全错误造成损失，请提供担保。",
        "content_hash": file["content_hash"],
        **_by(file),
    }
    return Decision("preservation.guarantee-order", order)


def _exempt(file: File, *, granted: bool) -> Decision:
    claimed = [each["exemption"] for each in file["guarantees"]["items"] if each.get("exemption")]
    said = {
        "granted": granted,
        "ground": claimed[0] if claimed else "CLEAR_FACTS",
        "reason": _say(file, "依申请人的主张决定。"),
        "content_hash": file["content_hash"],
        **_by(file),
    }
    return Decision("preservation.exemption", said)


def _review(file: File) -> Decision:
    passed = _fen(file) != NOT_PASSED
    asked = file.get("aid")
    said: dict[str, Any] = {
        "passed": passed,
        "remark": _say(file, "审核通过。" if passed else "金额以1分结尾的不通过。"),
        "reasons": [] if passed else ["OTHER"],
        "content_hash": file["content_hash"],
        **_by(file),
    }
    if passed and asked and asked["outcome"] is None:
        said["aid"] = _aid(file)
    return Decision("preservation.review", said)


def _aid(file: File) -> dict[str, Any]:
    kind = file["aid"]["kind"]
    if _fen(file) in {AID_REFUSED, LONG_WAY}:
        return {"outcome": "REFUSED", "reasons": "未能证明属于所述情形。", **_by(file)}
    due = {"due_on": f"{_today() + timedelta(days=30)}"} if kind == "DEFER" else {}
    return {"reasons": _say(file, "准予救助。"), **GRANTED[kind], **due, **_by(file)}


def _measure(file: File, item: dict[str, Any], turn: int) -> Decision:
    clues, clue = file["basic_information"]["property_clues"], item["clue"]
    today = _today()
    said = {
        "respondent": item["respondent"],
        "clue": clue,
        "action": item["action"],
        "property_type": None if clue is None else clues[clue]["type"],
        "description": item["description"] or _say(file, f"按裁定保全第{(clue or 0) + 1}项财产"),
        "amount": item["amount"],
        "taken_on": f"{today}",
        "until": f"{today + TERM}",
        **_by(file),
    }
    return Decision("preservation.measure", said, turn)


def _today() -> Any:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _fen(file: File) -> str:
    """Return the last two digits; of a file without an amount none."""
    amount = file["creation"]["amount"]
    return str(amount)[-2:] if amount else ""
