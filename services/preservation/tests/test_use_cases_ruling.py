"""The ruling: drafted from the file, by whom and over whose changes; signed, issued, put right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import StaleVersion
from services.chassis.testing import NOON
from services.preservation import projections
from services.preservation.domain.guarantee import GuaranteeMissing
from services.preservation.domain.refusals import OtherContent
from services.preservation.domain.ruling import (
    AlreadyRuled,
    NotAwaitingRuling,
    PaperMissing,
    RulingItemsWrong,
)
from services.preservation.tests import applications as given
from services.preservation.tests.court import ITEM, OFFICE, ask, lies, snapshot
from services.preservation.tests.desk import JUDGE, Desk, on_the_wire

WRITTEN = {
    "result": "PARTIAL",
    "case_no": "（2026）湘财保1号",
    "reasons": "部分符合法律规定",
    "order": "冻结银行存款10000.00元。",
    "judge": "王五",
    "clerk": "赵六",
    "items": [{**ITEM, "granted": True}],
    "urgent_because": "",
}


def draft(desk: Desk, id_: UUID) -> dict[str, Any]:
    return on_the_wire(
        calls.VIEW_RULING_DRAFT, desk.preservation.view_ruling_draft(by=JUDGE, application_id=id_)
    )


# --- the draft --------------------------------------------------------------------------------------------------------


def test_before_anything_is_written_the_file_suggests_a_ruling(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "accept", id_)

    suggested = draft(desk, id_)

    assert (suggested["version"], suggested["signed"]) == (0, None)
    assert suggested["content"]["result"] == "GRANTED"
    assert suggested["content"]["case_no"] == "（2026）湘财保1号"
    assert "李四" in suggested["content"]["order"]
    assert [each["action"] for each in suggested["content"]["items"]] == ["FREEZE"]


def test_a_draft_is_kept_with_its_version_and_lies_sealed(desk: Desk) -> None:
    id_ = desk.paid()

    answer = ask(desk, "draft", id_, content=WRITTEN)

    kept = draft(desk, id_)
    assert answer["version"] == kept["version"] == 1
    assert kept["content"]["items"][0]["amount"] == "20000.00"
    assert {name: kept["content"][name] for name in WRITTEN if name != "items"} == {
        name: said for name, said in WRITTEN.items() if name != "items"
    }
    assert "部分符合" not in str(desk.store.tables["sections"])


def test_of_two_who_edit_the_second_is_told(desk: Desk) -> None:
    id_ = desk.paid()
    ask(desk, "draft", id_, content=WRITTEN)

    with pytest.raises(StaleVersion):
        ask(desk, "draft", id_, content=WRITTEN)
    assert ask(desk, "draft", id_, content=WRITTEN, if_version=1)["version"] == 2


def test_a_draft_is_printed_as_it_would_be(desk: Desk) -> None:
    id_ = desk.paid()
    ask(desk, "draft", id_, content=WRITTEN)

    printed = on_the_wire(
        calls.PREVIEW_RULING, desk.preservation.preview_ruling(by=JUDGE, application_id=id_)
    )

    assert printed["base64"]


def test_the_applicant_s_sections_do_not_show_the_judge_s_draft(desk: Desk) -> None:
    id_ = desk.paid()
    ask(desk, "draft", id_, content=WRITTEN)

    assert "部分符合" not in str(desk.view(id_))


# --- the ruling -------------------------------------------------------------------------------------------------------


def test_a_ruling_names_its_items_and_the_judge_who_made_it(desk: Desk) -> None:
    id_ = desk.paid()
    refused = {**ITEM, "granted": False, "description": "车辆"}

    ask(desk, "rule", id_, result="PARTIAL", items=[ITEM, refused])

    seen = snapshot(desk, id_)
    assert (seen["status"], seen["case_no"]) == ("RULED_PARTIAL", "（2026）湘财保1号")
    assert [each["granted"] for each in seen["ruling"]["items"]] == [True, False]
    assert [each["rule"] for each in seen["deadlines"]] == ["D3"]


def test_a_ruling_keeps_to_the_file_and_to_its_result(desk: Desk) -> None:
    id_ = desk.paid()

    with pytest.raises(RulingItemsWrong):
        ask(desk, "rule", id_, items=[{**ITEM, "respondent": 7}])
    with pytest.raises(RulingItemsWrong):
        ask(desk, "rule", id_, items=[{**ITEM, "granted": False}])
    with pytest.raises(OtherContent):
        ask(desk, "rule", id_, content_hash="another")


def test_a_ruling_needs_its_paper_drafted_or_signed(desk: Desk) -> None:
    id_ = desk.paid()

    with pytest.raises(PaperMissing):
        ask(desk, "rule", id_, paper=None)
    with pytest.raises(PaperMissing):
        ask(desk, "rule", id_, paper=None, signed=True)
    ask(desk, "sign", id_)
    assert draft(desk, id_)["signed"] == "裁定书（签章）.pdf"
    ask(desk, "rule", id_, paper=None, signed=True)

    (ruling,) = (each for each in snapshot(desk, id_)["papers"] if each["kind"] == "RULING")
    paper = desk.preservation.print_office_paper(by=JUDGE, application_id=id_, paper_id=ruling["id"])
    assert on_the_wire(calls.PRINT_OFFICE_PAPER, paper)["filename"] == "裁定书（签章）.pdf"
    assert paper["file"]["address"] == "0" * 64


def test_what_is_urgent_is_ruled_before_the_fee_when_it_says_why(desk: Desk) -> None:
    id_ = desk.reviewed()

    with pytest.raises(NotAwaitingRuling):
        ask(desk, "rule", id_)
    ask(desk, "rule", id_, urgent_because="四十八小时将满")

    seen = snapshot(desk, id_)
    assert (seen["status"], seen["ruling"]["urgent"]) == ("RULED_GRANTED", True)


def test_a_grant_waits_for_the_guarantee_that_was_ordered(desk: Desk) -> None:
    id_ = desk.paid()
    ask(desk, "order", id_)

    with pytest.raises(GuaranteeMissing):
        ask(desk, "rule", id_, urgent_because="紧急")
    ask(desk, "rule", id_, result="DISMISSED")


def test_of_two_judges_at_once_the_first_rules(desk: Desk) -> None:
    id_ = desk.paid()
    ask(desk, "rule", id_)

    with pytest.raises(AlreadyRuled):
        ask(desk, "rule", id_, by=OFFICE, result="DISMISSED")


def test_a_ruling_is_put_right_and_both_are_kept(desk: Desk) -> None:
    id_ = desk.ruled()

    ask(desk, "correct", id_, at=NOON + timedelta(days=1))

    seen = snapshot(desk, id_)
    assert seen["ruling"]["corrected_on"] == "2026-03-02"
    assert {"RULING", "RULING_CORRECTION"} <= {each["kind"] for each in seen["papers"]}


def test_the_queue_follows_the_court_s_clock(desk: Desk) -> None:
    id_ = desk.submitted()

    def clock() -> tuple[Any, bool]:
        row = desk.store.row(projections.applications, id=id_)
        assert row is not None
        return row["clock"], row["due_at"] == projections.NEVER

    assert clock() == (None, False)  # counted as if it were taken in at once
    ask(desk, "accept", id_)
    assert clock() == ("D1", False)
    ask(desk, "review", id_)
    desk.hears_of_payment(id_)
    ask(desk, "rule", id_)
    assert clock() == ("D3", False)
    ask(desk, "measure", id_)
    assert clock() == (None, True)


def test_the_clock_of_an_ordinary_suit_begins_anew_with_the_guarantee(desk: Desk) -> None:
    application = given.accepted(given.litigation())
    given.order(application, "6000.00")
    id_ = lies(desk, application)
    before = desk.store.row(projections.applications, id=id_)
    application.collect_events()
    content = given.litigation(guarantees__items=given.guaranteed("6000.00"))
    application.provide_guarantee(content, at=NOON + timedelta(days=4), calendar=given.CALENDAR)
    lies(desk, application)

    after = desk.store.row(projections.applications, id=id_)
    assert before is not None
    assert after is not None
    assert (before["clock"], after["clock"]) == ("D2", "D2")
    assert before["clock_at"] < after["clock_at"] == after["due_at"]
