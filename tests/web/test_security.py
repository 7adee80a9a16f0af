"""账户安全: it is really oneself who submits, pays and leaves; sessions, organisations and keys can be ended."""

from __future__ import annotations

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.conftest import CLERK, System
from tests.integration.test_persons import open_checks
from tests.journey import PASSWORD, Visitor, resident_id
from tests.web.conftest import Early, Opened
from tests.web.screen import DESKTOP, Screen

FURONG = "湘0102"
LARGE = "500000.00"
"""Of which the fee is more than what is paid without asking."""


def ready(person: Visitor, **changes: str) -> str:
    application = str(person.create(court=FURONG, **changes)["id"])
    person.fill(application)
    return application


def test_submitting_asks_for_the_face(screen: Screen, newcomer: Visitor) -> None:
    application = ready(newcomer)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/preview")
    screen.press("提交")
    screen.confirm_by_face()
    screen.heading("我的申请")
    newcomer.until_status(application, "SUBMITTED")


def test_who_was_asked_a_moment_ago_is_not_asked_again(screen: Screen, newcomer: Visitor) -> None:
    newcomer.step_up()
    application = ready(newcomer)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/preview")
    screen.press("提交")
    screen.heading("我的申请")


def test_who_declines_to_be_asked_submits_nothing(screen: Screen, newcomer: Visitor) -> None:
    application = ready(newcomer)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/preview")
    screen.press("提交")
    dialog = screen.page.get_by_role("dialog", name="确认是您本人操作")
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_have_count(0)
    screen.see("请先通过短信验证码或人脸识别确认是您本人操作")
    assert newcomer.view(application)["status"] == "DRAFT"


def test_the_face_is_not_asked_for_without_consent(screen: Screen, newcomer: Visitor) -> None:
    newcomer.call("DELETE", "account/consents/FACE")
    application = ready(newcomer)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/preview")
    screen.press("提交")
    dialog = screen.page.get_by_role("dialog", name="确认是您本人操作")
    dialog.get_by_text("人脸识别", exact=True).click()
    dialog.get_by_role("button", name="下一步").click()
    screen.consent()
    screen.go_out("在本机继续", "通过")
    screen.heading("我的申请")


def test_the_first_payment_asks_for_consent(screen: Screen, newcomer: Visitor) -> None:
    newcomer.call("DELETE", "account/consents/PAYMENT")
    application = str(newcomer.create()["id"])
    newcomer.fill(application)
    newcomer.submit(application)
    newcomer.until_status(application, "AWAITING_PAYMENT")
    newcomer.bill(application)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/payment")
    screen.pay(consenting=True)


def test_a_large_payment_asks_who_pays(screen: Screen, newcomer: Visitor, system: System) -> None:
    application = str(newcomer.create(amount=LARGE)["id"])
    newcomer.fill(application, LARGE)
    newcomer.submit(application)
    newcomer.until_status(application, "AWAITING_PAYMENT")
    newcomer.bill(application)
    later = system.visitor().log_in(newcomer.get("account")["mobile"])
    screen.enter_as(later)
    screen.open(f"/applications/{application}/payment")
    screen.heading("交费")
    screen.press("确认")
    screen.press("去支付")
    screen.confirm_by_face()
    screen.go_out("打开支付页面", "支付失败")
    screen.see("支付未成功，请重新支付或更换交费方式")
    screen.go_out("重新支付", "支付成功")
    screen.see("等待法官裁定")


def test_sessions_are_listed_and_ended(screen: Screen, newcomer: Visitor, system: System) -> None:
    other = system.visitor().log_in(newcomer.get("account")["mobile"])
    screen.enter_as(newcomer)
    screen.open("/security")
    part = screen.page.get_by_role("region", name="登录状态")
    expect(part.get_by_role("listitem")).to_have_count(2)
    part.get_by_role("listitem").filter(has_not_text="当前").get_by_role("button").click()
    expect(part.get_by_role("listitem")).to_have_count(1)
    other.until_refused()
    newcomer.get("account")


