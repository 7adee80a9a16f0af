"""The applicant's side after the submission: returned and corrected, a guarantee ordered and provided, aid asked for, taken back."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.conftest import CLERK, JUDGE, System
from tests.journey import Json, Visitor, a_paper, basic_information
from tests.web.screen import Screen
from tests.web.test_page import barriers

FURONG = "湘0102"
"""A court that no program decides for."""


DEFECT = {
    "code": "IDENTITY_MISMATCH",
    "field": "basic.respondents.0.address",
    "text": "请核对被申请人住所地。",
}


def block(screen: Screen, title: str) -> Locator:
    return screen.page.get_by_role("region", name=title, exact=True)


def decide(officer: Visitor, application: str, act: str, decision: Json) -> None:
    """Let somebody of the court decide on what it has at present."""
    office = f"office/preservation-applications/{application}"
    content = officer.get(f"{office}/snapshot")["content_hash"]
    officer.post(f"{office}/{act}", {"content_hash": content, **decision})


def upload(screen: Screen, slot: str, filename: str) -> None:
    file: Any = {"name": filename, "mimeType": "application/pdf", "buffer": a_paper(filename)}
    screen.page.get_by_label(re.compile(f"^选择文件：{slot}")).set_input_files(file)
    expect(screen.button(filename)).to_be_visible()


def correct(screen: Screen, application: str) -> None:
    """Go from the defect to its field, mend it, submit again, keep the receipt."""
    screen.open(f"/applications/{application}")
    returned = block(screen, "退回补正")
    expect(returned.get_by_text("法定最后一日")).to_be_visible()
    assert barriers(screen) == []
    returned.get_by_role("link", name=re.compile(DEFECT["text"])).click()
    expect(screen.field("住所地")).to_be_focused()
    screen.field("住所地").fill("长沙市芙蓉区演示路2号")
    screen.press("暂存")
    screen.see("已暂存")
    screen.open(f"/applications/{application}/preview")
    screen.press("提交")
    screen.see(re.compile("已提交至保全办案系统"))
    with screen.page.expect_download() as saved:
        screen.press("下载提交回执")
    assert saved.value.suggested_filename == "提交回执.pdf"


def provide(screen: Screen, application: str) -> None:
    """Provide what was ordered: more than was offered, with the papers for it."""
    screen.open(f"/applications/{application}")
    ordered = block(screen, "提供担保")
    expect(ordered.get_by_text("叁万元整")).to_be_visible()
    ordered.get_by_role("button", name="提供担保").click()
    assert barriers(screen) == []
    screen.press("编辑担保信息1")
    screen.field("担保价值").fill("30000.00")
    screen.press("保存")
    upload(screen, "担保材料", "新保函.pdf")
    screen.press("提交担保")
    expect(ordered.get_by_text("已提供")).to_be_visible()


def ask_for_aid(screen: Screen, application: str) -> None:
    screen.open(f"/applications/{application}/payment#aid")
    screen.heading("交费")
    screen.pick("减交")
    screen.pick("属于国家规定的优抚、安置对象")
    upload(screen, "司法救助证明", "优抚证.pdf")
    assert barriers(screen) == []
    screen.press("提交司法救助申请")
    expect(block(screen, "司法救助").get_by_text("待法院决定")).to_be_visible()


def withdraw(screen: Screen, application: str) -> None:
    """Read what the court wrote, then take the application back."""
    screen.open(f"/applications/{application}")
    screen.page.get_by_role("button", name=re.compile("^查看提供担保通知书")).click()
    expect(screen.page.get_by_role("img", name=re.compile("提供担保通知书.*第1页"))).to_be_visible()
    screen.press("关闭")
    screen.press("撤回")
    screen.field("撤回理由").fill("双方已经和解。")
    screen.press("确认撤回")
    screen.see("已撤回")


def test_returned_corrected_guarantee_provided_aid_asked_for(
    screen: Screen, newcomer: Visitor, system: System
) -> None:
    application = str(newcomer.create(court=FURONG)["id"])
    newcomer.fill(application)
    newcomer.submit(application)
    judge, clerk = system.staff(JUDGE), system.staff(CLERK)
    screen.enter_as(newcomer)

    decide(judge, application, "return", {"defects": [DEFECT]})
    correct(screen, application)
    newcomer.until_status(application, "SUBMITTED")
    decide(clerk, application, "acceptance", {})
    decide(judge, application, "guarantee-orders", {"amount": "30000.00", "reason": "应当提供担保。"})
    provide(screen, application)
    decide(judge, application, "review", {"passed": True, "remark": "材料齐全。"})
    ask_for_aid(screen, application)
    withdraw(screen, application)
    assert newcomer.view(application)["allowed"] == ["copy"]


def test_what_two_have_edited_is_shown_side_by_side_and_chosen(screen: Screen, person: Visitor) -> None:
    application = str(person.create()["id"])
    path = f"preservation-applications/{application}/basic-information"
    screen.enter_as(person)
    screen.open(f"/applications/{application}/basic-information")
    screen.see("请求与理由")
    elsewhere = basic_information(*person.person)
    person.put(path, elsewhere)

    screen.fill({"请求事项": "请求冻结存款10000.00元。"})
    screen.press("暂存")
    conflict = screen.page.get_by_role("alert", name="内容已被修改")
    expect(conflict.get_by_text(re.compile("李演示")).first).to_be_visible()
    expect(screen.button("按所选内容保存")).to_be_disabled()
    chosen = conflict.get_by_role("radiogroup", name="保留哪一份：请求事项")
    chosen.locator("label").filter(has_text="我填写的").click()
    screen.press("按所选内容保存")
    screen.see("已暂存")

    saved = person.get(path)
    assert saved["requested_measures"] == "请求冻结存款10000.00元。"
    assert saved["respondents"][0]["name"] == elsewhere["respondents"][0]["name"]
