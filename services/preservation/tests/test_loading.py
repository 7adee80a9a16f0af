"""An operator replaces a list without a release."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.chassis import clock
from services.chassis.refusals import StoreUnavailable
from services.chassis.testing import MemoryStore, a_cause
from services.dossier.lists import Edition, Unfit
from services.dossier.shelf import Causes, Courts, Holidays, Shelf
from services.preservation import projections
from services.preservation.use_cases.loading import Comparison, Loading, NotLoaded

TODAY = datetime(2026, 11, 22, 4, tzinfo=UTC)
FURONG = "湘0102,长沙市芙蓉区人民法院,BASIC,湘01,湖南省,普通,chang sha shi fu rong qu ren min fa yuan,\n"
NEW = "湘0113,长沙市演示区人民法院,BASIC,湘01,湖南省,普通,chang sha shi yan shi qu ren min fa yuan,\n"
YEAR_2027 = "2027-01-01,放假,元旦\n2027-10-01,放假,国庆节\n"


class InUse(projections.Loaded):
    """Loaded lists, and the courts that a statement would find busy."""

    busy: set[str] = set()  # noqa: RUF012 - replaced whole

    def courts_in_use(self) -> set[str]:
        return self.busy


@dataclass
class Office:
    """An operator, and a program that runs meanwhile."""

    loading: Loading
    shelf: Shelf
    loaded: InUse
    running: Shelf
    seconds: list[float] = field(default_factory=lambda: [0.0])

    def text(self, kind: str) -> str:
        return self.shelf.text(self.shelf.edition(kind))

    def load(self, kind: str, text: str, version: str = "2026-12", since: date | None = None) -> Comparison:
        edition = Edition(kind=kind, version=version, since=since or clock.day(TODAY), loaded_at=TODAY)
        self.shelf._look_at = 0  # the operator's program begins anew each time
        return self.loading.load(edition, text, cause=replace(a_cause(), mark=""))


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(clock, "_source", lambda: TODAY)
    store: Any = MemoryStore(projections.project)
    loaded = InUse(store)
    seconds = [0.0]
    shelf = Shelf(loaded)
    running = Shelf(loaded, ticks=lambda: seconds[0])
    return Office(Loading(store=store, shelf=shelf, keeping=loaded), shelf, loaded, running, seconds)


def test_a_loaded_list_says_what_it_changes(office: Office) -> None:
    before = office.text("courts")
    after = (
        before.replace(FURONG, NEW)
        .replace("深圳前海合作区", "深圳市前海合作区")
        .replace("shen zhen qian hai", "shen zhen shi qian hai")
    )
    compared = office.load("courts", after)
    assert list(compared.changes.added) == ["湘0113"]
    assert list(compared.changes.removed) == ["湘0102"]
    (renamed,) = compared.changes.changed.values()
    assert [each.partition("人民")[0] for each in renamed] == ["深圳前海合作区", "深圳市前海合作区"]


def test_a_running_program_counts_by_a_loaded_list_within_five_seconds(office: Office) -> None:
    courts = Courts(office.running)
    assert courts.version == "2026-11"
    office.load("courts", office.text("courts") + NEW)
    office.seconds[0] = 4.9
    assert courts.get("湘0113") is None
    office.seconds[0] = 5.0
    assert courts.get("湘0113") is not None
    assert courts.version == "2026-12"
    assert [each.code for each in courts.search("演示区")] == ["湘0113"]


def test_a_list_counts_from_its_day_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.load("courts", office.text("courts") + NEW, since=date(2027, 1, 1))
    courts = Courts(office.running)
    assert courts.get("湘0113") is None
    for at, there in (
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 31, 16, tzinfo=UTC), True),
    ):
        monkeypatch.setattr(clock, "_source", lambda at=at: at)
        assert (courts.get("湘0113") is not None) == there


def test_a_notice_for_a_year_ends_its_estimate(office: Office) -> None:
    holidays = Holidays(office.running)
    assert holidays.calendar().last_day(date(2026, 12, 25), 7).estimated
    office.load("holidays", office.text("holidays") + YEAR_2027, "2027")
    office.seconds[0] = 5.0
    found = holidays.calendar().last_day(date(2026, 12, 25), 7)
    assert (found.statutory, found.estimated) == (date(2027, 1, 4), False)


def test_a_cause_of_an_earlier_list_keeps_its_name(office: Office) -> None:
    text = office.text("causes").replace("108.3,4,民间借贷纠纷", "108.3,4,民众借贷纠纷")
    office.load("causes", text, "2027")
    causes = Causes(office.running)
    assert causes.version == "2027"
    assert [found.name for found in (causes.get("108.3"), causes.get("108.3", "2025")) if found] == [
        "民众借贷纠纷",
        "民间借贷纠纷",
    ]


def test_a_court_before_which_applications_lie_stays_on_the_list(office: Office) -> None:
    office.loaded.busy = {"湘0102", "湘"}
    with pytest.raises(NotLoaded, match=r"not over lie before 湘0102$"):
        office.load("courts", office.text("courts").replace(FURONG, ""))


def test_a_year_in_force_stays_on_the_list_of_holidays(office: Office) -> None:
    with pytest.raises(NotLoaded, match=r"^2024, 2025, 2026 would be an estimate again"):
        office.load("holidays", "date,kind,name\n" + YEAR_2027)


@pytest.mark.parametrize("version", ["", "a b", "x" * 21, "-1", "1/2"])
def test_a_version_has_a_short_name(office: Office, version: str) -> None:
    with pytest.raises(NotLoaded, match="letters, digits, dots and dashes"):
        office.load("courts", office.text("courts"), version)


def test_a_version_is_written_once(office: Office) -> None:
    with pytest.raises(NotLoaded, match="courts 2026-11 is there already"):
        office.load("courts", office.text("courts") + NEW, "2026-11")
    office.load("courts", office.text("courts") + NEW)
    with pytest.raises(NotLoaded, match="courts 2026-12 is there already"):
        office.load("courts", office.text("courts"))


def test_of_two_operators_at_once_the_second_is_told(office: Office) -> None:
    text = office.text("courts")
    office.load("courts", text + NEW)
    office.shelf._editions = [each for each in office.shelf._editions if each.loaded_at is None]
    edition = Edition(kind="courts", version="2026-12", since=clock.day(TODAY), loaded_at=TODAY)
    with pytest.raises(NotLoaded, match="is loaded already"):
        office.loading.load(edition, text + NEW, cause=a_cause())


def test_a_list_that_would_never_count_is_refused(office: Office) -> None:
    with pytest.raises(NotLoaded, match="would never count: 2026-11 counts from 2026-01-01 on"):
        office.load("courts", office.text("courts"), since=date(2025, 12, 31))


def test_a_file_with_a_bad_row_changes_nothing(office: Office) -> None:
    with pytest.raises(Unfit):
        office.load("courts", office.text("courts") + "湘1,,,,,,,\n")
    assert office.loaded.all() == []


def test_what_was_known_goes_on_while_the_database_is_away(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.load("courts", office.text("courts") + NEW)
    courts = Courts(office.running)
    assert courts.get("湘0113")

    def away() -> list[Edition]:
        raise StoreUnavailable

    monkeypatch.setattr(office.loaded, "all", away)
    office.seconds[0] = 60.0
    assert courts.get("湘0113")
    with pytest.raises(StoreUnavailable):  # nobody knows yet what was loaded
        Courts(Shelf(office.loaded)).get("湘")
