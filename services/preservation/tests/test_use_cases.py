from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import NotAllowed, NotYet, Refusal, StaleVersion, Unknown
from services.chassis.store import Conflict
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation import projections
from services.preservation.domain.number import is_number
from services.preservation.domain.refusals import (
    NotComplete,
    NotEditable,
    OnlyDraftsAreDeleted,
    OtherContent,
)
from services.preservation.tests import desk as example
from services.preservation.tests.desk import ADMINISTRATOR, CLERK, JUDGE, Desk, on_the_wire
from services.preservation.use_cases.attaching import MaterialUnfit
from services.preservation.use_cases.filing import (
    CaseNumberWrong,
    CauseUnknown,
    CourtUnknown,
    NoticeNotRead,
)
from services.preservation.use_cases.ports import SECTIONS

# --- filing -----------------------------------------------------------------------------------------------------------


def test_creating_gives_an_id_and_a_number_for_people(desk: Desk) -> None:
    answer = desk.preservation.create_application(cause=desk.cause(), creation=example.CREATION)

    assert answer["number"].startswith("BQ-2026-湘-000123-")
    assert is_number(answer["number"])
    assert (answer["version"], answer["status"]) == (1, "DRAFT")
    on_the_wire(calls.CREATE_APPLICATION, answer)


def test_creating_again_by_the_same_command_id_opens_no_second_application(desk: Desk) -> None:
    cause = desk.cause()
    desk.preservation.create_application(cause=cause, creation=example.CREATION)

    with pytest.raises(Exception, match=cause.mark):
        desk.preservation.create_application(cause=cause, creation=example.CREATION)

    assert len(desk.store.log) == 1


@pytest.mark.parametrize(
    ("creation", "refusal"),
    [
        ({"court": "火星"}, CourtUnknown),
        ({"cause": "9999"}, CauseUnknown),
        ({"case_no": "123"}, CaseNumberWrong),
        ({"notice_version": ""}, NoticeNotRead),
    ],
)
def test_creating_names_the_field_that_is_wrong(
    desk: Desk, creation: dict[str, str], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        desk.created(**creation)

    assert [each["field"] for each in refused.value.fields] == list(creation)
    with pytest.raises(refusal):
        desk.preservation.save_creation(
            cause=desk.cause(),
            application_id=desk.created(),
            content={**example.CREATION, **creation},
            if_version=1,
        )


def test_only_applicants_create(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.preservation.create_application(cause=a_cause(JUDGE), creation=example.CREATION)


def test_a_section_is_saved_as_often_as_wanted_and_read_back(desk: Desk) -> None:
    id_ = desk.created()

    untouched = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="basic")
    for version in range(3):
        said = {**example.BASIC, "facts_and_reasons": str(version)}
        answer = desk.preservation.save_basic_information(
            cause=desk.cause(), application_id=id_, content=said, if_version=version
        )
    kept = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="basic")

    assert (untouched["version"], untouched["content"]) == (0, {})
    assert answer == {"id": id_, "version": 3, "status": "DRAFT"}
    assert kept == {"version": 3, "content": said}
    assert len(desk.store.history(id_)) == 1


def test_an_edit_of_what_another_has_edited_is_stale(desk: Desk) -> None:
    id_ = desk.created()
    desk.preservation.save_guarantees(
        cause=desk.cause(), application_id=id_, content=example.GUARANTEES, if_version=0
    )

    with pytest.raises(StaleVersion):
        desk.preservation.save_guarantees(
            cause=desk.cause(), application_id=id_, content={"items": []}, if_version=0
        )


def test_a_creation_form_saved_again_keeps_its_number(desk: Desk) -> None:
    id_ = desk.created()

    desk.preservation.save_creation(
        cause=desk.cause(),
        application_id=id_,
        content={**example.CREATION, "court": "京", "amount": Decimal("30000.00")},
        if_version=1,
    )

    view = desk.view(id_)
    assert "湘" in view["number"]
    assert (view["creation"]["court_name"], view["creation"]["amount"]) == (
        "北京市高级人民法院",
        Decimal("30000.00"),
    )


def test_materials_come_and_go(desk: Desk) -> None:
    id_ = desk.created()
    first, second = (
        desk.preservation.add_material(
            cause=desk.cause(), application_id=id_, material=example.MATERIAL, file=example.FILE
        )
        for _ in range(2)
    )

    desk.preservation.remove_material(cause=desk.cause(), application_id=id_, material_id=first["id"])

    (left,) = desk.view(id_)["materials"]
    assert left.id == second["id"]
    seen = desk.preservation.view_material(by=desk.applicant, application_id=id_, material_id=second["id"])
    on_the_wire(calls.VIEW_MATERIAL, seen)
    with pytest.raises(Unknown):
        desk.preservation.remove_material(cause=desk.cause(), application_id=id_, material_id=first["id"])


