"""
Take the pictures of the documentation anew, of a system that `make run` has started.

python -m tests.web.pictures
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect

from deploy.local.installation import ROOT, Installation
from tests.journey import Visitor, a_mobile, basic_information
from tests.web.browsing import chromium, window
from tests.web.screen import DESKTOP, PHONE, Screen

FOLDER = ROOT / "docs" / "screenshots"
TALL = {"width": 1280, "height": 1100}
STAFF_PASSWORD = "Baoquan2026"
COURT = "湘0102"
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
    ruled, drafted, filed = (str(person.create(**to)["id"]) for to in ({}, {}, {"court": COURT}))
    for application in (ruled, filed):
        person.fill(application)
        person.submit(application)
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
        screen = camera.screen(size, person)
        screen.open(path)
        screen.heading(heading)
        camera.take(screen, name)

    again = camera.visitor().log_in(person.get("account")["mobile"])
    draft = str(again.create(court=COURT)["id"])
    again.person = person.person
    again.fill(draft)
    screen = camera.screen(DESKTOP, again)
    screen.open(f"/applications/{draft}/preview")
    screen.press("提交")
    screen.see("确认是您本人操作")
    camera.take(screen, "step-up")

    screen = camera.screen(TALL, camera.staff("judge-furong"))
    screen.open(f"/office/applications/{filed}")
    screen.see("提交审核结果")
    camera.take(screen, "office")
    screen = camera.screen(DESKTOP, camera.staff("admin-furong"))
    screen.open("/office/readings")
    expect(screen.page.get_by_role("row").nth(1)).to_be_visible()
    camera.take(screen, "readings")


def main() -> int:
    """Take them all."""
    installation = Installation()
    gateway, sandbox = (f"http://127.0.0.1:{installation.port(name)}" for name in ("gateway", "sandbox"))
    with chromium() as browser:
        camera = Camera(browser, gateway, sandbox)
        of_entering(camera)
        of_an_applicant(camera)
    return 0


if __name__ == "__main__":
    sys.exit(main())
