"""What the codes of the forms are called on paper."""

from __future__ import annotations

from services.dossier.check.findings import WORDS

CIVIL_PROCEDURE = "《中华人民共和国民事诉讼法》"
INTERPRETATION = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
PRESERVATION_RULES = "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》"

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
DOCUMENTS = {kind: words.removesuffix("号码") for kind, words in NUMBERS.items()} | {
    "RESIDENT_ID": "居民身份证"
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