def test_materials_have_an_end(desk: Desk) -> None:
    id_ = desk.created()
    for _ in range(200):
        desk.preservation.add_material(
            cause=desk.cause(), application_id=id_, material=example.MATERIAL, file=example.FILE
        )

    with pytest.raises(MaterialUnfit):
        desk.preservation.add_material(
            cause=desk.cause(), application_id=id_, material=example.MATERIAL, file=example.FILE
        )


def test_of_two_uploads_at_once_the_second_looks_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = desk.created()
    seen_by_both = desk.preservation.drafts.one(id_, "materials")
    desk.preservation.add_material(
        cause=desk.cause(), application_id=id_, material=example.MATERIAL, file=example.FILE
    )

    second = desk.cause()
    with monkeypatch.context() as as_it_was:
        as_it_was.setattr(desk.preservation.drafts, "one", lambda *_: seen_by_both)
        with pytest.raises(Conflict):
            desk.preservation.add_material(
                cause=second, application_id=id_, material=example.MATERIAL, file=example.FILE
            )
    desk.preservation.add_material(
        cause=second, application_id=id_, material=example.MATERIAL, file=example.FILE
    )

    assert len(desk.view(id_)["materials"]) == 2


def test_of_somebody_elses_application_only_the_first_event_is_read(desk: Desk) -> None:
    id_ = desk.submitted()
    desk.store.log[1:] = [replace(each, state=b"unreadable") for each in desk.store.log[1:]]

    with pytest.raises(Unknown):
        desk.preservation.view_application(by=an_actor(), application_id=id_)
    with pytest.raises(Unknown):
        desk.preservation.submit_application(cause=a_cause(), application_id=id_)


