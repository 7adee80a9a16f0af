"""实名认证 and 同意: nobody's face is looked at unasked, and who declines it goes to a counter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.conftest import CLERK, System
from tests.journey import Visitor, a_mobile, resident_id
from tests.web.screen import Screen

FURONG = "长沙市芙蓉区人民法院"


def unverified(system: System, name: str = "张演示", serial: int = 1) -> tuple[str, Visitor]:
    mobile = a_mobile()
    return mobile, system.visitor().register(mobile).log_in(mobile).fill_in_profile(name, resident_id(serial))


def test_the_face_is_consented_to_apart_before_the_qr(screen: Screen, system: System) -> None:
    _, visitor = unverified(system)
    screen.enter_as(visitor)
    screen.open("/verification")
    screen.heading("实名认证")
    screen.see("须先取得您的单独同意")
    expect(screen.page.get_by_alt_text("实名认证二维码")).to_have_count(0)
    expect(screen.button("开始实名认证")).to_be_disabled()
    assert not given(visitor, "FACE")

    screen.agree_to_face()
    expect(screen.page.get_by_alt_text("实名认证二维码")).to_be_visible()
    assert given(visitor, "FACE")


def given(visitor: Visitor, purpose: str) -> bool:
    consents = visitor.get("account/consents")["items"]
    return purpose in {each["purpose"] for each in consents if each["given"]}


def test_a_consent_is_read_given_and_taken_back(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/account")
    part = screen.page.get_by_role("region", name="同意与撤回")
    expect(part.get_by_role("listitem")).to_have_count(4)
    face = part.get_by_role("listitem").filter(has_text="人脸").first
    expect(face).to_contain_text(re.compile(r"已同意 · 版本 \S+ · 20\d\d/"))
    read = face.get_by_role("button", name=re.compile("阅读全文"))
    read.click()
    expect(face.get_by_role("region")).to_be_visible()
    read.click()

    face.get_by_role("button", name=re.compile("撤回")).click()
    expect(face).to_contain_text("已撤回")
    assert not given(newcomer, "FACE")
    expect(face.get_by_role("checkbox")).to_have_count(0)
    face.get_by_role("button", name=re.compile("阅读并同意")).click()
    expect(face.get_by_role("region")).not_to_contain_text("· Your face")
    face.get_by_text("我已阅读并单独同意").click()
    expect(face).to_contain_text("已同意")
    assert given(newcomer, "FACE")


def test_another_document_is_asked_for_what_its_number_does_not_tell(screen: Screen, system: System) -> None:
    mobile = a_mobile()
    screen.enter_as(system.visitor().register(mobile).log_in(mobile))
    screen.open("/account")
    screen.heading("完善个人信息")
    expect(screen.field("出生日期")).to_have_count(0)
    screen.fill({"证件号码": resident_id(1)})
    expect(screen.field("性别")).to_have_attribute("readonly", "")
    screen.choose("证件类型", "护照")
    expect(screen.field("出生日期")).to_be_editable()
    screen.choose("性别", "女")


def test_the_address_for_service_is_kept(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/account")
    screen.fill({"送达地址": "长沙市芙蓉区演示路1号"})
    screen.press("保存")
    screen.see("已保存")
    assert newcomer.get("account")["e_service_address"] == "长沙市芙蓉区演示路1号"


def test_on_a_phone_one_goes_on_in_the_same_device(phone: Screen, system: System) -> None:
    _, visitor = unverified(system)
    phone.enter_as(visitor.consent("FACE"))
    with phone.page.expect_response("**/api/v1/account/verifications") as begun:
        phone.open("/verification")
    here = phone.page.get_by_role("link", name="在本机继续")
    expect(here).to_have_attribute("href", begun.value.json()["url"])
    phone.verify_here()
    phone.press("重新登录")
    phone.heading("登录")


def test_a_face_that_is_not_known_can_be_shown_again(screen: Screen, system: System) -> None:
    _, visitor = unverified(system)
    screen.enter_as(visitor.consent("FACE"))
    screen.open("/verification")
    screen.go_out("在本机继续", "不通过")
    screen.see("实名认证未通过")
    screen.press("刷新")
    screen.verify_here()


def test_who_declines_the_face_is_checked_at_a_counter(screen: Screen, phone: Screen, system: System) -> None:
    mobile, visitor = unverified(system, "王窗口", 7)
    phone.enter_as(visitor)
    phone.open("/verification")
    phone.page.get_by_role("link", name="不使用人脸识别，到法院窗口人工核验").click()
    phone.heading("窗口人工核验")
    phone.find("选择法院", "芙蓉", FURONG)
    phone.press("申请人工核验")
    phone.see(f"请本人携带证件原件到{FURONG}")
    phone.see("待核验")

    screen.enter_as(system.staff(CLERK))
    screen.open("/office/checks")
    screen.heading("窗口核验")
    one = screen.page.locator("li.card").filter(has_text="王").first
    expect(one).not_to_contain_text(resident_id(7))
    one.get_by_role("button", name=re.compile("打开")).click()
    screen.see(resident_id(7))
    screen.see("王窗口")
    screen.press("通过")
    expect(one).to_have_count(0)

    phone.see("如已通过核验，重新登录即可")
    phone.press("重新登录")
    phone.log_in(mobile)
    phone.heading("我的申请")


@pytest.mark.parametrize(
    ("status", "words"),
    [(200, "认证结果已送达，请返回原页面继续"), (403, "未能确认认证结果"), (None, "认证结果尚未送达")],
    ids=["taken", "refused", "lost"],
)
def test_a_phone_that_comes_back_from_the_provider_brings_the_news(
    phone: Screen, status: int | None, words: str
) -> None:
    posted: list[str | None] = []

    def answer(route: Route) -> None:
        posted.append(route.request.post_data)
        if status:
            route.fulfill(status=status, json={})
        else:
            route.abort()

    phone.page.route("**/api/v1/verification-callbacks/tencent-face", answer)
    phone.open("/verification-return?BizToken=A1B2-C3")
    phone.see(words)
    assert posted == ['{"BizToken":"A1B2-C3"}']


def test_a_token_that_nobody_gave_is_refused_gently(phone: Screen) -> None:
    for query in ("?BizToken=made-up", "", f"?BizToken={201 * 'x'}"):
        phone.open(f"/verification-return{query}")
        phone.see("未能确认认证结果。请返回原页面查看")
