"""The State Council's calendar: the days off of each year, and the weekends on which one works for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from services.dossier.lists.rows import Bad, Row, Unfit, judged, repeated, rows
from services.dossier.working_days import Calendar

COLUMNS = ("date", "kind", "name")
OFF, ON = "放假", "上班"
_SATURDAY = 5


class HolidayList:
    """One version of the list; it orders every year that it names a day of."""

    def __init__(self, days: list[tuple[date, str, str]]) -> None:
        self._days = sorted(days)
        self.calendar = Calendar(
            years=frozenset(day.year for day, _, _ in days),
            holidays=frozenset(day for day, kind, _ in days if kind == OFF),
            workdays=frozenset(day for day, kind, _ in days if kind == ON),
        )

    @staticmethod
    def check(text: str) -> None:
        """
        Check a CSV file before it is loaded.

        Raises:
            Unfit: rows break a rule: 放假 or 上班, the latter on a Saturday or Sunday, no day twice; each year with its
                1 January and 1 October.
        """
        found = rows(text, COLUMNS)
        if bad := [*judged(found, _wrong), *repeated(found, "date")]:
            raise Unfit(bad)
        if bad := list(_torn(found)):
            raise Unfit(bad)

    @classmethod
    def read(cls, text: str) -> HolidayList:
        """Return the list of a file that was checked when it was loaded."""
        found = rows(text, COLUMNS)
        return cls([(date.fromisoformat(row["date"]), row["kind"], row["name"]) for row in found])

    def facts(self) -> dict[str, str]:
        """Return what the list says, by day."""
        return {day.isoformat(): f"{kind} {name}" for day, kind, name in self._days}

    def doubts(self) -> list[str]:
        """
        Return the years whose days off, less the weekends worked for them, are not those that the law gives.

        [全国年节及纪念日放假办法 art. 2: 13 days since 2025, 11 before; one that falls on a weekend is made up for.]
        """
        free: Counter[int] = Counter()
        for day, kind, _ in self._days:
            if kind == ON:
                free[day.year] -= 1
            elif day.weekday() < _SATURDAY:
                free[day.year] += 1
        return [
            f"{year}: {days} weekdays are free on balance, the law gives {_given(year)}"
            for year, days in sorted(free.items())
            if days != _given(year)
        ]


def _given(year: int) -> int:
    return 13 if year >= 2025 else 11  # noqa: PLR2004 - as the docstring above says


def _wrong(row: Row) -> Iterator[str]:
    day = _day(row["date"])
    if day is None:
        yield f"date {row['date'] or '(none)'} is none, such as 2027-01-01"
        return
    if row["kind"] not in (OFF, ON):
        yield f"kind {row['kind'] or '(none)'} is neither {OFF} nor {ON}"
    if row["kind"] == ON and day.weekday() < _SATURDAY:
        yield f"{day} is a weekday: one works then anyhow"
    if not row["name"]:
        yield "no name of the holiday"


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _torn(found: list[Row]) -> Iterator[Bad]:
    """Yield the years that lack a day off which never moves: most likely a year misspelt, or half a notice."""
    off = {row["date"] for row in found if row["kind"] == OFF}
    first = {row["date"][:4]: row.line for row in reversed(found)}
    for year, line in first.items():
        for fixed in (f"{year}-01-01", f"{year}-10-01"):
            if fixed not in off:
                yield Bad(line, f"{year} lacks {fixed}: a year is listed whole")
