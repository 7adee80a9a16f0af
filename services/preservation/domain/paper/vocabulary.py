"""What the codes of guarantees, exemptions and decisions are called on paper."""

from __future__ import annotations

FEE_RULES = "《诉讼费用交纳办法》"
ONLINE_RULES = "《人民法院在线诉讼规则》"

SITUATIONS = {"PROVIDED": "提供担保", "NOT_PROVIDED": "不提供担保", "COURT_DECIDES": "由法院决定"}
GUARANTEES = {
    "INSURER_LETTER": "保险公司保函",
    "BANK_LETTER": "银行独立保函",
    "GUARANTEE_COMPANY": "担保公司担保",
    "CASH": "现金担保",
    "OWN_PROPERTY": "申请人财产担保",
    "THIRD_PARTY_PROPERTY": "第三人财产担保",
    "SURETY": "第三人保证",
    "CREDIT": "信用担保",
    "NONE": "免予提供担保",
}
EXEMPTIONS = {
    # 法释〔2016〕22号 art. 9
    "MAINTENANCE": "追索赡养费、扶养费、抚育费、抚恤金、医疗费用、劳动报酬、工伤赔偿、交通事故人身损害赔偿",
    "DOMESTIC_VIOLENCE_POOR": "婚姻家庭纠纷案件中遭遇家庭暴力且经济困难",
    "PROCURATORATE_PUBLIC_INTEREST": "人民检察院提起的公益诉讼涉及损害赔偿",
    "BRAVERY": "因见义勇为遭受侵害请求损害赔偿",
    "CLEAR_FACTS": "案件事实清楚、权利义务关系明确，发生保全错误可能性较小",
    "FINANCIAL_INSTITUTION": "申请保全人为商业银行、保险公司等由金融监管部门批准设立的具有独立偿付债务能力的金融机构及其分支机构",
    "PRE_ENFORCEMENT": "法律文书生效后、进入执行程序前申请财产保全",
}
REASONS = {
    "INCOMPLETE_MATERIAL": "材料不齐全",
    "ILLEGIBLE_MATERIAL": "材料不清晰、无法辨认",
    "IDENTITY_MISMATCH": "身份信息与证明材料不一致",
    "WRONG_COURT": "不属于本院管辖",
    "AMOUNT_UNSUPPORTED": "申请保全金额缺乏依据",
    "PROPERTY_UNCLEAR": "财产信息或者财产线索不明确",
    "GUARANTEE_INSUFFICIENT": "担保数额不足",
    "GUARANTEE_INVALID": "担保不符合法律规定",
    "AGENT_AUTHORITY_MISSING": "代理人授权手续不完备",
    "CASE_NO_MISMATCH": "案号与受理案件不一致",
    "DUPLICATE": "重复申请",
    "NOT_URGENT": "不属于情况紧急",
    "OUT_OF_SCOPE": "不属于可以申请保全的范围",
    "OTHER": "其他",
}
