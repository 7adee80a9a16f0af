"""工作台: each role of a court finds what is its own to do, and nothing else."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import CLERK, COLLEAGUE, JUDGE, System
from tests.journey import Visitor
from tests.web.conftest import OFFICE, Opened
from tests.web.screen import DESKTOP, Screen


@pytest.fixture
def application(newcomer: Visitor) -> str:
    """An application before 湘0102."""
    made = str(newcomer.create(court=OFFICE)["id"])
    newcomer.fill(made)
    newcomer.submit(made)
    return made


def test_a_clerk_accepts_and_does_not_rule(
    screen: Screen, system: System, newcomer: Visitor, application: str
) -> None:
    number = newcomer.view(application)["number"]
    screen.enter_as(system.staff(CLERK))
    screen.open("/")
    screen.heading("工作台")
    screen.see("书记员")
    screen.page.get_by_role("heading", name="保全申请").get_by_role("link").click()
    screen.field("当事人").fill("李演示")
    screen.press("查询")
    screen.page.get_by_role("link", name=number).click()
    screen.heading("卷宗")
    screen.see("BH-DEMO-0001")
    for name in ("审核", "责令提供担保", "起草裁定书", "登记保全措施"):
        expect(screen.button(name)).to_have_count(0)
    expect(screen.page.get_by_role("region", name="分案", exact=True)).to_have_count(0)
    screen.press("受理")
    screen.press("核对并受理")
    screen.press("确认受理")
    screen.see("已受理")
    expect(screen.button("受理")).to_have_count(0)


def test_the_administrator_sees_who_read_a_file(
    screen: Screen, court_admin: Visitor, system: System, newcomer: Visitor, application: str
) -> None:
    system.staff(CLERK).get(f"office/preservation-applications/{application}/snapshot")
    screen.enter_as(court_admin)
    screen.open("/office/readings")
    screen.heading("查阅记录")
    number = newcomer.view(application)["number"]
    line = screen.page.get_by_role("row").filter(has_text=number)
    expect(line.first).to_contain_text(CLERK)
    expect(line.first).to_contain_text("书记员")


def test_the_administrator_assigns_and_the_load_follows(
    screen: Screen, court_admin: Visitor, system: System, newcomer: Visitor, application: str
) -> None:
    number = newcomer.view(application)["number"]
    screen.enter_as(court_admin)
    screen.open(f"/office/applications/{application}")
    screen.choose("承办法官", COLLEAGUE)
    screen.press("确定分案")
    screen.see("已分案")
    screen.open("/office/loads")
    line = screen.page.get_by_role("row").filter(has_text=COLLEAGUE)
    expect(line.get_by_role("cell").first).not_to_have_text("0")
    screen.open("/office/applications")
    expect(screen.page.locator(".row").filter(has_text=number)).to_contain_text(COLLEAGUE)

    judge = system.staff(JUDGE)
    assert judge.get("office/preservation-applications?limit=100")["items"]


def test_applicants_and_staff_do_not_meet_on_each_others_pages(
    screen: Screen, opened: Opened, system: System, person: Visitor
) -> None:
    screen.enter_as(system.staff(CLERK))
    for path in ("/applications", "/account", "/office/readings"):
        screen.open(path)
        screen.heading("工作台")
    other = opened(DESKTOP)
    other.enter_as(person)
    other.open("/office/applications")
    other.heading("我的申请")


def test_who_is_not_logged_in_comes_to_the_log_in_of_staff_and_back(screen: Screen) -> None:
    screen.open("/office/applications")
    screen.heading("工作人员登录")
    assert re.search("next=", screen.page.url)


@pytest.mark.parametrize(
    ("role", "words"), [("finance", "财务人员不查看卷宗"), ("operator", "不能查看任何卷宗")]
)
def test_who_opens_no_file_is_told_what_he_can_do(
    screen: Screen, system: System, role: str, words: str
) -> None:
    name = f"{role}-of-tests"
    screen.enter_as(system.staff(name))
    screen.open("/office/applications")
    screen.heading("工作台")
    screen.see(re.compile(words))
    expect(screen.page.get_by_role("navigation").get_by_role("link")).to_have_text(["工作台", "账户安全"])
