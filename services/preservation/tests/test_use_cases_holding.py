"""Who of a court works on a file, and what they write for each other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import NotAllowed
from services.chassis.testing import an_actor
from services.preservation import projections
from services.preservation.tests.court import OFFICE, ask, joins, snapshot
from services.preservation.tests.desk import CLERK, JUDGE, Desk, on_the_wire
from services.preservation.use_cases.examining import NoColleagueHere


def row(desk: Desk, id_: UUID) -> dict[str, Any]:
    found = desk.store.row(projections.applications, id=id_)
    assert found is not None
    return found


# --- who works on it --------------------------------------------------------------------------------------------------


def test_who_claims_a_file_holds_it_and_puts_it_back(desk: Desk) -> None:
    id_, clerk = desk.submitted(), joins(desk, role="clerk")

    ask(desk, "claim", id_, by=clerk)
    assert (row(desk, id_)["holder_id"], snapshot(desk, id_)["holder_id"]) == (clerk.account, clerk.id)
    ask(desk, "release", id_, by=clerk)

    assert row(desk, id_)["holder_id"] is None
    assert desk.events(id_)[-2:] == ["Claimed", "Released"]


def test_a_file_is_handed_to_a_colleague_of_the_court_and_to_nobody_else(desk: Desk) -> None:
    id_, clerk, colleague = desk.submitted(), joins(desk, role="clerk"), joins(desk)

    ask(desk, "claim", id_, by=clerk, holder_id=colleague.id)

    assert row(desk, id_)["holder_id"] == colleague.account
    for stranger in (an_actor(), joins(desk, office="京")):
        with pytest.raises(NoColleagueHere):
            ask(desk, "claim", id_, by=clerk, holder_id=stranger.id)


def test_a_program_claims_nothing_for_itself(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        ask(desk, "claim", desk.submitted(), by=OFFICE)


def test_holding_a_file_has_no_legal_effect(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "claim", id_, by=joins(desk))

    ask(desk, "review", id_, by=joins(desk))

    assert "Reviewed" in desk.events(id_)
    assert not [
        each
        for each in desk.preservation.view_timeline(by=desk.applicant, application_id=id_)["items"]
        if "claim" in each["what"]
    ]


# --- notes ------------------------------------------------------------------------------------------------------------


def test_notes_are_read_by_the_court_and_lie_sealed(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "note", id_, by=CLERK, text="请核对李四的身份证号。")
    ask(desk, "note", id_, by=JUDGE, text="已核对。")

    notes = on_the_wire(calls.LIST_NOTES, desk.preservation.list_notes(by=OFFICE, application_id=id_))

    assert [(each["text"], each["role"]) for each in notes["items"]] == [
        ("请核对李四的身份证号。", "clerk"),
        ("已核对。", "judge"),
    ]
    assert "请核对" not in str(desk.store.tables["notes"])
    assert not any("请核对".encode() in each.state for each in desk.store.log)


def test_the_applicant_reads_no_note(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "note", id_)

    with pytest.raises(NotAllowed):
        desk.preservation.list_notes(by=desk.applicant, application_id=id_)
    assert "已电话" not in str(desk.view(id_))
