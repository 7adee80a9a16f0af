"""What is enforced, for how long at most, and what becomes of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from contracts.preservation import forms
from services.chassis.testing import NOON
from services.preservation.domain.measure import (
    MOST_YEARS,
    NoSuchMeasure,
    OutsideRuling,
    Swap,
    TermMissing,
    TermTooLong,
    latest,
)
from services.preservation.domain.refusals import DateWrong
from services.preservation.domain.ruling import Amendment, RuledItem
from services.preservation.domain.status import Result, Status
from services.preservation.tests.applications import (
    AFTERWARDS,
    MEASURE,
    TODAY,
    UNTIL,
    give,
    in_force,
    litigation,
    paid,
    reconsider,
    ruled,
    take,
)
from services.preservation.tests.examples import example

OTHER = uuid4()
AMENDMENT = Amendment(case_no="", wrong="李四", right="李四四", judge="王五")
START = date(2026, 3, 2)
ONE_YEAR = {"BANK_ACCOUNT", "PAYMENT_ACCOUNT"}
TWO_YEARS = {"CASH", "VEHICLE", "VESSEL", "AIRCRAFT", "EQUIPMENT", "GOODS"}


# --- how long ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", forms.CLUE_TYPES)
def test_every_kind_of_property_has_its_cap(kind: str) -> None:
    years = 1 if kind in ONE_YEAR else 2 if kind in TWO_YEARS else 3

    assert latest(kind, "", START) == date(2026 + years, 3, 2)
    take(ruled(), property_type=kind, until=date(2026 + years, 3, 2))
    with pytest.raises(TermTooLong):
        take(ruled(), property_type=kind, until=date(2026 + years, 3, 3))


def test_no_cap_is_for_a_kind_that_there_is_not() -> None:
    assert set(MOST_YEARS) == set(forms.CLUE_TYPES)


@pytest.mark.parametrize(
    ("kind", "special", "last"),
    [
        ("IP", "TRADEMARK", date(2027, 3, 2)),
        ("VESSEL", "SHIP", date(2026, 4, 1)),
        ("GOODS", "CARGO", date(2026, 3, 17)),
    ],
)
def test_trademarks_ships_and_cargo_have_their_own(kind: str, special: str, last: date) -> None:
    take(ruled(), property_type=kind, special=special, until=last)
    with pytest.raises(TermTooLong):
        take(ruled(), property_type=kind, special=special, until=last.replace(day=last.day + 1))


@pytest.mark.parametrize(
    ("kind", "start", "last"),
    [
        ("BANK_ACCOUNT", date(2024, 2, 29), date(2025, 2, 28)),
        ("VEHICLE", date(2020, 3, 23), date(2022, 3, 23)),
        ("REAL_ESTATE", date(2021, 2, 28), date(2024, 2, 28)),
    ],
)
def test_years_end_on_the_corresponding_day_or_the_last_of_the_month(
    kind: str, start: date, last: date
) -> None:
    assert latest(kind, "", start) == last


@pytest.mark.parametrize("until", [TODAY, date(2026, 3, 1)])
def test_a_term_ends_after_it_began(until: date) -> None:
    with pytest.raises(TermTooLong):
        take(ruled(), until=until)


def test_the_court_states_when_the_term_of_property_ends_and_an_order_its_own() -> None:
    with pytest.raises(TermMissing):
        take(ruled(), until=None)

    application = ruled(content=example(creation__type="CONDUCT"))
    take(application, action="FORBID", property_type="", until=None)
    with pytest.raises(NoSuchMeasure):
        application.expire_measure(MEASURE, at=AFTERWARDS)

    assert application.status is Status.IN_FORCE


# --- what was ruled ---------------------------------------------------------------------------------------------------


def test_only_what_the_ruling_grants_and_against_whom() -> None:
    application = paid(
        example(
            basic__respondents=[{"kind": "NATURAL", "name": each} for each in ("李四", "赵六")],
            basic__property_clues=[{"type": "BANK_ACCOUNT"}, {"type": "REAL_ESTATE"}],
        )
    )
    granted = RuledItem(respondent=0, action="FREEZE", clue=0)
    refused = [
        RuledItem(respondent=0, action="SEAL", clue=1, granted=False),
        RuledItem(respondent=1, action="FREEZE", granted=False),
    ]
    give(application, Result.PARTIAL, items=(granted, *refused))

    for respondent, clue in ((1, None), (0, 1), (2, 0)):
        with pytest.raises(OutsideRuling):
            take(application, respondent=respondent, clue=clue)
    take(application, clue=0)

    assert application.status is Status.IN_FORCE


def test_a_ruling_without_items_grants_against_everybody_named() -> None:
    take(ruled(), clue=0)
    with pytest.raises(OutsideRuling):
        take(ruled(), respondent=1)


def test_a_measure_is_not_dated_tomorrow() -> None:
    with pytest.raises(DateWrong):
        take(ruled(), on=date(2026, 3, 3))


def test_a_measure_is_not_dated_before_the_ruling() -> None:
    application = ruled()

    for on in (date(2026, 3, 1), date(1900, 1, 1)):
        with pytest.raises(DateWrong):
            take(application, on=on)
        with pytest.raises(DateWrong):
            application.correct_ruling(AMENDMENT, corrected_on=on, at=NOON)


def test_a_measure_is_on_property_that_the_application_names_and_of_its_kind() -> None:
    for clue in (1, 199):
        with pytest.raises(OutsideRuling):
            take(ruled(), clue=clue)
    with pytest.raises(OutsideRuling):
        take(ruled(), clue=0, property_type="REAL_ESTATE")
    with pytest.raises(TermMissing):
        take(ruled(), property_type="", until=None)


def test_what_the_ruling_does_not_name_beside_what_it_names_is_not_taken() -> None:
    application = paid(example(basic__property_clues=[{"type": "BANK_ACCOUNT"}, {"type": "BANK_ACCOUNT"}]))
    give(application, items=(RuledItem(respondent=0, action="FREEZE", clue=0),))

    with pytest.raises(OutsideRuling):
        take(application, clue=1)
    take(application, clue=0)


def test_a_dismissal_that_was_revoked_is_enforced_on_what_it_refused() -> None:
    application = paid()
    give(
        application,
        Result.DISMISSED,
        items=(RuledItem(respondent=0, action="FREEZE", clue=0, granted=False),),
    )
    reconsider(application, "REVOKED")

    take(application, clue=0)

    assert application.status is Status.IN_FORCE


# --- what becomes of it -----------------------------------------------------------------------------------------------


def both(**said: Any) -> Any:
    application = in_force()
    take(application, OTHER, **said)
    return application


def test_the_last_measure_ends_it_by_how_it_ends_itself() -> None:
    expired, lifted = both(), both()

    expired.lift_measure(OTHER, reason="超额", lifted_on=TODAY, at=NOON)
    expired.expire_measure(MEASURE, at=AFTERWARDS)
    lifted.expire_measure(OTHER, at=AFTERWARDS)
    lifted.lift_measure(MEASURE, reason="撤诉", lifted_on=TODAY, at=NOON)

    assert (expired.status, lifted.status) == (Status.EXPIRED, Status.LIFTED)
    assert (expired.clocks, lifted.clocks) == ({}, {})


def test_a_term_that_still_runs_does_not_expire() -> None:
    application = in_force()

    with pytest.raises(NoSuchMeasure):
        application.expire_measure(MEASURE, at=NOON.replace(year=2027, month=3, day=1, hour=15))
    application.expire_measure(MEASURE, at=NOON.replace(year=2027, month=3, day=1, hour=16))

    assert application.status is Status.EXPIRED


def test_what_is_not_in_force_is_neither_renewed_nor_lifted_nor_swapped() -> None:
    swap = Swap(description="房屋一套", property_type="REAL_ESTATE")
    application = in_force()

    with pytest.raises(NoSuchMeasure):
        application.renew_measure(OTHER, renewed_on=TODAY, until=UNTIL, at=NOON)
    with pytest.raises(NoSuchMeasure):
        application.lift_measure(OTHER, reason="…", lifted_on=TODAY, at=NOON)
    with pytest.raises(NoSuchMeasure):
        application.expire_measure(OTHER, at=AFTERWARDS)
    with pytest.raises(NoSuchMeasure):
        application.swap_object(OTHER, swap, swapped_on=TODAY, at=NOON)


def test_a_renewal_runs_from_the_old_end_under_the_same_cap() -> None:
    application = in_force()

    with pytest.raises(TermTooLong):
        application.renew_measure(MEASURE, renewed_on=TODAY, until=date(2028, 3, 2), at=NOON)
    application.renew_measure(MEASURE, renewed_on=TODAY, until=date(2028, 3, 1), at=NOON)

    assert application.measures[MEASURE].until == date(2028, 3, 1)


def test_a_ship_is_renewed_as_a_ship() -> None:
    application = ruled()
    take(application, property_type="VESSEL", special="SHIP", until=date(2026, 4, 1))

    with pytest.raises(TermTooLong):
        application.renew_measure(MEASURE, renewed_on=TODAY, until=date(2026, 5, 2), at=NOON)
    application.renew_measure(MEASURE, renewed_on=TODAY, until=date(2026, 5, 1), at=NOON)


def test_what_has_run_out_is_renewed_no_more() -> None:
    with pytest.raises(NoSuchMeasure):
        in_force().renew_measure(MEASURE, renewed_on=date(2027, 3, 2), until=date(2027, 9, 1), at=AFTERWARDS)


def test_the_term_goes_on_with_another_object_within_that_one_s_cap() -> None:
    application = ruled()
    take(application, property_type="REAL_ESTATE", until=date(2029, 3, 1))

    with pytest.raises(TermTooLong):
        application.swap_object(
            MEASURE, Swap(description="存款", property_type="BANK_ACCOUNT"), swapped_on=TODAY, at=NOON
        )
    application.swap_object(
        MEASURE, Swap(description="股权", property_type="EQUITY"), swapped_on=TODAY, at=NOON
    )

    swapped = application.measures[MEASURE]
    assert (swapped.property_type, swapped.until) == ("EQUITY", date(2029, 3, 1))


def test_a_suit_that_followed_goes_on_to_enforcement_and_the_measures_with_it() -> None:
    application = in_force()

    for what in ("SUIT", "ENFORCEMENT"):
        application.convert(what, case_no="（2026）湘民初1号", filed_on=TODAY, at=NOON)

    assert (application.status, set(application.measures)) == (Status.CONVERTED, {MEASURE})
    take(application, OTHER)
    assert len(application.measures) == 2


def test_a_transferred_preservation_is_the_other_court_s() -> None:
    application = in_force(litigation())
    application.assign(OTHER, at=NOON)

    application.transfer("湘01", on=TODAY, at=NOON)

    assert (application.court, application.judge_id, application.status) == ("湘01", None, Status.IN_FORCE)


def test_reconsideration_that_revokes_a_grant_ends_its_measures() -> None:
    application = both()

    reconsider(application, "REVOKED")

    assert (application.status, application.measures, application.clocks) == (Status.LIFTED, {}, {})
