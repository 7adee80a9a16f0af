"""The fee: assessed by article 14, waived, reduced or deferred on the grounds of the law, objected to, paid, lapsed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from contracts.preservation import forms
from services.chassis.testing import NOON
from services.preservation.domain.aid import (
    GROUNDS,
    AidClaim,
    AidDecision,
    AidGroundWrong,
    AidNotAsked,
    AidNotForThem,
    AidReasonMissing,
    AidUndecided,
    ReductionTooSmall,
    reduced,
)
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.objection import (
    FeeAboveCap,
    FeeNil,
    FeeObjection,
    FeeVerdict,
    NoObjectionOpen,
    ObjectionOpen,
)
from services.preservation.domain.refusals import DateWrong, FeeDiffers, FeeNotOverdue, NoFeeDue
from services.preservation.domain.status import Result, Status
from services.preservation.tests.applications import (
    BILL,
    CALENDAR,
    LATER,
    answer_aid,
    ask_for_aid,
    give,
    happened,
    in_force,
    lapsed,
    litigation,
    pay,
    reinstate,
    review,
    reviewed,
    submitted,
    take,
)
from services.preservation.tests.examples import COMPANY, example

FIRM = example(basic__applicants=[COMPANY])


def asking(**said: Any) -> Application:
    """Return one that waits for its fee, and for an answer on aid."""
    application = reviewed(litigation())
    ask_for_aid(application, **said)
    return application


def object_to(application: Application) -> None:
    application.object_to_fee(FeeObjection(reasons="计算有误"), at=NOON, calendar=CALENDAR)


def answer_objection(application: Application, amount: str | None = None) -> None:
    verdict = FeeVerdict(reasons="…", amount=None if amount is None else Decimal(amount))
    application.decide_fee_objection(verdict, days=7, at=LATER, calendar=CALENDAR)


# --- assessed ---------------------------------------------------------------------------------------------------------


def test_a_pass_assesses_the_fee_by_article_14() -> None:
    assessed: Any = reviewed().pending_events[-1]

    assert (assessed.amount, assessed.basis) == (Decimal("220.00"), Decimal("20000.00"))


def test_conduct_and_evidence_cost_thirty_yuan_whatever_amount_is_written() -> None:
    assert reviewed(example(creation__type="CONDUCT")).fee == Decimal("30.00")
    assert reviewed(example(creation__type="EVIDENCE", creation__amount=None)).fee == Decimal("30.00")


# --- asked for --------------------------------------------------------------------------------------------------------


def test_each_kind_of_aid_has_its_own_grounds() -> None:
    assert {kind: set(grounds) for kind, grounds in GROUNDS.items()}.keys() == set(forms.AID_KINDS)
    assert {each for grounds in GROUNDS.values() for each in grounds} == set(forms.AID_GROUNDS)
    for kind in GROUNDS:
        for other, grounds in GROUNDS.items():
            for ground in grounds:
                claim = AidClaim(kind=kind, ground=ground)
                if kind == other:
                    claim.must_be_well_founded(natural=True)
                else:
                    with pytest.raises(AidGroundWrong):
                        claim.must_be_well_founded(natural=True)


def test_a_waiver_is_for_natural_persons_only() -> None:
    with pytest.raises(AidNotForThem):
        ask_for_aid(reviewed(FIRM), "WAIVE", "BRAVERY")

    deferred = reviewed(FIRM)
    ask_for_aid(deferred, "DEFER", "LEGAL_AID")
    with pytest.raises(AidNotForThem):
        answer_aid(deferred, "WAIVED")


def test_aid_is_asked_for_once_at_a_time() -> None:
    application = asking()

    with pytest.raises(AidUndecided):
        ask_for_aid(application)
    answer_aid(application, "REFUSED")
    ask_for_aid(application)

    assert application.aid_kind == "DEFER"


# --- decided ----------------------------------------------------------------------------------------------------------


def test_nobody_is_helped_who_did_not_ask() -> None:
    with pytest.raises(AidNotAsked):
        answer_aid(reviewed(), "WAIVED")
    with pytest.raises(AidNotAsked):
        review(submitted(), aid=AidDecision(outcome="REFUSED", reasons="理由"))


@pytest.mark.parametrize("percent", [None, 0, 29, 100])
def test_a_reduction_is_thirty_per_cent_at_least_and_no_waiver(percent: int | None) -> None:
    with pytest.raises(ReductionTooSmall):
        answer_aid(asking(), "REDUCED", percent=percent)


def test_a_reduced_fee_is_rounded_to_the_fen_and_stays_on_its_bill() -> None:
    application = asking()
    application.bill(BILL)

    answer_aid(application, "REDUCED", percent=30)

    assert (application.fee, application.bill_id) == (Decimal("154.00"), BILL)
    assert application.status is Status.AWAITING_PAYMENT
    assert reduced(Decimal("30.01"), 50) == Decimal("15.01")


def test_a_waived_fee_is_owed_no_more() -> None:
    application = asking()

    answer_aid(application, "WAIVED")

    assert (application.status, application.is_waived) == (Status.AWAITING_RULING, True)
    with pytest.raises(NoFeeDue):
        pay(application)


@pytest.mark.parametrize("outcome", ["WAIVED", "DEFERRED", "REDUCED", "REFUSED"])
def test_every_decision_on_aid_says_why(outcome: str) -> None:
    with pytest.raises(AidReasonMissing):
        answer_aid(asking(), outcome, reasons=" ", percent=30, due_on=date(2026, 6, 1))


def test_a_deferral_says_until_when() -> None:
    with pytest.raises(AidReasonMissing):
        answer_aid(asking(), "DEFERRED")


def test_nothing_is_deferred_to_a_day_gone_by() -> None:
    with pytest.raises(DateWrong):
        answer_aid(asking(), "DEFERRED", due_on=date(2026, 3, 1))
    answer_aid(asking(), "DEFERRED", due_on=date(2026, 3, 2))


def test_a_deferred_fee_may_be_paid_at_any_time_until_the_end() -> None:
    for far in range(3):
        application = asking()
        answer_aid(application, "DEFERRED", due_on=date(2026, 9, 1))
        if far > 0:
            give(application)
        if far > 1:
            take(application)
        stands = application.status

        pay(application, at=LATER)

        assert (application.status, application.paid_by) == (stands, BILL)
        with pytest.raises(NoFeeDue):
            pay(application, bill_id=uuid4())


def test_refused_aid_sets_a_new_period() -> None:
    application = asking()

    answer_aid(application, "REFUSED", at=LATER, days=5)

    assert application.clocks["D4"].last_on == date(2026, 5, 6)  # 1 May 2026 plus 5, on a working day
    assert application.status is Status.AWAITING_PAYMENT


def test_aid_that_was_asked_for_with_the_application_is_decided_with_the_review() -> None:
    content = litigation(aid={"kind": "WAIVE", "ground": "MINIMUM_LIVING"})
    application = submitted(content)

    review(application, aid=AidDecision(outcome="WAIVED", reasons="理由"))

    assert happened(application)[-4:] == ["Accepted", "Reviewed", "FeeAssessed", "FeeWaived"]
    assert application.status is Status.AWAITING_RULING


def test_aid_that_was_asked_for_and_is_not_decided_keeps_the_fee_open() -> None:
    application = reviewed(litigation(aid={"kind": "DEFER", "ground": "LEGAL_AID"}))

    with pytest.raises(AidUndecided):
        application.lapse(at=LATER)
    answer_aid(application, "REFUSED", at=LATER)
    with pytest.raises(FeeNotOverdue):
        application.lapse(at=LATER)


# --- objected to ------------------------------------------------------------------------------------------------------


def test_an_objection_is_answered_once_and_sets_a_new_period() -> None:
    application = reviewed(litigation())
    with pytest.raises(NoObjectionOpen):
        answer_objection(application)

    object_to(application)
    with pytest.raises(ObjectionOpen):
        object_to(application)
    assert application.clocks["D20"].last_on == date(2026, 3, 17)
    answer_objection(application, "200.00")

    assert application.fee == Decimal("200.00")
    assert "D20" not in application.clocks
    assert application.clocks["D4"].since == LATER


def test_nothing_lapses_before_an_objection_is_answered() -> None:
    application = reviewed(litigation())
    object_to(application)

    with pytest.raises(ObjectionOpen):
        application.lapse(at=LATER)


def test_an_objection_waives_nothing() -> None:
    application = reviewed(litigation())
    object_to(application)

    with pytest.raises(FeeNil):
        answer_objection(application, "0.00")


def test_an_objection_makes_no_fee_that_is_beyond_the_cap() -> None:
    application = reviewed(litigation())
    object_to(application)

    with pytest.raises(FeeAboveCap):
        answer_objection(application, "5000.01")
    answer_objection(application, "5000.00")


# --- paid, or not -----------------------------------------------------------------------------------------------------


def test_the_fee_is_paid_once_and_in_full() -> None:
    application = reviewed()

    with pytest.raises(FeeDiffers):
        pay(application, amount=Decimal("219.99"))
    pay(application)
    with pytest.raises(NoFeeDue):
        pay(application, bill_id=uuid4())


def test_a_bill_needs_a_fee_and_is_noted_once() -> None:
    application = reviewed()

    application.bill(BILL)

    assert application.bill_id == BILL
    for wrong in (application, submitted()):
        with pytest.raises(NoFeeDue):
            wrong.bill(uuid4())


def test_nothing_lapses_before_the_due_date_is_over_in_shanghai_and_payments_under_way_are_settled() -> None:
    application = reviewed(litigation())
    assert application.clocks["D4"].last_on == date(2026, 3, 9)

    with pytest.raises(FeeNotOverdue):
        application.lapse(at=datetime(2026, 3, 9, 17, 59, 59, tzinfo=UTC))
    application.lapse(at=datetime(2026, 3, 9, 18, 0, 0, tzinfo=UTC))

    assert application.status is Status.LAPSED


def test_who_paid_in_time_is_reinstated_and_the_court_s_time_begins_anew() -> None:
    application = lapsed(litigation())
    application.bill(BILL)

    with pytest.raises(FeeDiffers):
        reinstate(application, uuid4())
    reinstate(application, BILL)

    assert (application.status, application.paid_by) == (Status.AWAITING_RULING, BILL)
    assert application.clocks.keys() == {"D2"}
    assert application.clocks["D2"].since == LATER
    give(application)


def test_who_asked_for_aid_in_time_is_reinstated_with_a_new_period() -> None:
    application = lapsed(litigation())

    reinstate(application)

    assert application.status is Status.AWAITING_PAYMENT
    assert application.clocks.keys() == {"D2", "D4"}
    ask_for_aid(application)


def test_a_dismissal_waits_for_no_fee_and_leaves_none_to_pay() -> None:
    application = reviewed()

    give(application, Result.DISMISSED)

    with pytest.raises(NoFeeDue):
        pay(application)


def test_what_was_preserved_urgently_may_be_paid_afterwards() -> None:
    application = reviewed()
    give(application, urgent_because="财产正在转移")

    pay(application)

    assert (application.status, application.paid_by) == (Status.RULED_GRANTED, BILL)
    with pytest.raises(NoFeeDue):
        pay(in_force())
