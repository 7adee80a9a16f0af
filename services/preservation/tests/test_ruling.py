"""What a ruling needs, and what puts it right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from services.chassis.testing import NOON
from services.preservation.domain.guarantee import GuaranteeMissing
from services.preservation.domain.refusals import DateWrong
from services.preservation.domain.ruling import (
    AlreadyRuled,
    Amendment,
    NotAwaitingRuling,
    OutcomeWrong,
    PaperMissing,
    RuledItem,
    Ruling,
    RulingItemsWrong,
    SignedPaper,
)
from services.preservation.domain.status import Result, Status
from services.preservation.tests.applications import (
    TODAY,
    a_ruling,
    accepted,
    answer_aid,
    ask_for_aid,
    give,
    happened,
    in_force,
    lifted,
    litigation,
    order,
    paid,
    reconsider,
    review,
    reviewed,
    ruled,
    submitted,
    withdrawn,
)
from services.preservation.tests.examples import example

REFUSED = RuledItem(respondent=0, action="FREEZE", granted=False)
GRANTED = RuledItem(respondent=0, action="FREEZE", clue=0, amount=Decimal(20000))


# --- when -------------------------------------------------------------------------------------------------------------


def test_review_and_fee_come_before_a_grant() -> None:
    for early in (submitted(), accepted(), reviewed(), reviewed(passed=False), withdrawn()):
        with pytest.raises(NotAwaitingRuling):
            give(early)


@pytest.mark.parametrize("outcome", ["WAIVED", "DEFERRED"])
def test_a_fee_that_is_waived_or_deferred_holds_nothing_up(outcome: str) -> None:
    application = reviewed()
    ask_for_aid(application)
    answer_aid(application, outcome, due_on=TODAY)

    give(application)

    assert application.status is Status.RULED_GRANTED


def test_a_fee_that_is_reduced_is_paid_first() -> None:
    application = reviewed()
    ask_for_aid(application)
    answer_aid(application, "REDUCED", percent=90)

    with pytest.raises(NotAwaitingRuling):
        give(application)


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_urgent_grant_comes_first_and_says_why(reason: str) -> None:
    for application in (accepted(), reviewed()):
        with pytest.raises(NotAwaitingRuling):
            give(application, urgent_because=reason)
        give(application, urgent_because="财产正在转移")

        assert application.pending_events[-1].urgent  # type: ignore[attr-defined]


def test_an_urgent_grant_needs_its_guarantee_all_the_same() -> None:
    with pytest.raises(GuaranteeMissing):
        give(accepted(example(guarantees__items=[])), urgent_because="财产正在转移")


def test_a_dismissal_waits_for_nothing_but_the_acceptance() -> None:
    with pytest.raises(NotAwaitingRuling):
        give(submitted(), Result.DISMISSED)

    for application in (accepted(), reviewed(), paid()):
        give(application, Result.DISMISSED)
        assert application.status is Status.RULED_DISMISSED


@pytest.mark.parametrize("result", Result)
def test_a_ruling_is_final(result: Result) -> None:
    for application in (ruled(result), in_force(), lifted()):
        with pytest.raises(AlreadyRuled):
            give(application)


# --- what it says -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ruling",
    [
        replace(a_ruling(), reasons=" "),
        replace(a_ruling(), order=""),
        replace(a_ruling(), judge=""),
    ],
)
def test_it_is_drafted_here_or_its_signed_paper_uploaded(ruling: Ruling) -> None:
    signed = SignedPaper(filename="裁定书.pdf", size=1, sha256="0" * 64, address="0" * 64, key="…")

    with pytest.raises(PaperMissing):
        ruling.must_be_written(1, 1)
    replace(ruling, signed=signed).must_be_written(1, 1)


@pytest.mark.parametrize(
    "item",
    [
        RuledItem(respondent=1, action="FREEZE"),
        RuledItem(respondent=0, action="FREEZE", clue=1),
    ],
)
def test_its_items_name_what_the_application_names(item: RuledItem) -> None:
    with pytest.raises(RulingItemsWrong):
        give(paid(), items=(item,))


@pytest.mark.parametrize(("result", "item"), [(Result.GRANTED, REFUSED), (Result.DISMISSED, GRANTED)])
def test_its_items_fit_its_result(result: Result, item: RuledItem) -> None:
    with pytest.raises(RulingItemsWrong):
        give(paid(), result, items=(item,))


def test_a_part_is_granted_and_a_part_refused() -> None:
    give(paid(), Result.PARTIAL, items=(GRANTED, REFUSED))

    assert not a_ruling(Result.PARTIAL).dismissed


def test_what_is_refused_wholly_is_dismissed() -> None:
    with pytest.raises(RulingItemsWrong):
        give(paid(), Result.PARTIAL, items=(REFUSED,))


def test_a_court_dates_no_decision_before_it_had_the_application() -> None:
    yesterday = TODAY - timedelta(days=1)

    with pytest.raises(DateWrong):
        review(submitted(), on=yesterday)
    with pytest.raises(DateWrong):
        give(paid(), on=yesterday)


# --- what puts it right -----------------------------------------------------------------------------------------------


def test_a_corrected_ruling_stands_beside_its_correction() -> None:
    application = ruled()
    before = application.ruling

    amendment = Amendment(case_no="", wrong="李四", right="李四四", judge="王五")
    application.correct_ruling(amendment, corrected_on=TODAY, at=NOON)

    assert application.ruling == before
    assert happened(application)[-2:] == ["Ruled", "RulingCorrected"]


def test_a_dismissal_is_upheld_or_revoked_and_never_changed() -> None:
    application = ruled(Result.DISMISSED)

    with pytest.raises(OutcomeWrong):
        reconsider(application, "CHANGED")
    reconsider(application, "UPHELD")
    reconsider(application, "REVOKED")

    assert application.status is Status.RULED_GRANTED


def test_a_dismissal_that_is_revoked_rests_on_a_guarantee_as_any_grant() -> None:
    application = paid(litigation())
    order(application, "6000.00")
    give(application, Result.DISMISSED)

    with pytest.raises(GuaranteeMissing):
        reconsider(application, "REVOKED")
