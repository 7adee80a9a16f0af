"""The guide's own words for what an application is and where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

STATUS = {
    "DRAFT": "待提交",
    "SUBMITTED": "待审核",
    "UNDER_REVIEW": "审核中",
    "REJECTED": "审核不通过",
    "AWAITING_PAYMENT": "待交费",
    "AWAITING_RULING": "待裁定",
    "RULED_GRANTED": "裁定保全",
    "RULED_PARTIAL": "部分保全",
    "RULED_DISMISSED": "裁定驳回",
    "WITHDRAWN": "已撤回",
}
RESULT = {"GRANTED": "裁定保全", "PARTIAL": "部分保全", "DISMISSED": "驳回"}
REVIEW = {True: "通过", False: "不通过"}
FEE = {"DUE": "待交费", "PAID": "已交费"}
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
FLOW = {
    "SUBMITTED": "提交保全申请",
    "REVIEWED": "法官审核材料",
    "PAID": "缴纳保全费",
    "RULED": "法官裁定保全申请",
}
HAPPENED = {
    "preservation.application.created": "创建保全申请{number}",
    "preservation.application.submitted": "提交保全申请，等待法官审核材料",
    "preservation.application.accepted": "法院接受申请",
    "preservation.application.reviewed": "法官审核材料：{result}",
    "preservation.application.fee_assessed": "应缴纳保全费{amount}元，最迟于{due_on}缴纳",
    "preservation.application.fee_billed": "已生成缴费账单",
    "preservation.application.fee_paid": "已缴纳保全费{amount}元，等待法官裁定",
    "preservation.application.ruled": "法官裁定保全申请：{result}",
    "preservation.application.withdrawn": "撤回保全申请",
}
COURT = "法院"
ROLE = {"applicant": "申请人", "clerk": COURT, "judge": COURT, "court_system": COURT}
SYSTEM = "系统"


def spelt(value: Any) -> Any:
    """Return an amount or a date as a person writes it."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else value