def test_changing_the_password_ends_all_sessions(screen: Screen, newcomer: Visitor) -> None:
    mobile = newcomer.get("account")["mobile"]
    screen.enter_as(newcomer)
    screen.open("/security")
    new = f"{PASSWORD}-neu"
    screen.fill({"当前密码": "not-the-one", "新密码": new, "确认密码": new})
    screen.press("修改密码")
    screen.see("当前密码不正确")
    screen.heading("账户安全")

    screen.fill({"当前密码": PASSWORD})
    screen.press("修改密码")
    screen.see("密码已更新，请重新登录")
    newcomer.until_refused()
    screen.log_in(mobile, new)
    screen.heading("我的申请")


@pytest.mark.parametrize("filed", [False, True], ids=["nothing filed", "something filed"])
def test_an_account_is_closed_and_says_what_becomes_of_it(
    screen: Screen, newcomer: Visitor, *, filed: bool
) -> None:
    mobile = newcomer.get("account")["mobile"]
    application = ready(newcomer)
    if filed:
        newcomer.submit(application)
    screen.enter_as(newcomer)
    screen.open("/security")
    part = screen.page.get_by_role("region", name="注销账户")
    part.get_by_role("button", name="注销账户").click()
    dialog = screen.page.get_by_role("dialog", name="注销账户")
    expect(dialog.get_by_role("button", name="确认注销")).to_be_disabled()
    dialog.get_by_text("我已了解注销的后果").click()
    dialog.get_by_role("button", name="确认注销").click()
    if not filed:  # he stepped up to submit
        screen.confirm_by_face()
    expect(dialog.get_by_role("status")).to_be_visible()
    screen.press("知道了")
    screen.heading("登录")
    newcomer.until_refused()
    screen.log_in(mobile)
    screen.see("用户名或密码错误")
    outcome = "锁定保存" if filed else "个人信息已销毁"
    newcomer.until(lambda: outcome in newcomer.messages(mobile)[0], "a message of what became of it")


def test_an_organisation_is_founded_joined_acted_for_and_left(
    screen: Screen, opened: Opened, newcomer: Visitor, system: System
) -> None:
    screen.enter_as(newcomer)
    screen.open("/security")
    screen.press("登记组织")
    name = "演示律师事务所"
    screen.fill({"组织名称": name, "统一社会信用代码": a_credit_code()})
    screen.find("核验证照的法院", "芙蓉", "长沙市芙蓉区人民法院")
    screen.press("登记")
    part = screen.page.get_by_role("region", name="我的组织")
    expect(part).to_contain_text("待窗口核验")
    expect(part.get_by_role("button", name=f"邀请成员加入{name}")).to_have_count(0)

    clerk = system.staff(CLERK)
    check = next(each for each in open_checks(clerk) if each["name"] == name)
    clerk.post(f"office/checks/{check['id']}/decision", {"passed": True})
    newcomer.until(
        lambda: newcomer.get("organisations")["items"][0]["status"] == "VERIFIED", "the licence is checked"
    )
    screen.page.reload()
    screen.press(f"邀请成员加入{name}")
    code = part.locator("code").inner_text()

    colleague = system.visitor().newcomer(name="王同事")
    second = opened(DESKTOP)
    second.enter_as(colleague)
    second.open("/security")
    second.press("凭邀请码加入")
    second.fill({"邀请码": code})
    second.press("加入")
    expect(second.page.get_by_role("region", name="我的组织")).to_contain_text(name)
    second.open("/applications/new")
    second.pick(f"以{name}名义")
    second.find("选择法院", "湖南省高级", "湖南省高级人民法院")
    second.field("申请保全金额").fill("20000.00")
    second.press("创建保全")
    second.heading("保全基本信息")

    screen.open("/applications")
    expect(screen.page.locator(".row")).to_contain_text("本组织")
    second.open("/security")
    second.press(f"退出{name}")
    second.page.get_by_role("dialog").get_by_role("button", name="退出").click()
    expect(second.page.get_by_role("region", name="我的组织")).not_to_contain_text(name)


