"""核保: an insurer's people with a file above the four-eyes limit, from the queue to the sealed letter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import System
from tests.insuring import Cover
from tests.journey import DEMO_PASSWORD, Visitor
from tests.web.conftest import OFFICE, Opened
from tests.web.screen import DESKTOP, Screen
from tests.web.test_office_file import confirm
from tests.web.test_page import barriers

UNDERWRITER, ADMINISTRATOR = "underwriter-demo", "insurer-admin-demo"
ABOVE_THE_LIMIT, SHOWN = "12000000.00", "12,000,000.00 元"
TERMS = "应在三十日内提起诉讼或者申请仲裁。"


@pytest.fixture
def cover(newcomer: Visitor) -> Cover:
    """An application before the insurer, above what one underwriter may approve."""
    made = Cover.create(newcomer, court=OFFICE, amount=ABOVE_THE_LIMIT)
    made.fill()
    made.sign()
    made.submit()
    return made


def row_of(screen: Screen, number: str, queue: str) -> Locator:
    """Return the application's line in the queue."""
    screen.open(f"/office/guarantees?{queue}")
    screen.heading("担保申请")
    row = screen.page.get_by_role("listitem").filter(has_text=number)
    expect(row).to_be_visible()
    return row


def approve_first(screen: Screen, number: str, quoted: str) -> None:
    """核保: from the queue to the first approval; what is wrong stands at its field."""
    row = row_of(screen, number, "sort=newest")
    expect(row).to_contain_text("诉前保全")
    expect(row).to_contain_text(SHOWN)
    expect(row.locator(".clock")).to_have_text(re.compile(r"^剩 \d+ (小时|分钟)"))
    # By keyboard as by mouse.
    row.get_by_role("link").press("Enter")
    screen.heading("投保卷宗")
    screen.press("查看投保单")
    expect(screen.page.get_by_role("img", name="投保单，第1页")).to_be_visible()

    screen.press("核保")
    screen.see(re.compile("须由另一名核保人复核"))
    screen.pick("拒保")
    expect(screen.page.get_by_role("checkbox", name="材料不清晰")).to_have_count(0)
    screen.pick("通过")
    expect(screen.field("保费")).to_have_value(quoted)
    screen.fill({"保费": "1.00", "特别约定": TERMS})
    screen.press("核对并核保")
    screen.press("确认核保")
    screen.see("保费不在报价范围内（保险法第一百三十五条）。")
    screen.field("保费").fill(quoted)
    screen.press("核对并核保")
    confirm(screen, "核保")
    screen.see("已登记首次核保，须由另一名核保人复核")
    screen.press("核保")
    expect(screen.page.get_by_role("radio", name="拒保")).to_have_count(1)
    expect(screen.page.get_by_role("radio", name="通过")).to_have_count(0)
    assert barriers(screen) == []


def approve_again(screen: Screen, number: str, quoted: str) -> None:
    """复核, by another person, to the same premium and terms."""
    row = row_of(screen, number, "sort=newest&status=SUBMITTED")
    expect(row).to_contain_text("待复核")
    row.get_by_role("link").click()
    screen.press("复核")
    screen.pick("通过")
    expect(screen.field("保费")).to_have_value(quoted)
    expect(screen.field("特别约定")).to_have_value(TERMS)
    screen.press("核对并复核")
    confirm(screen, "复核")
    screen.see("核保通过，等待申请人交纳保费")


def issue(screen: Screen) -> None:
    """出单出函, once the premium is there."""
    screen.page.reload()
    screen.press("出单出函")
    screen.press("核对并出单出函")
    confirm(screen, "出单出函")
    screen.see("已出具保单和保函")


def test_two_underwriters_approve_and_the_letter_is_issued(
    opened: Opened, system: System, cover: Cover
) -> None:
    applied = cover.view()
    number, quoted = applied["number"], applied["quote"]["premium"]
    first, second = opened(DESKTOP), opened(DESKTOP)
    first.enter_as(system.staff(UNDERWRITER, DEMO_PASSWORD))
    approve_first(first, number, quoted)
    second.enter_as(system.staff(ADMINISTRATOR, DEMO_PASSWORD))
    approve_again(second, number, quoted)
    cover.until_status("AWAITING_PAYMENT")
    cover.pay()
    cover.until_status("PAID")
    issue(second)

    letter = cover.until_status("LETTER_ISSUED")["issued"]["letter_no"]
    expect(second.page.get_by_role("region", name="出函信息")).to_contain_text(letter)
    second.page.get_by_role("tab", name=re.compile("^文书")).click()
    papers = second.page.get_by_role("tabpanel").get_by_role("listitem")
    papers.filter(has_text=letter).get_by_role("button").click()
    expect(second.page.get_by_role("img", name=re.compile("第1页"))).to_be_visible()
    assert barriers(second) == []
    second.open("/office/exposure")
    expect(second.page.get_by_role("row").filter(has_text="已出函")).to_contain_text(".00")
    assert barriers(second) == []
