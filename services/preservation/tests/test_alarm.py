"""When a clock rings, for whom, and when it stays silent."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from services.chassis.testing import NOON
from services.preservation.domain import alarm, events
from services.preservation.domain.alarm import DUTIES, NEAR, OVER, Look, looks, ring
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.clocks import RULES
from services.preservation.domain.measure import Measure
from services.preservation.tests import desk
from services.preservation.tests.applications import ask_for_aid, paid, reviewed, ruled, submitted

MEASURE = UUID(int=7)
CALENDAR = desk.CALENDAR()
DAY = timedelta(days=1)


def last(application: Application, kind: type[events.Event]) -> events.Event:
    return next(each for each in reversed(application.pending_events) if isinstance(each, kind))


def in_force(until: date = date(2027, 3, 1)) -> Application:
    application = ruled()
    application.take_measure(
        MEASURE,
        Measure(action="FREEZE", description="银行存款", property_type="BANK_ACCOUNT"),
        respondent=0,
        taken_on=date(2026, 3, 2),
        until=until,
        at=NOON,
        calendar=CALENDAR,
    )
    return application


def test_an_urgent_application_that_nobody_took_in_rings_after_twelve_hours() -> None:
    application = submitted()
    (look,) = looks(last(application, events.Submitted))

    assert look == Look("ACCEPT", OVER, NOON + timedelta(hours=12))
    assert ring(application, "ACCEPT", OVER, at=NOON + timedelta(hours=11)) is None
    rings = ring(application, "ACCEPT", OVER, at=look.at)
    assert rings is not None
    assert rings.whose == "COURT"


def test_what_was_accepted_rings_no_more_for_acceptance() -> None:
    application = submitted()
    application.accept(content_hash=application.content_hash, at=NOON, calendar=CALENDAR)

    assert ring(application, "ACCEPT", OVER, at=NOON + DAY) is None


def test_at_thirty_six_of_forty_eight_hours_the_judge_is_told() -> None:
    application = submitted()
    application.accept(content_hash=application.content_hash, at=NOON, calendar=CALENDAR)
    near, over = looks(last(application, events.Accepted))

    assert (near.what, near.rung, over.rung) == ("D1", NEAR, OVER)
    assert over.at - near.at == timedelta(hours=12)
    assert ring(application, "D1", NEAR, at=near.at) is not None
    assert ring(application, "D1", NEAR, at=over.at) is None, "then it is over, not near"
    assert ring(application, "D1", OVER, at=over.at) is not None


def test_a_ruling_silences_the_clock_to_rule_and_starts_the_one_to_enforce() -> None:
    application = ruled()

    assert ring(application, "D1", OVER, at=NOON + 30 * DAY) is None
    assert ring(application, "D3", OVER, at=NOON + 30 * DAY) is not None


def test_a_fee_that_was_paid_rings_no_more() -> None:
    unpaid = reviewed()

    assert ring(unpaid, "D4", OVER, at=NOON + 30 * DAY) is not None
    assert ring(paid(), "D4", OVER, at=NOON + 30 * DAY) is None


def test_while_aid_is_undecided_the_clock_of_the_fee_is_silent() -> None:
    application = reviewed()
    ask_for_aid(application)

    assert ring(application, "D4", OVER, at=NOON + 30 * DAY) is None


def test_a_term_rings_a_month_before_and_ends_its_measure_by_itself() -> None:
    application = in_force()
    what = f"D9:{MEASURE}"
    found = {(each.what, each.rung): each.at for each in looks(last(application, events.MeasureTaken))}

    assert ring(application, what, NEAR, at=found[what, NEAR]) is not None
    assert ring(application, what, OVER, at=found[what, OVER] - timedelta(seconds=1)) is None
    assert ring(application, what, OVER, at=found[what, OVER]) is not None
    application.expire_measure(MEASURE, at=found[what, OVER])
    assert application.status == "EXPIRED"
    assert ring(application, what, OVER, at=found[what, OVER]) is None


def test_before_a_suit_the_thirty_days_ring_and_a_suit_that_was_filed_silences_them() -> None:
    application = in_force()
    over = NOON + 60 * DAY

    assert ring(application, "D7", OVER, at=over) is not None
    application.convert("SUIT", case_no="（2026）湘民初1号", filed_on=date(2026, 3, 20), at=over)
    assert ring(application, "D7", OVER, at=over) is None


@pytest.mark.parametrize("kind", sorted(DUTIES))
def test_each_duty_says_what_is_to_be_done_by_which_rule_and_in_which_states(kind: str) -> None:
    duty = DUTIES[kind]

    assert duty.zh
    assert duty.source
    assert duty.states


def test_each_clock_that_is_told_before_its_end_has_words() -> None:

    assert set(alarm.BEFORE) <= set(RULES)
