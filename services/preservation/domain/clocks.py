"""The clocks of an application, D1 to D10 of the domain's handbook: when each began, its safe and its legal end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from services.chassis.clock import SHANGHAI, day, end_of
from services.dossier import working_days
from services.dossier.working_days import Calendar

_DAY = timedelta(days=1)
HOURS_TO_RULE = 48
DAYS_TO_RULE = 5
DAYS_TO_PAY = 7
DAYS_TO_SUE = 30
DAYS_TO_ENFORCE = 5
DAYS_TO_REVIEW_FEE = 15
INSIDE = frozenset({"D4", "D5"})
"""The applicant's periods that lie inside the 48 hours which a court has in an urgent matter."""


SETTLING = timedelta(hours=2)
"""
How long a channel's order lasts: a payment begun before the fee's last day was over may be under way until then, and payment
asks the channels about it every few seconds. Until then nothing lapses [domain's handbook 1.4a].
"""


class Rule(NamedTuple):
    """What a clock is for, whose it is, and where it stands in the law."""

    zh: str
    whose: str
    source: str


COURT, APPLICANT = "COURT", "APPLICANT"

RULES = {
    "D1": Rule(
        "作出裁定（情况紧急，四十八小时内）", COURT, "民事诉讼法第一百零三条第三款、第一百零四条第二款"
    ),
    "D2": Rule("作出裁定（五日内）", COURT, "法释〔2016〕22号第四条"),
    "D3": Rule("开始执行保全裁定", COURT, "法释〔2016〕22号第四条"),
    "D4": Rule("交纳申请费", APPLICANT, "诉讼费用交纳办法第二十二条"),
    "D5": Rule("提供担保", APPLICANT, "法释〔2016〕22号第五条、第六条"),
    "D6": Rule("补正材料", APPLICANT, "人民法院在线诉讼规则第九条"),
    "D7": Rule("提起诉讼或者申请仲裁", APPLICANT, "民事诉讼法第一百零四条第三款"),
    "D9": Rule("保全期限届满", APPLICANT, "民诉法解释第四百八十五条"),
    "D10": Rule("申请续行保全", APPLICANT, "法释〔2016〕22号第十八条"),
    "D20": Rule("复核交费决定", COURT, "诉讼费用交纳办法第四十三条"),
}
"""In the words that the page shows."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """
    A clock as it was set: its dates are stored with the event that set it, so replaying never moves them.

    *safe_on* is the day by which one is in time however one counts, *last_on* the law's last day, *at* the moment
    at which the clock has run out: 24:00 of that day in Asia/Shanghai [民法典 art. 203(2)], or an hour.
    """

    rule: str
    since: datetime
    at: datetime
    safe_on: date | None = None
    last_on: date | None = None
    estimated: bool = False

    def is_over(self, at: datetime) -> bool:
        """Tell whether the time has run out."""
        return at >= self.at


def noon(on: date) -> datetime:
    """Return a moment of that day, for what is known by the day only."""
    return datetime.combine(on, time(12), SHANGHAI)


def by_hours(rule: str, since: datetime, hours: int) -> Clock:
    """Set a clock of hours, counted from the next hour [民诉法解释 art. 125]; no holiday stops it."""
    return Clock(rule=rule, since=since, at=working_days.hours_after(since, hours))


def by_days(rule: str, since: datetime, days: int, calendar: Calendar) -> Clock:
    """Set a clock of days, counted from the next day, its last day rolled over holidays [民事诉讼法 art. 85]."""
    last = calendar.last_day(day(since), days)
    return Clock(
        rule=rule,
        since=since,
        at=end_of(last.statutory),
        safe_on=last.safe,
        last_on=last.statutory,
        estimated=last.estimated,
    )


def by_date(rule: str, since: datetime, on: date) -> Clock:
    """Set a clock to the day that the court wrote."""
    return Clock(rule=rule, since=since, at=end_of(on), safe_on=on, last_on=on)


def inside(rule: str, since: datetime, court: Clock | None) -> Clock:
    """
    Set a period inside the 48 hours of *court*'s clock: until the day after, holiday or not.

    They are not prolonged by waiting [民事诉讼法 arts 103(3), 104(2)], so it never ends on a day later than they do.
    """
    today = day(since)
    last = today + _DAY if court is None else min(today + _DAY, day(court.at))
    return by_date(rule, since, max(today, last))


def to_rule(*, hurried: bool, since: datetime, calendar: Calendar) -> Clock:
    """
    Set the court's clock: 48 hours where the matter is urgent, five days otherwise.

    [民事诉讼法 arts 103(3), 104(2); 法释〔2016〕22号 art. 4]
    """
    if hurried:
        return by_hours("D1", since, HOURS_TO_RULE)
    return by_days("D2", since, DAYS_TO_RULE, calendar)


def after_guarantee(*, hurried: bool, since: datetime, calendar: Calendar) -> Clock | None:
    """Set an ordinary court's five days anew, once it waits for no guarantee [法释〔2016〕22号 art. 4]; 48 hours are never prolonged."""
    return None if hurried else to_rule(hurried=False, since=since, calendar=calendar)


def after_correction(resubmitted_at: datetime, accepted_at: datetime) -> datetime:
    """Return when the court's clock begins anew: not before the day after the corrected papers came [在线诉讼规则 art. 9]."""
    return max(accepted_at, end_of(day(resubmitted_at)))
