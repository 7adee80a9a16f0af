from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from contracts import topology
from contracts.guarantee.rpc import words
from services.dossier.lists import TEST_COURT
from services.guarantee.clients.insurers import Insurers, InsurersWrong
from services.guarantee.domain.insurer import Insurer, InsurerNotAtCourt
from services.guarantee.domain.refusals import ReasonMissing, SamePerson
from services.guarantee.domain.states import State
from services.guarantee.domain.underwriting import (
    FITTING,
    REASONS,
    CapacityExceeded,
    answer_by,
    exposure,
    must_be_another,
    must_be_founded,
    needs_second,
    reasons_text,
)

D = Decimal
SHIPPED = Path(__file__).parent.parent / "data" / "insurers.toml"
AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def demo() -> Insurer:
    return Insurers.read().at("湘", "demo-insurer")


def wrong(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "insurers.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InsurersWrong) as refused:
        Insurers.read(str(file))
    return [each.removeprefix(f"{file}: ") for each in str(refused.value).splitlines()]


def test_every_shipped_insurer_is_recognisably_invented() -> None:
    for each in Insurers.read().all():
        assert "演示" in each.name + each.branch
        assert "演示" in each.uscc
        assert "演示" in each.filing_no
        assert "演示" in each.certificate
        assert "虚构" in each.address
        assert not re.search(r"\d{3,}", each.service_line)


def test_each_court_has_its_own_insurers() -> None:
    insurers = Insurers.read()

    assert len(insurers.all()) >= 5
    lists = {
        tuple(each.code for each in insurers.serving(court))
        for court in ("湘", "湘0102", "京0101", "京74", "川01", "陕")
    }
    assert len(lists) >= 5
    assert insurers.get("nobody") is None


def test_the_test_court_has_one_insurer_that_serves_no_other() -> None:
    assert topology.TEST_COURT == TEST_COURT
    insurers = Insurers.read()

    assert [each.code for each in insurers.serving(TEST_COURT)] == ["test-insurer"]
    assert "test-insurer" not in {each.code for each in insurers.serving("湘")}


@pytest.mark.parametrize(
    ("court", "code"), [("京", "qinghe-demo"), ("测试", "demo-insurer"), ("湘", "nobody")]
)
def test_an_insurer_is_chosen_among_those_of_the_court(court: str, code: str) -> None:
    with pytest.raises(InsurerNotAtCourt):
        Insurers.read().at(court, code)


def test_an_operators_own_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    file.write_text("[[insurer]]" + text.split("[[insurer]]")[2], encoding="utf-8")

    assert [each.code for each in Insurers.read(str(file)).all()] == ["qinghe-demo"]


def test_every_wrong_field_is_named(tmp_path: Path) -> None:
    first = SHIPPED.read_text(encoding="utf-8").split("[[insurer]]")[1]
    bad = (
        first.replace("max_amount = 100_000_000", 'max_amount = "much"')
        .replace("policy_months = 24", "policy_month = 24")
        .replace("minimum = 500", "minimum = true")
        .replace("rate = 0.0012", "rates = 0.0012")
        .replace('name = "云帆演示财产保险股份有限公司"\n', "")
    )

    assert sorted(wrong(tmp_path, f"[[insurer]]{bad}")) == [
        "insurer demo-insurer.max_amount: Invalid decimal string",
        "insurer demo-insurer.name is missing",
        "insurer demo-insurer.policy_month: there is no such field",
        "insurer demo-insurer.policy_months is missing",
        "insurer demo-insurer.tariffs[0].minimum: Expected `decimal`, got `bool`",
        "insurer demo-insurer.tariffs[0].slices[1].rate is missing",
        "insurer demo-insurer.tariffs[0].slices[1].rates: there is no such field",
    ]


def test_every_figure_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    first = SHIPPED.read_text(encoding="utf-8").split("[[insurer]]")[1]
    bad = (
        first.replace("capacity = 5_000_000_000", "capacity = 0")
        .replace("four_eyes_above = 10_000_000", "four_eyes_above = 200_000_000")
        .replace('courts = ["*"]', 'courts = ["*", "测试"]')
        .replace('uscc = "演示-0001"', 'uscc = " "')
        .replace("up_to = 5_000_000,", "up_to = 1_000_000,")
        .replace("rate = 0.0008", "rate = 8")
        .replace("PRE_LITIGATION = 10", "PRE_TRIAL = 10")
        .replace("ABOVE_CLAIM = 15", "ABOVE_CLAIM = 31")
        .replace("handling_percent = 10", "handling_percent = 101")
        .replace("minimum = 500", "minimum = 500\ncap = 499\nuntil = 2025-12-31\nmost_loading = 31")
        .replace('code = "demo-insurer"', 'code = "Demo Insurer"')
    )
    said = wrong(tmp_path, f"[[insurer]]{bad}")

    assert {each.removeprefix("insurer Demo Insurer.").split(" ")[0] for each in said} == {
        "code",
        "uscc",
        "courts",
        "capacity",
        "four_eyes_above",
        "handling_percent",
        "tariffs[0].slices",
        "tariffs[0].cap",
        "tariffs[0].until",
        "tariffs[0].most_loading",
        "tariffs[0].loadings.PRE_TRIAL",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "insurer: there is none; expected [[insurer]]"),
        ("insurer = 3", "insurer: there is none; expected [[insurer]]"),
        ("insurer = [3]", "insurer no. 1: expected a table"),
        ("[[insurer]]\nminimum = nan", "nan is no figure"),
        ("[[insurer", "Expected ']]' at the end of an array declaration (at end of document)"),
    ],
)
def test_a_file_that_lists_no_insurer_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert wrong(tmp_path, text) == [said]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InsurersWrong, match="No such file"):
        Insurers.read(str(tmp_path / "none.toml"))


