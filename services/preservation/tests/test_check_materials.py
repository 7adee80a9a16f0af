"""The papers that are needed."""

from __future__ import annotations

from typing import Any

import pytest

from services.dossier.check.materials import CATEGORIES, TYPES
from services.preservation.domain.check import materials
from services.preservation.domain.content import content_of
from services.preservation.tests.checking import (
    APPLICANT,
    CONDUCT,
    LITIGATION,
    by,
    checked,
    errors,
    paper,
    warnings,
)
from services.preservation.tests.examples import COMPANY, LAWYER, SECTIONS


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("APPLICATION", "APPLICATION"),
        ("EVIDENCE", "EVIDENCE"),
        ("IDENTITY", "IDENTITY.applicants.0"),
        ("GUARANTEE", "GUARANTEE.guarantees.0"),
    ],
)
def test_every_needed_paper_is_uploaded(kind: str, place: str) -> None:
    left = [each for each in SECTIONS["materials"] if each["kind"] != kind]
    assert errors(materials=left) == [(f"materials.{place}", "required")]


def test_litigation_needs_the_notice_that_the_case_was_accepted() -> None:
    assert errors(**{**LITIGATION, "materials": SECTIONS["materials"]}) == [
        ("materials.CASE_ACCEPTANCE", "required")
    ]


def test_each_applicant_and_agent_proves_who_he_is() -> None:
    people = {"basic__applicants": [APPLICANT, COMPANY], "basic__agents": [LAWYER]}
    owned = [{**each, "owner_ref": "applicants.0"} for each in SECTIONS["materials"]]
    assert errors(**people, materials=[*owned, paper("GUARANTEE")]) == [
        ("materials.IDENTITY.applicants.1", "required"),
        ("materials.IDENTITY.agents.0", "required"),
    ]
    assert errors(**people, materials=[*SECTIONS["materials"], paper("IDENTITY", "agents.0")]) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("LAWYER", "律师事务所函"),
        ("LEGAL_WORKER", "介绍信"),
        ("CLOSE_RELATIVE", "近亲属关系"),
        ("EMPLOYEE", "劳动人事关系"),
        ("COMMUNITY_RECOMMENDED", "推荐材料"),
        ("ORG_RECOMMENDED", "第八十七条"),
    ],
)
def test_each_kind_of_agent_has_papers_of_his_own(kind: str, words: str) -> None:
    acts = {**by({**LAWYER, "agent_type": kind}), "materials": SECTIONS["materials"]}
    (found,) = (each for each in checked(**acts).errors if each.field.startswith("materials"))
    assert "授权委托书" in found.zh
    assert words in found.zh


def test_each_guarantee_has_its_own_papers() -> None:
    items = [SECTIONS["guarantees"]["items"][0], {"kind": "SURETY", "guarantor": "演示公司"}]
    owned = [each for each in SECTIONS["materials"] if each["kind"] != "GUARANTEE"]
    changes: dict[str, Any] = {
        "guarantees__items": items,
        "materials": [*owned, paper("GUARANTEE", "guarantees.0")],
    }
    (found,) = checked(**changes).errors
    assert (found.field, "保证书" in found.zh) == ("materials.GUARANTEE.guarantees.1", True)


def test_a_patent_that_nobody_examined_comes_with_a_report() -> None:
    act = {"basic__conduct_items": [{"content": "停止销售", "term": "至判决生效", "harm": "损失"}]}
    of_a_design = {**CONDUCT, **act, "creation__cause_text": "侵害外观设计专利权纠纷"}
    assert errors(**of_a_design) == [("materials.EVALUATION_REPORT", "required")]
    assert errors(**{**of_a_design, "creation__cause_text": "侵害发明专利权纠纷"}) == []


def test_a_file_that_no_scanner_looked_through_is_doubtful() -> None:
    first, *others = SECTIONS["materials"]
    assert warnings(materials=[{**first, "scan": "UNSCANNED"}, *others]) == [("materials.0", "unscanned")]
    assert warnings(materials=[{**first, "scan": "CLEAN"}, *others]) == []


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("type_", TYPES)
def test_every_category_and_type_needs_an_application(category: str, type_: str) -> None:
    creation = {**SECTIONS["creation"], "category": category, "type": type_}
    kinds = [each.kind for each in materials.needed(content_of(creation, {}, {}, []))]
    assert kinds[0] == "APPLICATION"
    assert len(set(kinds)) == len(kinds)
