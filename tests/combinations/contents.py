"""What an application of each combination says: complete, so that its check finds nothing missing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from stdnum.cn import uscc

from tests.combinations.table import Combination
from tests.courtroom import today
from tests.journey import NOTICE, Json, Visitor, resident_id

AMOUNT = "20000.00"
PHASES = {
    "PRE_LITIGATION": "BEFORE_SUIT_OR_ARBITRATION",
    "ARBITRATION": "DURING_ARBITRATION",
    "PRE_ENFORCEMENT": "AFTER_INSTRUMENT",
}
PLACE = "长沙市芙蓉区演示路1号"


def creation(each: Combination, court: str) -> Json:
    """Return the creation form."""
    form: Json = {
        "court": court,
        "amount": AMOUNT if each.type == "PROPERTY" else None,
        "category": each.category,
        "type": each.type,
        "phase": PHASES.get(each.category),
        "guarantee_situation": "NOT_PROVIDED" if each.guarantee_kind == "NONE" else "PROVIDED",
        "submitter": "PARTY",
        "notice_version": NOTICE,
    }
    if each.category == "LITIGATION":
        form |= {"case_type": "0301", "case_no": f"（{today().year}）{court}民初123号", "cause": "108.3"}
    return form


def a_code(serial: int) -> str:
    """Return the well-formed code of no organisation (GB 32100-2015)."""
    body = f"31430000MD{serial:07d}"
    return body + str(uscc.calc_check_digit(body))


def a_party(kind: str, name: str, serial: int) -> Json:
    """Return a party that states everything."""
    party: Json = {
        "kind": kind,
        "address": PLACE,
        "service_address": PLACE,
        "mobile": "13900000001",
        "e_service_agreed": False,
    }
    if kind == "NATURAL":
        number = resident_id(serial)
        return party | {"name": f"{name}演示", "id_type": "RESIDENT_ID", "id_no": number}
    return party | {
        "name": f"湖南{name}演示{'有限公司' if kind == 'LEGAL' else '合伙企业'}",
        "id_type": "USCC",
        "id_no": a_code(serial),
        "unit_nature": "ENTERPRISE",
        "legal_rep": f"{name}代表",
    }


def basic_information(each: Combination) -> Json:
    """Return parties, two respondents among them, and what is to be preserved."""
    basic: Json = {
        "applicants": [a_party(each.party_kind, "甲", 11)],
        "respondents": [a_party("NATURAL", "乙", 12), a_party("LEGAL", "丙", 13)],
        "agents": [],
        "requested_measures": "请求依法保全。",
        "facts_and_reasons": "被申请人有转移财产的迹象。",
        "urgent_because": "情况紧急，不立即保全将受到难以弥补的损害。",
    }
    match each.type:
        case "PROPERTY":
            account = {
                "type": "BANK_ACCOUNT",
                "value": "12000.00",
                "holder": "演示银行长沙分行",
                "measure": "FREEZE",
            }
            basic["property_clues"] = [
                account | {"owner": 0, "number": "6222021000000000009", "account_name": "乙演示"},
                {"type": "VEHICLE", "owner": 1, "value": "8000.00", "number": "湘A12345", "measure": "SEAL", "location": "长沙市"},
            ]  # fmt: skip
        case "CONDUCT":
            basic["conduct_items"] = [{"content": "禁止转让商标", "term": "六个月", "harm": "权利无法恢复"}]
        case "EVIDENCE":
            basic["evidence_items"] = [
                {"evidence": "账簿", "holder": "丙", "place": PLACE, "reason": "可能灭失"}
            ]
    if each.category == "ARBITRATION":
        basic["arbitration"] = {"institution": "长沙仲裁委员会", "case_no": "（2026）长仲字第12号"}
    if each.category == "PRE_ENFORCEMENT":
        basic["instrument"] = {
            "issuer": "长沙市芙蓉区人民法院",
            "number": "（2025）湘0102民初45号",
            "content": "被申请人支付二万元。",
            "performance_due": f"{today() + timedelta(days=10)}",
        }
    return basic


def a_guarantee(kind: str, category: str, worth: str = AMOUNT) -> Json:
    """Return a guarantee of the kind that states everything, over the whole amount unless told."""
    own: dict[str, Json] = {
        "INSURER_LETTER": {"guarantor": "演示财产保险股份有限公司", "letter_no": "BH-1", "policy_no": "BD-1"},
        "BANK_LETTER": {"guarantor": "演示银行", "letter_no": "YH-1", "on_demand": True},
        "GUARANTEE_COMPANY": {"guarantor": "演示担保有限公司", "licence_no": "DB-1"},
        "CASH": {"payer": "甲", "receipt_no": "SK-1"},
        "OWN_PROPERTY": {"property_name": "房屋", "property_type": "REAL_ESTATE", "property_no": "湘房1"},
        "THIRD_PARTY_PROPERTY": {"property_name": "房屋", "owner": "丁", "co_owners_agree": True},
        "SURETY": {"guarantor": "丁"},
        "CREDIT": {"guarantor": "甲"},
        "NONE": {
            "exemption": "PRE_ENFORCEMENT" if category == "PRE_ENFORCEMENT" else "CLEAR_FACTS",
            "exemption_reason": "事实清楚，权利义务关系明确，保全错误的可能性小。",
        },
    }
    scope: Json = {} if kind == "NONE" else {"value": worth, "terms": "对保全错误造成的损失承担赔偿责任。"}
    if "letter_no" in own[kind]:
        scope["valid_until"] = f"{today() + timedelta(days=700)}"
    return {"kind": kind, **own[kind], **scope}


def materials(each: Combination) -> list[tuple[str, str]]:
    """Return kind and name of every paper that the application needs."""
    needed = [("APPLICATION", "保全申请书.pdf"), ("IDENTITY", "身份证明.pdf")]
    if each.guarantee_kind != "NONE":
        needed.append(("GUARANTEE", "担保材料.pdf"))
    own = {
        "PRE_LITIGATION": [("EVIDENCE", "证据.pdf")],
        "LITIGATION": [("CASE_ACCEPTANCE", "受理通知书.pdf")],
        "ARBITRATION": [("EVIDENCE", "证据.pdf"), ("CASE_ACCEPTANCE", "仲裁受理通知书.pdf")],
        "PRE_ENFORCEMENT": [("INSTRUMENT", "生效法律文书.pdf")],
    }
    return needed + own[each.category]


def fill(me: Visitor, application: str, each: Combination, worth: str = AMOUNT, **changes: Any) -> None:
    """Fill in everything that the application needs, with a guarantee of that *worth*."""
    path = f"preservation-applications/{application}"
    me.put(f"{path}/basic-information", basic_information(each) | changes)
    me.put(f"{path}/guarantees", {"items": [a_guarantee(each.guarantee_kind, each.category, worth)]})
    for kind, filename in materials(each):
        me.upload(application, kind, filename, "applicants.0" if kind == "IDENTITY" else None)
