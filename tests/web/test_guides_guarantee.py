"""网上担保 of the operating guides, screen by screen: rows 9 and 18 to 20 of the domain handbook's 1.1a, and what stands beside them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import System
from tests.insuring import Cover, Underwriting, insure
from tests.journey import DEMO_PASSWORD, Visitor
from tests.web.conftest import OFFICE, Opened
from tests.web.screen import DESKTOP, PHONE, Screen
from tests.web.test_page import barriers

FURONG, INSURER = "长沙市芙蓉区人民法院", "云帆演示财产保险股份有限公司"


@pytest.fixture
def underwriter(system: System) -> Visitor:
    """Somebody of the insurer who may approve."""
    return system.staff("underwriter-demo", DEMO_PASSWORD)


@pytest.fixture
def cover(newcomer: Visitor) -> Cover:
    """A guarantee application that is filled in."""
    filled = Cover.create(newcomer, court=OFFICE)
    filled.fill()
    return filled


def block(screen: Screen, title: str) -> Locator:
    return screen.page.get_by_role("region", name=title, exact=True)


def choose_insurer(screen: Screen, name: str = INSURER) -> None:
    screen.page.locator(".offer").filter(has_text=name).locator("label").click()


def test_row_9_what_can_be_done_with_each_guarantee(
    screen: Screen, cover: Cover, underwriter: Visitor
) -> None:
    drafted = Cover.create(cover.applicant, court=OFFICE)
    insure(cover, underwriter)
    screen.enter_as(cover.applicant)
    screen.open("/applications")
    screen.page.get_by_role("tab", name="担保申请").click()
    expect(screen.button("+担保申请")).to_be_visible()
    number = cover.view()["number"]
    for words in ("下载保单", "下载保函"):
        with screen.page.expect_download() as saved:
            screen.press(f"{words}{number}")
        assert words[2:] in saved.value.suggested_filename.replace("保险单", "保单")
    expect(screen.button(f"申请保全{number}")).to_have_text("申请保全")

    draft = drafted.view()["number"]
    screen.press(f"编辑{draft}")
    screen.heading("申请担保")
    screen.page.go_back()
    screen.press(f"删除{draft}")
    screen.page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(screen.page.locator(".row")).to_have_count(1)
    screen.open("/")
    screen.page.get_by_role("link", name="已出函 1").click()
    screen.see("只看：已出函")
    screen.page.get_by_role("link", name=number).click()
    screen.heading("办理进度")


def test_row_18_creating_with_an_insurer_of_the_court(screen: Screen, newcomer: Visitor) -> None:
    screen.enter_as(newcomer)
    screen.open("/guide")
    screen.press("立即申请担保")
    screen.heading("申请担保")
    for label in ("选择法院", "申请担保金额", "非诉期间"):
        expect(screen.field(label)).to_be_visible()
    for label in ("保全类别", "提交人身份"):
        expect(screen.page.get_by_role("radiogroup", name=label)).to_be_visible()
    screen.pick("诉讼保全")
    for label in ("案件类型", "案号", "案由"):
        expect(screen.field(label)).to_be_visible()
    expect(screen.field("非诉期间")).to_have_count(0)
    screen.pick("诉前保全")

    screen.find("选择法院", "芙蓉", FURONG)
    screen.field("申请担保金额").fill("20000.00")
    offers = screen.page.get_by_role("radiogroup", name="选择保险公司")
    served = newcomer.get(f"insurers?court={OFFICE}")["items"]
    expect(offers.get_by_role("radio")).to_have_count(len(served))
    offer = offers.locator(".offer").filter(has_text=INSURER)
    for words in ("保费区间", "费率", "有效期至"):
        expect(offer.get_by_text(words, exact=True)).to_be_visible()
    offer.get_by_text("如何计算").click()
    expect(offer.get_by_text(re.compile("费率版本"))).to_be_visible()
    screen.field("申请担保金额").fill("300000000")
    expect(offers.locator(".offer").filter(has_text="人工报价").filter(has_text=INSURER)).to_be_visible()
    assert barriers(screen) == []
    screen.field("申请担保金额").fill("20000.00")
    expect(offer.get_by_text("人工报价")).to_have_count(0)
    screen.press("申请担保")
    screen.see("请选择保险公司")
    choose_insurer(screen)
    screen.press("申请担保")
    screen.heading("担保基本信息")

    seen = newcomer.get(f"guarantee-applications/{screen.page.url.split('/')[-2]}")
    assert (seen["creation"]["court"], seen["creation"]["insurer"]) == (OFFICE, "demo-insurer")
    assert seen["quote"]["premium"]


def test_row_19_filling_in_signing_and_submitting_to_the_insurer(screen: Screen, newcomer: Visitor) -> None:
    application = Cover.create(newcomer, court=OFFICE)
    screen.enter_as(newcomer)
    screen.open(f"/guarantees/{application.application}/basic-information")
    screen.heading("担保基本信息")
    for title in ("申请人", "被申请人", "原告代理人", "财产线索", "投保信息"):
        expect(block(screen, title)).to_be_visible()
    screen.fill_basic()
    expect(screen.field("联系人")).to_have_value(newcomer.person[0])
    screen.press("暂存")
    screen.see("已暂存")
    assert barriers(screen) == []
    screen.press("下一步")
    screen.heading("上传材料")
    for slot, filename in (("申请人-张演示", "身份证明.pdf"), ("证据材料", "借条.pdf")):
        screen.upload(slot, filename)
    screen.press("暂存")
    screen.see("已暂存")
    screen.press("下一步")
    screen.heading("预览提交")
    for words in (FURONG, "张演示", "李演示", "6222021000000000009", "借条.pdf"):
        screen.see(words)
    expect(block(screen, "报价").get_by_text("如何计算")).to_be_visible()
    assert barriers(screen) == []

    sign(screen)
    screen.press("提交")
    screen.consent()
    screen.see(re.compile("担保申请已提交至保险公司"))
    expect(screen.page.get_by_role("tab", name="担保申请")).to_have_attribute("aria-selected", "true")
    screen.see("待审核")
    assert application.view()["proposal"]["current"]


def sign(screen: Screen) -> None:
    """阅读条款, ticked apart from the exclusions; look at 投保单, and sign it."""
    expect(screen.button("提交")).to_be_disabled()
    expect(block(screen, "责任免除条款")).to_be_visible()
    screen.field("投保人签名").fill("张演示")
    screen.pick("我已阅读并理解保险条款")
    expect(screen.button("签署投保单")).to_be_disabled()
    screen.pick("保险公司已就责任免除条款作出提示和明确说明，我已阅读并理解")
    screen.press("查看投保单")
    expect(screen.page.get_by_role("img", name=re.compile("投保单.*第1页"))).to_be_visible()
    screen.press("关闭")
    screen.press("签署投保单")
    screen.confirm_by_face()
    screen.see(re.compile("投保单已由张演示于"))


def test_row_19_what_is_missing_leads_to_its_field(screen: Screen, newcomer: Visitor) -> None:
    application = Cover.create(newcomer, court=OFFICE)
    screen.enter_as(newcomer)
    screen.open(f"/guarantees/{application.application}/preview")
    screen.see(re.compile("提交前请更正"))
    expect(screen.button("提交")).to_be_disabled()
    expect(screen.button("签署投保单")).to_have_count(0)
    screen.page.get_by_role("link", name="请填写联系人。").click()
    screen.heading("担保基本信息")
    expect(screen.field("联系人")).to_be_focused()


def test_row_20_paying_the_papers_and_the_preservation(
    opened: Opened, cover: Cover, underwriter: Visitor
) -> None:
    cover.sign()
    cover.submit()
    desk = Underwriting(underwriter, cover.application)
    desk.review()
    screen = opened(DESKTOP)
    screen.enter_as(cover.applicant)
    screen.open("/applications?tab=guarantee")
    screen.press(f"交费{cover.view()['number']}")
    expect(screen.page.get_by_role("definition").filter(has_text=re.compile("^保费$"))).to_be_visible()
    screen.pay(until="等待保险公司出具保单、保函")
    screen.press("查看办理进度")
    screen.see("出函中")
    cover.until_status("PAID")
    desk.act("issue")
    issued = block(screen, "出函信息")
    for words in ("下载保单", "下载保函"):
        with screen.page.expect_download():
            issued.get_by_role("button", name=words, exact=True).click()
    expect(screen.page.locator(".flow li b")).to_have_text(
        ["提交担保申请", "保险公司审核材料", "缴纳保费", "出具保单、保函", "用于申请保全"]
    )
    assert barriers(screen) == []
    verify_on_a_phone(
        opened(PHONE), issued.get_by_role("link", name="核验保函").get_attribute("href") or "", cover
    )

    screen.press("申请保全")
    screen.heading("网上保全须知")
    expect(screen.button("创建保全申请")).to_be_disabled()
    screen.pick("我已阅读网上保全须知")
    screen.press("创建保全申请")
    screen.heading("预览提交")
    letter = cover.view()["issued"]["letter_no"]
    for words in (FURONG, "张演示", "李演示", "6222021000000000009", "借条.pdf", letter):
        screen.see(words)


def verify_on_a_phone(phone: Screen, place: str, cover: Cover) -> None:
    """核验 as the QR leads there, by the file, and by what is not ours; nobody is logged in."""
    phone.open(place)
    result = block(phone, "核验结果")
    expect(result.get_by_role("heading", name="核验结果：保函有效")).to_be_visible()
    for words in (INSURER, FURONG, "演示"):
        expect(result.get_by_text(words).first).to_be_visible()
    expect(result.get_by_text(cover.applicant.person[0], exact=True)).to_have_count(0)
    assert barriers(phone) == []

    paper = bytearray(cover.paper("letter"))
    drop(phone, bytes(paper))
    expect(result.get_by_role("heading", name=re.compile("真实"))).to_be_visible()
    paper[len(paper) // 2] ^= 1
    drop(phone, bytes(paper))
    expect(result.get_by_text("请勿采信该文件")).to_be_visible()
    phone.field("校验码").fill("0000000000")
    phone.press("核验")
    phone.see(re.compile("没有查到与该编号和校验码相符的保函"))


def drop(screen: Screen, paper: bytes) -> None:
    file = {"name": "保函.pdf", "mimeType": "application/pdf", "buffer": paper}
    screen.page.get_by_label("选择要核验的PDF文件").set_input_files(file)  # type: ignore[arg-type]


@pytest.mark.full
def test_papers_asked_for_are_supplied_and_what_is_returned_is_edited(
    screen: Screen, cover: Cover, underwriter: Visitor
) -> None:
    cover.sign()
    cover.submit()
    desk = Underwriting(underwriter, cover.application)
    desk.review("MORE_PAPERS", reasons=["INCOMPLETE_MATERIAL"], remark="请补充转账凭证。")
    screen.enter_as(cover.applicant)
    screen.open(f"/guarantees/{cover.application}")
    supplement = block(screen, "补充材料")
    expect(supplement.get_by_text("请补充转账凭证。")).to_be_visible()
    expect(screen.button("提交补充材料")).to_be_disabled()
    screen.upload("证据材料", "转账凭证.pdf")
    screen.press("提交补充材料")
    expect(supplement).to_have_count(0)
    assert len(cover.view()["materials"]) == 3

    desk.review("RETURNED", reasons=["PROPERTY_UNCLEAR"], remark="请写明开户行。")
    screen.see("保险公司退回补正：财产信息不明确，请修改并重新提交。")
    screen.press("编辑")
    screen.heading("申请担保")


@pytest.mark.full
def test_a_policy_is_given_back_for_the_refund_that_is_shown(
    screen: Screen, cover: Cover, underwriter: Visitor
) -> None:
    issued = insure(cover, underwriter)["issued"]
    screen.enter_as(cover.applicant)
    screen.open(f"/guarantees/{cover.application}")
    screen.press("退保")
    dialog = screen.page.get_by_role("dialog", name="退保")
    expect(dialog.get_by_text("450.00")).to_be_visible()
    dialog.get_by_role("button", name="确认退保").click()
    screen.see("已退保")
    screen.open(f"/verify?number={issued['letter_no']}&code={issued['check_code']}")
    expect(screen.page.get_by_role("heading", name=re.compile("^核验结果：保函已撤销"))).to_be_visible()


@pytest.mark.full
def test_from_a_preservation_draft_to_a_guarantee_with_everything_reused(
    screen: Screen, person: Visitor
) -> None:
    application = str(person.create(court=OFFICE)["id"])
    person.fill(application)
    screen.enter_as(person)
    screen.open(f"/applications/{application}/guarantees")
    screen.press("在线办理担保")
    choose_insurer(screen)
    screen.press("申请担保")
    screen.heading("担保基本信息")
    for name in ("张演示", "李演示", "6222021000000000009"):
        screen.see(re.compile(name))
    seen = person.get(f"guarantee-applications/{screen.page.url.split('/')[-2]}")
    assert seen["creation"]["linked_application_id"] == application
    assert {each["filename"] for each in seen["materials"]} >= {"身份证明.pdf", "借条.pdf"}
