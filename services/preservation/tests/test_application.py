"""The way of an application from draft to measure, and what holds on all of it; the rooms' own rules are tested beside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from services.chassis.testing import NOON, MemoryStore, a_cause
from services.preservation.domain import refusals
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.correction import Correction, Defect, DefectsMissing
from services.preservation.domain.review import NotUnderReview, ReasonMissing
from services.preservation.domain.status import Result, Status
from services.preservation.tests.applications import (
    ACCOUNT,
    BILL,
    CALENDAR,
    TODAY,
    a_draft,
    accepted,
    give,
    happened,
    in_force,
    paid,
    returned,
    review,
    reviewed,
    ruled,
    send_back,
    submitted,
)
from services.preservation.tests.examples import example

OTHER = BILL


def test_an_application_goes_from_draft_to_measure() -> None:
    application = in_force()

    assert happened(application) == [
        "Created",
        "Submitted",
        "Accepted",
        "Reviewed",
        "FeeAssessed",
        "FeePaid",
        "Ruled",
        "MeasureTaken",
    ]
    assert application.status is Status.IN_FORCE


def test_what_was_stored_is_replayed_to_the_same_state() -> None:
    store, application = MemoryStore(), in_force()

    store.save(application, cause=a_cause())
    again = store.find(Application, application.id)

    assert {**vars(again), "_pending_events": None} == {**vars(application), "_pending_events": None}
    assert all(each.topic.startswith("preservation.application.") for each in store.history(application.id))


# --- the applicant ----------------------------------------------------------------------------------------------------


def test_submitting_freezes_the_content_and_goes_to_the_court_that_it_names() -> None:
    content = example(creation__court="湘01")

    application = submitted(content)

    assert (application.content, application.content_hash) == (content, content.hash())
    assert application.court == "湘01"


def test_what_is_missing_keeps_a_draft_from_being_submitted() -> None:
    missing = [{"field": "basic.applicants", "code": "required", "zh": "必填", "en": "is required"}]

    with pytest.raises(refusals.NotComplete) as refusal:
        a_draft().submit(content=example(), missing=missing, at=NOON)

    assert refusal.value.fields == missing


def test_with_the_submission_goes_what_was_handed_in() -> None:
    told: Any = submitted().pending_events[-1]

    assert (told.manifest.count, told.manifest.bytes) == (4, 4000)
    assert told.manifest == example().manifest()


def test_only_drafts_are_deleted_and_only_they_and_what_was_returned_are_edited() -> None:
    for closed in (submitted(), accepted(), paid(), ruled()):
        with pytest.raises(refusals.NotEditable):
            closed.must_be_editable()
    for open_ in (a_draft(), returned()):
        open_.must_be_editable()
    with pytest.raises(refusals.OnlyDraftsAreDeleted):
        returned().delete(at=NOON)


def test_after_the_submission_only_what_is_called_for_is_added() -> None:
    reviewed().must_take_material("AID")
    a_draft().must_take_material("EVIDENCE")
    for application, kind in ((reviewed(), "EVIDENCE"), (submitted(), "GUARANTEE")):
        with pytest.raises(refusals.NotEditable):
            application.must_take_material(kind)


def test_whoever_is_named_is_told_once_and_the_submitter_is_told_anyhow() -> None:
    application = submitted()

    for watcher in (ACCOUNT, OTHER, OTHER):
        application.watch(watcher, at=NOON)

    assert application.watchers == (OTHER,)
    assert happened(application).count("Watched") == 1


# --- returned for correction ------------------------------------------------------------------------------------------


def test_what_was_returned_comes_back_as_another_content_under_the_same_number() -> None:
    application = returned()
    before = application.content_hash

    application.submit(content=example(creation__amount="10000.00"), missing=[], at=NOON)

    assert application.status is Status.SUBMITTED
    assert application.content_hash != before
    numbers = {each.number for each in application.pending_events if isinstance(each, Application.Submitted)}
    assert numbers == {"BQ-2026-湘-000001-0"}


@pytest.mark.parametrize("defects", [(), (Defect(code="DUPLICATE"), Defect(code="OTHER", text=" "))])
def test_a_return_names_every_defect_by_its_code_and_other_says_which(defects: tuple[Defect, ...]) -> None:
    with pytest.raises(DefectsMissing):
        Correction(defects=defects).must_name_defects()

    application = accepted()
    send_back(application, "DUPLICATE", "ILLEGIBLE_MATERIAL", "DUPLICATE")

    told: Any = application.pending_events[-1]
    assert told.codes == ("DUPLICATE", "ILLEGIBLE_MATERIAL")


# --- who works on it --------------------------------------------------------------------------------------------------


def test_what_is_assigned_is_closed_to_other_judges() -> None:
    application = submitted()
    application.assign(OTHER, at=NOON)

    application.must_be_open_to(str(OTHER))
    with pytest.raises(refusals.AssignedToAnother):
        application.must_be_open_to(str(ACCOUNT))


def test_to_claim_what_one_holds_and_to_release_what_nobody_holds_changes_nothing() -> None:
    application = submitted()
    application.claim(OTHER, at=NOON)
    application.claim(OTHER, at=NOON)
    application.release(at=NOON)
    application.release(at=NOON)

    assert happened(application)[-2:] == ["Claimed", "Released"]


# --- the review -------------------------------------------------------------------------------------------------------


def test_to_review_is_to_accept_at_the_same_moment() -> None:
    application = submitted()

    review(application)

    told: Any = next(each for each in application.pending_events if isinstance(each, Application.Accepted))
    assert told.accepted_at == NOON


def test_a_review_that_is_refused_accepts_nothing() -> None:
    application = submitted()

    with pytest.raises(refusals.DateWrong):
        review(application, on=TODAY + timedelta(days=1))
    with pytest.raises(ReasonMissing):
        review(application, passed=False)

    assert happened(application) == ["Created", "Submitted"]


def test_a_failed_review_is_the_end_and_costs_nothing() -> None:
    application = reviewed(passed=False)

    assert (application.status, application.fee, application.clocks) == (Status.REJECTED, None, {})


def test_a_refusal_needs_its_reason_and_other_says_which() -> None:
    silent = ({"passed": False}, {"passed": False, "remark": "理由"})
    for said in (*silent, {"passed": False, "reasons": ("OTHER",)}, {"reasons": ("OTHER",)}):
        with pytest.raises(ReasonMissing):
            review(submitted(), **said)

    review(submitted(), passed=False, reasons=("WRONG_COURT",))
    review(submitted(), passed=False, reasons=("OTHER",), remark="理由")


def test_what_was_returned_does_not_pass() -> None:
    with pytest.raises(NotUnderReview):
        review(returned())


# --- every decision ---------------------------------------------------------------------------------------------------


def test_a_decision_about_another_content_is_refused() -> None:
    application = returned()
    before = application.content_hash
    application.submit(content=example(creation__amount="10000.00"), missing=[], at=NOON)

    with pytest.raises(refusals.OtherContent):
        application.accept(content_hash=before, at=NOON, calendar=CALENDAR)
    with pytest.raises(refusals.OtherContent):
        give(paid(), about="another")


def test_a_decision_is_not_dated_after_today() -> None:
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(refusals.DateWrong):
        review(submitted(), on=tomorrow)
    with pytest.raises(refusals.DateWrong):
        give(paid(), on=tomorrow)


def test_today_is_a_date_in_shanghai() -> None:
    shortly_before_midnight = NOON.replace(hour=15, minute=59)

    with pytest.raises(refusals.DateWrong):
        review(submitted(), on=date(2026, 3, 3), at=shortly_before_midnight)
    review(submitted(), on=date(2026, 3, 3), at=NOON.replace(hour=16))


@pytest.mark.parametrize("result", Result)
def test_nothing_is_withdrawn_or_reviewed_after_the_ruling(result: Result) -> None:
    application = ruled(result)

    with pytest.raises(NotUnderReview):
        review(application)
    with pytest.raises(refusals.NotWithdrawable):
        application.withdraw(at=NOON)