def test_a_code_and_the_test_court_belong_to_one_insurer(tmp_path: Path) -> None:
    *_, last = SHIPPED.read_text(encoding="utf-8").split("[[insurer]]")

    assert wrong(tmp_path, f"[[insurer]]{last}\n[[insurer]]{last}") == [
        "insurer test-insurer.code is that of another, too",
        "insurer test-insurer.courts: 测试 is served by test-insurer already",
    ]


def test_the_insurer_answers_within_a_day_and_before_a_suit_within_four_hours(demo: Insurer) -> None:
    assert answer_by(demo, category="LITIGATION", since=AT) == AT + timedelta(hours=24)
    assert answer_by(demo, category="PRE_LITIGATION", since=AT) == AT + timedelta(hours=4)


def test_above_the_limit_two_people_approve(demo: Insurer) -> None:
    assert not needs_second(D(10_000_000), demo)
    assert needs_second(D("10000000.01"), demo)
    must_be_another("one", "other")
    with pytest.raises(SamePerson):
        must_be_another("one", "one")


def test_what_is_quoted_by_hand_always_needs_two() -> None:
    for each in Insurers.read().all():
        assert needs_second(each.max_amount + D("0.01"), each)


def test_the_reasons_are_those_of_the_contract() -> None:
    assert set(REASONS) == set(words.REASONS)
    assert set(FITTING) == set(words.OUTCOMES)
    assert reasons_text(["DUPLICATE", "OTHER"]) == "重复申请；其他"


@pytest.mark.parametrize(
    ("outcome", "reasons", "remark"),
    [
        ("RETURNED", ["INCOMPLETE_MATERIAL"], ""),
        ("MORE_PAPERS", ["OTHER"], "请补充借条原件"),
        ("DECLINED", ["EXPOSURE_LIMIT", "RELATED_PARTIES"], ""),
        ("APPROVED", [], ""),
    ],
)
def test_an_outcome_rests_on_reasons_that_fit(outcome: str, reasons: list[str], remark: str) -> None:
    must_be_founded(outcome, reasons, remark)


@pytest.mark.parametrize(
    ("outcome", "reasons", "remark"),
    [
        ("RETURNED", [], "why not"),
        ("DECLINED", [], ""),
        ("DECLINED", ["OTHER"], "  "),
        ("DECLINED", ["ILLEGIBLE_MATERIAL"], ""),
        ("MORE_PAPERS", ["EXPOSURE_LIMIT"], ""),
        ("APPROVED", ["DUPLICATE"], ""),
        ("RETURNED", ["NO_SUCH_REASON"], ""),
    ],
)
def test_an_outcome_without_a_reason_that_fits_is_refused(
    outcome: str, reasons: list[str], remark: str
) -> None:
    with pytest.raises(ReasonMissing):
        must_be_founded(outcome, reasons, remark)


def test_what_is_approved_counts_until_it_ends(demo: Insurer) -> None:
    each = exposure(demo, [(state, D(10)) for state in State])

    assert each.open == D(60)
    assert each.free == demo.capacity - D(60)


def test_an_insurer_carries_no_more_than_its_capacity(demo: Insurer) -> None:
    nearly = exposure(demo, [(State.USED, demo.capacity - 100)])

    nearly.must_hold(D(100))
    with pytest.raises(CapacityExceeded) as refused:
        nearly.must_hold(D("100.01"))
    assert refused.value.fields[0]["zh"] == "剩余承保能力为100.00元"
    assert exposure(demo, [(State.USED, demo.capacity + 1)]).free == 0
