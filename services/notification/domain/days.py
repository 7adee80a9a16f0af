"""How a notice writes a day, and a period."""

from __future__ import annotations

from datetime import date


def last_day(due_on: date | None, what: str) -> str:
    """Return until when; a period that begins with a paper served by post has no day yet."""
    if due_on is None:
        return f"期限自收到书面通知之日起算，请按通知{what}。"
    return f"请于{day(due_on)}前（含当日）{what}。"


def day(on: date) -> str:
    """Return the day as a court writes it."""
    return f"{on.year}年{on.month}月{on.day}日"
