"""What follows a policy: its term, what giving it back or lowering it returns, and the days for answering a claim."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from services.chassis.clock import day
from services.chassis.refusals import bad
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.quote import yuan
from services.guarantee.domain.refusals import AmountNotLower
from services.guarantee.domain.tariff import FEN, Tariff

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Term:
    """
    保险期间, first and last day included.

    Where the policy *follows_letter* it ends when the letter does, and *until* is only what money is counted on.
    """

    since: date
    until: date
    follows_letter: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    def left(self, on: date) -> int:
        """How many days are left when cover ends with that day."""
        return min(max((self.until - on).days, 0), self.days)

    def warning(self, letter_until: date | None = None) -> str | None:
        """
        Return what to say when the policy ends before the letter; nothing when it does not.

        A letter has no last day (None) until the court releases it or the claim's limitation ends.
        """
        if self.follows_letter or (letter_until is not None and letter_until <= self.until):
            return None
        last = "至法院解除或者诉讼时效届满" if letter_until is None else f"至{_zh(letter_until)}"
        return f"保险期间至{_zh(self.until)}止，短于保函有效期（{last}），届满前请办理延长保险期间的批改。"


def term(insurer: Insurer, since: date) -> Term:
    """Return the term of a policy that begins that day: so many months, ending on the day before the same day."""
    months = since.month - 1 + insurer.policy_months
    year, month = since.year + months // 12, months % 12 + 1
    last = monthrange(year, month)[1]
    until = date(year, month, last) if since.day > last else date(year, month, since.day) - _DAY
    return Term(since=since, until=until, follows_letter=insurer.follows_letter)


@dataclass(frozen=True, kw_only=True)
class Refund:
    """What is paid back of a premium, and how that was computed."""

    premium: Decimal
    refund: Decimal
    lines: tuple[str, ...]


def surrender(insurer: Insurer, *, premium: Decimal, began_on: date | None, term: Term, on: date) -> Refund:
    """
    Return what giving the policy back on a day returns; *began_on* is when the court first relied on the letter.

    Before cover began the premium less the agreed handling charge; afterwards the part for the days left, the day
    itself not among them [保险法 art. 54].
    """
    if began_on is None:
        share = (premium * insurer.handling_percent / 100).quantize(FEN, ROUND_HALF_UP)
        rate = f"{insurer.handling_percent.normalize():f}"
        charge = min(share, insurer.handling_cap, premium)
        return Refund(
            premium=premium,
            refund=premium - charge,
            lines=(
                f"保险责任尚未开始，退还保险费{yuan(premium)}",
                f"扣除手续费{yuan(charge)}（保险费的{rate}%，不超过{yuan(insurer.handling_cap)}）",
            ),
        )
    return Refund(
        premium=premium,
        refund=pro_rata(premium, term, on),
        lines=(
            f"保险责任已于{_zh(began_on)}开始",
            f"保险期间{term.days}日，剩余{term.left(on)}日：{yuan(premium)}×{term.left(on)}÷{term.days}",
        ),
    )


def must_be_lower(after: Decimal, before: Decimal) -> None:
    """Refuse an amount that is not lowered, or lowered to nothing; for more a second guarantee is applied for."""
    if not 0 < after < before:
        raise AmountNotLower(bad("amount", "range", f"应低于{yuan(before)}", f"is less than {before}"))


def lowered(
    tariff: Tariff | None,
    *,
    loading: Decimal,
    premium: Decimal,
    before: Decimal,
    after: Decimal,
    began_on: date | None,
    term: Term,
    on: date,
) -> Refund:
    """
    Return what lowering the amount returns of the *premium*, by the tariff and the loading that it was quoted with.

    The premium falls as the tariff's falls; where the tariff has no figure (it was quoted by hand) as the amount does.
    After cover began only the days left count [保险法 art. 54 by analogy; our own rule].
    """
    must_be_lower(after, before)
    old, new = (tariff.premium(each, loading).premium if tariff else None for each in (before, after))
    if old is None or new is None:
        old, new = before, after
        how = "按金额比例"
    else:
        how = f"按原费率{yuan(old)}降至{yuan(new)}"
    # Never more than it would be to the 分: what stays with the insurer still buys the lowered cover.
    difference = (premium * (old - new) / old).quantize(FEN, ROUND_DOWN)
    lines = [f"担保金额由{yuan(before)}降至{yuan(after)}，{how}，保险费减少{yuan(difference)}"]
    refund = difference
    if began_on is not None:
        refund = pro_rata(difference, term, on)
        lines.append(f"保险责任已开始，按剩余{term.left(on)}日÷{term.days}日退还")
    return Refund(premium=premium, refund=refund, lines=tuple(lines))


def pro_rata(money: Decimal, term: Term, on: date) -> Decimal:
    """Return the part of *money* for the days left after that day, to the 分, half up."""
    return (money * term.left(on) / term.days).quantize(FEN, ROUND_HALF_UP)


class ClaimRule(NamedTuple):
    """What the insurer does within so many days, and where that stands in the law."""

    days: int
    zh: str
    source: str


CLAIM_RULES = {
    "ASSESS": ClaimRule(30, "作出核定", "保险法第二十三条第一款"),
    "PAY": ClaimRule(10, "达成协议后赔付", "保险法第二十三条第一款"),
    "REFUSE": ClaimRule(3, "发出拒绝赔偿通知书并说明理由", "保险法第二十四条"),
}


def claim_due(rule: str, since: datetime) -> date:
    """
    Return the last day for what a rule of `CLAIM_RULES` asks, counted from the next day; being late ends nothing.

    Holidays do not move it: it is never later than the law's [保险法 arts 23, 24; 民法典 art. 201].
    """
    return day(since) + timedelta(days=CLAIM_RULES[rule].days)


def _zh(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
