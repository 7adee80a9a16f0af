"""Whose time runs, since when and until when: D1 to D7 and D20, by the counting rules of the law."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.chassis.clock import SHANGHAI
from services.chassis.testing import NOON
from services.dossier.working_days import Calendar
from services.preservation.domain import clocks
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.correction import CorrectionNotDue
from services.preservation.domain.refusals import DateWrong, FeeNotOverdue, NotWaitingForService
from services.preservation.domain.status import Result
from services.preservation.tests.applications import (
    CALENDAR,
    LATER,
    TODAY,
    accept,
    accepted,
    give,
    guaranteed,
    in_force,
    litigation,
    order,
    paid,
    pay,
    reconsider,
    returned,
    review,
    reviewed,
    ruled,
    send_back,
    submitted,
    take,
)
from services.preservation.tests.examples import example

ORDINARY = litigation()
ON_PAPER = litigation(basic__applicants__0__e_service_agreed=False)


def shanghai(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def at_court(content: Content, at: datetime) -> Application:
    """Return one that came to the court and was accepted at that moment."""
    application = submitted(content)
    accept(application, at=at)
    return application


# --- D1, D2: the court's time to rule ---------------------------------------------------------------------------------


def test_before_a_suit_the_court_has_48_hours_from_the_next_hour() -> None:
    application = at_court(example(), shanghai(3, 2, 10, 20))

    assert application.clocks.keys() == {"D1"}
    assert application.clocks["D1"].at == shanghai(3, 4, 11)


def test_48_hours_do_not_wait_for_a_holiday() -> None:
    assert at_court(example(), shanghai(2, 16, 10, 20)).clocks["D1"].at == shanghai(2, 18, 11)


@pytest.mark.parametrize(
    "content", [litigation(basic__urgent_because="财产正在转移"), example(basic__urgent_because=None)]
)
def test_urgent_is_what_says_so_and_everything_before_a_suit(content: Content) -> None:
    assert at_court(content, NOON).clocks.keys() == {"D1"}


def test_a_maritime_court_has_48_hours() -> None:
    application = submitted(ORDINARY)
    send_back(application)
    application.submit(content=ORDINARY, missing=[], at=NOON, maritime=True)
    accept(application)

    assert application.clocks.keys() == {"D1"}


def test_otherwise_it_has_five_days_and_the_last_is_no_holiday() -> None:
    clock = at_court(ORDINARY, shanghai(3, 2, 10, 20)).clocks["D2"]

    assert (clock.safe_on, clock.last_on) == (date(2026, 3, 7), date(2026, 3, 9))
    assert clock.at == shanghai(3, 10)


def test_a_day_is_a_day_in_shanghai() -> None:
    before = at_court(ORDINARY, datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)).clocks["D2"]
    after = at_court(ORDINARY, datetime(2026, 3, 2, 16, 0, 0, tzinfo=UTC)).clocks["D2"]

    assert (before.safe_on, after.safe_on) == (date(2026, 3, 7), date(2026, 3, 8))


def test_a_last_day_in_a_year_without_a_calendar_is_an_estimate() -> None:
    assert at_court(ORDINARY, datetime(2026, 12, 30, 4, tzinfo=UTC)).clocks["D2"].estimated
    assert not at_court(ORDINARY, NOON).clocks["D2"].estimated


def test_the_last_day_ends_at_midnight() -> None:
    clock = at_court(ORDINARY, NOON).clocks["D2"]

    assert not clock.is_over(datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC))
    assert clock.is_over(datetime(2026, 3, 9, 16, 0, 0, tzinfo=UTC))


def test_a_return_ends_the_court_s_time_and_the_new_one_starts_the_day_after_the_papers_come() -> None:
    for content, rule, end in (
        (example(), "D1", shanghai(3, 8, 1)),
        (ORDINARY, "D2", shanghai(3, 12)),
    ):
        application = returned(content)
        assert application.clocks.keys() == {"D6"}

        application.submit(content=content, missing=[], at=shanghai(3, 5, 9))
        accept(application, at=shanghai(3, 5, 17))

        assert application.clocks.keys() == {rule}
        assert application.clocks[rule].since == shanghai(3, 6)
        assert application.clocks[rule].at == end


def test_what_is_accepted_later_than_that_runs_from_its_acceptance() -> None:
    application = returned(ORDINARY)
    application.submit(content=ORDINARY, missing=[], at=shanghai(3, 5, 9))

    accept(application, at=shanghai(3, 10, 9))

    assert application.clocks["D2"].since == shanghai(3, 10, 9)


def test_an_ordinary_court_s_five_days_run_from_the_guarantee_and_not_while_it_is_missing() -> None:
    application = accepted(ORDINARY)
    order(application, "6000.00")
    assert application.clocks.keys() == {"D5"}

    application.provide_guarantee(
        litigation(guarantees__items=guaranteed("6000.00")), at=shanghai(3, 6, 9), calendar=CALENDAR
    )

    assert application.clocks.keys() == {"D2"}
    assert application.clocks["D2"].last_on == date(2026, 3, 11)


def test_48_hours_are_not_prolonged_by_a_missing_guarantee() -> None:
    application = accepted()
    before = application.clocks["D1"]

    order(application, "30000.00")
    application.provide_guarantee(
        example(guarantees__items=guaranteed("30000.00")), at=shanghai(3, 3, 9), calendar=CALENDAR
    )

    assert application.clocks == {"D1": before}


@pytest.mark.parametrize("result", Result)
def test_a_ruling_ends_every_clock_before_it(result: Result) -> None:
    assert ruled(result, ORDINARY).clocks.keys() <= {"D3"}


# --- D3: enforcement --------------------------------------------------------------------------------------------------


def test_enforcement_begins_at_once_in_an_urgent_matter_and_otherwise_within_five_days() -> None:
    assert ruled().clocks["D3"].at == shanghai(3, 2, 13)
    assert ruled(content=ORDINARY).clocks["D3"].last_on == date(2026, 3, 9)
    hurried = accepted(ORDINARY)
    give(hurried, urgent_because="财产正在转移")
    assert hurried.clocks["D3"].at == shanghai(3, 2, 13)
    assert "D3" not in ruled(Result.DISMISSED).clocks


def test_a_dismissal_that_is_revoked_is_enforced_like_any_grant() -> None:
    application = ruled(Result.DISMISSED, ORDINARY)

    reconsider(application, "REVOKED", at=shanghai(3, 6, 9))

    assert application.clocks["D3"].last_on == date(2026, 3, 11)


def test_the_first_measure_is_the_beginning() -> None:
    assert "D3" not in in_force(ORDINARY).clocks


# --- D4, D5, D6: the applicant's periods, from the receipt of a paper -------------------------------------------------


@pytest.mark.parametrize(
    ("noticed_on", "safe", "last"),
    [
        (shanghai(3, 2, 12), date(2026, 3, 9), date(2026, 3, 9)),
        (shanghai(2, 10, 12), date(2026, 2, 17), date(2026, 2, 24)),
    ],
)
def test_the_fee_is_due_seven_days_after_the_notice(noticed_on: datetime, safe: date, last: date) -> None:
    application = submitted(ORDINARY, at=noticed_on)
    review(application, at=noticed_on)

    assert (application.clocks["D4"].safe_on, application.clocks["D4"].last_on) == (safe, last)


@pytest.mark.parametrize(
    ("reviewed_at", "due_on"),
    [
        (shanghai(3, 2, 15), date(2026, 3, 3)),
        (shanghai(3, 3, 15), date(2026, 3, 4)),
        (shanghai(3, 4, 9), date(2026, 3, 4)),
        (shanghai(3, 6, 9), date(2026, 3, 6)),
    ],
)
def test_in_an_urgent_matter_it_is_due_the_next_day_and_inside_the_48_hours(
    reviewed_at: datetime, due_on: date
) -> None:
    application = at_court(example(), shanghai(3, 2, 10, 20))

    review(application, at=reviewed_at)

    assessed: Any = application.pending_events[-1]
    assert (assessed.due_on, assessed.days) == (due_on, 1)


def test_an_ordered_guarantee_has_five_days_or_the_next_one() -> None:
    ordinary, urgent = accepted(ORDINARY), accepted()

    order(ordinary, "6000.00")
    order(urgent, "30000.00")

    assert ordinary.clocks["D5"].last_on == date(2026, 3, 9)
    assert urgent.clocks["D5"].last_on == date(2026, 3, 3)


def test_who_agrees_to_e_service_is_served_at_once() -> None:
    assert accepted(ORDINARY).e_served
    assert returned(ORDINARY).clocks["D6"].since == NOON


def test_without_consent_no_period_begins_before_the_paper_is_received() -> None:
    application = reviewed(ON_PAPER)
    assessed: Any = application.pending_events[-1]
    assert (assessed.due_on, assessed.clock, application.days) == (None, None, {"D4": 7})
    with pytest.raises(FeeNotOverdue):
        application.lapse(at=LATER)

    application.record_service("D4", served_on=date(2026, 3, 5), at=shanghai(3, 6, 9), calendar=CALENDAR)

    assert application.clocks["D4"].last_on == date(2026, 3, 12)
    application.lapse(at=LATER)


def test_one_who_does_not_agree_is_enough() -> None:
    other = {**litigation().basic.applicants[0].__dict__, "e_service_agreed": False}
    both = litigation(basic__applicants=[litigation().basic.applicants[0].__dict__, other])

    assert not both.is_served_electronically


@pytest.mark.parametrize("paper", ["D4", "D5", "D6"])
def test_only_what_waits_for_it_is_served_and_only_once(paper: str) -> None:
    waiting = {"D4": reviewed(ON_PAPER), "D5": accepted(ON_PAPER), "D6": returned(ON_PAPER)}
    order(waiting["D5"], "6000.00")

    for rule, application in waiting.items():
        if rule == paper:
            application.record_service(paper, served_on=TODAY, at=NOON, calendar=CALENDAR)
        with pytest.raises(NotWaitingForService):
            application.record_service(paper, served_on=TODAY, at=NOON, calendar=CALENDAR)


@pytest.mark.parametrize("served_on", [date(2026, 3, 3), date(2026, 3, 1)])
def test_a_paper_is_served_neither_tomorrow_nor_before_it_was_issued(served_on: date) -> None:
    with pytest.raises(DateWrong):
        returned(ON_PAPER).record_service("D6", served_on=served_on, at=NOON, calendar=CALENDAR)


def test_what_was_returned_is_refused_only_after_the_day_for_its_correction() -> None:
    application = returned(ORDINARY)

    with pytest.raises(CorrectionNotDue):
        review(application, passed=False, reasons=("INCOMPLETE_MATERIAL",), at=shanghai(3, 9, 23, 59))
    review(application, passed=False, reasons=("INCOMPLETE_MATERIAL",), at=shanghai(3, 10))

    assert (application.clocks, application.days) == ({}, {})


def test_what_was_returned_on_paper_is_not_refused_before_it_was_served() -> None:
    with pytest.raises(CorrectionNotDue):
        review(returned(ON_PAPER), passed=False, reasons=("INCOMPLETE_MATERIAL",), at=LATER)


# --- D7: thirty days to sue -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken_on", "sue_by"),
    [
        (date(2020, 3, 23), date(2020, 4, 22)),
        (date(2024, 1, 12), date(2024, 2, 18)),
        (date(2025, 9, 5), date(2025, 10, 9)),
        (date(2025, 12, 31), date(2026, 1, 30)),
        (date(2026, 1, 20), date(2026, 2, 24)),
    ],
)
def test_the_thirty_days_run_from_the_day_of_the_measure(taken_on: date, sue_by: date) -> None:
    at = clocks.noon(taken_on)
    application = submitted(at=at)
    review(application, at=at)
    give(application, at=at, urgent_because="财产正在转移")

    take(application, on=taken_on, until=taken_on.replace(year=taken_on.year + 1))

    assert application.clocks["D7"].last_on == sue_by


def test_they_run_from_the_first_measure_and_only_before_a_suit() -> None:
    application = in_force()
    first = application.clocks["D7"]

    take(application, application.id, on=TODAY, at=LATER)

    assert application.clocks["D7"] == first
    assert "D7" not in in_force(ORDINARY).clocks


def test_they_end_with_the_suit() -> None:
    application = in_force()

    application.convert("ARBITRATION", case_no="", filed_on=TODAY, at=NOON)

    assert application.clocks == {}


# --- all of them ------------------------------------------------------------------------------------------------------


def test_every_clock_says_what_it_is_for_whose_it_is_and_where_it_stands() -> None:
    application = paid(ORDINARY)
    give(application)
    seen = {"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D20"}

    assert seen <= set(clocks.RULES)
    assert all("第" in rule.source and rule.whose in ("COURT", "APPLICANT") for rule in clocks.RULES.values())


def test_another_calendar_later_moves_no_date() -> None:
    application = reviewed(ORDINARY)
    before = dict(application.clocks)
    off = Calendar(years=frozenset({2026}), holidays=frozenset({date(2026, 3, 9)}))

    assert clocks.by_days("D4", NOON, 7, off).last_on == date(2026, 3, 10)
    pay(application)

    assert application.clocks == {"D2": before["D2"]}
