from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from services.chassis.testing import NOON, MemoryStore, a_cause
from services.preservation.domain import application as rules
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import content_of
from services.preservation.domain.review import NotUnderReview, ReasonMissing, Review
from services.preservation.domain.ruling import AlreadyRuled, GuaranteeMissing, NotAwaitingRuling
from services.preservation.domain.status import Result, Status
from services.preservation.tests import desk as example
from services.preservation.tests.applications import (
    BILL,
    TODAY,
    a_draft,
    deleted,
    give,
    happened,
    paid,
    pay,
    review,
    reviewed,
    ruled,
    submitted,
    withdrawn,
)


def test_an_application_goes_from_draft_to_ruling() -> None:
    application = ruled()

    assert happened(application) == [
        "Created",
        "Submitted",
        "Accepted",
        "Reviewed",
        "FeeAssessed",
        "FeePaid",
        "Ruled",
    ]
    assert application.status is Status.RULED_GRANTED


def test_what_was_stored_is_replayed_to_the_same_state() -> None:
    store, application = MemoryStore(), ruled()

    store.save(application, cause=a_cause())
    again = store.find(Application, application.id)

    assert {**vars(again), "_pending_events": None} == {**vars(application), "_pending_events": None}
    assert all(each.topic.startswith("preservation.application.") for each in store.history(application.id))


def test_submitting_freezes_the_content_and_goes_to_the_court_that_it_names() -> None:
    content = example.content(court="湘01")

    application = submitted(content)

    assert (application.content, application.content_hash) == (content, content.hash())
    assert application.court == "湘01"


def test_what_is_missing_keeps_a_draft_from_being_submitted() -> None:
    missing = [{"field": "basic.applicants", "code": "required", "zh": "必填", "en": "is required"}]

    with pytest.raises(rules.NotComplete) as refusal:
        a_draft().submit(content=example.content(), missing=missing, at=NOON)

    assert refusal.value.fields == missing


def test_only_drafts_are_edited_deleted_and_submitted() -> None:
    application = submitted()

    with pytest.raises(rules.NotEditable):
        application.must_be_editable()
    with pytest.raises(rules.OnlyDraftsAreDeleted):
        application.delete(at=NOON)
    with pytest.raises(rules.AlreadySubmitted):
        application.submit(content=example.content(), missing=[], at=NOON)


def test_to_review_is_to_accept_at_the_same_moment() -> None:
    application = submitted()

    review(application)

    accepted = next(each for each in application.pending_events if isinstance(each, Application.Accepted))
    assert accepted.accepted_at == NOON


def test_a_pass_assesses_the_fee_by_article_14() -> None:
    assessed = reviewed().pending_events[-1]

    assert isinstance(assessed, Application.FeeAssessed)
    assert (assessed.amount, assessed.basis) == (Decimal("220.00"), Decimal("20000.00"))


def test_conduct_and_evidence_cost_thirty_yuan_whatever_amount_is_written() -> None:
    assert reviewed(example.content(type="CONDUCT")).fee == Decimal("30.00")
    assert reviewed(example.content(type="EVIDENCE", amount=None)).fee == Decimal("30.00")


@pytest.mark.parametrize(
    ("creation", "basic", "due_on"),
    [
        ({"category": "LITIGATION"}, {"urgent_because": None}, date(2026, 3, 9)),
        ({"category": "LITIGATION"}, {"urgent_because": "财产正在转移"}, date(2026, 3, 3)),
        ({"category": "PRE_LITIGATION"}, {"urgent_because": None}, date(2026, 3, 3)),
    ],
)
def test_the_fee_is_due_in_seven_days_or_within_the_48_hours(
    creation: dict[str, Any], basic: dict[str, Any], due_on: date
) -> None:
    assessed = reviewed(example.content(basic=basic, **creation)).pending_events[-1]

    assert isinstance(assessed, Application.FeeAssessed)
    assert assessed.due_on == due_on


def test_a_failed_review_is_the_end_and_costs_nothing() -> None:
    application = reviewed(passed=False)

    assert application.status is Status.REJECTED
    assert application.fee is None


