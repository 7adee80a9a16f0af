"""The guide's own words for what an application is and where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

STATUS = {
    "DRAFT": "待提交",
    "SUBMITTED": "待审核",
    "RETURNED": "退回补正",
    "UNDER_REVIEW": "审核中",
    "GUARANTEE_REQUIRED": "待补充担保",
    "REJECTED": "审核不通过",
    "AWAITING_PAYMENT": "待交费",
    "AWAITING_RULING": "待裁定",
    "RULED_GRANTED": "裁定保全",
    "RULED_PARTIAL": "部分保全",
    "RULED_DISMISSED": "裁定驳回",
    "IN_FORCE": "保全中",
    "CONVERTED": "已转为诉讼/仲裁/执行保全",
    "LAPSED": "按撤回处理",
    "LIFTED": "已解除",
    "EXPIRED": "已届满失效",
    "WITHDRAWN": "已撤回",
}
RESULT = {"GRANTED": "裁定保全", "PARTIAL": "部分保全", "DISMISSED": "驳回"}
REVIEW = {True: "通过", False: "不通过"}
FEE = {"DUE": "待交费", "PAID": "已交费", "WAIVED": "免交", "DEFERRED": "缓交", "LAPSED": "逾期未交"}
CATEGORY = {
    "PRE_LITIGATION": "诉前保全",
    "LITIGATION": "诉讼保全",
    "ARBITRATION": "诉前保全（非诉）",
    "PRE_ENFORCEMENT": "诉前保全（非诉）",
}
TYPE = {"PROPERTY": "财产保全", "CONDUCT": "行为保全", "EVIDENCE": "证据保全"}
PHASE = {
    "BEFORE_SUIT_OR_ARBITRATION": "未起诉或提起仲裁前",
    "DURING_ARBITRATION": "仲裁过程中",
    "AFTER_INSTRUMENT": "法律文书生效后、进入执行程序前",
}
AID = {"WAIVE": "免交", "REDUCE": "减交", "DEFER": "缓交"}
RECONSIDERED = {"UPHELD": "驳回复议请求", "CHANGED": "变更裁定", "REVOKED": "撤销裁定"}
FLOW = {
    "SUBMITTED": "提交保全申请",
    "REVIEWED": "法官审核材料",
    "PAID": "缴纳保全费",
    "RULED": "法官裁定保全申请",
}
_AT = "preservation.application."
HAPPENED = {
    f"{_AT}created": "创建保全申请{number}",
    f"{_AT}submitted": "提交保全申请，等待法官审核材料",
    f"{_AT}withdrawn": "撤回保全申请",
    f"{_AT}guarantee_provided": "提供担保",
    f"{_AT}aid_requested": "申请司法救助：{kind}",
    f"{_AT}fee_objected": "对交费决定提出异议",
    f"{_AT}accepted": "法院接受申请",
    f"{_AT}returned_for_correction": "退回补正{until}",
    f"{_AT}served": "{paper}已于{served_on}送达",
    f"{_AT}guarantee_ordered": "法院责令提供担保{amount}元{until}",
    f"{_AT}guarantee_order_changed": "法院将应提供的担保变更为{amount}元",
    f"{_AT}exemption_granted": "法院准予免予提供担保",
    f"{_AT}exemption_refused": "法院不准予免予提供担保",
    f"{_AT}reviewed": "法官审核材料：{result}",
    f"{_AT}fee_assessed": "应缴纳保全费{amount}元{until}",
    f"{_AT}fee_billed": "已生成缴费账单",
    f"{_AT}fee_paid": "已缴纳保全费{amount}元{then}",
    f"{_AT}fee_waived": "准予免交保全费",
    f"{_AT}fee_deferred": "准予缓交保全费至{due_on}",
    f"{_AT}fee_reduced": "准予减交保全费百分之{percent}，应缴纳{amount}元{until}",
    f"{_AT}aid_refused": "司法救助申请未获准许，仍应缴纳保全费{until}",
    f"{_AT}fee_objection_decided": "交费异议已复核，应缴纳保全费{amount}元{until}",
    f"{_AT}fee_lapsed": "未在期限内缴纳保全费，按撤回申请处理",
    f"{_AT}reinstated": "法院恢复办理申请",
    f"{_AT}ruled": "法官裁定保全申请：{result}",
    f"{_AT}ruling_corrected": "法院补正裁定书中的笔误",
    f"{_AT}reconsidered": "复议决定：{outcome}",
    f"{_AT}measure_taken": "已采取保全措施{until}",
    f"{_AT}nothing_found": "未查到可供保全的财产",
    f"{_AT}measure_renewed": "保全措施已续行，至{until}届满",
    f"{_AT}measure_lifted": "保全措施已解除",
    f"{_AT}measure_expired": "保全措施期限届满，效力消灭",
    f"{_AT}object_swapped": "变更保全标的物",
    f"{_AT}guarantee_replaced": "变更担保",
    f"{_AT}guarantee_supplemented": "补充担保",
    f"{_AT}transferred": "移送{to_court}",
    f"{_AT}suit_filed": "已提起诉讼{case_no}，转为诉讼保全",
    f"{_AT}arbitration_filed": "已申请仲裁{case_no}，转为仲裁保全",
    f"{_AT}enforcement_filed": "已申请执行{case_no}，转为执行保全",
    f"{_AT}lifted": "保全裁定已解除",
}
"""What the applicant is told happened; who of the court works on it is the court's own affair."""
COURTS_OWN = frozenset(
    f"{_AT}{each}" for each in ("deleted", "watched", "assigned", "claimed", "released", "letter_checked")
)
"""What the applicant is not told: who is assigned, who works on it, who else is told, what the court knows of a letter."""
LETTER = {
    "ASKED": "已向保险公司发出核验，尚未答复",
    "VALID": "核验通过，保函有效",
    "UNKNOWN": "未查到该编号的保函",
    "USED_ELSEWHERE": "该保函已用于其他保全申请",
    "OTHER_COURT": "该保函不是向本院出具",
    "OTHER_PARTIES": "该保函的当事人与申请不一致",
    "TOO_SMALL": "该保函的担保金额不足",
    "AMENDED": "该保函已批改，以批单为准",
    "REVOKED": "该保函已撤销",
    "DISCHARGED": "保险公司的担保责任已解除",
}
"""保函核验: what is known of an insurer's letter."""
UNTIL = {
    f"{_AT}returned_for_correction": "补正",
    f"{_AT}guarantee_ordered": "提供",
}
"""What is to be done by the day of a line; elsewhere it is to pay."""
SERVED = {"D4": "交纳诉讼费用通知书", "D5": "提供担保通知书", "D6": "补正通知书"}
COURT = "法院"
ROLE = {
    "applicant": "申请人",
    "clerk": COURT,
    "judge": COURT,
    "court_admin": COURT,
    "enforcement": COURT,
    "court_system": COURT,
}
SYSTEM = "系统"


def spelt(value: Any) -> Any:
    """Return an amount or a date as a person writes it."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else value