def test_a_draft_that_is_thrown_away_meanwhile_is_looked_for_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.filled()
    found = desk.store.history(id_)
    desk.preservation.delete_application(cause=desk.cause(), application_id=id_)
    monkeypatch.setattr(desk.store, "history", lambda *_: found)

    with pytest.raises(Conflict):
        desk.preservation.submit_application(cause=desk.cause(), application_id=id_)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_submission_does_not_miss_an_edit_under_way(
    desk: Desk, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.filled()
    read = desk.preservation.drafts.of(id_)
    version = read[section].version
    if section == "materials":
        desk.preservation.add_material(
            cause=desk.cause(), application_id=id_, material=example.MATERIAL, file=example.FILE
        )
    else:
        save = {
            "creation": desk.preservation.save_creation,
            "basic": desk.preservation.save_basic_information,
            "guarantees": desk.preservation.save_guarantees,
            "aid": desk.preservation.save_aid,
        }[section]
        save(cause=desk.cause(), application_id=id_, content=read[section].content, if_version=version)

    with monkeypatch.context() as as_it_was:
        as_it_was.setattr(desk.preservation.drafts, "of", lambda _: read)
        with pytest.raises(Conflict):
            desk.preservation.submit_application(cause=desk.cause(), application_id=id_)


@pytest.mark.parametrize("ending", ["submit_application", "delete_application"])
def test_an_edit_under_way_does_not_outlive_submission_or_deletion(
    desk: Desk, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.filled()
    draft, read = desk.store.history(id_), desk.preservation.drafts.one(id_, "basic")
    getattr(desk.preservation, ending)(cause=desk.cause(), application_id=id_)

    with monkeypatch.context() as as_it_was:
        as_it_was.setattr(desk.preservation.drafts, "one", lambda *_: read)
        as_it_was.setattr(desk.store, "history", lambda *_: draft)
        with pytest.raises(Conflict):
            desk.preservation.save_basic_information(
                cause=desk.cause(), application_id=id_, content=example.BASIC, if_version=1
            )


def test_submitting_freezes_what_was_typed_in(desk: Desk) -> None:
    id_ = desk.filled()

    answer = desk.preservation.submit_application(cause=desk.cause(), application_id=id_)

    assert (answer["status"], answer["version"]) == ("SUBMITTED", 2)
    view = desk.view(id_)
    assert view["content_hash"] == desk.hash_of(id_)
    assert [each.kind for each in view["materials"]] == [each["kind"] for each in example.MATERIALS]
    with pytest.raises(NotEditable):
        desk.preservation.save_basic_information(
            cause=desk.cause(), application_id=id_, content={}, if_version=1
        )


def test_submitting_an_empty_draft_names_every_field_at_once(desk: Desk) -> None:
    id_ = desk.created()

    with pytest.raises(NotComplete) as refusal:
        desk.preservation.submit_application(cause=desk.cause(), application_id=id_)

    check = desk.preservation.check_application(by=desk.applicant, application_id=id_)
    assert not check["ready"]
    assert [each["field"] for each in refusal.value.fields] == [each.field for each in check["errors"]]
    on_the_wire(calls.CHECK_APPLICATION, check)


def test_a_deleted_draft_is_gone_with_all_that_was_typed_in(desk: Desk) -> None:
    id_ = desk.filled()

    desk.preservation.delete_application(cause=desk.cause(), application_id=id_)

    assert desk.store.rows(projections.sections) == []
    for ask in (desk.preservation.view_application, desk.preservation.view_timeline):
        with pytest.raises(Unknown):
            ask(by=desk.applicant, application_id=id_)
    with pytest.raises(OnlyDraftsAreDeleted):
        desk.preservation.delete_application(cause=desk.cause(), application_id=desk.submitted())


def test_nobody_else_learns_that_an_application_exists(desk: Desk) -> None:
    id_ = desk.submitted()

    for other in (an_actor("applicant"), an_actor("anonymous"), an_actor("operator"), JUDGE):
        by: Any = {"by": other, "application_id": id_}
        does: Any = {"cause": a_cause(other), "application_id": id_}
        every: tuple[Callable[[], Any], ...] = (
            partial(desk.preservation.view_application, **by),
            partial(desk.preservation.view_section, **by, section="basic"),
            partial(desk.preservation.view_material, **by, material_id=uuid4()),
            partial(desk.preservation.check_application, **by),
            partial(desk.preservation.view_timeline, **by),
            partial(desk.preservation.print_ruling, **by),
            partial(desk.preservation.save_basic_information, **does, content={}, if_version=1),
            partial(desk.preservation.add_material, **does, material=example.MATERIAL, file=example.FILE),
            partial(desk.preservation.submit_application, **does),
            partial(desk.preservation.delete_application, **does),
        )
        for refused in every:
            with pytest.raises(Unknown):
                refused()


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_a_pass_assesses_the_fee_and_dates_itself_today(desk: Desk) -> None:
    id_ = desk.reviewed()

    assert desk.events(id_) == ["Created", "Submitted", "Accepted", "Reviewed", "FeeAssessed"]
    view = desk.view(id_)
    assert view["review"]["reviewed_on"] == date(2026, 3, 2)
    assert (view["payment"]["amount"], view["payment"]["state_text"]) == (Decimal("220.00"), "待交费")


def test_another_court_and_a_draft_are_unknown_to_a_court(desk: Desk) -> None:
    said = {**example.REVIEW, "content_hash": ""}
    elsewhere, nowhere = an_actor("judge", office="京"), an_actor("judge")

    for judge, id_ in ((elsewhere, desk.submitted()), (nowhere, desk.submitted()), (JUDGE, desk.created())):
        with pytest.raises(Unknown):
            desk.preservation.review_application(cause=a_cause(judge), application_id=id_, review=said)


def test_only_judges_review_and_rule(desk: Desk) -> None:
    reviewed, paid = desk.submitted(), desk.paid()
    review = {**example.REVIEW, "content_hash": desk.hash_of(reviewed)}
    ruling = {**example.RULING, "content_hash": desk.hash_of(paid)}

    for other in (
        CLERK,
        ADMINISTRATOR,
        desk.applicant,
        an_actor("operator"),
        an_actor("finance", office="湘"),
    ):
        with pytest.raises(NotAllowed):
            desk.preservation.review_application(cause=a_cause(other), application_id=reviewed, review=review)
        with pytest.raises(NotAllowed):
            desk.preservation.rule_on_application(cause=a_cause(other), application_id=paid, ruling=ruling)


def test_a_decision_on_another_content_is_refused(desk: Desk) -> None:
    with pytest.raises(OtherContent):
        desk.reviewed(content_hash="another")


def test_the_fee_may_be_heard_of_in_any_order_and_again(desk: Desk) -> None:
    id_, bill_id = desk.reviewed(), uuid4()
    service = an_actor("service")

    def hears_of_bill() -> None:
        desk.preservation.record_bill(cause=a_cause(service), application_id=id_, bill_id=bill_id)

    desk.hears_of_payment(id_, bill_id)
    hears_of_bill()
    hears_of_bill()
    desk.hears_of_payment(id_, bill_id)

    assert desk.events(id_)[-1] == "FeePaid"
    payment = desk.view(id_)["payment"]
    assert (payment["bill_id"], payment["state_text"], payment["paid_at"]) == (bill_id, "已交费", NOON)


def test_a_bill_before_its_fee_waits_and_one_about_something_else_is_nothing_to_us(desk: Desk) -> None:
    with pytest.raises(NotYet):
        desk.hears_of_payment(desk.submitted())

    assert desk.hears_of_payment(uuid4()) == {}


def test_a_refused_decision_is_told_to_the_office(desk: Desk) -> None:
    cause = a_cause(an_actor("court_system", office=example.COURT))

    desk.preservation.refuse_decision(cause=cause, application_id=None, code="preservation.already-ruled")

    (refused,) = desk.store.events()
    assert (refused.decision_id, refused.office) == (cause.id, example.COURT)
    assert refused.code == "preservation.already-ruled"
