"""What an applicant is told of an application for preservation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from services.notification.domain.days import day, last_day
from services.notification.domain.notice import News

RESULTS = {"GRANTED": "准予保全", "PARTIAL": "部分准予保全", "DISMISSED": "驳回申请"}


def submitted(*, on: date) -> News:
    """Say that the application lies before the court."""
    return News("保全申请已提交", f"已于{day(on)}提交人民法院，请等待审核。")


def watched(*, on: date) -> News:
    """Say to somebody who is named as an applicant that it was filed for him."""
    return News("有一件以您为申请人的保全申请", f"由他人代为提交，您自{day(on)}起可以查看办理进度。")


def reviewed(*, passed: bool, on: date) -> News:
    """Say how the review ended; the remark may name persons and stays with the application."""
    if passed:
        return News("保全申请审核通过", f"已于{day(on)}审核通过。")
    return News("保全申请审核不通过", f"于{day(on)}审核不通过，理由请在办理进度中查看。")


def fee_assessed(*, amount: Decimal, due_on: date | None) -> News:
    """Ask for the fee; the warning is that of the official form [交纳诉讼费用通知书; 诉讼费用交纳办法 art. 22(3)]."""
    return News(
        "请交纳保全申请费",
        f"应交纳申请费{amount:.2f}元，{last_day(due_on, '交纳')}期满仍未交纳的，按撤回申请处理。",
    )


def fee_paid(*, amount: Decimal, on: date) -> News:
    """Say that the fee arrived."""
    return News("保全申请费已交纳", f"的申请费{amount:.2f}元已于{day(on)}交纳。")


def ruled(*, result: str, on: date, case_no: str) -> News:
    """Say what the court ruled; a result that is not known here yet is left to the ruling itself."""
    told = f"：{RESULTS[result]}" if result in RESULTS else ""
    return News("人民法院已作出裁定", f"已于{day(on)}裁定，案号{case_no}{told}。裁定书请在办理进度中查看。")


def accepted(*, on: date, case_no: str) -> News:
    """Say that the court took the papers in."""
    number = f"，案号{case_no}" if case_no else ""
    return News("人民法院已受理保全申请", f"已于{day(on)}受理{number}。")


def returned(*, due_on: date | None) -> News:
    """Ask for corrections; what they are may name persons and stays with the application [在线诉讼规则 art. 9]."""
    return News("保全申请需要补正", f"需要补正，{last_day(due_on, '补正')}需要补正的内容请在办理进度中查看。")


def guarantee_ordered(*, amount: Decimal, due_on: date | None) -> News:
    """Ask for the guarantee that the court ordered [民事诉讼法 arts 103(2), 104(1)]."""
    return News(
        "请提供担保",
        f"被责令提供担保，金额{amount:.2f}元，{last_day(due_on, '提供')}不提供担保的，裁定驳回申请。",
    )


def exemption_decided(*, granted: bool) -> News:
    """Say whether a guarantee is needed."""
    text = "经审查可以不提供担保。" if granted else "免予提供担保的申请未获准许，理由请在办理进度中查看。"
    return News("免担保申请已决定", text)


def fee_revised(*, state: str, amount: Decimal, due_on: date | None) -> News:
    """Say what is to be paid after a decision on aid or on an objection [诉讼费用交纳办法 arts 43-48]."""
    if state == "WAIVED":
        return News("准予免交申请费", "的申请费准予免交。")
    if state == "DEFERRED":
        return News("准予缓交申请费", f"的申请费{amount:.2f}元准予缓交，{last_day(due_on, '交纳')}")
    return News(
        "申请费已重新确定",
        f"应交纳申请费{amount:.2f}元，{last_day(due_on, '交纳')}决定及理由请在办理进度中查看。",
    )


def fee_lapsed(*, on: date) -> News:
    """Say that the application counts as withdrawn."""
    return News("按撤回申请处理", f"因期满未交纳申请费，已于{day(on)}按撤回申请处理。")


def reinstated(*, on: date) -> News:
    """Say that the court took it up again."""
    return News("保全申请恢复办理", f"已于{day(on)}恢复办理。")


def withdrawn(*, on: date) -> News:
    """Say that it was taken back."""
    return News("保全申请已撤回", f"已于{day(on)}撤回。")


def ruling_corrected(*, on: date) -> News:
    """Say that the ruling was put right; both are read together [法释〔2016〕22号 art. 24]."""
    return News("裁定书已补正", f"的裁定书已于{day(on)}补正，请与原裁定书一并查看。")


OUTCOMES = {"UPHELD": "驳回复议请求", "CHANGED": "变更裁定", "REVOKED": "撤销裁定"}


def reconsidered(*, outcome: str, on: date) -> News:
    """Say what reconsideration came to."""
    told = f"：{OUTCOMES[outcome]}" if outcome in OUTCOMES else ""
    return News("复议决定已作出", f"的复议决定已于{day(on)}作出{told}。")


def measure_taken(*, on: date, until: date | None, sue_by: date | None) -> News:
    """Say what was done and what is due because of it [民事诉讼法 art. 104(3); 法释〔2016〕22号 arts 17, 18]."""
    term = f"，保全期限至{day(until)}届满，需要续行的请于届满七日前申请" if until else ""
    suit = (
        f"。请最迟于{day(sue_by)}提起诉讼或者申请仲裁，逾期不起诉或者不申请仲裁的，解除保全" if sue_by else ""
    )
    return News("已采取保全措施", f"已于{day(on)}采取保全措施{term}{suit}。")


def nothing_found(*, on: date) -> News:
    """Say that nothing was found [法释〔2016〕22号 art. 11(3)]."""
    return News("未查到可供保全的财产", f"经{day(on)}查询，未发现可供保全的财产。")


HOW = {
    "LIFTED": "解除",
    "EXPIRED": "期限届满，效力消灭",
    "RENEWED": "续行",
    "SWAPPED": "变更保全标的物",
    "REPLACED": "变更担保",
    "SUPPLEMENTED": "补充担保",
}


def measure_changed(*, how: str, on: date, until: date | None = None) -> News:
    """Say what became of a measure."""
    term = f"，新的届满日为{day(until)}" if until else ""
    return News("保全措施有变化", f"的保全措施于{day(on)}{HOW.get(how, '变更')}{term}。")


def lifted(*, on: date) -> News:
    """Say that the preservation is over."""
    return News("保全已解除", f"的保全已于{day(on)}解除。")


def transferred(*, on: date) -> News:
    """Say that another court has it now; the ruling counts as that court's [民诉法解释 art. 160]."""
    return News("保全已移送", f"已于{day(on)}移送其他人民法院，原裁定继续有效。")


BY = {"SUIT": "诉讼", "ARBITRATION": "仲裁", "ENFORCEMENT": "执行"}


def converted(*, by: str, on: date) -> News:
    """Say that the measures go on under the case [民诉法解释 art. 168]."""
    return News("保全已转入案件", f"已于{day(on)}转为{BY.get(by, '案件')}中的保全，保全措施继续有效。")


CLOCKS = {
    "D4": "交纳申请费",
    "D5": "提供担保",
    "D6": "补正材料",
    "D7": "提起诉讼或者申请仲裁",
    "D9": "保全期限",
}


def clock_rang(*, rule: str, over: bool, last_on: date | None) -> News:
    """Say that a day comes near, or has passed."""
    what, when = CLOCKS.get(rule, "办理"), f"（{day(last_on)}）" if last_on else ""
    if rule == "D9" and not over:
        return News("保全期限即将届满", f"的保全期限将届满{when}，需要续行的请于届满七日前申请。")
    if over:
        return News(f"{what}的期限已届满", f"{what}的期限{when}已届满。")
    return News(f"{what}的期限临近", f"{what}的期限{when}临近，请及时办理。")
