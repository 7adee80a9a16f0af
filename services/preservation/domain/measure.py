"""保全措施: what was sealed, seized or frozen, on which day, and until when at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from services.chassis.refusals import Refusal, bad
from services.dossier import working_days

MOST_YEARS = {
    # 民诉法解释 art. 485 (by art. 156): bank deposits one year, movables two, immovables and other rights three.
    "BANK_ACCOUNT": 1, "PAYMENT_ACCOUNT": 1, "CASH": 2, "VEHICLE": 2, "VESSEL": 2, "AIRCRAFT": 2, "EQUIPMENT": 2, "GOODS": 2,
    "REAL_ESTATE": 3, "LAND": 3, "EQUITY": 3, "STOCK": 3, "FUND": 3, "BOND": 3, "RECEIVABLE": 3, "IP": 3, "VIRTUAL": 3, "OTHER": 3,
}  # fmt: skip
TRADEMARK_YEARS = 1
"""Each time, from the day on which the trademark office received the notice [法释〔2001〕1号 art. 2 as amended 2020]."""
MOST_DAYS = {"SHIP": 30, "CARGO": 15}
"""Arrest in maritime matters [海事诉讼特别程序法 arts 28, 46]."""


class TermTooLong(Refusal):
    """A measure's term has its cap [民诉法解释 art. 485; 法释〔2001〕1号 art. 2; 海事诉讼特别程序法 arts 28, 46]."""

    CODE = "preservation.term-too-long"


class TermMissing(Refusal):
    """The court states the day on which the term ends [法释〔2016〕22号 art. 18(2)]."""

    CODE = "preservation.term-missing"


class OutsideRuling(Refusal):
    """What is enforced is what was ruled [民事诉讼法 art. 105; 法释〔2016〕22号 art. 2]."""

    CODE = "preservation.outside-ruling"


class NoSuchMeasure(Refusal):
    """It names a measure that is not in force any more, or whose term has not run out yet [法释〔2004〕15号 art. 27]."""

    CODE = "preservation.no-such-measure"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """
    A measure on one property, or the order that an act be done or left, or evidence secured.

    *property_type* is a kind of property clue, empty for conduct and evidence; *special* is TRADEMARK, SHIP or CARGO,
    which have caps of their own; *waiting* is a 轮候 measure.
    """

    action: str
    description: str
    property_type: str = ""
    clue: int | None = None
    amount: Decimal | None = None
    keeper: str = ""
    special: str = ""
    waiting: bool = False
    officer: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """未查到可供保全财产: what the court searched, and what came of it [法释〔2016〕22号 art. 11(3)]."""

    searched: str
    remark: str = ""
    officer: str = ""


@dataclass(frozen=True, kw_only=True)
class Swap:
    """Another property of the respondent in place of the one preserved [民诉法解释 art. 167]."""

    description: str
    property_type: str
    value: Decimal | None = None
    reason: str = ""


def must_end_in_time(property_type: str, special: str, since: date, until: date | None) -> None:
    """
    Refuse a term beyond the cap, and property preserved without the day on which it ends.

    [民诉法解释 art. 485; 法释〔2001〕1号 art. 2; 海事诉讼特别程序法 arts 28, 46; 法释〔2016〕22号 art. 18(2)]
    """
    if not property_type:
        return  # the order names its own term [法释〔2018〕21号 art. 13]
    if until is None:
        zh, en = "请写明保全期限届满日", "states the day on which the term ends"
        raise TermMissing(bad("until", "required", zh, en))
    last = latest(property_type, special, since)
    if not since < until <= last:
        zh, en = f"届满日应在采取措施之后，且不得晚于{last}", f"lies after the measure and by {last}"
        raise TermTooLong(bad("until", "range", zh, en))


def latest(property_type: str, special: str, since: date) -> date:
    """Return the last day that the law allows for a term from *since* [民诉法解释 art. 485; 海事诉讼特别程序法 arts 28, 46]."""
    if special in MOST_DAYS:
        return since + timedelta(days=MOST_DAYS[special])
    years = TRADEMARK_YEARS if special == "TRADEMARK" else MOST_YEARS[property_type]
    return working_days.term(since, years).statutory
