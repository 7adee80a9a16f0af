"""Days and moments as papers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from services.chassis.clock import SHANGHAI
from services.dossier.paper.amounts import counted

_DIGITS = "〇一二三四五六七八九"


def in_words(day: date) -> str:
    """Return the date as papers are signed: 二〇二六年三月二十三日."""
    year = "".join(_DIGITS[int(each)] for each in str(day.year))
    return f"{year}年{counted(day.month)}月{counted(day.day)}日"


def on(day: date) -> str:
    """Return a day: 2026年3月23日."""
    return f"{day.year}年{day.month}月{day.day}日"


def at(moment: datetime) -> str:
    """Return a moment to the minute, in Beijing: 2026年3月23日12时05分."""
    there = moment.astimezone(SHANGHAI)
    return f"{on(there.date())}{there.hour}时{there.minute:02}分"


def exactly(moment: datetime) -> str:
    """Return a moment to the second, in Beijing and in UTC."""
    there, utc = moment.astimezone(SHANGHAI), moment.astimezone(UTC)
    return f"{there:%Y-%m-%d %H:%M:%S}（北京时间，UTC+8）；{utc:%Y-%m-%dT%H:%M:%SZ}（UTC）"
