"""The clocks of an application as both sides of the desk see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from services.preservation.domain import clocks
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.clocks import Clock

ASK_BEFORE = timedelta(days=7)
"""续行 is asked for seven days before the term ends [法释〔2016〕22号 art. 18(1)]."""


def lines(application: PreservationApplication, at: datetime) -> list[dict[str, Any]]:
    """Return every clock that runs, whose time runs out first; of the measures the one that ends first."""
    running = [*application.clocks.values(), *_terms(application)]
    return [_line(each, application, at) for each in sorted(running, key=lambda it: it.at)]


def _line(clock: Clock, application: PreservationApplication, at: datetime) -> dict[str, Any]:
    rule = clocks.RULES[clock.rule]
    return {
        "rule": clock.rule,
        "text": rule.zh,
        "whose": rule.whose,
        "since": clock.since,
        "at": clock.at,
        "safe_on": clock.safe_on,
        "last_on": clock.last_on,
        "source": rule.source,
        "estimated": clock.estimated,
        "over": clock.is_over(at),
        # Until aid is decided no period to pay runs out [诉讼费用交纳办法 art. 48].
        "paused": clock.rule == "D4" and bool(application.aid_kind),
    }


def _terms(application: PreservationApplication) -> Iterator[Clock]:
    """Return the end of the term that ends first, and the day by which its renewal is asked for."""
    ending = [each for each in application.measures.values() if each.until is not None]
    if ending:
        first = min(ending, key=lambda it: it.until)  # type: ignore[arg-type, return-value]  # just looked
        since, until = clocks.noon(first.taken_on), first.until
        assert until is not None  # noqa: S101 - as above
        yield clocks.by_date("D9", since, until)
        yield clocks.by_date("D10", since, until - ASK_BEFORE)
