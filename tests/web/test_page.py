"""What holds on every screen: it fits a phone, everybody can use it, it is light, and no answer that is lost does harm."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Route, expect

from deploy.local.installation import ROOT
from tests.conftest import CLERK, JUDGE, System
from tests.journey import Visitor, a_mobile
from tests.web.conftest import OFFICE, Opened
from tests.web.screen import DESKTOP, PHONE, Screen

FIRST_PAGE_MOST = 120_000
AXE = ROOT / "gateway" / "web" / "node_modules" / "axe-core" / "axe.min.js"
OPEN = ("/login", "/register", "/forgotten", "/staff", "/verification-return")
INSIDE = (
    "/",
    "/guide",
    "/applications",
    "/notice",
    "/applications/new",
    "/account",
    "/security",
    "/messages",
)
OF_ONE = ("", "/creation", "/basic-information", "/guarantees", "/materials", "/preview")


def test_the_whole_journey_on_a_phone(phone: Screen) -> None:
    mobile = a_mobile()
    phone.register(mobile)
    phone.log_in(mobile)
    phone.fill_in_person()
    phone.agree_to_face()
    phone.verify_here()
    phone.press("重新登录")
    phone.log_in(mobile)
    phone.heading("我的申请")
    phone.page.get_by_role("heading", name="保全申请").get_by_role("link").click()
    phone.press("立即申请保全")
    application = phone.create()
    phone.fill_basic()
    phone.press("下一步")
    phone.heading("担保信息")
    phone.fill_guarantee()
    phone.press("下一步")
    phone.heading("上传材料")
    phone.upload_all()
    phone.press("下一步")
    phone.heading("预览提交")
    phone.press("提交")
    phone.confirm_by_face()
    phone.heading("我的申请")
    phone.open(f"/applications/{application}")
    phone.see("待交费")
    phone.press("交费")
    phone.pay(consenting=True)
    phone.press("查看办理进度")
    phone.see("裁定日期")
    phone.open("/")
    expect(phone.page.get_by_role("link", name="已裁定 1")).to_be_visible()


def barriers(screen: Screen) -> list[Any]:
    """Return what keeps somebody from using what is on the screen now, on a desk and on a phone; it has to fit, too."""
    screen.page.wait_for_load_state("networkidle")
    screen.page.evaluate(AXE.read_text(encoding="utf-8"))
    violations: list[Any] = []
    for size in (PHONE, DESKTOP):
        screen.page.set_viewport_size(size)  # type: ignore[arg-type]
        violations += screen.page.evaluate(
            "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)"
        )
        assert screen.fits(), (screen.page.url, size)
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in violations]


def barriers_at(screen: Screen, *paths: str) -> dict[str, list[Any]]:
    """Return the barriers of each page that has any."""
    found: dict[str, Any] = {}
    for path in paths:
        screen.open(path)
        expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
        found[path] = barriers(screen)
    return {path: each for path, each in found.items() if each}


def test_no_barrier_for_visitors(opened: Opened) -> None:
    screen = opened(DESKTOP)
    assert barriers_at(screen, *OPEN) == {}
    screen.open("/register")
    screen.press("听验证码")
    expect(screen.page.get_by_label("播放语音验证码")).to_be_visible()
    assert barriers(screen) == []


def test_no_barrier_for_who_is_not_verified_yet(opened: Opened, system: System) -> None:
    mobile = a_mobile()
    screen = opened(DESKTOP)
    screen.enter_as(system.visitor().register(mobile).log_in(mobile).fill_in_profile())
    assert barriers_at(screen, "/account", "/verification", "/counter", "/security") == {}
    screen.open("/verification")
    screen.agree_to_face()
    expect(screen.page.get_by_alt_text("实名认证二维码")).to_be_visible()
    assert barriers(screen) == []


def test_no_barrier_for_applicants(opened: Opened, person: Visitor) -> None:
    application = str(person.create()["id"])
    person.fill(application)
    screen = opened(DESKTOP)
    screen.enter_as(person)
    assert barriers_at(screen, *INSIDE, *(f"/applications/{application}{part}" for part in OF_ONE)) == {}


def test_no_barrier_in_what_is_asked(opened: Opened, newcomer: Visitor) -> None:
    newcomer.call("DELETE", "account/consents/FACE")
    application = str(newcomer.create()["id"])
    newcomer.fill(application)
    screen = opened(DESKTOP)
    screen.enter_as(newcomer)
    screen.open(f"/applications/{application}/preview")
    screen.press("提交")
    dialog = screen.page.get_by_role("dialog", name="确认是您本人操作")
    expect(dialog).to_be_visible()
    assert barriers(screen) == []
    dialog.get_by_text("人脸识别", exact=True).click()
    dialog.get_by_role("button", name="下一步").click()
    screen.see("我已阅读并单独同意")
    assert barriers(screen) == []
    screen.consent()
    screen.see("在本机继续")
    assert barriers(screen) == []


def test_no_barrier_for_staff(opened: Opened, system: System, court_admin: Visitor, person: Visitor) -> None:
    application = str(person.create(court=OFFICE)["id"])
    person.fill(application)
    person.submit(application)
    file = f"/office/applications/{application}"
    found: dict[str, Any] = {}
    for who, paths in (
        (
            system.staff(CLERK),
            ("/office", "/office/applications", "/office/tasks", file, "/office/checks", "/security"),
        ),
        (system.staff(JUDGE), ("/office", file)),
        (court_admin, ("/office", file, "/office/loads", "/office/readings", "/office/keys")),
    ):
        screen = opened(DESKTOP)
        screen.enter_as(who)
        found |= barriers_at(screen, *paths)
    assert found == {}


def test_the_first_page_is_light(screen: Screen) -> None:
    screen.open("/")
    screen.page.wait_for_load_state("networkidle")
    weight = screen.page.evaluate(
        "performance.getEntriesByType('resource').filter((each) => each.name.endsWith('.js'))"
        ".reduce((sum, each) => sum + each.encodedBodySize, 0)"
    )
    assert 0 < weight <= FIRST_PAGE_MOST


def test_what_is_refused_stands_at_its_field(screen: Screen, person: Visitor) -> None:
    screen.enter_as(person)
    screen.open("/applications/new")
    screen.find("选择法院", "湖南省高级", "湖南省高级人民法院")
    screen.field("申请保全金额").fill("两万")
    screen.press("创建保全")
    item = screen.page.locator(".el-form-item").filter(has=screen.field("申请保全金额"))
    expect(item.get_by_text("应为金额，最多两位小数")).to_be_visible()


def test_a_lost_answer_creates_no_second_application(screen: Screen, newcomer: Visitor) -> None:
    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.fallback()

    screen.enter_as(newcomer)
    screen.open("/applications/new")
    screen.find("选择法院", "湖南省高级", "湖南省高级人民法院")
    screen.field("申请保全金额").fill("20000.00")
    screen.page.route("**/api/v1/preservation-applications", lose_the_answer, times=1)
    screen.press("创建保全")
    screen.heading("保全基本信息")

    assert newcomer.get("dashboard")["preservation"]["total"] == 1


def test_of_two_windows_the_later_hears_of_the_earlier(opened: Opened, person: Visitor) -> None:
    application = person.create()["id"]
    first, second = opened(DESKTOP), opened(DESKTOP)
    for screen in (first, second):
        screen.enter_as(person)
        screen.open(f"/applications/{application}/basic-information")
        screen.heading("保全基本信息")
        screen.see("请求与理由")
    first.field("请求事项").fill("第一个窗口")
    first.press("暂存")
    first.see("已暂存")
    second.field("请求事项").fill("第二个窗口")
    second.press("暂存")
    second.see("内容已被修改")
    second.press("载入最新内容")
    expect(second.field("请求事项")).to_have_value("第一个窗口")
