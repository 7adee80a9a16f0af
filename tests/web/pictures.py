"""
Take the pictures of the documentation anew, of a system that `make run` has started.

python -m tests.web.pictures
"""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect

from deploy.local.installation import ROOT, Installation
from tests.courtroom import Desk, today
from tests.demo.long_way import AMOUNT, MATERIALS, parties
from tests.insuring import Cover, insure
from tests.journey import Visitor, a_mobile, basic_information, guarantees
from tests.web.browsing import chromium, window
from tests.web.screen import DESKTOP, PHONE, Screen

FOLDER = ROOT / "docs" / "screenshots"
TALL = {"width": 1280, "height": 1100}
LONG = {"width": 1280, "height": 1300}
STAFF_PASSWORD = "Baoquan2026"
COURT = "湘0102"
CASE_NO = f"（{today().year}）{COURT}民初12号"
COLOURS = 128


@dataclass
class Camera:
    """What pictures are taken with."""

    browser: Browser
    address: str
    sandbox: str
    folder: Path = FOLDER

    def screen(self, size: dict[str, int] = DESKTOP, person: Visitor | None = None) -> Screen:
        """Open a window, logged in as *person*."""
        screen = Screen(window(self.browser, size).new_page(), self.address, self.sandbox)
        if person:
            screen.enter_as(person)
        return screen

    def at(self, heading: str, size: dict[str, int], person: Visitor, path: str) -> Screen:
        """Open a page as *person*, and wait for its heading."""
        screen = self.screen(size, person)
        screen.open(path)
        screen.heading(heading)
        return screen

    def page(self, name: str, size: dict[str, int], person: Visitor, path: str, heading: str) -> None:
        """Take a page as *person* finds it."""
        self.take(self.at(heading, size, person, path), name)

    def take(self, screen: Screen, name: str) -> None:
        """Keep what is on the screen once it has come to rest."""
        screen.page.wait_for_load_state("networkidle")
        taken = Image.open(io.BytesIO(screen.page.screenshot(animations="disabled")))
        taken.quantize(COLOURS).save(self.folder / f"{name}.png", optimize=True)
        screen.page.context.close()

    def visitor(self) -> Visitor:
        """Return somebody whom nobody knows yet."""
        return Visitor(self.address, self.sandbox, patience=20)

    def staff(self, name: str) -> Visitor:
        """Return somebody of a court."""
        return self.visitor().log_in_staff(name, STAFF_PASSWORD)


def of_entering(camera: Camera) -> None:
    """注册, 登录, 实名认证."""
    screen = camera.screen()
    screen.open("/register")
    screen.field("手机号").fill("13900000001")
    screen.press("《人民法院互联网统一账户管理平台注册协议》")
    expect(screen.page.get_by_alt_text("图形验证码")).to_be_visible()
    camera.take(screen, "register")

    screen = camera.screen()
    screen.open("/login")
    screen.field("用户名").fill("13800138000")
    camera.take(screen, "login")

    mobile = a_mobile()
    newcomer = camera.visitor().register(mobile).log_in(mobile).fill_in_profile()
    screen = camera.screen(TALL, newcomer)
    screen.open("/verification")
    screen.see("我已阅读并单独同意")
    camera.take(screen, "consent")
    newcomer.consent("FACE")
    screen = camera.screen(DESKTOP, newcomer)
    screen.open("/verification")
    expect(screen.page.get_by_alt_text("实名认证二维码")).to_be_visible()
    camera.take(screen, "verification")


