"""卷宗: from the counter to the measure, as a court's people go through it, by keyboard and by mouse."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from services.chassis.clock import SHANGHAI
from services.dossier import working_days
from tests.conftest import CLERK, JUDGE, System
from tests.journey import Visitor, basic_information, guarantees, resident_id
from tests.web.conftest import OFFICE, Opened
from tests.web.screen import DESKTOP, Screen
from tests.web.test_page import barriers

ENFORCEMENT, PASSWORD_OF_DEMO = "enforcement-furong", "Baoquan2026"
MORE = "25000.00"
"""A guarantee above the one that the application offers."""


@pytest.fixture
def application(newcomer: Visitor) -> str:
    """An application before 湘0102 against two respondents, on a bank account and a house."""
    made = str(newcomer.create(court=OFFICE)["id"])
    newcomer.fill(made)
    basic: dict[str, Any] = basic_information(*newcomer.person)
    second = {**basic["respondents"][0], "name": "王演示", "id_no": resident_id(3)}
    house = {
        "type": "REAL_ESTATE",
        "owner": 1,
        "value": "10000.00",
        "number": "湘（2020）长沙市不动产权第0001号",
        "province": "湖南省",
        "location": "长沙市芙蓉区",
        "measure": "SEAL",
    }
    basic["respondents"].append(second)
    basic["property_clues"].append(house)
    newcomer.put(f"preservation-applications/{made}/basic-information", basic)
    newcomer.submit(made)
    return made


def confirm(screen: Screen, act: str) -> None:
    """Look at what is about to be sent, and send it."""
    dialog = screen.page.get_by_role("dialog", name=f"确认{act}")
    expect(dialog).to_be_visible()
    tick = dialog.get_by_text("知道提交后不能撤销")
    if tick.count():
        expect(dialog.get_by_role("button", name=f"确认{act}")).to_be_disabled()
        tick.click()
    dialog.get_by_role("button", name=f"确认{act}").click()
    expect(dialog).to_have_count(0)


def opened_at(screen: Screen, who: Visitor, application: str) -> Screen:
    """Continue as somebody of the court, at the file."""
    screen.enter_as(who)
    screen.open(f"/office/applications/{application}")
    screen.heading("卷宗")
    return screen


def accept_and_return(clerk: Screen) -> None:
    """受理 by keyboard alone, a look at the papers, 退回补正."""
    clerk.press("认领")
    clerk.see("在我手中")
    # By keyboard alone: the cursor is where one goes on.
    clerk.button("受理").press("Enter")
    expect(clerk.field("案号")).to_be_focused()
    clerk.page.keyboard.press("Control+Enter")
    expect(clerk.button("确认受理")).to_be_focused()
    clerk.page.keyboard.press("Enter")
    clerk.see("已受理")
    clerk.page.get_by_role("tab", name=re.compile("^材料")).click()
    clerk.press("借条.pdf")
    expect(clerk.page.get_by_role("img", name="借条.pdf，第1页")).to_be_visible()

    clerk.press("退回补正")
    clerk.press("核对并退回补正")
    clerk.see("请添加补正事项")
    clerk.press("添加补正事项")
    clerk.choose("问题", "财产信息不明确")
    clerk.find("所在位置", "产权证号", "产权证号")
    clerk.field("说明").fill("请补充共有情况。")
    clerk.press("保存")
    assert barriers(clerk) == []
    clerk.press("核对并退回补正")
    confirm(clerk, "退回补正")
    clerk.see("已退回补正")


def order_more(judge: Screen) -> None:
    """责令提供担保, above what is offered."""
    judge.press("责令提供担保")
    judge.see(re.compile("建议 20000.00 元"))
    judge.fill({"担保数额": MORE, "理由": "可能造成的损失较大。"})
    judge.press("核对并责令提供担保")
    confirm(judge, "责令提供担保")
    judge.see("已责令提供担保")


def rule_partly(judge: Screen, elsewhere: Visitor, draft: str) -> None:
    """裁定部分保全; meanwhile the same draft is saved from another window."""
    judge.press("起草裁定书")
    judge.heading("起草裁定书")
    expect(judge.page.get_by_role("img", name="民事裁定书，第1页")).to_be_visible()
    expect(judge.page.get_by_role("radio", checked=True)).to_have_count(0)
    judge.press("编辑裁定事项2")
    judge.page.get_by_role("region", name="裁定事项").get_by_text("不予", exact=True).click()
    judge.press("保存")
    judge.press("按裁定事项重写")
    expect(judge.field("裁定如下")).to_have_value(re.compile("二、驳回申请人的其他保全申请。$"))
    judge.pick("裁定部分保全")
    judge.field("审判员").fill("陈演示")
    judge.see(re.compile("^已保存"))
    elsewhere.put(draft, elsewhere.get(draft)["content"] | {"clerk": "另一窗口"})
    judge.field("书记员").fill("本窗口")
    changed = judge.page.get_by_role("row").filter(has_text="书记员")
    expect(changed.get_by_role("cell")).to_have_text(["另一窗口", "本窗口"])
    judge.press("保留我的")
    judge.see(re.compile("^已保存"))
    assert elsewhere.get(draft)["content"]["clerk"] == "本窗口"
    assert barriers(judge) == []
    judge.press("核对并作出裁定")
    confirm(judge, "作出裁定")
    judge.heading("卷宗")


def record_measure(officer: Screen) -> None:
    """登记保全措施 on what was granted."""
    officer.press("登记保全措施")
    items = officer.page.get_by_role("combobox", name="裁定事项", exact=True)
    officer.page.locator(".el-select__wrapper").filter(has=items).click()
    # What was refused is not enforced.
    expect(officer.page.get_by_role("option")).to_have_count(1)
    officer.page.get_by_role("option").click()
    expect(officer.page.get_by_role("option")).to_have_count(0)
    today = datetime.now(SHANGHAI).date()
    latest = working_days.term(today, 1)
    officer.field("采取措施日期").fill(str(today))
    expect(officer.field("届满日")).to_have_value(str(latest.safe))
    officer.see(re.compile(f"最长至 {latest.statutory}"))
    assert barriers(officer) == []
    officer.press("核对并登记保全措施")
    confirm(officer, "登记保全措施")
    officer.see("已登记保全措施")
    expect(officer.page.get_by_role("region", name="保全措施", exact=True)).to_contain_text(str(latest.safe))


def test_a_file_goes_from_the_counter_to_the_measure(
    opened: Opened, system: System, newcomer: Visitor, application: str
) -> None:
    accept_and_return(opened_at(opened(DESKTOP), system.staff(CLERK), application))
    newcomer.until_status(application, "RETURNED")
    newcomer.submit(application)

    judge = opened_at(opened(DESKTOP), system.staff(JUDGE), application)
    judge.press("审核")
    # Nothing is proposed where a judge decides.
    expect(judge.page.get_by_role("radio", checked=True)).to_have_count(0)
    judge.press("核对并审核")
    judge.see("请填写审核结果")
    judge.press("取消")
    system.staff(CLERK).post(
        f"office/preservation-applications/{application}/acceptance",
        {"content_hash": newcomer.view(application)["content_hash"]},
    )
    judge.page.reload()
    order_more(judge)
    newcomer.until_status(application, "GUARANTEE_REQUIRED")
    newcomer.upload(application, "GUARANTEE", "补充担保.pdf")
    newcomer.post(f"preservation-applications/{application}/guarantee-provision", guarantees(MORE))
    newcomer.until_status(application, "UNDER_REVIEW")

    judge.page.reload()
    judge.press("审核")
    judge.pick("通过")
    judge.field("备注").press("Control+Enter")
    confirm(judge, "审核")
    judge.see("已审核")
    newcomer.until_status(application, "AWAITING_PAYMENT")
    newcomer.pay(application)
    newcomer.until_status(application, "AWAITING_RULING")

    judge.page.reload()
    draft = f"office/preservation-applications/{application}/ruling-draft"
    rule_partly(judge, system.staff(JUDGE), draft)
    newcomer.until_status(application, "RULED_PARTIAL")

    record_measure(opened_at(opened(DESKTOP), system.staff(ENFORCEMENT, PASSWORD_OF_DEMO), application))
    newcomer.until_status(application, "IN_FORCE")


def test_a_refusal_at_review_is_asked_once_more(
    screen: Screen, system: System, newcomer: Visitor, application: str
) -> None:
    opened_at(screen, system.staff(JUDGE), application)
    screen.press("审核")
    screen.pick("不通过")
    screen.press("核对并审核")
    screen.see("请填写不通过的理由")
    screen.pick("不属本院管辖")
    screen.press("核对并审核")
    confirm(screen, "审核")
    screen.see("已审核")
    newcomer.until_status(application, "REJECTED")
