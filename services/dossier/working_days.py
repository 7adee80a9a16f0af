"""Periods of time: what is not counted, and when the last day is a holiday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any

from services.chassis.clock import SHANGHAI

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class LastDay:
    """
    *safe* is shown first: whoever acts by then is in time however one counts; *statutory* is the law's last day.

    *estimated* says that the State Council has not ordered that year's calendar yet, so *statutory* may still move.
    """

    safe: date
    statutory: date
    estimated: bool = False


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """
    The State Council's calendar of the years in *years*; any other is estimated: the statutory holidays as they usually lie.

    Args:
        years: for which a notice is known.
        holidays: days off, as the notices name them.
        workdays: Saturdays and Sundays on which one works in exchange (调休).
    """

    years: frozenset[int] = frozenset()
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def is_rest_day(self, day: date) -> bool:
        """Tell whether *day* is a 法定休假日: a holiday or a weekend, and no make-up workday."""
        if day.year not in self.years:
            return not _estimate().is_working_day(day)
        return day in self.holidays or (day.weekday() >= _SATURDAY and day not in self.workdays)

    def last_day(self, start: date, days: int) -> LastDay:
        """
        Return the last of *days* days.

        The day on which a period starts is not counted [民事诉讼法 art. 85(2); 民法典 art. 201]; when the last day is a
        holiday, the first day after the holiday is the last [民事诉讼法 art. 85(3); 民法典 art. 203(1)].
        """
        safe = statutory = start + days * _DAY
        while self.is_rest_day(statutory):
            statutory += _DAY
        return LastDay(safe, statutory, not {safe.year, statutory.year} <= self.years)


@cache
def _estimate() -> Any:
    """Return the calendar of a package that is large, so only loaded when a year is asked for that no notice orders."""
    return import_module("holidays").country_holidays("CN")


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
