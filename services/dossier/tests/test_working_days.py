"""Periods of time [民事诉讼法 art. 85; 民法典 arts 200-204]."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.clock import SHANGHAI
from services.dossier.shelf import Holidays
from services.dossier.working_days import Calendar, LastDay, hours_after, term

with (Path(__file__).parent / "deadline_vectors.csv").open(encoding="utf-8") as lines:
    VECTORS = [tuple(row.values())[:4] for row in csv.DictReader(lines)]
DAYS = {"SUE_OR_ARBITRATE_30D": 30, "RECONSIDER_5D": 5, "FEE_NOTICE_7D": 7, "RULE_5D_NORMAL": 5}
YEARS = {"TERM_1Y": 1, "TERM_2Y": 2}
CALENDAR = Holidays().calendar()


@pytest.mark.parametrize(("rule", "start", "safe", "statutory"), VECTORS)
def test_every_vector_ends_when_its_file_says(rule: str, start: str, safe: str, statutory: str) -> None:
    if rule == "RULE_48H":
        end = hours_after(datetime.fromisoformat(start).replace(tzinfo=SHANGHAI), 48)
        assert end == datetime.fromisoformat(statutory).replace(tzinfo=SHANGHAI)
    else:
        begin = date.fromisoformat(start)
        found = CALENDAR.last_day(begin, DAYS[rule]) if rule in DAYS else term(begin, YEARS[rule])
        assert (found.safe, found.statutory) == (date.fromisoformat(safe), date.fromisoformat(statutory))


def test_a_make_up_workday_is_no_day_of_rest() -> None:
    assert CALENDAR.last_day(date(2024, 1, 12), 30) == LastDay(date(2024, 2, 11), date(2024, 2, 18))


def test_a_day_of_a_year_without_a_notice_is_an_estimate() -> None:
    assert CALENDAR.last_day(date(2026, 12, 25), 7) == LastDay(
        date(2027, 1, 1), date(2027, 1, 4), estimated=True
    )
    assert CALENDAR.last_day(date(2026, 12, 24), 7) == LastDay(date(2026, 12, 31), date(2026, 12, 31))
    assert not term(date(2026, 12, 25), 3).estimated  # no holiday moves a term


@pytest.mark.parametrize("year", sorted(CALENDAR.years))
def test_the_ordered_calendar_is_the_published_one(year: int) -> None:
    published = holidays.country_holidays("CN")
    day = date(year, 1, 1)
    while day.year == year:
        assert CALENDAR.is_rest_day(day) == (not published.is_working_day(day)), day
        day += timedelta(days=1)


@given(
    st.sampled_from([CALENDAR, Calendar()]), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60)
)
def test_the_last_day_is_a_working_day_and_never_earlier(calendar: Calendar, start: date, days: int) -> None:
    found = calendar.last_day(start, days)
    assert found.safe == start + timedelta(days=days)
    assert found.statutory >= found.safe
    assert not calendar.is_rest_day(found.statutory)
    assert found.estimated == (not {found.safe.year, found.statutory.year} <= calendar.years)


def test_hours_count_from_the_next_full_hour_in_shanghai() -> None:
    full = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    assert hours_after(full, 48) == datetime(2026, 3, 4, 11, tzinfo=SHANGHAI)


def test_no_holiday_stops_the_hours() -> None:
    assert hours_after(datetime(2026, 2, 16, 10, 20, tzinfo=SHANGHAI), 48) == datetime(
        2026, 2, 18, 11, tzinfo=SHANGHAI
    )
