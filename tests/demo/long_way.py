"""
诉讼保全 by the long way, at 湖南省高级人民法院: its program decides over the broker, its people over HTTP.

Two respondents, returned for correction, a guarantee ordered and provided, passed with aid refused, paid, a partial
ruling, measures; and every paper of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.courtroom import Desk, today
from tests.demo.telling import expect, note, step, there
from tests.journey import Json, Visitor, basic_information, creation, resident_id

AMOUNT = "300000.90"
"""Ends in .90: the script by which the court's program goes this way (docs/offices.md)."""
COURT = "湘"
SCANS = {"CLEAN": "已查毒", "UNSCANNED": "尚未查毒"}
PEOPLE = {"clerk": "clerk-hunan", "judge": "judge-hunan", "enforcement": "enforcement-hunan"}
MATERIALS = (
    ("APPLICATION", "保全申请书.pdf", None),
    ("IDENTITY", "身份证明.pdf", "applicants.0"),
    ("CASE_ACCEPTANCE", "受理案件通知书.pdf", None),
    ("COMPLAINT", "起诉状.pdf", None),
)


@dataclass(frozen=True)
class People:
    """Who works for the court."""

    clerk: Visitor
    judge: Visitor
    enforcement: Visitor


def court_people(me: Visitor, password: str) -> People:
    """Let the court's people log in, each with a second factor."""
    return People(
        **{
            role: Visitor(me.address, me.sandbox, me.patience).log_in_staff(name, password)
            for role, name in PEOPLE.items()
        }
    )


def parties(me: Visitor) -> Json:
    """Return the applicant, two respondents, and a property of each."""
    basic = basic_information(*me.person)
    account = basic["property_clues"][0] | {"value": "180000.00"}
    person = basic["respondents"][0]
    company = {
        "kind": "LEGAL",
        "name": "湖南丙演示贸易有限公司",
        "address": "长沙市岳麓区演示路2号",
        "legal_rep": "王演示",
    }
    flat = {
        "type": "REAL_ESTATE",
        "owner": 1,
        "value": "900000.00",
        "number": "湘（2020）长沙市不动产权第0012345号",
        "province": "湖南省",
        "location": "长沙市岳麓区演示路2号",
        "measure": "SEAL",
    }
    car = {
        "type": "VEHICLE",
        "owner": 1,
        "value": "80000.00",
        "number": "湘A12345",
        "location": "长沙市",
        "measure": "SEAL",
    }
    return basic | {
        "urgent_because": None,
        "respondents": [person | {"name": "李演示", "id_no": resident_id(2)}, company],
        "property_clues": [account, flat, car],
        "requested_measures": f"请求冻结、查封被申请人名下价值{AMOUNT}元的财产。",
    }


def file_it(me: Visitor) -> str:
    """Create, fill in and submit; the evidence is still missing."""
    form = creation(
        court=COURT,
        amount=AMOUNT,
        category="LITIGATION",
        phase=None,
        guarantee_situation="COURT_DECIDES",
        case_type="0301",
        case_no=f"（{today().year}）湘民初12号",
        cause="108.3",
    )
    created = me.post("preservation-applications", form)
    application = str(created["id"])
    path = f"preservation-applications/{application}"
    step(
        f"创建保全：湖南省高级人民法院，诉讼保全，财产保全，{AMOUNT}元，担保情况由法院决定", created["number"]
    )
    me.put(f"{path}/basic-information", parties(me))
    step("保全基本信息：申请人一名，被申请人两名，银行账户、不动产、车辆各一项", "暂存")
    me.put(f"{path}/aid", {"claim": {"kind": "DEFER", "ground": "LEGAL_AID", "reason": "正在申请法律援助。"}})
    step("申请司法救助：缓交，正在接受法律援助")
    for kind, filename, owner in MATERIALS:
        me.upload(application, kind, filename, owner)
    me.upload(application, "AID", "法律援助申请.pdf")
    listed = me.get(f"{path}/materials")["items"]
    me.call("PUT", f"{path}/materials/order", {"material_ids": [each["id"] for each in listed]})
    step(
        f"上传材料{len(listed)}份，逐份扫描病毒", "、".join(sorted({SCANS[each["scan"]] for each in listed}))
    )
    found = me.get(f"{path}/check")
    expect(found["errors"], [], "what the check finds")
    for each in found["warnings"]:
        note(f"提示：{each['zh']}")
    preview = me.call("GET", f"{path}/preview").content
    expect(preview[:5], b"%PDF-", "the preview")
    step("预览保全申请书", f"{len(preview)} 字节")
    me.submit(application)
    step("提交", me.view(application)["status_text"])
    return application


