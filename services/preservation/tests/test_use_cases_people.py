"""Accounts that are closed, and programs that try things out."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from contracts.identity.events import AccountClosing, AccountVerified, PersonErased
from contracts.preservation import rpc as calls
from contracts.signatures import alias_of
from contracts.topology import TEST_COURT
from services.chassis.refusals import Refusal, Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation import projections, publishing
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.number import is_number
from services.preservation.domain.release import Release
from services.preservation.reactions import REACTIONS
from services.preservation.tests import desk as example
from services.preservation.tests.desk import Desk, on_the_wire
from services.preservation.use_cases.filing import OnlyForTests


def closes(desk: Desk, account_id: UUID) -> None:
    heard = AccountClosing(account_id=account_id, closing_at=NOON)
    REACTIONS[AccountClosing](desk.preservation, heard, a_cause(an_actor("service")))


def released(desk: Desk) -> list[Release.Released]:
    return [each for each in desk.store.events() if isinstance(each, Release.Released)]


def test_a_closing_account_s_drafts_are_thrown_away_and_what_was_submitted_stays(desk: Desk) -> None:
    drafts, submitted = [desk.created(), desk.filled()], desk.submitted()

    closes(desk, desk.applicant.account)

    for id_ in drafts:
        assert desk.events(id_)[-1] == "Deleted"
    assert desk.store.rows(projections.sections, application_id=drafts[1]) == []
    assert desk.events(submitted) == ["Created", "Submitted"]
    (answer,) = released(desk)
    told = publishing.told(answer)
    assert told is not None
    assert told.message.dump() == {
        "account_id": desk.applicant.id,
        "submitted": 1,
        "released_at": "2026-03-02T04:00:00+00:00",
    }


def test_closing_again_does_no_harm_and_is_answered_again(desk: Desk) -> None:
    desk.created()

    closes(desk, desk.applicant.account)
    closes(desk, desk.applicant.account)

    assert [each.submitted for each in released(desk)] == [0, 0]


def test_drafts_in_an_organisation_s_name_stay_with_it(desk: Desk) -> None:
    firm = uuid4()
    member = replace(desk.applicant, acts_for=(firm,))
    id_ = desk.preservation.create_application(
        cause=a_cause(member), creation=example.CREATION, organisation_id=firm
    )["id"]

    closes(desk, member.account)

    assert desk.events(id_) == ["Created"]


def test_nobody_else_s_drafts_are_touched(desk: Desk) -> None:
    id_ = desk.created()

    closes(desk, uuid4())

    assert desk.events(id_) == ["Created"]


# --- who is gone ------------------------------------------------------------------------------------------------------

WATCHER = alias_of(example.SECRET, "RESIDENT_ID", example.BASIC["applicants"][0]["id_no"])


def verifies(desk: Desk, account_id: UUID) -> None:
    heard = AccountVerified(account_id=account_id, alias=WATCHER, verified_at=NOON)
    REACTIONS[AccountVerified](desk.preservation, heard, a_cause(an_actor("service")))


def is_erased(desk: Desk, account_id: UUID) -> None:
    heard = PersonErased(account_id=account_id, erased_at=NOON)
    REACTIONS[PersonErased](desk.preservation, heard, a_cause(an_actor("service")))


def watchers(desk: Desk, id_: UUID) -> tuple[UUID, ...]:
    application = desk.store.find(Application, id_)
    assert application is not None
    return application.watchers


def test_who_is_erased_is_told_of_nothing_more_and_no_account_leads_to_him(desk: Desk) -> None:
    gone, still_here = uuid4(), uuid4()
    for each in (gone, still_here):
        verifies(desk, each)
    before = desk.submitted()

    is_erased(desk, gone)
    is_erased(desk, gone)
    after = desk.submitted()

    assert set(watchers(desk, before)) == {gone, still_here}
    assert watchers(desk, after) == (still_here,)
    assert desk.store.rows(projections.people) == [{"alias": WATCHER, "account_id": still_here}]


# --- the test court ---------------------------------------------------------------------------------------------------

AT_TEST_COURT = {**example.CREATION, "court": TEST_COURT}


def trying_out(desk: Desk) -> Desk:
    return desk._replace(applicant=replace(desk.applicant, test=True))


def test_a_test_key_meets_the_test_court_only_and_nobody_else_does(desk: Desk) -> None:
    for who, creation in ((trying_out(desk), example.CREATION), (desk, AT_TEST_COURT)):
        with pytest.raises(OnlyForTests) as refused:
            who.preservation.create_application(cause=who.cause(), creation=creation)
        assert [each["field"] for each in refused.value.fields] == ["court"]


def test_a_draft_does_not_change_sides_afterwards(desk: Desk) -> None:
    id_ = desk.created()

    with pytest.raises(OnlyForTests):
        desk.preservation.save_creation(
            cause=desk.cause(), application_id=id_, content=AT_TEST_COURT, if_version=1
        )


def test_what_is_tried_out_and_what_is_meant_never_meet(desk: Desk) -> None:
    trial = trying_out(desk)
    tried = trial.preservation.create_application(cause=trial.cause(), creation=AT_TEST_COURT)
    meant = desk.created()

    assert is_number(tried["number"])
    assert trial.view(tried["id"])["creation"]["court_name"] == "演示测试法院（非真实法院）"
    for who, id_ in ((desk, tried["id"]), (trial, meant)):
        with pytest.raises(Unknown):
            who.view(id_)
        with pytest.raises(Unknown):
            who.preservation.delete_application(cause=who.cause(), application_id=id_)


def test_the_test_court_is_shown_to_test_keys_alone(desk: Desk) -> None:
    def codes(by: Desk, **asked: str) -> list[str]:
        answer = on_the_wire(calls.LIST_COURTS, by.preservation.list_courts(by=by.applicant, **asked))
        return [each["code"] for each in answer["items"]]

    assert TEST_COURT not in codes(desk)
    assert codes(desk, q="测试") == []
    assert codes(trying_out(desk), q="测试") == [TEST_COURT]
    assert codes(trying_out(desk)) == [TEST_COURT, *codes(desk)]


def test_the_test_court_s_program_reads_and_decides_like_any(desk: Desk) -> None:
    trial = trying_out(desk)
    creation = {**AT_TEST_COURT}
    id_ = trial.preservation.create_application(cause=trial.cause(), creation=creation)["id"]
    with pytest.raises(Refusal):
        trial.preservation.submit_application(cause=trial.cause(), application_id=id_)
    trial.preservation.save_basic_information(
        cause=trial.cause(), application_id=id_, content=example.BASIC, if_version=0
    )
    trial.preservation.save_guarantees(
        cause=trial.cause(), application_id=id_, content=example.GUARANTEES, if_version=0
    )
    for material in example.MATERIALS:
        trial.preservation.add_material(
            cause=trial.cause(), application_id=id_, material=material, file=example.FILE
        )
    trial.preservation.submit_application(cause=trial.cause(), application_id=id_)

    office = an_actor("court_system", office=TEST_COURT)
    file = trial.preservation.view_snapshot(by=office, application_id=id_)

    assert file["status"] == "SUBMITTED"
