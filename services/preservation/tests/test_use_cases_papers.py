"""The papers of a file: who lists and prints which, and where the signed one lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.testing import a_cause, an_actor
from services.preservation.domain.paper import Sheet
from services.preservation.tests import dockets
from services.preservation.tests.desk import (
    CLERK,
    COURT,
    FILE,
    JUDGE,
    RULING,
    Desk,
    Printed,
    on_the_wire,
)


class Tray:
    """A printer that keeps what it was given."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []

    def printed(self, sheet: Sheet) -> Printed:
        self.sheets.append(sheet)
        return Printed()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def desk(desk: Desk, tray: Tray) -> Desk:
    return desk._replace(preservation=replace(desk.preservation, papers=tray))


def kinds(desk: Desk, id_: UUID) -> list[str]:
    listed = desk.preservation.list_papers(by=desk.applicant, application_id=id_)
    return [each["kind"] for each in on_the_wire(calls.LIST_PAPERS, listed)["items"]]


def paper_of(desk: Desk, id_: UUID, kind: str) -> str:
    listed = desk.preservation.list_papers(by=desk.applicant, application_id=id_)["items"]
    return [str(each["id"]) for each in listed if each["kind"] == kind][-1]


def test_the_papers_grow_with_the_file(desk: Desk) -> None:
    assert kinds(desk, desk.filled()) == []
    assert kinds(desk, desk.submitted()) == ["APPLICATION_FORM", "FILING_RECEIPT"]
    assert kinds(desk, desk.ruled())[2:] == ["ACCEPTANCE_NOTICE", "REVIEW_NOTICE", "FEE_NOTICE", "RULING"]


def test_the_progress_and_the_court_s_view_list_the_same(desk: Desk) -> None:
    id_ = desk.ruled()
    listed = desk.preservation.list_papers(by=desk.applicant, application_id=id_)["items"]
    assert desk.view(id_)["papers"] == listed
    snapshot = desk.preservation.view_snapshot(by=CLERK, application_id=id_)
    assert snapshot["papers"] == listed
    assert desk.preservation.list_office_papers(by=CLERK, application_id=id_)["items"] == listed


def test_each_paper_is_printed_for_either_side(desk: Desk, tray: Tray) -> None:
    id_ = desk.ruled()
    for each in desk.view(id_)["papers"]:
        asked: dict[str, Any] = {"application_id": id_, "paper_id": each["id"]}
        paper = desk.preservation.print_paper(by=desk.applicant, **asked)
        assert on_the_wire(calls.PRINT_PAPER, paper)["base64"] == "JVBERg=="
        on_the_wire(calls.PRINT_OFFICE_PAPER, desk.preservation.print_office_paper(by=CLERK, **asked))
        assert [sheet.id for sheet in tray.sheets[-2:]] == [each["id"]] * 2
    assert tray.sheets[-1].letterhead == "湖南省高级人民法院"


def test_the_court_s_reading_of_a_paper_is_recorded(desk: Desk) -> None:
    id_ = desk.submitted()
    before = len(desk.store.log)
    desk.preservation.print_office_paper(by=CLERK, application_id=id_, paper_id="filing-receipt-2")
    assert [each.topic for each in desk.store.log[before:]] == ["preservation.reading.opened"]


def test_who_filed_is_on_the_receipt(desk: Desk, tray: Tray) -> None:
    id_ = desk.submitted()
    asked: dict[str, Any] = {"application_id": id_, "paper_id": "filing-receipt-2"}
    desk.preservation.print_paper(by=desk.applicant, **asked)
    assert f"提交账户：{desk.applicant.id}" in dockets.text(tray.sheets[0])


def test_a_draft_is_previewed_as_it_would_be_submitted(desk: Desk, tray: Tray) -> None:
    preview = desk.preservation.print_preview(by=desk.applicant, application_id=desk.filled())
    on_the_wire(calls.PRINT_PREVIEW, preview)
    assert "预览" in tray.sheets[0].mark
    assert "公民身份号码：430102199003072915" in dockets.text(tray.sheets[0])


def test_nobody_else_lists_prints_or_previews(desk: Desk) -> None:
    id_ = desk.ruled()
    ruling = paper_of(desk, id_, "RULING")
    stranger, elsewhere = an_actor("applicant"), an_actor("clerk", office="京")
    use = desk.preservation
    looks: list[Callable[[], Any]] = [
        lambda: use.list_papers(by=stranger, application_id=id_),
        lambda: use.print_paper(by=stranger, application_id=id_, paper_id=ruling),
        lambda: use.print_preview(by=stranger, application_id=id_),
        lambda: use.list_office_papers(by=elsewhere, application_id=id_),
        lambda: use.print_office_paper(by=elsewhere, application_id=id_, paper_id=ruling),
    ]
    for look in looks:
        with pytest.raises(Unknown):
            look()
    with pytest.raises(NotAllowed):
        use.list_office_papers(by=an_actor("finance", office=COURT), application_id=id_)


def test_there_is_no_paper_of_another_name(desk: Desk) -> None:
    with pytest.raises(Unknown):
        desk.preservation.print_paper(by=desk.applicant, application_id=desk.submitted(), paper_id="ruling-2")
    with pytest.raises(Unknown):
        desk.preservation.print_ruling(by=desk.applicant, application_id=desk.paid())


def test_the_signed_paper_stands_for_the_ruling(desk: Desk, tray: Tray) -> None:
    id_ = desk.paid()
    signed = {"filename": "裁定书（签章）.pdf", "size": 3, "sha256": "0" * 64, "pages": 1}
    desk.preservation.keep_signed_paper(cause=a_cause(JUDGE), application_id=id_, paper=signed, file=FILE)
    said = {
        **RULING,
        "paper": None,
        "items": [],
        "signed": True,
        "content_hash": desk.hash_of(id_),
    }
    desk.preservation.rule_on_application(cause=a_cause(JUDGE), application_id=id_, ruling=said)
    asked: dict[str, Any] = {"application_id": id_, "paper_id": paper_of(desk, id_, "RULING")}
    paper = desk.preservation.print_paper(by=desk.applicant, **asked)
    assert (paper["filename"], paper["base64"], paper["file"]) == ("裁定书（签章）.pdf", None, FILE)
    assert desk.preservation.print_ruling(by=desk.applicant, application_id=id_) == paper
    assert tray.sheets == []


def test_a_ruling_is_proposed_from_the_file_and_previewed(desk: Desk, tray: Tray) -> None:
    id_ = desk.paid()
    draft = desk.preservation.view_ruling_draft(by=JUDGE, application_id=id_)
    said = on_the_wire(calls.VIEW_RULING_DRAFT, draft)["content"]
    assert said["order"].startswith("冻结被申请人李四的银行存款")
    assert said["items"][0]["term"] == "一年"
    on_the_wire(calls.PREVIEW_RULING, desk.preservation.preview_ruling(by=JUDGE, application_id=id_))
    assert "尚未作出" in tray.sheets[0].mark
    assert "案件申请费220.00元，由申请人张三负担。" in dockets.text(tray.sheets[0])
