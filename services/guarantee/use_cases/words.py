"""The words for what an application for a guarantee is, where it stands and what happened to it."""

from __future__ import annotations

from services.guarantee.domain.states import State

STATE = {
    State.DRAFT: "待提交",
    State.SUBMITTED: "待审核",
    State.RETURNED: "退回补正",
    State.AWAITING_PAYMENT: "待交费",
    State.PAID: "出函中",
    State.POLICY_ISSUED: "出函中",
    State.LETTER_ISSUED: "已出函",
    State.USED: "已用于保全",
    State.CLAIMED: "已报案",
    State.DECLINED: "拒保",
    State.EXPIRED: "报价过期",
    State.WITHDRAWN: "已撤回",
    State.SURRENDERED: "已退保",
    State.DISCHARGED: "责任解除",
}
OUTCOME = {"MORE_PAPERS": "补充材料", "RETURNED": "退回补正", "DECLINED": "拒保", "APPROVED": "核保通过"}
CATEGORY = {
    "PRE_LITIGATION": "诉前保全",
    "LITIGATION": "诉讼保全",
    "ARBITRATION": "诉前保全（非诉）",
    "PRE_ENFORCEMENT": "诉前保全（非诉）",
}
PHASE = {
    "BEFORE_SUIT_OR_ARBITRATION": "未起诉或提起仲裁前",
    "DURING_ARBITRATION": "仲裁过程中",
    "AFTER_INSTRUMENT": "法律文书生效后、进入执行程序前",
}
ENDORSEMENT = {
    "RESPONDENT_ADDED": "增加被申请人",
    "AMOUNT_LOWERED": "降低担保金额",
    "TERM_PROLONGED": "延长保险期间",
    "CORRECTED": "更正文字",
}
FLOW = {
    "SUBMITTED": "提交担保申请",
    "REVIEWED": "保险公司审核材料",
    "PAID": "缴纳保费",
    "ISSUED": "出具保单、保函",
    "USED": "用于申请保全",
}
_AT = "guarantee.application."
HAPPENED = {
    f"{_AT}created": "创建担保申请{number}",
    f"{_AT}submitted": "提交担保申请，等待保险公司审核材料",
    f"{_AT}papers_requested": "保险公司要求补充材料：{reasons}",
    f"{_AT}papers_supplied": "已补充材料，等待保险公司审核",
    f"{_AT}returned": "退回补正：{reasons}",
    f"{_AT}declined": "保险公司未予承保：{reasons}",
    f"{_AT}approved": "核保通过，保费{premium}元，最迟于{due_on}缴纳",
    f"{_AT}premium_billed": "已生成保费账单",
    f"{_AT}premium_paid": "已缴纳保费{amount}元，等待保险公司出具保单、保函",
    f"{_AT}quote_expired": "未在期限内缴纳保费，申请已失效",
    f"{_AT}withdrawn": "撤回担保申请",
    f"{_AT}policy_issued": "保险公司出具保单{number}",
    f"{_AT}letter_issued": "保险公司出具保函{number}",
    f"{_AT}issuing_failed": "保单、保函暂未出具，保险公司正在处理",
    f"{_AT}used": "保函已用于申请保全",
    f"{_AT}released": "保全申请未采取保全措施即告终结，保函可再次使用",
    f"{_AT}endorsed": "保险公司出具批单{endorsement_no}：{kind}",
    f"{_AT}replaced": "法院准许变更担保，保函责任解除",
    f"{_AT}discharged": "保全已终结，保函责任解除",
    f"{_AT}ended": "保险公司解除保函责任",
    f"{_AT}surrendered": "退保，应退保费{refund}元，保函已撤销",
    f"{_AT}claim_opened": "保险公司受理报案{claim_no}",
    f"{_AT}claim_settled": "报案{claim_no}已理赔{amount}元",
    f"{_AT}claim_refused": "报案{claim_no}已拒赔",
}
"""What the applicant is told happened; how many people at the insurer look at it is the insurer's own affair."""
INSURERS_OWN = frozenset({f"{_AT}deleted", f"{_AT}approved_once"})
"""What the applicant is not told, beside the end of a draft that he threw away himself."""
INSURER = "保险公司"
ROLE = {
    "applicant": "申请人",
    "underwriter": INSURER,
    "insurer_admin": INSURER,
    "insurer_system": INSURER,
}
SYSTEM = "系统"
