"""The lists: what a file of courts, causes or holidays must be, and what is found in it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from services.dossier.lists import (
    KINDS,
    CauseList,
    CourtList,
    Edition,
    HolidayList,
    Unfit,
    in_force,
)
from services.dossier.shelf import Causes, Courts, ship

SHIPPED = Path(__file__).parent.parent / "data"
HEAD = "code,name,level,parent,province,kind,pinyin,area\n"
TOP = "最高法,最高人民法院,SUPREME,,全国,普通,zui gao ren min fa yuan,\n"
HUNAN = "湘,湖南省高级人民法院,HIGH,最高法,湖南省,普通,hu nan sheng gao ji ren min fa yuan,\n"
CAUSE_HEAD = "serial,level,name,parent,pinyin\n"
CONTRACTS = "L1-4,1,合同纠纷,,he tong jiu fen\n"
SALES = "L2-10,2,买卖纠纷,L1-4,mai mai jiu fen\n"


def said_against(kind: str, text: str) -> list[str]:
    with pytest.raises(Unfit) as refused:
        KINDS[kind].check(text)
    return [str(each) for each in refused.value.bad]


@pytest.mark.parametrize("edition", ship(), ids=lambda each: each.kind)
def test_what_is_shipped_passes_its_own_check_without_a_doubt(edition: Edition) -> None:
    text = (SHIPPED / f"{edition.kind}.csv").read_text(encoding="utf-8")
    KINDS[edition.kind].check(text)
    assert KINDS[edition.kind].read(text).doubts() == []


def test_a_release_ships_every_kind() -> None:
    assert {each.kind for each in ship()} == set(KINDS)


# --- courts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("湘1,长沙法院,INTERMEDIATE,湘,湖南省,普通,chang sha fa yuan,", "code 湘1 is no 法院代字"),
        ("湖01,长沙法院,INTERMEDIATE,最高法,湖南省,普通,chang sha fa yuan,", "code 湖01 is no 法院代字"),
        ("湘01,长沙法院,BASIC,湘,湖南省,普通,chang sha fa yuan,", "code 湘01 is not of the form of level BASIC"),
        ("湘01,长沙法院,MIDDLE,湘,湖南省,普通,chang sha fa yuan,", "level MIDDLE is none of"),
        ("湘01,长沙法院,INTERMEDIATE,粤,湖南省,普通,chang sha fa yuan,", "parent 粤 is not on the list"),
        ("湘01,长沙法院,INTERMEDIATE,,湖南省,普通,chang sha fa yuan,", "parent (none) is not on the list"),
        ("京,北京法院,HIGH,湘,北京市,普通,bei jing fa yuan,", "parent 湘 does not stand above level HIGH"),
        ("粤01,广州法院,INTERMEDIATE,湘,广东省,普通,guang zhou fa yuan,", "parent 湘 is of another province"),
        ("湘01,长沙局,INTERMEDIATE,湘,湖南省,普通,chang sha ju,", "name 长沙局 is not that of a court"),
        ("湘01,长沙法院,INTERMEDIATE,湘,湖北,普通,chang sha fa yuan,", "province 湖北 does not exist"),
        ("湘01,长沙法院,INTERMEDIATE,湘,湖南省,特别,chang sha fa yuan,", "kind 特别 is none of"),
        ("湘01,长沙法院,INTERMEDIATE,湘,湖南省,普通,,", "0 syllables for 长沙法院"),
        ("湘01,长沙法院,INTERMEDIATE,湘,湖南省,普通,chang sha,", "2 syllables for 长沙法院"),
        ("湘01,长沙法院,INTERMEDIATE,湘,湖南省,普通,cháng shā fǎ yuàn,", "small letters without tones"),
        ("湘,长沙法院,HIGH,最高法,湖南省,普通,chang sha fa yuan,", "code 湘 is that of line 3, too"),
        ("湘01,湖南省高级人民法院,INTERMEDIATE,湘,湖南省,普通,hu nan sheng gao ji ren min fa yuan,",
         "name 湖南省高级人民法院 is that of line 3, too"),
    ],
)  # fmt: skip
def test_a_row_that_is_no_court_is_named_with_its_line(row: str, reason: str) -> None:
    (said,) = said_against("courts", HEAD + TOP + HUNAN + row)
    assert said.startswith("line 4: ")
    assert reason in said


def test_every_bad_row_is_named_at_once() -> None:
    said = said_against("courts", HEAD + TOP + "x,,,,,,,\n" + HUNAN + "y,,,,,,,\n")
    assert {line.partition(":")[0] for line in said} == {"line 3", "line 5"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1: no column code"),
        ("code,name\n最高法,最高人民法院\n", "line 1: no column level, parent"),
        (HEAD, "line 1: no rows"),
        (HEAD + "最高法,最高人民法院\n", "line 2: 2 cells under 8 columns"),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, reason: str) -> None:
    assert said_against("courts", text)[0].startswith(reason)


def test_courts_are_a_tree_from_the_highest_down() -> None:
    courts = Courts()
    assert [each.code for each in courts.search(parent="")] == ["最高法"]
    assert {each.level for each in courts.search(parent="最高法")} == {"HIGH"}
    assert [each.code for each in courts.search("长沙", "湘")] == ["湘01"]
    assert "湘0102" in [each.code for each in courts.search(parent="湘01")]
    assert courts.has_children("湘01")
    assert not courts.has_children("湘0102")
    assert len(courts.search()) == 292


def test_the_test_court_stands_at_the_top_of_the_tree_for_who_tries_things_out() -> None:
    courts = Courts()
    assert [each.code for each in courts.search(parent="", test=True)] == ["测试", "最高法"]
    assert courts.search("测试", "湘", test=True) == []


def test_every_name_is_read_sign_by_sign() -> None:
    named = [(each.name, each.pinyin) for each in Courts().search()]
    named += [(each.name, each.pinyin) for each in Causes().search()]
    for name, pinyin in named:
        assert len(pinyin.split()) == len(re.findall(r"[一-龥]", name))


# --- causes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("L3-1,3,分期买卖,L2-10,fen qi mai mai", "serial L3-1 is not of the form of level 3"),
        ("88,5,分期买卖,L2-10,fen qi mai mai", "level 5 is none of 1 to 4"),
        ("88,3,分期买卖,L2-11,fen qi mai mai", "parent L2-11 is not on the list"),
        ("88,3,分期买卖,L1-4,fen qi mai mai", "parent L1-4 is of level 1, not right above level 3"),
        ("L1-5,1,分期买卖,L1-4,fen qi mai mai", "a heading of the first level stands under none"),
        ("L2-10,2,分期买卖,L1-4,fen qi mai mai", "serial L2-10 is that of line 3, too"),
        ("88,3,,L2-10,", "no name"),
        ("88,3,分期买卖,L2-10,fen qi", "2 syllables for 分期买卖"),
    ],
)
def test_a_row_that_is_no_cause_is_named_with_its_line(row: str, reason: str) -> None:
    (said,) = said_against("causes", CAUSE_HEAD + CONTRACTS + SALES + row)
    assert said.startswith("line 4: ")
    assert reason in said


def test_a_fourth_level_stands_under_its_third_unless_the_list_leaves_that_out() -> None:
    under_the_second = "88.1,4,分期,L2-10,fen qi\n"
    CauseList.check(CAUSE_HEAD + CONTRACTS + SALES + under_the_second)
    third = "88,3,买卖合同纠纷,L2-10,mai mai he tong jiu fen\n"
    said = said_against("causes", CAUSE_HEAD + CONTRACTS + SALES + third + under_the_second)
    assert said == ["line 5: parent L2-10 is not 88"]


def test_causes_are_a_tree_with_the_headings_of_the_first_level_on_top() -> None:
    causes = Causes()
    assert [each.serial for each in causes.search(parent="")] == [f"L1-{i}" for i in range(1, 13)]
    assert [each.serial for each in causes.search(parent="L1-4")] == ["L2-10", "L2-11", "L2-12"]
    assert "108.3" in [each.serial for each in causes.search(parent="108")]
    assert causes.has_children("108")
    assert not causes.has_children("108.3")
    assert [each.level for each in causes.search()][:13] == [1] * 12 + [2]


def test_a_cause_is_looked_up_on_the_list_that_it_was_chosen_from() -> None:
    causes = Causes()
    assert causes.version == "2025"
    assert causes.get("108.3", "2025") == causes.get("108.3")
    assert causes.get("108.3", "2020") == causes.get("108.3")  # that list is not known any more


# --- holidays ---------------------------------------------------------------------------------------------------------

YEAR = "date,kind,name\n2027-01-01,放假,元旦\n2027-10-01,放假,国庆节\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2027-02-30,放假,春节", "date 2027-02-30 is none"),
        ("20270208,放假,春节", "date 20270208 is none"),
        ("2027-02-08,休息,春节", "kind 休息 is neither 放假 nor 上班"),
        ("2027-02-08,上班,春节", "2027-02-08 is a weekday"),
        ("2027-02-08,放假,", "no name of the holiday"),
        ("2027-01-01,放假,元旦", "date 2027-01-01 is that of line 2, too"),
        ("2072-02-08,放假,春节", "2072 lacks 2072-01-01"),
    ],
)
def test_a_row_that_is_no_holiday_is_named_with_its_line(row: str, reason: str) -> None:
    said = said_against("holidays", YEAR + row)
    assert said[0].startswith("line 4: ")
    assert reason in said[0]


def test_a_year_with_another_number_of_days_off_than_the_law_gives_is_doubtful() -> None:
    assert HolidayList.read(YEAR).doubts() == ["2027: 2 weekdays are free on balance, the law gives 13"]


# --- versions ---------------------------------------------------------------------------------------------------------


def an_edition(version: str, since: date, loaded: int | None = None) -> Edition:
    loaded_at = datetime(2026, 11, 1, loaded, tzinfo=UTC) if loaded is not None else None
    return Edition(kind="courts", version=version, since=since, loaded_at=loaded_at)


def test_the_latest_begun_edition_counts_and_of_two_the_one_loaded_last() -> None:
    shipped = an_edition("shipped", date(2026, 1, 1))
    same_day = an_edition("same day", date(2026, 1, 1), loaded=2)
    again = an_edition("again", date(2026, 1, 1), loaded=3)
    to_come = an_edition("to come", date(2027, 1, 1), loaded=1)
    editions = [again, shipped, to_come, same_day]
    assert in_force(editions, "courts", date(2026, 12, 31)) == again
    assert in_force(editions, "courts", date(2027, 1, 1)) == to_come
    assert in_force([shipped, same_day], "courts", date(2026, 6, 1)) == same_day
    assert in_force(editions, "courts", date(2025, 12, 31)) == shipped


def test_courts_of_places_that_their_names_do_not_tell_carry_them() -> None:
    (court,) = CourtList.read(
        HEAD + "渝87,成渝金融法院,INTERMEDIATE,渝,重庆市,金融,a b c d e f,重庆市;四川省"
    ).search()
    assert court.area == ("重庆市", "四川省")
