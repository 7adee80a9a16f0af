"""注册, 登录, 忘记密码, 退出 and the log-in of staff: what keeps others out, and lets everybody in."""

from __future__ import annotations

import re
import secrets
from typing import Any

from playwright.sync_api import Route, expect
from requests.adapters import HTTPAdapter

from tests.conftest import System
from tests.journey import PASSWORD, Visitor, a_mobile
from tests.web.conftest import OFFICE, Early, Opened
from tests.web.screen import DESKTOP, SESSION, Screen

WRONG = "wrong-password"
FAILURES = 5
ONLY_HERE = f"judge-{secrets.token_hex(4)}"
"""A code of an authenticator is good once: whose is shown here shows none elsewhere."""


def registered(system: System) -> str:
    mobile = a_mobile()
    system.visitor().register(mobile)
    return mobile


def answered_by_demo(screen: Screen, act: str) -> str:
    """Press a button that draws another captcha, and return what that one says."""
    expect(screen.page.get_by_alt_text("图形验证码")).to_be_visible()
    with screen.page.expect_response("**/api/v1/captchas") as drawn:
        screen.press(act)
    return str(drawn.value.json()["demo_answer"])


def test_another_picture_can_be_drawn(screen: Screen) -> None:
    screen.open("/register")
    picture = screen.page.get_by_alt_text("图形验证码")
    before = picture.get_attribute("src")
    answered_by_demo(screen, "换一张")
    expect(picture).not_to_have_attribute("src", before or "")


def test_who_cannot_see_the_picture_hears_digits_instead(screen: Screen, system: System) -> None:
    mobile = a_mobile()
    screen.open("/register")
    answer = answered_by_demo(screen, "听验证码")
    heard = screen.page.get_by_label("播放语音验证码")
    expect(heard).to_have_attribute("src", re.compile("^data:audio/"))
    assert heard.evaluate(
        "each => new Promise((go) => each.readyState ? go(true) : (each.onloadedmetadata = () => go(true)))"
    )
    assert heard.evaluate("each => each.duration") > 1

    screen.fill({"手机号": mobile, "语音验证码": answer})
    screen.pick("我已阅读并同意")
    screen.press("下一步")
    screen.see("验证码将会发送到您的注册手机")
    assert system.visitor().sms_code(mobile)


def test_a_message_can_be_sent_again_only_after_a_while(screen: Screen) -> None:
    ask_code(screen, a_mobile())
    expect(screen.page.get_by_role("button", name=re.compile(r"^重新发送（\d+秒）$"))).to_be_disabled()


def test_a_common_password_is_refused_at_its_field(screen: Screen) -> None:
    mobile = a_mobile()
    ask_code(screen, mobile)
    screen.fill({"短信验证码": Visitor(screen.address, screen.sandbox).sms_code(mobile)})
    screen.press("下一步")
    screen.fill({"密码": "password123", "确认密码": "password123"})
    screen.press("立即提交")
    item = screen.page.locator(".el-form-item").filter(has=screen.field("密码"))
    expect(item.get_by_text("该密码过于常见")).to_be_visible()


def ask_code(screen: Screen, mobile: str) -> None:
    with screen.page.expect_response("**/api/v1/captchas") as drawn:
        screen.open("/register")
    screen.fill({"手机号": mobile, "图形验证码": drawn.value.json()["demo_answer"]})
    screen.pick("我已阅读并同意")
    screen.press("下一步")
    screen.see("短信验证码")


def test_no_script_can_read_the_session(screen: Screen, system: System) -> None:
    screen.open("/login")
    screen.log_in(registered(system))
    screen.heading("完善个人信息")
    assert screen.page.evaluate("document.cookie") == ""
    assert (
        screen.page.evaluate("[...Object.values(sessionStorage), ...Object.values(localStorage)].join()")
        == ""
    )
    kept = [each for each in screen.page.context.cookies() if each.get("name") == SESSION]
    assert [(each.get("httpOnly"), each.get("secure"), each.get("sameSite")) for each in kept] == [
        (True, True, "Strict")
    ]