def of_an_applicant(camera: Camera) -> None:
    """首页, 填写, 办理进度, 账户安全, on a desk and on a phone."""
    person = camera.visitor().newcomer()
    ruled, drafted = (str(person.create()["id"]) for _ in range(2))
    person.fill(ruled)
    person.submit(ruled)
    person.put(f"preservation-applications/{drafted}/basic-information", basic_information(*person.person))
    person.until_status(ruled, "AWAITING_PAYMENT")
    person.pay(ruled)
    person.until_status(ruled, "RULED_GRANTED")

    for name, size, path, heading in (
        ("home", DESKTOP, "/", "我的申请"),
        ("phone", PHONE, "/", "我的申请"),
        ("wizard", DESKTOP, f"/applications/{drafted}/basic-information", "保全基本信息"),
        ("progress", TALL, f"/applications/{ruled}", "办理进度"),
        ("security", TALL, "/security", "账户安全"),
    ):
        camera.page(name, size, person, path, heading)

    again = camera.visitor().log_in(person.get("account")["mobile"])
    draft = str(again.create(court=COURT)["id"])
    again.person = person.person
    again.fill(draft)
    screen = camera.screen(DESKTOP, again)
    screen.open(f"/applications/{draft}/preview")
    screen.press("提交")
    screen.see("确认是您本人操作")
    camera.take(screen, "step-up")

    screen = camera.screen(DESKTOP, camera.staff("admin-furong"))
    screen.open("/office/readings")
    expect(screen.page.get_by_role("row").nth(1)).to_be_visible()
    camera.take(screen, "readings")


def of_a_file(camera: Camera) -> None:
    """诉讼保全 with two respondents at 湘0102, from the creation to the tasks after the measures, from both sides of the desk."""
    person = camera.visitor().newcomer()
    application = of_filling_in(camera, person)
    person.submit(application)
    clerk, judge = camera.staff("clerk-furong"), camera.staff("judge-furong")
    of_correcting(camera, person, Desk(clerk, application))
    person.submit(application)
    Desk(clerk, application).act("acceptance")
    desk = Desk(judge, application)
    desk.order_guarantee()
    camera.page("ordered", PHONE, person, f"/applications/{application}", "办理进度")
    person.upload(application, "GUARANTEE", "保函.pdf")
    letter = guarantees(person.view(application)["guarantee"]["amount"])
    person.post(f"preservation-applications/{application}/guarantee-provision", letter)
    desk.review(aid={"outcome": "REFUSED", "reasons": "未能证明属于所述情形。", "days": 7})
    person.until_status(application, "AWAITING_PAYMENT")
    person.pay(application)
    person.until_status(application, "AWAITING_RULING")

    screen = camera.at("卷宗", LONG, judge, f"/office/applications/{application}")
    screen.press("起草裁定书")
    expect(screen.page.get_by_role("img", name="民事裁定书，第1页")).to_be_visible()
    camera.take(screen, "ruling")
    desk.rule("PARTIAL")
    of_enforcing(camera, person, application)


def of_filling_in(camera: Camera, person: Visitor) -> str:
    """创建, 担保信息 with 司法救助, 预览提交; return the application's id, not yet submitted."""
    screen = camera.at("创建保全申请", LONG, person, "/applications/new")
    screen.pick("诉讼保全")
    screen.find("选择法院", "furong", "长沙市芙蓉区人民法院")
    screen.field("案号").fill(CASE_NO)
    screen.find("案由", "民间借贷", "民间借贷纠纷")
    screen.field("申请保全金额").fill(AMOUNT)
    screen.see(re.compile("^大写"))
    screen.pick("由法院决定")
    camera.take(screen, "create")

    form = {
        "court": COURT,
        "amount": AMOUNT,
        "category": "LITIGATION",
        "phase": None,
        "case_type": "0301",
        "case_no": CASE_NO,
    }
    application = str(person.create(**form, cause="108.3", guarantee_situation="COURT_DECIDES")["id"])
    path = f"preservation-applications/{application}"
    person.put(f"{path}/basic-information", parties(person))
    claim = {"kind": "DEFER", "ground": "LEGAL_AID", "reason": "正在申请法律援助。"}
    person.put(f"{path}/aid", {"claim": claim})
    for kind, filename, owner in (*MATERIALS, ("AID", "法律援助申请.pdf", None)):
        person.upload(application, kind, filename, owner)
    for name, page, heading in (
        ("guarantees", "guarantees", "担保信息"),
        ("materials", "materials", "上传材料"),
        ("check", "preview", "预览提交"),
    ):
        camera.page(name, TALL, person, f"/applications/{application}/{page}", heading)
    return application