def test_a_refusal_needs_its_reason_and_other_says_which() -> None:
    for said in ({"passed": False}, {"passed": False, "reasons": ("OTHER",)}, {"reasons": ("OTHER",)}):
        with pytest.raises(ReasonMissing):
            review(submitted(), **said)

    review(submitted(), passed=False, reasons=("WRONG_COURT",))
    review(submitted(), passed=False, reasons=("OTHER",), remark="理由")


def test_a_decision_about_another_content_is_refused() -> None:
    with pytest.raises(rules.OtherContent):
        submitted().review(Review(passed=True, reviewed_on=TODAY), content_hash="another", at=NOON)
    with pytest.raises(rules.OtherContent):
        give(paid(), about="another")


def test_a_decision_is_not_dated_after_today() -> None:
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(rules.DateWrong):
        review(submitted(), on=tomorrow)
    with pytest.raises(rules.DateWrong):
        give(paid(), on=tomorrow)


def test_today_is_a_date_in_shanghai() -> None:
    shortly_before_midnight = NOON.replace(hour=15, minute=59)

    with pytest.raises(rules.DateWrong):
        review(submitted(), on=TODAY + timedelta(days=1), at=shortly_before_midnight)
    review(submitted(), on=TODAY + timedelta(days=1), at=NOON.replace(hour=16))


@pytest.mark.parametrize("guaranteed", [None, "0.00", "19999.99"])
def test_a_guarantee_must_cover_the_whole_amount(guaranteed: str | None) -> None:
    with pytest.raises(GuaranteeMissing):
        give(paid(example.content(guaranteed=guaranteed)))


def test_several_guarantees_count_together_but_none_is_nothing() -> None:
    half = {**example.GUARANTEES["items"][0], "value": "10000.00"}
    waived = {"kind": "NONE", "value": "10000.00"}
    parts = (example.CREATION, example.BASIC)

    give(paid(content_of(*parts, {"items": [half, half]}, [])))
    with pytest.raises(GuaranteeMissing):
        give(paid(content_of(*parts, {"items": [half, waived]}, [])))


def test_a_part_of_the_request_needs_a_guarantee_but_not_of_the_whole() -> None:
    give(paid(example.content(guaranteed="0.01")), Result.PARTIAL)

    with pytest.raises(GuaranteeMissing):
        give(paid(example.content(guaranteed=None)), Result.PARTIAL)


@pytest.mark.parametrize(
    "creation", [{"category": "LITIGATION"}, {"category": "PRE_ENFORCEMENT"}, {"type": "CONDUCT"}]
)
def test_elsewhere_the_guarantee_is_for_the_court_to_judge(creation: dict[str, Any]) -> None:
    application = reviewed(example.content(guaranteed=None, **creation))
    assert application.fee is not None
    pay(application, amount=application.fee)

    give(application)


def test_review_and_fee_come_before_the_ruling_unless_it_dismisses() -> None:
    for early in (a_draft(), submitted(), reviewed(), reviewed(passed=False), withdrawn(), deleted()):
        with pytest.raises(NotAwaitingRuling):
            give(early)
    with pytest.raises(NotAwaitingRuling):
        give(submitted(), Result.DISMISSED)

    give(reviewed(example.content(guaranteed=None)), Result.DISMISSED)


@pytest.mark.parametrize("result", Result)
def test_a_ruling_is_final(result: Result) -> None:
    application = ruled(result)

    with pytest.raises(AlreadyRuled):
        give(application)
    with pytest.raises(NotUnderReview):
        review(application)
    with pytest.raises(rules.NotWithdrawable):
        application.withdraw(at=NOON)


def test_the_fee_is_paid_once_and_in_full() -> None:
    application = reviewed()

    with pytest.raises(rules.FeeDiffers):
        pay(application, amount=Decimal("219.99"))
    pay(application)
    with pytest.raises(rules.NoFeeDue):
        pay(application, bill_id=uuid4())


def test_a_bill_needs_a_fee_and_is_noted_once() -> None:
    application = reviewed()

    application.bill(BILL)

    assert application.bill_id == BILL
    for wrong in (application, submitted()):
        with pytest.raises(rules.NoFeeDue):
            wrong.bill(uuid4())
