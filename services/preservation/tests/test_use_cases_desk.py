"""The court's desk: who takes in, who assigns, who decides, and that every reading leaves its trace."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.identity.events import StaffAdded, StaffRemoved
from contracts.preservation import rpc as calls
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, StoreUnavailable, Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation import projections
from services.preservation.domain.reading import Reading
from services.preservation.domain.refusals import AssignedToAnother, OtherContent
from services.preservation.domain.review import NotUnderReview
from services.preservation.reactions import REACTIONS
from services.preservation.tests import desk as example
from services.preservation.tests.desk import ADMINISTRATOR, CLERK, JUDGE, Desk, on_the_wire
from services.preservation.use_cases.examining import NoJudgeHere

HERE = example.COURT
OFFICE = an_actor("court_system", office=HERE)


def joins(desk: Desk, *, role: str = "judge", office: str = HERE) -> Actor:
    """Return somebody who works for a court, as identity tells."""
    who = an_actor(role, office=office, account=uuid4())
    heard = StaffAdded(account_id=who.account, role=role, office=office, added_at=NOON)
    REACTIONS[StaffAdded](desk.preservation, heard, a_cause(an_actor("service")))
    return who


def accept(desk: Desk, id_: UUID, by: Actor = CLERK, about: str | None = None) -> dict[str, Any]:
    hash_ = desk.hash_of(id_) if about is None else about
    return desk.preservation.accept_application(cause=a_cause(by), application_id=id_, content_hash=hash_)


def assign(desk: Desk, id_: UUID, judge: Actor | None, by: Actor = ADMINISTRATOR) -> dict[str, Any]:
    return desk.preservation.assign_application(
        cause=a_cause(by), application_id=id_, judge_id=judge.account if judge else None
    )


def review(desk: Desk, id_: UUID, by: Actor) -> dict[str, Any]:
    said = {**example.REVIEW, "content_hash": desk.hash_of(id_)}
    return desk.preservation.review_application(cause=a_cause(by), application_id=id_, review=said)


def rule(desk: Desk, id_: UUID, by: Actor) -> dict[str, Any]:
    said = {**example.RULING, "content_hash": desk.hash_of(id_)}
    return desk.preservation.rule_on_application(cause=a_cause(by), application_id=id_, ruling=said)


# --- taking in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [CLERK, OFFICE])
def test_a_clerk_or_the_court_s_program_takes_the_papers_in(desk: Desk, by: Actor) -> None:
    id_ = desk.submitted()

    answer = on_the_wire(calls.ACCEPT_APPLICATION, accept(desk, id_, by))

    assert answer["status"] == "UNDER_REVIEW"
    assert desk.view(id_)["status_text"] == "审核中"


def test_what_a_clerk_has_taken_in_is_not_accepted_again_by_the_review(desk: Desk) -> None:
    id_ = desk.submitted()
    accept(desk, id_)

    review(desk, id_, JUDGE)

    assert desk.events(id_) == ["Created", "Submitted", "Accepted", "Reviewed", "FeeAssessed"]


def test_papers_are_taken_in_once_and_as_they_are(desk: Desk) -> None:
    id_ = desk.submitted()
    with pytest.raises(OtherContent):
        accept(desk, id_, about="another")
    accept(desk, id_)

    with pytest.raises(NotUnderReview):
        accept(desk, id_)


def test_nobody_else_takes_papers_in(desk: Desk) -> None:
    id_ = desk.submitted()

    for by in (JUDGE, ADMINISTRATOR, desk.applicant, an_actor("finance", office=HERE), an_actor("operator")):
        with pytest.raises(NotAllowed):
            accept(desk, id_, by)
    with pytest.raises(Unknown):
        accept(desk, id_, an_actor("clerk", office="京"))


# --- assigning --------------------------------------------------------------------------------------------------------


def test_once_assigned_only_its_judge_decides(desk: Desk) -> None:
    hers, other, id_ = joins(desk), joins(desk), desk.submitted()
    assert on_the_wire(calls.ASSIGN_APPLICATION, assign(desk, id_, hers))["status"] == "SUBMITTED"

    with pytest.raises(AssignedToAnother):
        review(desk, id_, other)
    review(desk, id_, hers)
    desk.hears_of_payment(id_)
    with pytest.raises(AssignedToAnother):
        rule(desk, id_, other)
    rule(desk, id_, hers)


def test_what_is_assigned_to_nobody_is_open_to_every_judge_of_the_court(desk: Desk) -> None:
    hers, other, id_ = joins(desk), joins(desk), desk.submitted()
    assign(desk, id_, hers)
    assign(desk, id_, None)
    assign(desk, id_, None)

    review(desk, id_, other)

    assert desk.events(id_).count("Assigned") == 2


def test_the_court_s_own_program_decides_whoever_it_is_assigned_to(desk: Desk) -> None:
    id_ = desk.submitted()
    assign(desk, id_, joins(desk))

    review(desk, id_, OFFICE)


def test_only_judges_of_the_court_are_assigned_to(desk: Desk) -> None:
    id_ = desk.submitted()
    gone = joins(desk)
    heard = StaffRemoved(account_id=gone.account, removed_at=NOON)
    REACTIONS[StaffRemoved](desk.preservation, heard, a_cause(an_actor("service")))

    for nobody in (an_actor(), joins(desk, role="clerk"), joins(desk, office="京"), gone):
        with pytest.raises(NoJudgeHere):
            assign(desk, id_, nobody)


def test_only_the_administrator_of_the_court_assigns(desk: Desk) -> None:
    hers, id_ = joins(desk), desk.submitted()

    for by in (JUDGE, CLERK, OFFICE, desk.applicant, an_actor("operator")):
        with pytest.raises(NotAllowed):
            assign(desk, id_, hers, by)
    with pytest.raises(Unknown):
        assign(desk, id_, hers, an_actor("court_admin", office="京"))


def test_the_applicant_is_not_told_which_judge_it_is(desk: Desk) -> None:
    hers, id_ = joins(desk), desk.submitted()
    assign(desk, id_, hers)

    told = desk.preservation.view_timeline(by=desk.applicant, application_id=id_), desk.view(id_)

    assert hers.id not in str(told)


def test_the_load_of_a_judge_who_has_nothing_is_shown_too(desk: Desk) -> None:
    hers = joins(desk)

    loads = on_the_wire(calls.LIST_LOADS, desk.preservation.list_loads(by=ADMINISTRATOR))

    assert [each["judge_id"] for each in loads["items"]] == [hers.id, None]
    for by in (JUDGE, CLERK, OFFICE, desk.applicant):
        with pytest.raises(NotAllowed):
            desk.preservation.list_loads(by=by)


# --- readings ---------------------------------------------------------------------------------------------------------


def readings(desk: Desk) -> list[Reading.Opened]:
    return [each for each in desk.store.events() if isinstance(each, Reading.Opened)]


def test_every_look_at_a_file_or_a_material_is_kept_in_the_history(desk: Desk) -> None:
    id_ = desk.submitted()
    for by in (CLERK, JUDGE):
        material_id = desk.preservation.view_snapshot(by=by, application_id=id_)["materials"][0].id
    desk.preservation.view_office_material(by=OFFICE, application_id=id_, material_id=material_id)

    assert [(each.what, each.reader, each.role, each.material_id) for each in readings(desk)] == [
        ("FILE", CLERK.id, "clerk", None),
        ("FILE", JUDGE.id, "judge", None),
        ("MATERIAL", OFFICE.id, "court_system", material_id),
    ]
    assert {each["number"] for each in desk.store.rows(projections.readings)} == {desk.view(id_)["number"]}


def test_nothing_is_shown_of_which_the_reading_could_not_be_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.submitted()
    material_id = desk.view(id_)["materials"][0].id

    def away(*_: Any, **__: Any) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(desk.store, "save", away)

    with pytest.raises(StoreUnavailable):
        desk.preservation.view_snapshot(by=JUDGE, application_id=id_)
    with pytest.raises(StoreUnavailable):
        desk.preservation.view_office_material(by=JUDGE, application_id=id_, material_id=material_id)


def test_what_is_not_there_to_be_read_leaves_no_trace(desk: Desk) -> None:
    for id_, by in ((desk.created(), JUDGE), (desk.submitted(), an_actor("judge", office="京"))):
        with pytest.raises(Unknown):
            desk.preservation.view_snapshot(by=by, application_id=id_)

    assert readings(desk) == []


def test_operators_finance_and_insurers_open_nothing(desk: Desk) -> None:
    id_ = desk.submitted()
    material_id = desk.view(id_)["materials"][0].id

    for role in ("operator", "finance", "underwriter", "insurer_admin", "insurer_system", "anonymous"):
        by = an_actor(role, office=HERE)
        with pytest.raises(NotAllowed):
            desk.preservation.view_snapshot(by=by, application_id=id_)
        with pytest.raises(NotAllowed):
            desk.preservation.view_office_material(by=by, application_id=id_, material_id=material_id)
        with pytest.raises(NotAllowed):
            desk.preservation.list_office_applications(by=by)
        with pytest.raises(NotAllowed):
            desk.preservation.list_readings(by=by)


def test_who_read_what_is_for_the_administrator_alone(desk: Desk) -> None:
    desk.preservation.list_readings(by=ADMINISTRATOR)

    for by in (JUDGE, CLERK, OFFICE, desk.applicant):
        with pytest.raises(NotAllowed):
            desk.preservation.list_readings(by=by)