def test_a_new_window_of_the_same_browser_is_logged_in_too(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/")
    screen.heading("我的申请")
    other = screen.page.context.new_page()
    other.goto(screen.address)
    expect(other.get_by_role("heading", name="我的申请", level=1)).to_be_visible()


def test_logging_out_ends_the_session(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/")
    screen.heading("我的申请")
    screen.log_out()
    newcomer.until_refused()
    screen.open("/applications")
    screen.heading("登录")


def test_who_was_logged_out_elsewhere_logs_in_and_comes_back(screen: Screen, newcomer: Visitor) -> None:
    mobile = newcomer.get("account")["mobile"]
    screen.enter_as(newcomer)
    screen.open("/")
    screen.heading("我的申请")
    newcomer.call("DELETE", "sessions/current")
    screen.page.get_by_role("navigation").get_by_role("link", name="我的申请").click()
    screen.heading("登录")
    screen.see("请重新登录")
    screen.log_in(mobile)
    screen.heading("我的申请")
    assert screen.page.url.endswith("/applications")


def test_a_page_whose_token_is_old_fetches_another(screen: Screen, newcomer: Visitor) -> None:
    def outdated(route: Route) -> None:
        route.fulfill(json=newcomer.get("sessions/current") | {"csrf": "0" * 64})

    screen.enter_as(newcomer)
    screen.page.route("**/api/v1/sessions/current", outdated, times=1)
    screen.open("/account")
    screen.fill({"居住地": "长沙市"})
    screen.press("保存")
    screen.see("已保存")
    assert newcomer.get("account")["residence"] == "长沙市"


def test_of_two_people_at_one_browser_nobody_acts_as_the_other(
    screen: Screen, newcomer: Visitor, person: Visitor
) -> None:
    screen.enter_as(newcomer)
    screen.open("/account")
    screen.fill({"居住地": "别人的居住地"})
    screen.enter_as(person)
    screen.press("保存")
    screen.heading("我的申请")
    assert person.get("account")["residence"] != "别人的居住地"


class Elsewhere(HTTPAdapter):
    """The way to the gateway from another address of this machine."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Leave from there."""
        super().init_poolmanager(*args, source_address=("127.9.9.9", 0), **options)


def test_after_five_failures_of_a_stranger_the_owner_answers_a_captcha(
    screen: Screen, system: System
) -> None:
    mobile = registered(system)
    stranger = system.visitor()
    stranger.http.mount("http://", Elsewhere())
    for _ in range(FAILURES):
        stranger.call("POST", "sessions", {"username": mobile, "password": WRONG}, expect=401)
    screen.open("/login")
    expect(screen.field("图形验证码")).to_have_count(0)
    with screen.page.expect_response("**/api/v1/captchas") as drawn:
        screen.log_in(mobile)
    screen.see("请填写图形验证码后再登录")
    screen.fill({"图形验证码": drawn.value.json()["demo_answer"]})
    screen.press("登录")
    screen.heading("完善个人信息")


def test_a_connection_that_keeps_no_session_is_said_to(opened: Opened) -> None:
    screen = opened(DESKTOP)
    screen.page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    screen.open("/login")
    screen.see("当前连接不是安全连接")


def test_staff_log_in_with_a_code_of_their_authenticator(screen: Screen, system: System) -> None:
    system.hire((ONLY_HERE, "judge", OFFICE))
    screen.open("/login")
    screen.page.get_by_role("link", name="法院、保险公司工作人员登录").click()
    screen.heading("工作人员登录")
    screen.fill({"用户名": ONLY_HERE, "密码": WRONG})
    screen.press("下一步")
    screen.see("用户名或密码错误")

    screen.log_in_staff(ONLY_HERE)
    screen.see("法官")


def test_a_forgotten_password_is_set_anew(screen: Screen, a_minute_later: Early) -> None:
    mobile = a_minute_later.until_a_message_may_be_sent(a_minute_later.forgetful)
    with screen.page.expect_response("**/api/v1/captchas") as drawn:
        screen.open(f"/forgotten?mobile={mobile}")
    screen.heading("忘记密码")
    screen.fill({"图形验证码": drawn.value.json()["demo_answer"]})
    screen.press("下一步")
    screen.see("验证码将会发送到您的注册手机")
    new = f"{PASSWORD}-neu"
    screen.fill(
        {
            "短信验证码": Visitor(screen.address, screen.sandbox).sms_code(mobile),
            "新密码": new,
            "确认密码": new,
        }
    )
    screen.press("立即提交")
    screen.see("密码已更新，请重新登录")
    screen.log_in(mobile)
    screen.see("用户名或密码错误")
    screen.log_in(mobile, new)
    screen.heading("完善个人信息")
