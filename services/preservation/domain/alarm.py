"""What a clock says when it comes near its end or has run out, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from services.chassis.clock import end_of
from services.preservation.domain import clocks, events
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.clocks import COURT, Clock
from services.preservation.domain.status import OPEN, PRESERVED, Status

NEAR, OVER = "NEAR", "OVER"
TO_ACCEPT = "ACCEPT"
PAID_AFTER_LAPSE = "PAID_AFTER_LAPSE"
DEFERRED = "DEFERRED"
TERM = "D9"
HOURS_TO_ACCEPT = 12
"""An urgent application that nobody has taken in by then is an alarm [domain's handbook 1.7, our own rule]."""
BEFORE = {
    "D1": timedelta(hours=12),  # at 36 of 48 hours the judge is told to rule
    "D2": timedelta(days=1),
    "D4": timedelta(days=2),
    "D5": timedelta(days=1),
    "D6": timedelta(days=2),
    "D7": timedelta(days=7),
    "D20": timedelta(days=3),
    TERM: timedelta(days=30),
}
"""How long before its end a clock says so."""


class Look(NamedTuple):
    """At *at* it is time to look whether the clock *what* still runs; a term is named with its measure, ``D9:<id>``."""

    what: str
    rung: str
    at: datetime


@dataclass(frozen=True)
class Ring:
    """A clock that rings: whose it is, and since when it ran, which tells one period from the next."""

    rule: str
    whose: str
    since: datetime
    last_on: date | None


def looks(event: object) -> Iterator[Look]:
    """Return when to look again because of *event*; the application itself tells then whether the clock still runs."""
    if isinstance(event, events.Submitted) and event.urgent:
        yield Look(TO_ACCEPT, OVER, event.submitted_at + timedelta(hours=HOURS_TO_ACCEPT))
    for name in ("clock", "sue_by", "court_clock"):
        clock = getattr(event, name, None)
        if isinstance(clock, Clock):
            yield from _both(clock, clock.rule)
    if isinstance(event, events.FeeDeferred):
        yield Look(DEFERRED, OVER, end_of(event.due_on) + clocks.SETTLING)
    if isinstance(event, events.MeasureTaken | events.MeasureRenewed) and event.until is not None:
        yield from _both(_term_until(event.until), f"{TERM}:{event.measure_id}")


def _both(clock: Clock, what: str) -> Iterator[Look]:
    if clock.rule in BEFORE:
        yield Look(what, NEAR, _near(clock))
    yield Look(what, OVER, _over(clock))


def _over(clock: Clock) -> datetime:
    """Return when the clock is over for the court; the fee's when no payment can be under way any more."""
    return clock.at + clocks.SETTLING if clock.rule == "D4" else clock.at


def _near(clock: Clock) -> datetime:
    """Return when the clock's end is near: in half of a short period, such as the day to pay in an urgent matter."""
    before = BEFORE[clock.rule]
    return clock.at - (before if clock.rule == TERM else min(before, (clock.at - clock.since) / 2))


def ring(application: PreservationApplication, what: str, rung: str, *, at: datetime) -> Ring | None:
    """Return what rings now, or None if that clock was met, replaced, or has time left."""
    if what == TO_ACCEPT:
        since = application.submitted_at
        late = since is not None and at >= since + timedelta(hours=HOURS_TO_ACCEPT)
        if since is None or not late or application.status is not Status.SUBMITTED:
            return None
        return Ring(TO_ACCEPT, COURT, since, None)
    if what == DEFERRED:
        due_on = application.deferred_until
        late = due_on is not None and at >= end_of(due_on) + clocks.SETTLING
        return Ring(DEFERRED, COURT, clocks.noon(due_on), due_on) if due_on and late else None
    rule, _, measure = what.partition(":")
    clock = _term(application, UUID(measure)) if measure else application.clocks.get(rule)
    if clock is None or (rule == "D4" and application.aid_kind):
        return None
    due = _over(clock) if rung == OVER else _near(clock)
    if at < due or (rung == NEAR and clock.is_over(at)):
        return None
    return Ring(rule, clocks.RULES[rule].whose, clock.since, clock.last_on)


def _term(application: PreservationApplication, measure_id: UUID) -> Clock | None:
    measure = application.measures.get(measure_id)
    if measure is None or measure.until is None:
        return None
    return _term_until(measure.until)


def _term_until(until: date) -> Clock:
    """Return the clock of a term; a renewed one has another end, and rings anew."""
    return clocks.by_date(TERM, clocks.noon(until), until)


class Duty(NamedTuple):
    """What a court has to do: in its words, by which rule, and in which states it is still to be done."""

    zh: str
    source: str
    states: frozenset[Status]
    urgent: bool = False


_GRANTED = frozenset({Status.RULED_GRANTED, Status.RULED_PARTIAL})
_AFTERWARDS = _GRANTED | PRESERVED | {Status.RULED_DISMISSED, Status.LAPSED, Status.LIFTED, Status.EXPIRED}
_TO_RULE = "民事诉讼法第一百零三条第三款、第一百零四条第二款"

DUTIES = {
    "ACCEPT:OVER": Duty("紧急申请提交已满十二小时，尚未受理、退回或者不予受理", "内部时限", frozenset({Status.SUBMITTED}), urgent=True),
    "D1:NEAR": Duty("四十八小时将满：请作出裁定，必要时在交费前裁定并注明情况紧急", _TO_RULE, OPEN, urgent=True),
    "D1:OVER": Duty("四十八小时已满，尚未裁定", _TO_RULE, OPEN, urgent=True),
    "D2:NEAR": Duty("裁定期限明日届满", "法释〔2016〕22号第四条", OPEN),
    "D2:OVER": Duty("五日裁定期限已满，尚未裁定", "法释〔2016〕22号第四条", OPEN, urgent=True),
    "D3:OVER": Duty("应开始执行保全裁定", "法释〔2016〕22号第四条", _GRANTED, urgent=True),
    "D4:OVER": Duty("交费期限届满未交纳：可按撤回申请处理", "诉讼费用交纳办法第二十二条", frozenset({Status.AWAITING_PAYMENT})),
    "DEFERRED:OVER": Duty("准予缓交的申请费到期未交纳", "诉讼费用交纳办法第四十七条", frozenset({Status.AWAITING_RULING}) | _GRANTED | PRESERVED),
    "D5:OVER": Duty("担保期限届满未提供：可裁定驳回申请", "民事诉讼法第一百零三条第二款、第一百零四条第一款", frozenset({Status.GUARANTEE_REQUIRED})),
    "D6:OVER": Duty("补正期限届满未补正：可不予受理", "人民法院在线诉讼规则第九条", frozenset({Status.RETURNED})),
    "D7:OVER": Duty("三十日内未起诉或者申请仲裁：应当解除保全", "民事诉讼法第一百零四条第三款", frozenset({Status.IN_FORCE}), urgent=True),
    "D20:NEAR": Duty("交费异议须在十五日内复核", "诉讼费用交纳办法第四十三条", OPEN),
    "D20:OVER": Duty("交费异议十五日复核期限已满", "诉讼费用交纳办法第四十三条", OPEN, urgent=True),
    "AID": Duty("申请人申请司法救助，请决定", "诉讼费用交纳办法第四十八条", frozenset({Status.AWAITING_PAYMENT})),
    "FEE_OBJECTION": Duty("当事人对诉讼费用的决定有异议，请复核", "诉讼费用交纳办法第四十三条", OPEN),
    "SERVE": Duty("申请人未同意电子送达，请送达纸质文书并登记送达日期", "民事诉讼法第九十条", OPEN | {Status.RETURNED}),
    "ENFORCE": Duty("保全裁定已作出，请执行", "法释〔2016〕22号第二条、第四条", _GRANTED),
    "NOTIFY_RESPONDENT": Duty("保全措施已采取，应立即通知被保全财产的人并送达裁定书", "民事诉讼法第一百零六条第一款", _AFTERWARDS, urgent=True),
    "PAID_AFTER_LAPSE:OVER": Duty("申请终结后收到款项：请决定恢复办理或者退费", "诉讼费用交纳办法第二十二条", frozenset({Status.LAPSED, Status.WITHDRAWN, Status.RULED_DISMISSED, Status.LIFTED, Status.EXPIRED}), urgent=True),
}  # fmt: skip
"""What is to be done by the court, by kind; who looks at the list sees those that its application's state still asks for."""


def duty_id(application_id: UUID, kind: str, about: object) -> UUID:
    """Return the id of a duty; the same clock, period or measure opens the same one."""
    return uuid5(NAMESPACE_URL, f"preservation.duty:{application_id}:{kind}:{about}")
