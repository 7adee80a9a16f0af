"""What the codes of the forms are called on paper."""

from __future__ import annotations

from services.preservation.domain.check.findings import WORDS

CIVIL_PROCEDURE = "《中华人民共和国民事诉讼法》"
INTERPRETATION = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
PRESERVATION_RULES = "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》"
FEE_RULES = "《诉讼费用交纳办法》"
ONLINE_RULES = "《人民法院在线诉讼规则》"

CATEGORIES = {
    "PRE_LITIGATION": "诉前",
    "LITIGATION": "诉讼",
    "ARBITRATION": "仲裁",
    "PRE_ENFORCEMENT": "执行前",
}
CATEGORIES_SHOWN = {
    "PRE_LITIGATION": "诉前保全",
    "LITIGATION": "诉讼保全",
    "ARBITRATION": "诉前保全（非诉）",
    "PRE_ENFORCEMENT": "诉前保全（非诉）",
}
PHASES = {
    "BEFORE_SUIT_OR_ARBITRATION": "未起诉或提起仲裁前",
    "DURING_ARBITRATION": "仲裁过程中",
    "AFTER_INSTRUMENT": "法律文书生效后、进入执行程序前",
}
TYPES = {"PROPERTY": "财产保全", "CONDUCT": "行为保全", "EVIDENCE": "证据保全"}
SITUATIONS = {"PROVIDED": "提供担保", "NOT_PROVIDED": "不提供担保", "COURT_DECIDES": "由法院决定"}
SUBMITTERS = {"LAWYER": "律师", "PARTY": "当事人", "OTHER_AGENT": "其他代理人"}
CASE_TYPES = {
    "0301": "民事一审案件", "0302": "民事二审案件", "0307": "民事再审案件", "1002": "首次执行案件", "1004": "财产保全执行案件",
}  # fmt: skip
SEXES = {"MALE": "男", "FEMALE": "女"}
PARTY_KINDS = {"NATURAL": "自然人", "LEGAL": "法人", "UNINCORPORATED": "非法人组织"}
UNIT_NATURES = {
    "STATE_ORGAN": "机关",
    "PUBLIC_INSTITUTION": "事业单位",
    "ENTERPRISE": "企业",
    "SOCIAL_ORGANISATION": "社会团体",
    "PRIVATE_NON_ENTERPRISE": "民办非企业单位",
}
NUMBERS = {
    "RESIDENT_ID": "公民身份号码",
    "USCC": "统一社会信用代码",
    "PASSPORT": "护照号码",
    "HK_MACAO_PERMIT": "港澳居民来往内地通行证号码",
    "TAIWAN_PERMIT": "台湾居民来往大陆通行证号码",
    "FOREIGN_PERMANENT": "外国人永久居留身份证号码",
}
AGENTS = {
    "LAWYER": "律师",
    "LEGAL_WORKER": "基层法律服务工作者",
    "CLOSE_RELATIVE": "近亲属",
    "EMPLOYEE": "工作人员",
    "COMMUNITY_RECOMMENDED": "社区推荐的公民",
    "ORG_RECOMMENDED": "社会团体推荐的公民",
}
AUTHORITIES = {"GENERAL": "一般授权", "SPECIAL": "特别授权"}
AUTHORITY_ITEMS = {
    "ADMIT": "代为承认诉讼请求",
    "WAIVE": "代为放弃诉讼请求",
    "CHANGE": "代为变更诉讼请求",
    "SETTLE": "代为和解",
    "COUNTERCLAIM": "代为提起反诉",
    "APPEAL": "代为提起上诉",
}
CLUES = {
    "BANK_ACCOUNT": "银行存款",
    "PAYMENT_ACCOUNT": "支付账户资金",
    "CASH": "现金",
    "REAL_ESTATE": "房产",
    "LAND": "土地使用权",
    "VEHICLE": "车辆",
    "VESSEL": "船舶",
    "AIRCRAFT": "航空器",
    "EQUITY": "股权",
    "STOCK": "股票",
    "FUND": "基金份额",
    "BOND": "有价证券",
    "RECEIVABLE": "到期债权、应收账款",
    "IP": "知识产权",
    "EQUIPMENT": "机器设备",
    "GOODS": "存货",
    "VIRTUAL": "网络虚拟财产",
    "OTHER": "其他财产",
}
IP_KINDS = {"TRADEMARK": "注册商标专用权", "PATENT": "专利权", "COPYRIGHT": "著作权", "OTHER": "其他知识产权"}
ACTIONS = {
    "SEAL": "查封",
    "SEIZE": "扣押",
    "FREEZE": "冻结",
    "ORDER": "责令",
    "FORBID": "禁止",
    "SECURE": "保全证据",
    "OTHER": "其他措施",
}
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
MATERIALS = {
    "APPLICATION": "保全申请书",
    "COMPLAINT": "起诉状",
    "IDENTITY": "身份证明、代理人材料",
    "GUARANTEE": "担保材料",
    "EVIDENCE": "证据材料",
    "CASE_ACCEPTANCE": "受理（立案）通知书",
    "INSTRUMENT": "生效法律文书",
    "EVALUATION_REPORT": "专利权评价报告",
    "AID": "司法救助材料",
    "OTHER": "其他材料",
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
_PLACES = {
    "applicants": "申请人",
    "respondents": "被申请人",
    "agents": "诉讼代理人",
    "property_clues": "财产线索",
    "conduct_items": "行为保全事项",
    "evidence_items": "证据保全事项",
    "guarantees": "担保信息",
    "items": "担保信息",
    "materials": "材料",
    "instrument": "生效法律文书",
    "arbitration": "仲裁信息",
}
_OF_PROPERTY = {"number": "账号、证号或者编号", "value": "财产价值"}
"""What other lists use the same names for is called otherwise of a property."""


def place(path: str) -> str:
    """Return where in the form a path points: ``basic.respondents.0.address`` is 被申请人1：住所地."""
    said, last = "", ""
    for step in path.split("."):
        if step.isdecimal():
            said += str(int(step) + 1)
        elif step in _PLACES and _PLACES[step] != said:
            said = _PLACES[step]
        elif step in MATERIALS and said == _PLACES["materials"]:
            last = MATERIALS[step]
        elif step in _OF_PROPERTY and said.startswith(_PLACES["property_clues"]):
            last = _OF_PROPERTY[step]
        elif step in WORDS:
            last = WORDS[step][0]
    return "：".join(each for each in (said, last) if each)
