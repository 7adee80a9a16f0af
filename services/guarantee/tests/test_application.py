"""The application before anything is issued: what the insurer gets, what it decides, and what is paid."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from services.chassis.clock import end_of
from services.chassis.testing import NOON
from services.guarantee.domain import refusals
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.deciding import SETTLING
from services.guarantee.domain.quote import PremiumOutOfRange, QuoteOutdated
from services.guarantee.domain.states import State
from services.guarantee.tests import applications as at
from services.guarantee.tests.applications import happened

MISSING = {"field": "basic.applicants", "code": "required", "zh": "必填", "en": "is required"}
MORE = at.a_content(at.a_material("借条", "b"))


def last(application: Application) -> object:
    return application.pending_events[-1]


# --- submitting -------------------------------------------------------------------------------------------------------


def test_what_is_incomplete_is_not_submitted() -> None:
    application = at.a_draft()

    with pytest.raises(refusals.NotComplete) as refused:
        at.submit(application, missing=[MISSING])

    assert refused.value.fields == [MISSING]
    assert application.state is State.DRAFT


def test_a_submission_is_bound_to_a_quote_that_still_stands() -> None:
    with pytest.raises(QuoteOutdated):
        at.submit(at.a_draft(), at=NOON + timedelta(days=8))


@pytest.mark.parametrize(
    "asked",
    [{"amount": "30000.00"}, {"court": "粤"}, {"category": "LITIGATION"}, {"insurer": at.OTHER_INSURER}],
)
def test_a_submission_is_bound_to_the_quote_for_what_it_asks(asked: dict[str, str]) -> None:
    with pytest.raises(QuoteOutdated):
        at.submit(at.a_draft(), at.a_content(**asked), quote=at.a_quote(at.a_content()))


def test_what_was_returned_may_go_to_another_insurer_court_and_amount() -> None:
    application = at.returned()
    changed = at.a_content(insurer=at.OTHER_INSURER, court="粤", amount="30000.00", category="LITIGATION")

    at.submit(application, changed)

    assert (application.insurer, application.court, application.amount, application.category) == (
        at.OTHER_INSURER,
        "粤",
        Decimal("30000.00"),
        "LITIGATION",
    )
    again = last(application)
    assert isinstance(again, Application.Submitted)
    assert (again.insurer, again.court, again.amount) == (at.OTHER_INSURER, "粤", Decimal("30000.00"))
    application.withdraw(at=NOON)
    withdrawn = last(application)
    assert isinstance(withdrawn, Application.Withdrawn)
    assert withdrawn.insurer == at.OTHER_INSURER


def test_what_lies_before_the_insurer_is_not_edited() -> None:
    for application in (at.a_draft(), at.returned()):
        application.must_be_editable()
        application.must_take_material("EVIDENCE")
    for application in (at.submitted(), at.approved(), at.issued(), at.declined()):
        with pytest.raises(refusals.NotEditable):
            application.must_be_editable()
        with pytest.raises(refusals.NotEditable):
            application.must_take_material("EVIDENCE")


# --- more papers ------------------------------------------------------------------------------------------------------


def test_while_papers_are_wanted_files_come_in_and_the_insurer_s_clock_rests() -> None:
    application = at.wanting()

    application.must_take_material("EVIDENCE")

    assert (application.state, application.papers_wanted) == (State.SUBMITTED, True)
    assert application.answer_by is None
    with pytest.raises(refusals.NotEditable):
        application.must_be_editable()


def test_papers_that_were_supplied_set_the_insurer_s_clock_anew() -> None:
    application = at.wanting()

    at.supply(application)

    assert not application.papers_wanted
    assert application.answer_by == NOON + at.ANSWER_WITHIN
    assert application.content == MORE
    assert application.content_hash == MORE.hash()


def test_papers_are_supplied_only_when_they_are_wanted() -> None:
    with pytest.raises(refusals.NothingWanted):
        at.supply(at.submitted())


def test_who_adds_nothing_supplies_nothing() -> None:
    with pytest.raises(refusals.NothingSupplied):
        at.supply(at.wanting(), at.a_content())


def test_with_the_papers_nothing_else_is_changed() -> None:
    for changed in (
        at.a_content(at.a_material("借条", "b"), amount="30000.00"),
        at.a_content(at.a_material("借条", "b"), court="粤"),
    ):
        with pytest.raises(refusals.NotEditable):
            at.supply(at.wanting(), changed)


def test_no_paper_that_the_insurer_has_is_taken_away() -> None:
    application = at.wanting()
    at.supply(application)
    at.ask_for_papers(application)

    with pytest.raises(refusals.NotEditable):
        at.supply(application, at.a_content())


def test_the_insurer_may_decide_without_the_papers_that_it_wanted() -> None:
    for decide in (at.approve, at.decline, at.send_back):
        application = at.wanting()
        decide(application)
        assert (application.papers_wanted, application.answer_by) == (False, None)


# --- the reasons ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("decide", [at.ask_for_papers, at.send_back, at.decline])
def test_a_decision_against_the_applicant_says_why(decide: object) -> None:
    assert callable(decide)
    with pytest.raises(refusals.ReasonMissing) as refused:
        decide(at.submitted(), "OTHER", remark=" ")
    assert [each["field"] for each in refused.value.fields] == ["remark"]
    with pytest.raises(refusals.ReasonMissing):
        decide(at.submitted(), "DUPLICATE", "NO_SUCH_REASON")


def test_a_decision_is_about_the_content_that_lies_before_the_insurer() -> None:
    for decide in (at.approve, at.decline, at.send_back, at.ask_for_papers):
        with pytest.raises(refusals.OtherContent):
            decide(at.submitted(), content_hash="f" * 64)


# --- the approval -----------------------------------------------------------------------------------------------------


def test_an_approval_names_a_premium_inside_the_quoted_range() -> None:
    quote = at.submitted().quote
    assert quote is not None
    assert quote.min_premium is not None
    assert quote.max_premium is not None
    for premium in (quote.min_premium, quote.max_premium):
        application = at.submitted()
        at.approve(application, premium=premium)
        assert application.premium == premium
    with pytest.raises(PremiumOutOfRange):
        at.approve(at.submitted(), premium=quote.max_premium + Decimal("0.01"))
    with pytest.raises(refusals.PremiumMissing):
        at.approve(at.submitted(), premium=None)


def test_the_premium_is_due_some_days_after_the_approval() -> None:
    application = at.approved()

    assert (application.state, application.due_on) == (
        State.AWAITING_PAYMENT,
        at.TODAY + timedelta(days=7),
    )


def test_above_the_limit_two_people_approve_the_same() -> None:
    application = at.approved_once()
    assert (application.state, application.premium) == (State.SUBMITTED, None)
    assert application.first_approval is not None
    assert (application.first_approval.by, application.first_approval.officer) == (at.UNDERWRITER, "赵六")

    with pytest.raises(refusals.SamePerson):
        at.approve(application, needs_second=True)
    with pytest.raises(refusals.ApprovalsDiffer):
        at.approve(application, at.COLLEAGUE, needs_second=True, premium=Decimal("2701.00"))
    at.approve(application, at.COLLEAGUE, needs_second=True)

    assert (application.state, application.premium) == (State.AWAITING_PAYMENT, Decimal(at.PREMIUM))


def test_the_first_underwriter_s_name_lies_sealed() -> None:
    once = last(at.approved_once())

    assert isinstance(once, Application.ApprovedOnce)
    assert once.approval.officer == ""


def test_a_first_approval_is_for_the_content_that_it_was_given_to() -> None:
    application = at.approved_once()
    before = application.content_hash
    at.ask_for_papers(application)
    assert application.first_approval is None
    at.supply(application)

    with pytest.raises(refusals.OtherContent):
        at.approve(application, at.COLLEAGUE, needs_second=True, content_hash=before)
    at.approve(application, at.COLLEAGUE, needs_second=True)

    assert happened(application)[-1] == "ApprovedOnce"
    assert application.state is State.SUBMITTED


def test_a_first_approval_does_not_outlive_a_return() -> None:
    application = at.approved_once()
    at.send_back(application)
    at.submit(application)

    at.approve(application, at.COLLEAGUE, needs_second=True)

    assert application.state is State.SUBMITTED


# --- the premium ------------------------------------------------------------------------------------------------------


def test_a_bill_is_noted_once() -> None:
    application = at.approved()

    for bill in (at.BILL, at.PRESERVATION):
        application.bill(bill)

    assert application.bill_id == at.BILL
    assert happened(application).count("PremiumBilled") == 1


@pytest.mark.parametrize("amount", ["2699.99", "2700.01", "0.00"])
def test_another_sum_than_the_premium_pays_nothing(amount: str) -> None:
    with pytest.raises(refusals.PremiumDiffers):
        at.pay(at.approved(), amount)


def test_what_is_paid_twice_or_too_late_is_refused() -> None:
    for application in (at.paid(), at.expired(), at.withdrawn(), at.issued()):
        with pytest.raises(refusals.NotInThisState):
            at.pay(application, at.PREMIUM)


def test_nothing_expires_while_a_payment_may_be_under_way() -> None:
    application = at.approved()
    assert application.due_on is not None
    over = end_of(application.due_on) + SETTLING

    with pytest.raises(refusals.NotExpired):
        application.expire(at=over - timedelta(microseconds=1))
    application.expire(at=over)

    assert application.state is State.EXPIRED