def correct(me: Visitor, application: str) -> None:
    """Mend what the court named, and submit again."""
    returned = me.until_status(application, "RETURNED")
    correction = returned["correction"]
    step("法官退回补正（法院经消息中间件），一次写明全部缺陷", returned["status_text"])
    for defect in correction["defects"]:
        note(f"补正：{defect['text']}")
    path = f"preservation-applications/{application}"
    me.upload(application, "EVIDENCE", "借条.pdf")
    basic = parties(me)
    basic["property_clues"][0]["holder"] = "演示银行长沙分行营业部"
    me.put(f"{path}/basic-information", basic)
    me.submit(application)
    step("补正后再次提交", me.view(application)["status_text"])


def guarantee(me: Visitor, application: str) -> None:
    """Provide what the court orders."""
    required = me.until_status(application, "GUARANTEE_REQUIRED")
    order = required["guarantee"]
    step("法院受理，责令提供担保（法院经消息中间件）", f"{required['status_text']} {order['amount']}元")
    me.upload(application, "GUARANTEE", "保函.pdf")
    letter = {
        "kind": "INSURER_LETTER",
        "guarantor": "演示财产保险股份有限公司湖南分公司",
        "value": order["amount"],
        "letter_no": "BH-DEMO-0002",
        "policy_no": "BD-DEMO-0002",
        "valid_until": "2028-12-31",
    }
    me.post(f"preservation-applications/{application}/guarantee-provision", {"items": [letter]})
    step("提供保险公司保函", f"{letter['value']}元")


def pay(me: Visitor, application: str) -> None:
    """Pay what is due, now that aid was refused."""
    passed = me.until_status(application, "AWAITING_PAYMENT")
    aid = passed["aid"]
    expect(aid["outcome"], "REFUSED", "the aid that was asked for")
    step("审核通过，不准予司法救助（法院经消息中间件）", f"{passed['status_text']}：{aid['reasons']}")
    due = passed["payment"]
    note(f"交费 {due['amount']}元，{due['safe_on'] or '送达后起算'} 前交纳为稳妥")
    me.pay(application)
    step(f"交费：保全费 {due['amount']}元")


def enforce(court: People, application: str) -> None:
    """Take what the program has left to people, and see to the tasks."""
    desk = Desk(court.enforcement, application)
    court.enforcement.until(lambda: desk.file()["measures"], "the first measure")
    desk.take_measures()
    for each in desk.file()["measures"]:
        step(f"采取保全措施：{each['respondent_name']}，{each['description']}", f"至{each['until']}")
    path = f"office/tasks?application_id={application}"
    tasks = court.enforcement.until(lambda: court.enforcement.get(path)["items"], "the court's tasks")
    for task in tasks:
        court.enforcement.post(f"office/tasks/{task['id']}/settlement", {"remark": "已办。"})
    step("执行人员办结待办事项", "；".join(task["text"] for task in tasks))


def play(me: Visitor, court: People) -> dict[str, Any]:
    """Play it; return the application as its page shows it."""
    application = file_it(me)
    correct(me, application)
    clerk, judge = Desk(court.clerk, application), Desk(court.judge, application)
    me.until_status(application, "GUARANTEE_REQUIRED")
    judge.act("notes", text="两名被申请人，注意分别列明裁定事项。")
    step("法官写下内部备注（网页）", clerk.officer.get(f"{clerk.path}/notes")["items"][0]["text"])
    guarantee(me, application)
    pay(me, application)
    ruled = me.until_status(application, "RULED_PARTIAL", "IN_FORCE")
    items = ruled["ruling"]["items"]
    expect([each["granted"] for each in items], [True, True, False], "what was ruled")
    step("法官裁定（法院经消息中间件）", f"{ruled['ruling']['result_text']} {ruled['ruling']['case_no']}")
    enforce(court, application)
    kept = me.until_status(application, "IN_FORCE")
    papers = me.get(f"preservation-applications/{application}/papers")["items"]
    for paper in papers:
        printed = me.call("GET", f"preservation-applications/{application}/papers/{paper['id']}").content
        expect(printed[:5], b"%PDF-", paper["title"])
        step(f"下载{paper['title']}", f"{len(printed)} 字节")
    for each in me.get(f"preservation-applications/{application}/timeline")["items"]:
        note(f"{there(each['at']):%F %T} {each['text']} {each['who']}")
    for each in kept["deadlines"]:
        note(f"期限 {each['text']}：{each['safe_on']}（{each['source']}）")
    return kept