def of_correcting(camera: Camera, person: Visitor, desk: Desk) -> None:
    """退回补正, as it is asked for and as it arrives; what it asks for is supplied."""
    office = f"/office/applications/{desk.application}"
    camera.page("file", LONG, desk.officer, office, "卷宗")
    screen = camera.at("卷宗", DESKTOP, desk.officer, office)
    screen.press("退回补正")
    screen.press("添加补正事项")
    screen.choose("问题", "财产信息不明确")
    screen.find("所在位置", "产权证号", "产权证号")
    screen.field("说明").fill("请补充共有情况。")
    camera.take(screen, "return")
    desk.return_for_correction()
    person.until_status(desk.application, "RETURNED")
    camera.page("returned", PHONE, person, f"/applications/{desk.application}", "办理进度")
    person.upload(desk.application, "EVIDENCE", "借条.pdf")


def of_enforcing(camera: Camera, person: Visitor, application: str) -> None:
    """登记保全措施, what becomes a task at once, and how it all stands for the applicant."""
    officer = camera.staff("enforcement-furong")
    office = f"/office/applications/{application}"
    screen = camera.at("卷宗", LONG, officer, office)
    screen.press("登记保全措施")
    items = screen.page.get_by_role("combobox", name="裁定事项", exact=True)
    screen.page.locator(".el-select__wrapper").filter(has=items).click()
    screen.page.get_by_role("option").first.click()
    screen.field("采取措施日期").fill(f"{today()}")
    expect(screen.field("届满日")).not_to_have_value("")
    camera.take(screen, "measure")
    Desk(officer, application).take_measures()
    person.until_status(application, "IN_FORCE")
    officer.until(
        lambda: officer.get(f"office/tasks?application_id={application}")["items"], "the court's tasks"
    )
    camera.page("tasks", DESKTOP, officer, "/office/tasks", "待办事项")
    camera.page("queue", DESKTOP, officer, "/office/applications", "保全申请")
    camera.page("in-force", LONG, person, f"/applications/{application}", "办理进度")


def of_a_guarantee(camera: Camera) -> None:
    """网上担保 as its applicant sees it: the offers side by side, the clauses, the letter; its verification on anybody's phone."""
    person = camera.visitor().newcomer()
    screen = camera.at("申请担保", LONG, person, "/guarantees/new")
    screen.find("选择法院", "furong", "长沙市芙蓉区人民法院")
    screen.field("申请担保金额").fill(AMOUNT)
    offer = screen.page.locator(".offer").last
    offer.locator("label").click()
    offer.get_by_text("如何计算").click()
    camera.take(screen, "offers")

    cover = Cover.create(person, court=COURT)
    cover.fill()
    screen = camera.at("预览提交", TALL, person, f"/guarantees/{cover.application}/preview")
    screen.field("投保人签名").fill(person.person[0])
    screen.pick("我已阅读并理解保险条款")
    screen.page.get_by_role("heading", name="阅读条款").evaluate("each => each.scrollIntoView()")
    camera.take(screen, "clauses")

    issued = insure(cover, camera.staff("underwriter-demo"))["issued"]
    camera.page("letter", TALL, person, f"/guarantees/{cover.application}", "办理进度")
    screen = camera.screen(PHONE)
    screen.open(f"/verify?number={issued['letter_no']}&code={issued['check_code']}")
    screen.see(re.compile("^核验结果"))
    camera.take(screen, "verify")


def main() -> int:
    """Take them all."""
    installation = Installation()
    gateway, sandbox = (f"http://127.0.0.1:{installation.port(name)}" for name in ("gateway", "sandbox"))
    with chromium() as browser:
        camera = Camera(browser, gateway, sandbox)
        of_entering(camera)
        of_an_applicant(camera)
        of_a_file(camera)
        of_a_guarantee(camera)
    return 0


if __name__ == "__main__":
    sys.exit(main())
