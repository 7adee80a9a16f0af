"""What a person does at the page: reads words, fills in fields by their labels, presses buttons by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journey import PASSWORD, Visitor, a_paper, a_resident_id, resident_id

SESSION = "__Host-session"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}

CLUE = {
    "开户行": "演示银行长沙分行",
    "账号": "6222021000000000009",
    "户名": "李演示",
    "财产价值": "20000.00",
    "具体位置": "长沙市芙蓉区",
}
LETTER = {
    "保险公司": "演示财产保险股份有限公司湖南分公司",
    "担保价值": "20000.00",
    "保单号": "BD-DEMO-0001",
    "保函编号": "BH-DEMO-0001",
}


@dataclass
class Screen:
    """One window of a browser; *address* is the gateway, *sandbox* plays phone, face and bank."""

    page: Page
    address: str
    sandbox: str

    def open(self, path: str) -> None:
        """Go to an address within the page."""
        self.page.goto(f"{self.address}{path}")

    def enter_as(self, person: Visitor) -> None:
        """Continue with the session of somebody who logged in over HTTP."""
        self.page.context.add_cookies(
            [
                {
                    "name": SESSION,
                    "value": person.token,
                    # As over TLS: a browser takes it from this machine's own address, too.
                    "url": self.address.replace("http:", "https:"),
                    "secure": True,
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )

    def heading(self, words: str) -> Locator:
        """Return the page's own heading, once it is there."""
        found = self.page.get_by_role("heading", name=words, level=1)
        expect(found).to_be_visible()
        return found

    def see(self, words: str | re.Pattern[str]) -> None:
        """Wait until the words can be read."""
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible()

    def field(self, label: str) -> Locator:
        """Return the field of that label."""
        return self.page.get_by_label(label, exact=True)

    def fill(self, fields: dict[str, str]) -> None:
        """Type into fields."""
        for label, text in fields.items():
            self.field(label).fill(text)

    def choose(self, label: str, words: str) -> None:
        """Choose one of a list."""
        # What is chosen already lies over the field itself.
        field = self.page.get_by_role("combobox", name=label, exact=True)
        self.page.locator(".el-select__wrapper").filter(has=field).click()
        self.page.get_by_role("option", name=words, exact=True).click()

    def find(self, label: str, typed: str, words: str) -> None:
        """Search a long list and choose what was found."""
        box = self.page.get_by_role("combobox", name=label, exact=True)
        box.click()
        box.fill(typed)
        self.page.get_by_role("option", name=words).first.click()

    def pick(self, words: str) -> None:
        """Choose a radio button or tick a box by its words."""
        self.page.locator("label").filter(has_text=re.compile(f"^{re.escape(words)}$")).click()

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def button(self, name: str) -> Locator:
        """Return a button."""
        return self.page.get_by_role("button", name=name, exact=True)

    def go_out(self, link: str, button: str) -> None:
        """Press a button on a provider's page in a window of its own, and come back when it has answered."""
        with self.page.expect_popup() as opened:
            self.page.get_by_role("link", name=link).click()
        # The window stays: closing one that is on its way to the next page can wait for ever.
        with opened.value.expect_navigation():
            opened.value.get_by_role("button", name=button, exact=True).click()
        self.page.bring_to_front()

    def fits(self) -> bool:
        """Tell whether nothing reaches beyond the window's right edge."""
        return bool(
            self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        )

    # --- rows 1 to 6 --------------------------------------------------------------------------------------------------

    def register(self, mobile: str) -> None:
        """注册账号, all three steps; ends at the log-in."""
        with self.page.expect_response("**/api/v1/captchas") as drawn:
            self.open("/register")
        self.fill({"手机号": mobile, "图形验证码": drawn.value.json()["demo_answer"]})
        self.pick("我已阅读并同意")
        self.press("下一步")
        self.see("验证码将会发送到您的注册手机")
        self.fill({"短信验证码": Visitor(self.address, self.sandbox).sms_code(mobile)})
        self.press("下一步")
        self.fill({"密码": PASSWORD, "确认密码": PASSWORD})
        self.press("立即提交")
        self.heading("登录")

    def log_in(self, mobile: str, password: str = PASSWORD) -> None:
        """登录."""
        self.fill({"用户名": mobile, "密码": password})
        self.press("登录")

    def log_in_staff(self, name: str) -> None:
        """工作人员登录, with the code that the page shows as long as nobody's authenticator does."""
        self.heading("工作人员登录")
        self.fill({"用户名": name, "密码": PASSWORD})
        with self.page.expect_response("**/api/v1/staff-log-ins") as begun:
            self.press("下一步")
        self.fill({"动态验证码": begun.value.json()["demo_code"]})
        self.press("登录")
        self.heading("工作台")

    def log_out(self) -> None:
        """退出."""
        self.press("退出")
        self.heading("登录")

    def fill_in_person(self, name: str = "张演示") -> None:
        """完善个人信息 of somebody whom nobody else is, up to the QR."""
        self.heading("完善个人信息")
        self.fill({"真实姓名": name, "证件号码": a_resident_id()})
        self.press("实名认证")
        self.heading("实名认证")

    def agree_to_face(self) -> None:
        """实名认证: the consent to the face, asked for apart."""
        self.pick("我已阅读并单独同意")
        self.press("开始实名认证")

    def confirm_by_face(self) -> None:
        """确认是您本人操作, by face, in this browser as on a phone."""
        dialog = self.page.get_by_role("dialog", name="确认是您本人操作")
        dialog.get_by_text("人脸识别", exact=True).click()
        dialog.get_by_role("button", name="下一步").click()
        self.go_out("在本机继续", "通过")
        expect(dialog).to_have_count(0)

    def confirm_by_sms(self, mobile: str) -> None:
        """确认是您本人操作, by the code that the phone gets."""
        dialog = self.page.get_by_role("dialog", name="确认是您本人操作")
        dialog.get_by_text("短信验证码", exact=True).click()
        dialog.get_by_role("button", name="下一步").click()
        self.see("验证码已发送到您的注册手机")
        dialog.get_by_label("短信验证码").fill(Visitor(self.address, self.sandbox).sms_code(mobile))
        dialog.get_by_role("button", name="确认").click()
        expect(dialog).to_have_count(0)

    def verify_here(self) -> None:
        """Go on at the face provider's page in this browser, as on a phone; ends where the log-in is asked for."""
        self.go_out("在本机继续", "通过")
        expect(self.button("重新登录")).to_be_visible()

    # --- rows 10 to 17 ------------------------------------------------------------------------------------------------

    def create(self) -> str:
        """Read the notice and create the guides' own example; return the application's id."""
        self.heading("网上保全须知")
        self.pick("我已阅读网上保全须知")
        self.press("创建保全申请")
        self.heading("创建保全申请")
        self.find("选择法院", "湖南省高级", "湖南省高级人民法院")
        self.field("申请保全金额").fill("20000.00")
        self.press("创建保全")
        self.heading("保全基本信息")
        found = re.search(r"/applications/([0-9a-f-]{36})/", self.page.url)
        assert found, self.page.url
        return found[1]

    def add(self, title: str) -> Locator:
        """Press 「添加」 of a list and return that list."""
        part = self.page.get_by_role("region", name=title, exact=True)
        part.get_by_role("button", name=f"添加{title}", exact=True).click()
        return part

    def add_party(self, title: str, name: str, serial: int, **more: str) -> None:
        """Add an applicant or a respondent."""
        part = self.add(title)
        self.fill(
            {"姓名（名称）": name, "证件号码": resident_id(serial), "住所地": "长沙市芙蓉区演示路1号", **more}
        )
        part.get_by_role("button", name="保存", exact=True).click()
        expect(part.get_by_text(name)).to_be_visible()

    def fill_basic(self) -> None:
        """保全基本信息: two people and a bank account."""
        self.add_party("申请人", "张演示", 1, 手机号码="13900000001", 送达地址="长沙市芙蓉区演示路1号")
        self.add_party("被申请人", "李演示", 2, 手机号码="13900000002")
        part = self.add("财产线索")
        self.fill(CLUE)
        part.get_by_role("button", name="保存", exact=True).click()
        self.fill(
            {
                "请求事项": "请求冻结被申请人李演示名下银行存款20000.00元。",
                "事实与理由": "被申请人拖欠借款20000元，现有转移财产的迹象。",
                "情况紧急的理由": "不立即保全将使权益受到难以弥补的损害。",
            }
        )

    def fill_guarantee(self) -> None:
        """担保信息: an insurer's letter, typed in."""
        part = self.add("担保信息")
        self.fill(LETTER)
        part.get_by_role("button", name="保存", exact=True).click()
        expect(part.get_by_text("保险公司保函")).to_be_visible()

    def upload(self, slot: str, filename: str) -> None:
        """上传材料: one file into a slot."""
        file: Any = {"name": filename, "mimeType": "application/pdf", "buffer": a_paper(filename)}
        self.page.get_by_label(re.compile(f"^选择文件：{slot}")).set_input_files(file)
        expect(self.button(filename)).to_be_visible()

    def upload_all(self) -> None:
        """上传材料: what the example needs."""
        for slot, filename in (
            ("保全申请书", "保全申请书.pdf"),
            ("申请人-张演示", "身份证明.pdf"),
            ("担保材料", "保函.pdf"),
            ("证据材料", "借条.pdf"),
        ):
            self.upload(slot, filename)

    def consent(self) -> None:
        """Read what is to be consented to, tick it, and consent."""
        dialog = self.page.get_by_role("dialog", name="需要您单独同意")
        expect(dialog.get_by_role("button", name="同意", exact=True)).to_be_disabled()
        dialog.get_by_text("我已阅读并单独同意").click()
        dialog.get_by_role("button", name="同意", exact=True).click()
        expect(dialog).to_have_count(0)

    def pay(self, *, consenting: bool = False, until: str = "等待法官裁定") -> None:
        """交费: confirm, choose, consent the first time, pay at the channel's page."""
        self.heading("交费")
        self.press("确认")
        self.pick("支付宝")
        self.press("去支付")
        if consenting:
            self.consent()
        self.go_out("打开支付页面", "支付成功")
        self.see(re.compile(until))
