"""The time: one place to ask, so that a test or a simulation can answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""Every date of the law is a date here."""

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731 - replaced as a whole by `tell`


def now() -> datetime:
    """Return the moment, in UTC."""
    return _source()


def day(at: datetime) -> date:
    """Return the date in Asia/Shanghai at that moment."""
    return at.astimezone(SHANGHAI).date()


def end_of(on: date) -> datetime:
    """Return the moment at which a day in Asia/Shanghai ends: 24:00."""
    return datetime.combine(on + timedelta(days=1), time(), SHANGHAI)


def tell(source: Callable[[], datetime]) -> None:
    """Take the time from *source* from now on."""
    global _source  # noqa: PLW0603 - one clock for the whole process is the point
    _source = source
