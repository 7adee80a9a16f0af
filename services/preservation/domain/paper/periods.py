"""By when something is to be done, as papers write it."""

from __future__ import annotations

from services.chassis.clock import SHANGHAI
from services.dossier.paper.amounts import counted
from services.dossier.paper.spelling import at, on
from services.preservation.domain.clocks import Clock


def until(clock: Clock) -> str:
    """
    Return by when: the safe day first, then the law's last, where they differ.

    The last day ends at 24:00 [民法典 art. 203(2)]; a rest day moves it [民事诉讼法 art. 85(3)].
    """
    if clock.last_on is None:
        return at(clock.at)
    if clock.safe_on == clock.last_on or clock.safe_on is None:
        return f"{on(clock.last_on)}24时"
    moved = f"期限最后一日为法定休假日，依法顺延至{on(clock.last_on)}24时"
    doubt = "，以国务院公布的放假安排为准" if clock.estimated else ""
    return f"{on(clock.safe_on)}24时（{moved}{doubt}）"


def period(days: int, clock: Clock | None, deed: str, paper: str = "本通知书") -> str:
    """
    Return by when *deed* is to be done: days from the receipt of the paper, with the date where it is known.

    The day of the receipt is not counted [民事诉讼法 art. 85(2)].
    """
    if clock is None:
        return f"请于收到{paper}次日起{counted(days)}日内{deed}"
    return f"请于收到{paper}次日起{counted(length(days, clock))}日内，即{until(clock)}前{deed}"


def length(days: int, clock: Clock | None) -> int:
    """Return of how many days a period is; where the court has 48 hours its clock is shorter than the form's."""
    if clock is None or clock.safe_on is None:
        return days
    return (clock.safe_on - clock.since.astimezone(SHANGHAI).date()).days
