"""The operating guides, screen by screen: a test for each row of the domain handbook's 1.1a that the page has."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Route, expect

from tests.conftest import JUDGE, System
from tests.journey import PASSWORD, Visitor, a_mobile, review
from tests.web.screen import Screen

PRESERVATION = (
    "当事人、诉讼代理人（统称申请人）通过网上保全系统向各级人民法院申请保全。网上保全系统支持申请人网上申请保全、"
    "解除保全、续行保全、变更担保、补充担保等相关业务的办理。"
)
GUARANTEE = (
    "当事人、诉讼代理人（统称申请人）通过网上保全系统向第三方担保机构申请担保（即保险公司诉责险）。"
    "通过网上保全系统申请办理的担保，可以作为向人民法院申请保全的担保信息使用。"
)
FURONG = "湘0102"
"""A court that no program decides for."""


def ask_code(screen: Screen, mobile: str) -> None:
    with screen.page.expect_response("**/api/v1/captchas") as drawn:
        screen.open("/register")
    screen.fill({"手机号": mobile, "图形验证码": drawn.value.json()["demo_answer"]})
    screen.pick("我已阅读并同意")
    screen.press("下一步")
    screen.see("短信验证码")


def draft(person: Visitor, **changes: str) -> str:
    return str(person.create(**changes)["id"])


def submitted(person: Visitor, **changes: str) -> str:
    application = draft(person, **changes)
    person.fill(application)
    person.submit(application)
    return application


def test_row_1_registering_asks_for_number_picture_code_and_agreement(screen: Screen) -> None:
    screen.open("/register")
    screen.heading("注册账号")
    expect(screen.field("手机号")).to_be_visible()
    expect(screen.field("图形验证码")).to_be_visible()
    expect(screen.page.get_by_alt_text("图形验证码")).to_be_visible()

    screen.press("《人民法院互联网统一账户管理平台注册协议》")
    screen.see("账户名为用户本人的手机号码")
    expect(screen.button("下一步")).to_be_disabled()
    screen.pick("我已阅读并同意")
    expect(screen.button("下一步")).to_be_enabled()

    screen.fill({"手机号": "123", "图形验证码": "none"})
    screen.press("下一步")
    screen.see("应为11位手机号码")


def test_row_2_the_code_is_sent_to_the_registered_phone(screen: Screen) -> None:
    mobile = a_mobile()
    ask_code(screen, mobile)

    screen.see(f"验证码将会发送到您的注册手机 {mobile}")
    screen.press("下一步")
    screen.see("请输入手机收到的6位数字验证码")
    screen.fill({"短信验证码": Visitor(screen.address, screen.sandbox).sms_code(mobile)})
    screen.press("下一步")
    screen.see("第3步")


def test_row_3_the_password_is_set_twice_and_submitted(screen: Screen) -> None:
    mobile = a_mobile()
    ask_code(screen, mobile)
    screen.fill({"短信验证码": Visitor(screen.address, screen.sandbox).sms_code(mobile)})
    screen.press("下一步")
    screen.see("密码长度为8至16位，不能包含账户名")

    screen.fill({"密码": PASSWORD, "确认密码": f"{PASSWORD}x"})
    screen.press("立即提交")
    screen.see("两次输入的密码不一致")
    screen.fill({"密码": PASSWORD, "确认密码": PASSWORD})
    screen.press("立即提交")
    screen.see("注册成功，请登录")


def test_row_4_logging_in(screen: Screen, system: System) -> None:
    mobile = a_mobile()
    system.visitor().register(mobile)
    screen.open("/")
    screen.heading("登录")
    expect(screen.page.get_by_role("link", name="注册", exact=True)).to_be_visible()

    screen.fill({"用户名": mobile, "密码": "wrong-password"})
    screen.press("登录")
    screen.see("用户名或密码错误")
    screen.log_in(mobile)
    screen.heading("完善个人信息")


def test_row_5_personal_information(screen: Screen, system: System) -> None:
    mobile = a_mobile()
    system.visitor().register(mobile)
    screen.open("/")
    screen.log_in(mobile)
    screen.heading("完善个人信息")
    for label in (
        "真实姓名",
        "证件类型",
        "证件号码",
        "性别",
        "年龄",
        "区号",
        "电话",
        "分机号",
        "邮箱",
        "居住地",
    ):
        expect(screen.field(label)).to_be_visible()
    screen.see("固定电话")

    screen.press("实名认证")
    expect(screen.page.get_by_text("必填", exact=True)).to_have_count(2)
    screen.fill({"真实姓名": "张演示", "证件号码": "430102199003072916"})
    expect(screen.field("年龄")).not_to_have_value("")
    expect(screen.field("性别")).to_have_value("男")
    screen.press("实名认证")
    screen.see("证件号码不正确")
    screen.fill_in_person()


def test_row_6_real_name_verification(screen: Screen, system: System) -> None:
    mobile = a_mobile()
    system.visitor().register(mobile)
    screen.open("/")
    screen.log_in(mobile)

    def soon_over(route: Route) -> None:
        answer = route.fetch()
        soon = (datetime.now(UTC) + timedelta(seconds=8)).isoformat()
        route.fulfill(response=answer, body=json.dumps(answer.json() | {"expires_at": soon}))

    screen.page.route("**/account/verifications", soon_over, times=1)
    screen.fill_in_person()
    screen.agree_to_face()
    screen.see("请您打开微信扫一扫进行实名认证")
    expect(screen.page.get_by_alt_text("实名认证二维码")).to_be_visible()
    counting = screen.page.get_by_text(re.compile("距离二维码失效还有00分0.秒"))
    left = counting.inner_text()
    expect(counting).not_to_have_text(left)
    screen.press("刷新")
    screen.see(re.compile("距离二维码失效还有00分5.秒"))

    screen.verify_here()
    screen.press("重新登录")
    screen.log_in(mobile)
    screen.heading("我的申请")


def test_row_7_home_shows_both_columns_after_verification(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/")
    screen.heading("我的申请")
    for title, counters in (
        ("保全申请", ("待提交", "待审核", "待交费", "已裁定")),
        ("担保申请", ("待提交", "待审核", "待交费", "已出函")),
    ):
        column = screen.page.locator("section").filter(has=screen.page.get_by_role("heading", name=title))
        expect(column.get_by_role("listitem")).to_have_text([f"{words}0" for words in counters])

    draft(newcomer)
    screen.open("/")
    screen.page.get_by_role("link", name="待提交 1").click()
    screen.see("只看：待提交")
    expect(screen.page.locator(".row")).to_have_count(1)


def test_row_7_no_business_before_verification(screen: Screen, system: System) -> None:
    mobile = a_mobile()
    system.visitor().register(mobile)
    screen.open("/applications")
    screen.log_in(mobile)
    screen.heading("完善个人信息")


def test_row_8_the_guide_until_the_first_application(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/")
    screen.page.get_by_role("heading", name="保全申请").get_by_role("link").click()
    for title, words in (("我要申请保全", PRESERVATION), ("我要申请担保", GUARANTEE)):
        card = screen.page.locator("section").filter(has=screen.page.get_by_role("heading", name=title))
        expect(card.get_by_role("paragraph")).to_have_text(words)
        expect(card.get_by_role("button")).to_have_text("立即申请")
    screen.press("立即申请保全")
    screen.heading("网上保全须知")

    draft(newcomer)
    screen.open("/")
    screen.page.get_by_role("heading", name="保全申请").get_by_role("link").click()
    expect(screen.button("+保全申请")).to_be_visible()


def test_row_9_the_list_and_what_can_be_done_with_each_row(screen: Screen, newcomer: Visitor) -> None:
    first, second = draft(newcomer), draft(newcomer)
    to_pay = submitted(newcomer)
    newcomer.until_status(to_pay, "AWAITING_PAYMENT")
    screen.enter_as(newcomer)
    screen.open("/applications")
    expect(screen.page.get_by_role("tab", name="保全申请")).to_have_attribute("aria-selected", "true")
    expect(screen.page.get_by_role("tab", name="担保申请")).to_be_visible()
    expect(screen.page.locator(".row")).to_have_count(3)

    screen.press(f"删除{newcomer.view(first)['number']}")
    screen.page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(screen.page.locator(".row")).to_have_count(2)
    number = newcomer.view(to_pay)["number"]
    expect(screen.button(f"删除{number}")).to_have_count(0)
    expect(screen.button(f"交费{number}")).to_have_text("交费")
    screen.page.get_by_role("link", name=number).click()
    screen.heading("办理进度")
    screen.page.go_back()
    screen.press(f"编辑{newcomer.view(second)['number']}")
    screen.heading("创建保全申请")


def test_row_10_the_notice_is_ticked_before_anything_is_created(screen: Screen, person: Visitor) -> None:
    screen.enter_as(person)
    screen.open("/applications")
    screen.press("+保全申请")
    screen.heading("网上保全须知")
    expect(screen.button("创建保全申请")).to_be_disabled()
    screen.pick("我已阅读网上保全须知")
    screen.press("创建保全申请")
    screen.heading("创建保全申请")


def test_row_11_creating_with_the_fields_of_its_category(screen: Screen, person: Visitor) -> None:
    screen.enter_as(person)
    screen.open("/applications/new")
    for label in ("选择法院", "非诉期间", "申请保全金额"):
        expect(screen.field(label)).to_be_visible()
    for label in ("保全类别", "保全类型", "担保情况", "提交人身份"):
        expect(screen.page.get_by_role("radiogroup", name=label)).to_be_visible()

    screen.pick("诉讼保全")
    for label in ("案件类型", "案号", "案由"):
        expect(screen.field(label)).to_be_visible()
    expect(screen.field("非诉期间")).to_have_count(0)
    screen.find("选择法院", "芙蓉", "长沙市芙蓉区人民法院")
    screen.find("案由", "民间借贷", "民间借贷纠纷")
    screen.fill({"案号": "（2026）湘0102民初123号", "申请保全金额": "20000.00"})
    screen.see("应缴保全费 220.00 元")
    screen.press("创建保全")
    screen.heading("保全基本信息")

    application = screen.page.url.split("/")[-2]
    creation = person.view(application)["creation"]
    assert (creation["court"], creation["category"], creation["case_type"]) == (FURONG, "LITIGATION", "0301")
    assert creation["cause"]


def test_row_12_basic_information_any_number_of_each(screen: Screen, person: Visitor) -> None:
    application = draft(person)
    screen.enter_as(person)
    screen.open(f"/applications/{application}/basic-information")
    for title in ("申请人", "被申请人", "原告代理人", "财产线索"):
        expect(screen.page.get_by_role("region", name=title, exact=True)).to_be_visible()
    screen.fill_basic()
    part = screen.add("申请人")
    screen.press("填入本人信息")
    expect(screen.field("姓名（名称）")).to_have_value(person.person[0])
    expect(screen.field("证件号码")).to_have_value(person.person[1])
    screen.fill({"证件号码": "430102199003070010"})
    screen.field("手机号码").focus()
    screen.see("证件号码校验位不正确")
    part.get_by_role("button", name="取消", exact=True).click()
    screen.add_party("申请人", "王演示", 3, 手机号码="13900000003")
    part = screen.add("原告代理人")
    screen.fill(
        {
            "姓名": "赵律师",
            "手机号码": "13900000004",
            "代理人所在律所": "演示律师事务所",
            "执业证件号码": "14301201510123456",
        }
    )
    part.get_by_role("button", name="保存", exact=True).click()
    screen.press("暂存")
    screen.see("已暂存")

    screen.page.reload()
    for name in ("张演示", "王演示", "李演示", "赵律师", "6222021000000000009"):
        screen.see(re.compile(name))
    screen.press("下一步")
    screen.heading("担保信息")
    assert len(person.view(application)["basic_information"]["applicants"]) == 2


def test_row_13_guarantees_are_added_saved_and_listed(screen: Screen, person: Visitor) -> None:
    application = draft(person)
    screen.enter_as(person)
    screen.open(f"/applications/{application}/guarantees")
    screen.heading("担保信息")
    screen.fill_guarantee()
    expect(screen.page.locator(".records > li")).to_have_count(1)
    screen.press("下一步")
    screen.heading("上传材料")
    assert person.view(application)["guarantees"]["items"][0]["letter_no"] == "BH-DEMO-0001"


def test_row_14_materials_have_slots_by_need(screen: Screen, person: Visitor) -> None:
    application = draft(person)
    person.fill(application)
    screen.enter_as(person)
    screen.open(f"/applications/{application}/materials")
    for words in ("保全申请书", "申请人-张演示：身份证明", "担保材料：保险公司保函", "证据材料"):
        expect(screen.page.get_by_role("heading", name=words)).to_be_visible()
    expect(screen.page.get_by_role("heading", name="起诉状")).to_have_count(0)

    screen.upload("证据材料", "欠条二.pdf")
    screen.press("删除欠条二.pdf")
    expect(screen.button("欠条二.pdf")).to_have_count(0)
    file = {"name": "恶意.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a paper"}
    screen.page.get_by_label(re.compile("^选择文件：其他材料")).set_input_files(file)  # type: ignore[arg-type]
    expect(screen.page.get_by_role("alert")).to_be_visible()
    expect(screen.button("暂存")).to_be_visible()
    screen.press("下一步")
    screen.heading("预览提交")


def test_row_15_preview_everything_then_submit(screen: Screen, newcomer: Visitor) -> None:
    application = draft(newcomer, court=FURONG)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/preview")
    screen.see(re.compile("提交前请更正"))
    expect(screen.button("提交")).to_be_disabled()

    newcomer.fill(application)
    screen.page.reload()
    for words in (
        "长沙市芙蓉区人民法院",
        "20000.00元",
        "张演示",
        "李演示",
        "6222021000000000009",
        "BH-DEMO-0001",
        "保全申请书.pdf",
    ):
        screen.see(words)
    screen.press("提交")
    screen.confirm_by_face()
    screen.heading("我的申请")
    screen.see("待审核")


def test_row_16_progress_in_the_order_of_the_guide(screen: Screen, newcomer: Visitor) -> None:
    application = submitted(newcomer)
    newcomer.until_status(application, "AWAITING_PAYMENT")
    newcomer.pay(application)
    newcomer.until_status(application, "RULED_GRANTED")
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}")
    screen.heading("办理进度")

    flow = screen.page.locator(".flow li b")
    expect(flow).to_have_text(["提交保全申请", "法官审核材料", "缴纳保全费", "法官裁定保全申请"])
    blocks = screen.page.locator("main section h2")
    expect(blocks).to_have_text(
        [
            "裁定信息",
            "交费信息",
            "保全审核信息",
            "基本信息",
            "申请人",
            "被申请人",
            "财产线索",
            "担保信息",
            "请求与理由",
            "材料",
            "文书",
            "办理过程",
        ]
    )
    for title, names in (
        ("裁定信息", ("裁定结果", "裁定日期")),
        ("交费信息", ("交费状态", "交费时间", "交费金额")),
        ("保全审核信息", ("审核结果", "审核日期", "备注")),
        ("基本信息", ("申请法院", "保全类型", "保全类别", "非诉期间", "申请保全金额")),
    ):
        block = screen.page.get_by_role("region", name=title, exact=True)
        assert [each for each in block.get_by_role("term").all_inner_texts() if each in names] == list(names)
    screen.see("220.00元")
    with screen.page.expect_download() as saved:
        screen.press("下载裁定书")
    assert saved.value.suggested_filename.endswith(".pdf")


def test_row_16_a_refused_review_is_marked(screen: Screen, newcomer: Visitor, system: System) -> None:
    application = submitted(newcomer, court=FURONG)
    judge = system.staff(JUDGE)
    office = f"office/preservation-applications/{application}"
    no = review(
        judge.get(f"{office}/snapshot")["content_hash"],
        passed=False,
        remark="不属本院管辖。",
        reasons=["WRONG_COURT"],
    )
    judge.post(f"{office}/review", no)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}")
    expect(screen.page.locator(".flow .refused b")).to_have_text("法官审核材料")
    expect(screen.page.locator(".branch .no")).to_have_text("不通过")
    screen.see("不属本院管辖。")
    screen.open("/")
    expect(screen.page.get_by_role("link", name="已结束 1")).to_be_visible()


def test_row_17_paying_confirm_choose_pay_wait_for_the_ruling(screen: Screen, newcomer: Visitor) -> None:
    application = submitted(newcomer)
    newcomer.until_status(application, "AWAITING_PAYMENT")
    newcomer.bill(application)
    screen.enter_as(newcomer)
    screen.open("/applications")
    screen.press(f"交费{newcomer.view(application)['number']}")
    screen.see("220.00元")
    screen.pay()
    screen.press("查看办理进度")
    screen.see("已交费")