def a_credit_code() -> str:
    """Return a well-formed number of no firm (GB 32100-2015)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "31430000" + "".join(secrets.choice(alphabet) for _ in range(9))
    total = sum(alphabet.index(sign) * pow(3, at, 31) for at, sign in enumerate(body))
    return body + alphabet[(31 - total % 31) % 31]


def test_a_key_is_shown_once_and_revoked(screen: Screen, newcomer: Visitor, system: System) -> None:
    screen.enter_as(newcomer)
    screen.open("/security")
    screen.press("新建密钥")
    screen.fill({"密钥名称": "案件系统"})
    screen.press("建立密钥")
    screen.see("请至少选择一项权限")
    screen.pick("查看申请")
    screen.press("建立密钥")
    screen.confirm_by_face()
    part = screen.page.get_by_role("region", name="API 密钥")
    key = part.locator("code").inner_text()
    program = system.visitor()
    program.token = key
    program.get("preservation-applications")
    program.call("POST", "preservation-applications", {}, expect=403)

    screen.page.reload()
    expect(part.get_by_role("listitem")).to_have_count(1)
    expect(part.locator("code")).to_have_count(0)
    screen.press("撤销密钥案件系统")
    screen.page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(part.get_by_role("listitem")).to_have_count(0)
    program.until_refused("preservation-applications")


def test_who_was_filed_for_looks_and_changes_nothing(screen: Screen, system: System) -> None:
    named = system.visitor().newcomer(name="张演示")
    submitter = system.visitor().newcomer(name="李同行")
    submitter.person = named.person
    application = ready(submitter)
    submitter.submit(application)
    number = submitter.view(application)["number"]
    screen.enter_as(named)
    screen.open("/applications")
    screen.field("当事人").fill("李演示")
    screen.press("查找")
    row = screen.page.locator(".row").filter(has_text=number)
    expect(row).to_contain_text("他人为我提交")
    expect(row.get_by_role("button")).to_have_count(0)
    screen.page.get_by_role("link", name=number).click()
    screen.see("该申请由他人为您提交，您可以查看，不能修改。")


def test_a_party_is_found_by_the_whole_name_alone(screen: Screen, newcomer: Visitor) -> None:
    newcomer.submit(ready(newcomer))
    screen.enter_as(newcomer)
    screen.open("/applications")
    screen.see("姓名/名称或证件号码须完整输入，仅支持精确匹配（个人信息已加密存储）")
    for typed, found in (("李演示", 1), ("李演", 0), (resident_id(2), 1), ("王无人", 0)):
        screen.field("当事人").fill(typed)
        with screen.page.expect_response(re.compile("preservation-applications")):
            screen.press("查找")
        expect(screen.page.locator(".row")).to_have_count(found)


def test_the_inbox_counts_what_is_unread(screen: Screen, newcomer: Visitor) -> None:
    application = ready(newcomer)
    newcomer.submit(application)
    newcomer.until(lambda: newcomer.get("notifications")["unread"], "a message")
    screen.enter_as(newcomer)
    screen.open("/")
    screen.page.get_by_role("link", name=re.compile(r"消息.*条未读")).click()
    screen.heading("消息")
    screen.page.get_by_role("button", name=re.compile("^查看：")).first.click()
    screen.heading("办理进度")


def test_submitting_asks_for_a_code_to_the_phone(screen: Screen, a_minute_later: Early) -> None:
    early = a_minute_later
    application = ready(early.visitor)
    screen.enter_as(early.visitor)
    screen.open(f"/applications/{application}/preview")
    mobile = early.until_a_message_may_be_sent(early.verified)
    screen.press("提交")
    screen.confirm_by_sms(mobile)
    screen.heading("我的申请")
    early.visitor.until_status(application, "SUBMITTED")
