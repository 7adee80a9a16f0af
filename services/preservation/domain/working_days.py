"""Periods of time: what is not counted, and when the last day is a holiday."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from services.chassis.clock import SHANGHAI

_DAY = timedelta(days=1)
_SATURDAY = 5

ORDERED = {
    # year: weekdays that are holidays, and Saturdays and Sundays on which one works (调休)
    2024: (
        "0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002 1003 1004 1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: (
        "0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008",
        "0126 0208 0427 0928 1011",
    ),
    2026: (
        "0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007",
        "0104 0214 0228 0509 0920 1010",
    ),
}
"""The State Council's calendar of each year; add the year's row when its notice comes out in November."""


class LastDay(NamedTuple):
    """*safe* is shown first: whoever acts by then is in time however one counts; *statutory* is the law's last day."""

    safe: date
    statutory: date


def is_rest_day(day: date) -> bool:
    """Tell whether *day* is a 法定休假日: a holiday or weekend of the State Council's calendar, no make-up workday."""
    if day.year not in ORDERED:
        return not _other_years().is_working_day(day)
    holidays, workdays = ORDERED[day.year]
    if day.weekday() < _SATURDAY:
        return f"{day:%m%d}" in holidays.split()
    return f"{day:%m%d}" not in workdays.split()


@cache
def _other_years() -> Any:
    """Return the calendar of a package that is large, so only loaded when asked; a year not ordered yet is estimated."""
    return import_module("holidays").country_holidays("CN")


def last_day(start: date, days: int) -> LastDay:
    """
    Return the last of *days* days.

    The day on which a period starts is not counted [民事诉讼法 art. 85(2); 民法典 art. 201]; when the last day is a
    holiday, the first day after the holiday is the last [民事诉讼法 art. 85(3); 民法典 art. 203(1)].
    """
    safe = statutory = start + days * _DAY
    while is_rest_day(statutory):
        statutory += _DAY
    return LastDay(safe, statutory)


def term(start: date, years: int) -> LastDay:
    """
    Return the last day of a measure's term of *years* years, which no holiday prolongs.

    It ends on the corresponding day, or the last of that month if there is none [民法典 art. 202]; court papers say
    «至…前一日止», so the safe day is the one before. The date that the court states in writing overrides both
    [法释〔2016〕22号 art. 18(2)].
    """
    try:
        corresponding = start.replace(year=start.year + years)
    except ValueError:  # 29 February
        corresponding = start.replace(year=start.year + years, day=28)
    return LastDay(corresponding - _DAY, corresponding)


def hours_after(start: datetime, hours: int) -> datetime:
    """
    Return the end of *hours* hours, counted from the next full hour; holidays do not stop the clock.

    The hour in which a period starts is not counted [民事诉讼法 art. 85(2); 民诉法解释 art. 125].
    """
    hour = start.astimezone(SHANGHAI).replace(minute=0, second=0, microsecond=0)
    return hour + timedelta(hours=1 + hours)
