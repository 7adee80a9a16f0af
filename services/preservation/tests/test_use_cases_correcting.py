"""What the court returned is mended: the court keeps what it had, the applicant edits, and submits anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import StaleVersion, Unknown
from services.chassis.store import Conflict
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.refusals import OnlyDraftsAreDeleted
from services.preservation.tests import desk as example
from services.preservation.tests.desk import CLERK, JUDGE, Desk, on_the_wire
from services.preservation.use_cases.attaching import MaterialsDiffer
from services.preservation.use_cases.filing import CauseUnknown, CourtFixed

DEFECT = {"code": "ILLEGIBLE_MATERIAL", "text": "身份证明不清晰", "field": "materials.IDENTITY.applicants.0"}


def returned(desk: Desk, id_: UUID | None = None) -> UUID:
    """Return an application that the court sent back."""
    id_ = id_ or desk.submitted()
    said = {"defects": [DEFECT], "days": 7, "remark": "请尽快", "content_hash": desk.hash_of(id_)}
    desk.preservation.return_application(cause=a_cause(CLERK), application_id=id_, correction=said)
    return id_


def save(desk: Desk, id_: UUID, facts: str, *, if_version: int = 1) -> dict[str, Any]:
    return desk.preservation.save_basic_information(
        cause=desk.cause(),
        application_id=id_,
        content={**example.BASIC, "facts_and_reasons": facts},
        if_version=if_version,
    )


def submit(desk: Desk, id_: UUID, *, at: datetime = NOON) -> dict[str, Any]:
    return desk.preservation.submit_application(cause=desk.cause(at=at), application_id=id_)


def snapshot(desk: Desk, id_: UUID) -> dict[str, Any]:
    return desk.preservation.view_snapshot(by=JUDGE, application_id=id_)


# --- returned for correction ------------------------------------------------------------------------------------------


def test_what_is_to_be_mended_is_shown_until_it_is_handed_in(desk: Desk) -> None:
    id_ = returned(desk)

    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))

    assert (view["status_text"], view["correction"]["defects"]) == ("退回补正", [DEFECT])
    assert view["correction"]["due_on"] == "2026-03-09"
    assert [box["state"] for box in view["flow"]] == ["NOW", "NEXT", "NEXT", "NEXT"]
    assert set(view["allowed"]) == {"submit", "withdraw", "edit", "copy"}
    submit(desk, id_)
    assert desk.view(id_)["correction"] is None


def test_the_applicant_sees_what_he_mends_and_the_court_what_it_had(desk: Desk) -> None:
    id_ = returned(desk)
    before = desk.hash_of(id_)

    save(desk, id_, "已更正")

    assert desk.view(id_)["basic_information"].facts_and_reasons == "已更正"
    assert snapshot(desk, id_)["basic_information"].facts_and_reasons != "已更正"
    assert desk.hash_of(id_) == before
    submit(desk, id_)
    assert snapshot(desk, id_)["basic_information"].facts_and_reasons == "已更正"
    assert desk.hash_of(id_) != before
    assert desk.view(id_)["number"] == snapshot(desk, id_)["number"]


def test_two_editors_do_not_overwrite_each_other_there_either(desk: Desk) -> None:
    id_ = returned(desk)
    save(desk, id_, "一")

    with pytest.raises(StaleVersion):
        save(desk, id_, "二")


def test_what_happens_meanwhile_lets_no_edit_through(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = returned(desk)
    read = desk.preservation.drafts.one(id_, "basic")
    save(desk, id_, "一")
    administrator = a_cause(example.ADMINISTRATOR)
    desk.preservation.assign_application(cause=administrator, application_id=id_, judge_id=None)
    alias = desk.preservation.indexes.alias("RESIDENT_ID", example.BASIC["applicants"][0]["id_no"])
    desk.preservation.record_person(cause=a_cause(an_actor("service")), account_id=uuid4(), alias=alias)
    assert desk.events(id_)[-1] == "Watched"

    with monkeypatch.context() as as_it_was:
        as_it_was.setattr(desk.preservation.drafts, "one", lambda *_: read)
        with pytest.raises(Conflict):
            save(desk, id_, "二")


def test_it_is_returned_and_mended_as_often_as_needed(desk: Desk) -> None:
    id_ = returned(desk)
    for version in (1, 2, 3):
        save(desk, id_, str(version), if_version=version)
        submit(desk, id_, at=NOON + timedelta(days=version))
        returned(desk, id_)

    submit(desk, id_, at=NOON + timedelta(days=4))

    assert snapshot(desk, id_)["basic_information"].facts_and_reasons == "3"


def test_a_file_that_the_court_has_stays_in_the_store_when_it_is_taken_out(desk: Desk) -> None:
    id_ = returned(desk)
    had = desk.view(id_)["materials"][0].id
    added = desk.preservation.add_material(
        cause=desk.cause(),
        application_id=id_,
        material={**example.MATERIAL, "kind": "OTHER"},
        file=example.FILE,
    )["id"]

    answers = [
        desk.preservation.remove_material(cause=desk.cause(), application_id=id_, material_id=each)
        for each in (had, added)
    ]

    assert [each["address"] for each in answers] == ["", example.FILE["address"]]
    on_the_wire(calls.REMOVE_MATERIAL, answers[0])
    desk.preservation.view_office_material(by=JUDGE, application_id=id_, material_id=had)
    desk.preservation.view_material(by=desk.applicant, application_id=id_, material_id=had)


def test_what_was_returned_is_withdrawn_and_not_deleted(desk: Desk) -> None:
    id_ = returned(desk)

    with pytest.raises(OnlyDraftsAreDeleted):
        desk.preservation.delete_application(cause=desk.cause(), application_id=id_)
    desk.preservation.withdraw_application(cause=desk.cause(), application_id=id_)

    assert desk.view(id_)["status"] == "WITHDRAWN"


def test_a_correction_chooses_no_other_court(desk: Desk) -> None:
    id_ = returned(desk)

    with pytest.raises(CourtFixed) as refused:
        desk.preservation.save_creation(
            cause=desk.cause(),
            application_id=id_,
            content={**example.CREATION, "court": "京"},
            if_version=1,
        )

    assert [each["field"] for each in refused.value.fields] == ["court"]


def test_who_is_named_no_more_after_a_correction_sees_it_no_more(desk: Desk) -> None:
    id_ = returned(desk)
    alias = desk.preservation.indexes.alias("RESIDENT_ID", example.BASIC["applicants"][0]["id_no"])
    by_mistake = replace(an_actor(), alias=alias)
    assert desk.preservation.view_application(by=by_mistake, application_id=id_)["mine"] == "NAMED"
    other = {**example.BASIC["applicants"][0], "id_no": "43010319851115234X", "name": "张小三"}
    other |= {"gender": None, "birth_date": None}
    desk.preservation.save_basic_information(
        cause=desk.cause(),
        application_id=id_,
        content={**example.BASIC, "applicants": [other]},
        if_version=1,
    )

    submit(desk, id_)

    with pytest.raises(Unknown):
        desk.preservation.view_application(by=by_mistake, application_id=id_)
    application = desk.store.find(Application, id_)
    assert application is not None
    assert application.watchers == ()


def test_for_whom_it_was_filed_sees_what_the_court_has_while_it_is_mended(desk: Desk) -> None:
    id_ = returned(desk)
    save(desk, id_, "尚未提交")
    alias = desk.preservation.indexes.alias("RESIDENT_ID", example.BASIC["applicants"][0]["id_no"])

    view = desk.preservation.view_application(by=replace(an_actor(), alias=alias), application_id=id_)

    assert view["basic_information"].facts_and_reasons != "尚未提交"


# --- the sections -----------------------------------------------------------------------------------------------------


def test_aid_is_a_section_like_the_others(desk: Desk) -> None:
    id_ = desk.filled()
    claim = {"kind": "DEFER", "ground": "LEGAL_AID", "reason": "正在接受法律援助"}

    def check() -> list[str]:
        found = desk.preservation.check_application(by=desk.applicant, application_id=id_)
        return [each.field for each in found["errors"]]

    desk.preservation.save_aid(cause=desk.cause(), application_id=id_, content={"claim": claim}, if_version=0)
    kept = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="aid")

    assert (kept["version"], kept["content"]) == (1, {"claim": claim})
    assert check() == ["materials.AID"]
    desk.preservation.add_material(
        cause=desk.cause(),
        application_id=id_,
        material={**example.MATERIAL, "kind": "AID"},
        file=example.FILE,
    )
    submit(desk, id_)
    application = desk.store.find(Application, id_)
    assert application is not None
    assert application.aid_kind == "DEFER"
    assert on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))["aid"]["outcome"] is None


def test_who_asks_for_no_aid_says_so(desk: Desk) -> None:
    id_ = desk.filled()
    desk.preservation.save_aid(cause=desk.cause(), application_id=id_, content={"claim": None}, if_version=0)

    submit(desk, id_)

    assert desk.view(id_)["aid"] is None


def test_materials_are_put_in_order_all_of_them_each_once(desk: Desk) -> None:
    id_ = desk.filled()
    ids = [each.id for each in desk.view(id_)["materials"]]

    answer = desk.preservation.order_materials(cause=desk.cause(), application_id=id_, material_ids=ids[::-1])

    on_the_wire(calls.ORDER_MATERIALS, answer)
    assert [each.id for each in desk.view(id_)["materials"]] == ids[::-1]
    for wrong in (ids[1:], [*ids, ids[0]], [*ids[1:], uuid4()]):
        with pytest.raises(MaterialsDiffer):
            desk.preservation.order_materials(cause=desk.cause(), application_id=id_, material_ids=wrong)
    submit(desk, id_)
    assert [each.id for each in snapshot(desk, id_)["materials"]] == ids[::-1]


def test_a_cause_is_kept_with_the_version_of_its_list(desk: Desk) -> None:
    with_one = desk.created(cause="475", dispute_cause="108.3", cause_version="1999")
    without = desk.created()

    versions = [desk.view(each)["creation"]["cause_version"] for each in (with_one, without)]

    assert versions == [example.CAUSES.version, None]
    with pytest.raises(CauseUnknown) as refused:
        desk.created(dispute_cause="9999")
    assert [each["field"] for each in refused.value.fields] == ["dispute_cause"]


# --- filed before -----------------------------------------------------------------------------------------------------


def doubts(desk: Desk, id_: UUID) -> list[str]:
    found = desk.preservation.check_application(by=desk.applicant, application_id=id_)
    return [each.zh for each in found["warnings"] if each.code == "duplicate"]


def filled(desk: Desk, by: Desk) -> UUID:
    return desk._replace(applicant=by.applicant).filled()


def test_a_second_application_against_the_same_respondent_is_doubtful(desk: Desk) -> None:
    first = desk.submitted()
    second = desk.filled()

    (doubt,) = doubts(desk, second)

    assert desk.view(first)["number"] in doubt
    assert doubts(desk, first) == []
    submit(desk, second)
    assert len(doubts(desk, first)) == 1


@pytest.mark.parametrize("ending", ["withdraw", "reject"])
def test_what_is_over_is_no_duplicate(desk: Desk, ending: str) -> None:
    if ending == "withdraw":
        first = desk.submitted()
        desk.preservation.withdraw_application(cause=desk.cause(), application_id=first)
    else:
        desk.reviewed(passed=False, reasons=["NOT_URGENT"])

    assert doubts(desk, desk.filled()) == []


def test_what_others_filed_is_never_told(desk: Desk) -> None:
    other = desk._replace(applicant=an_actor())
    other.submitted()

    assert doubts(desk, desk.filled()) == []


def test_what_a_colleague_filed_for_the_organisation_is_told(desk: Desk) -> None:
    firm = uuid4()
    colleague, me = (replace(an_actor(), acts_for=(firm,)) for _ in range(2))
    desk.store.log.clear()
    theirs = desk._replace(applicant=colleague)
    create: Callable[..., dict[str, Any]] = theirs.preservation.create_application
    id_ = create(cause=theirs.cause(), creation=example.CREATION, organisation_id=firm)["id"]
    saved: dict[str, Any] = {"application_id": id_, "if_version": 0}
    theirs.preservation.save_basic_information(cause=theirs.cause(), content=example.BASIC, **saved)
    theirs.preservation.save_guarantees(cause=theirs.cause(), content=example.GUARANTEES, **saved)
    for material in example.MATERIALS:
        theirs.preservation.add_material(
            cause=theirs.cause(), application_id=id_, material=material, file=example.FILE
        )
    submit(theirs, id_)

    mine = desk._replace(applicant=me)
    assert len(doubts(mine, mine.filled())) == 1
    left = desk._replace(applicant=replace(me, acts_for=()))
    assert doubts(left, left.filled()) == []


def test_the_amount_of_a_copy_is_the_amount(desk: Desk) -> None:
    copied = desk.preservation.copy_application(cause=desk.cause(), application_id=desk.submitted())

    (created,) = (each.event for each in desk.store.history(copied["id"]))

    assert created.amount == Decimal("20000.00")
