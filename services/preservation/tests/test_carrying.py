"""From a guarantee to a preservation and back: what is taken over, and by whom."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.generate import examples
from contracts.preservation import rpc as calls
from services.chassis.refusals import BadInput, NotAllowed, Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.chassis.vault import destroyed
from services.preservation.tests import desk as example
from services.preservation.tests.desk import Desk, on_the_wire
from services.preservation.use_cases.desk import NotTheSubmitter
from services.preservation.use_cases.filing import CourtUnknown, NoticeNotRead, OnlyForTests

GUARANTEE = uuid4()
LETTER: dict[str, Any] = {
    "items": [
        {
            "kind": "INSURER_LETTER",
            "guarantor": "演示财产保险股份有限公司",
            "value": Decimal("20000.00"),
            "letter_no": "YSBH-DEMO-INSURER-2026-000001",
            "policy_no": "YSBD-DEMO-INSURER-2026-000001",
        }
    ]
}


def open_(desk: Desk, *, creation: dict[str, Any] | None = None, **said: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "basic": example.BASIC,
        "guarantees": LETTER,
        "materials": example.MATERIALS,
        "files": [{**example.FILE, "address": f"{n}" * 64} for n in range(len(example.MATERIALS))],
    }
    first = {**example.CREATION, "linked_guarantee_id": GUARANTEE, **(creation or {})}
    return desk.preservation.open_from_guarantee(cause=desk.cause(), creation=first, **{**facts, **said})


def carried(desk: Desk, id_: UUID) -> dict[str, Any]:
    return desk.preservation.carry_over(by=desk.applicant, application_id=id_)


# --- from a guarantee -------------------------------------------------------------------------------------------------


def test_one_call_opens_a_draft_that_says_what_the_guarantee_says(desk: Desk) -> None:
    answer = open_(desk)

    on_the_wire(calls.OPEN_FROM_GUARANTEE, answer)
    seen = desk.view(answer["id"])
    assert (answer["status"], answer["number"]) == ("DRAFT", seen["number"])
    assert seen["creation"]["linked_guarantee_id"] == GUARANTEE
    assert seen["basic_information"].applicants[0].name == "张三"
    assert seen["guarantees"].items[0].letter_no == "YSBH-DEMO-INSURER-2026-000001"
    assert [each.kind for each in seen["materials"]] == [each["kind"] for each in example.MATERIALS]


def test_every_file_is_the_draft_s_own_and_stands_in_its_order(desk: Desk) -> None:
    first, second = open_(desk), open_(desk)

    ids = [each.id for id_ in (first["id"], second["id"]) for each in desk.view(id_)["materials"]]
    assert len(set(ids)) == 2 * len(example.MATERIALS)
    for n, each in enumerate(desk.view(first["id"])["materials"]):
        found = desk.preservation.view_material(
            by=desk.applicant, application_id=first["id"], material_id=each.id
        )
        assert found["file"]["address"] == f"{n}" * 64


def test_such_a_draft_is_ready_to_be_submitted(desk: Desk) -> None:
    id_ = open_(desk)["id"]

    desk.preservation.submit_application(cause=desk.cause(), application_id=id_)

    assert desk.view(id_)["status"] == "SUBMITTED"


def test_such_a_draft_is_edited_as_any_other(desk: Desk) -> None:
    id_ = open_(desk)["id"]

    desk.preservation.save_guarantees(
        cause=desk.cause(), application_id=id_, content=example.GUARANTEES, if_version=1
    )

    assert desk.view(id_)["guarantees"].items[0].letter_no == example.GUARANTEES["items"][0]["letter_no"]


def test_a_guarantee_without_files_opens_a_draft_without_any(desk: Desk) -> None:
    assert desk.view(open_(desk, materials=[], files=[])["id"])["materials"] == ()


def test_a_material_without_its_file_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput):
        open_(desk, files=[example.FILE])
    assert desk.store.events() == []


def test_it_is_refused_as_a_draft_of_one_s_own_words_is(desk: Desk) -> None:
    with pytest.raises(NoticeNotRead):
        open_(desk, creation={"notice_version": ""})
    with pytest.raises(CourtUnknown):
        open_(desk, creation={"court": "没"})
    with pytest.raises(OnlyForTests):
        open_(desk, creation={"court": "测试"})
    with pytest.raises(NotAllowed):
        open_(desk._replace(applicant=example.JUDGE))
    with pytest.raises(Unknown):
        open_(desk, organisation_id=uuid4())


def test_it_is_opened_in_the_organisation_s_name(desk: Desk) -> None:
    firm = uuid4()
    member = desk._replace(applicant=replace(desk.applicant, acts_for=(firm,)))

    assert member.view(open_(member, organisation_id=firm)["id"])["organisation_id"] == firm


def test_the_call_reads_as_its_example_says(desk: Desk) -> None:
    asked = calls.OPEN_FROM_GUARANTEE.asked.load(examples.read("preservation.open_from_guarantee.asked"))

    answer = desk.preservation.open_from_guarantee(cause=desk.cause(), **asked)

    assert desk.view(answer["id"])["guarantees"].items[0].kind == "INSURER_LETTER"


# --- to a guarantee ---------------------------------------------------------------------------------------------------


def test_a_draft_gives_a_guarantee_all_but_its_own_guarantees(desk: Desk) -> None:
    id_ = desk.filled()

    answer = on_the_wire(calls.CARRY_OVER, carried(desk, id_))

    assert (answer["application_id"], answer["papers"]) == (str(id_), [])
    assert answer["guarantees"] == {"items": []}
    assert answer["creation"]["court"] == example.COURT
    assert answer["basic"]["applicants"][0]["name"] == "张三"
    assert [each["kind"] for each in answer["materials"]] == [each["kind"] for each in example.MATERIALS]
    assert {each["file"]["key"] for each in answer["materials"]} == {example.FILE["key"]}


def test_what_the_court_has_is_taken_over_as_it_lies_there(desk: Desk) -> None:
    id_ = desk.submitted()

    assert len(carried(desk, id_)["materials"]) == len(example.MATERIALS)


def test_there_and_back_again_says_the_same(desk: Desk) -> None:
    first = carried(desk, desk.filled())
    asked = calls.OPEN_FROM_GUARANTEE.asked.load(
        {
            "creation": calls.CARRY_OVER.answer.dump(first)["creation"],
            "basic": calls.CARRY_OVER.answer.dump(first)["basic"],
            "guarantees": {"items": []},
        }
    )
    answer = desk.preservation.open_from_guarantee(cause=desk.cause(), **asked)

    second = carried(desk, answer["id"])
    assert (second["creation"], second["basic"]) == (first["creation"], first["basic"])


def test_nobody_takes_over_what_is_not_his_or_what_is_erased(desk: Desk) -> None:
    id_ = desk.submitted()
    for stranger in (an_actor(), example.JUDGE):
        with pytest.raises(Unknown):
            desk.preservation.carry_over(by=stranger, application_id=id_)
    alias = desk.preservation.indexes.alias("RESIDENT_ID", example.BASIC["applicants"][0]["id_no"])
    with pytest.raises(NotTheSubmitter):
        desk.preservation.carry_over(by=replace(an_actor(), alias=alias), application_id=id_)

    desk.store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])
    with pytest.raises(Unknown):
        carried(desk, id_)
