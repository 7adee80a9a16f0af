"""Everything that is missing or doubtful in an application, at once."""

from __future__ import annotations

from typing import Any

import pytest

from services.preservation.domain.check import Findings, check
from services.preservation.tests.checking import (
    CONDUCT,
    LITIGATION,
    TODAY,
    by,
    checked,
    errors,
    paper,
    warnings,
)
from services.preservation.tests.examples import COMPANY, LAWYER, SECTIONS, example


def test_the_guides_own_example_is_ready_and_without_a_doubt() -> None:
    assert checked() == Findings()
    assert checked().ready


def test_a_litigation_application_of_a_company_by_its_lawyer_is_ready() -> None:
    acts = by(LAWYER)["basic__agents"]
    papers = [*LITIGATION["materials"], paper("IDENTITY", "agents.0")]
    changes = {**LITIGATION, "materials": papers, "creation__submitter": "LAWYER", "basic__agents": acts}
    assert errors(**changes, basic__applicants=[COMPANY]) == []


def test_an_empty_application_hears_everything_at_once() -> None:
    found = checked(basic={}, guarantees={}, materials=[], creation__amount=None, creation__phase=None)
    assert [each.field for each in found.errors] == [
        "creation.amount",
        "creation.phase",
        "basic.applicants",
        "basic.respondents",
        "basic.property_clues",
        "guarantees.items",
        "materials.APPLICATION",
        "materials.EVIDENCE",
    ]
    assert all(each.zh and each.en for each in (*found.errors, *found.warnings))


def test_a_finding_is_named_as_a_refusal_names_a_field() -> None:
    (found,) = checked(basic__applicants__0__id_no="430102199003072916").errors
    assert found.bad_field() == {
        "field": "basic.applicants.0.id_no",
        "code": "checksum",
        "zh": "证件号码校验位不正确，请核对。",
        "en": "The number's check character is wrong.",
    }


def test_the_court_must_be_on_the_list() -> None:
    found = check(example(), court=None, today=TODAY)
    assert [(each.field, each.code) for each in found.errors] == [("creation.court", "unknown")]


def test_property_preservation_needs_an_amount_above_nothing() -> None:
    assert errors(creation__amount="0.00") == [("creation.amount", "range")]
    assert errors(creation__amount=None) == [("creation.amount", "required")]


def test_before_litigation_the_phase_is_named_and_fits() -> None:
    assert errors(creation__phase=None) == [("creation.phase", "required")]
    assert errors(creation__phase="DURING_ARBITRATION") == [("creation.phase", "mismatch")]


def test_in_litigation_there_is_no_phase() -> None:
    assert errors(**{**LITIGATION, "creation__phase": "AFTER_INSTRUMENT"}) == [("creation.phase", "mismatch")]


@pytest.mark.parametrize("name", ["case_type", "case_no", "cause"])
def test_litigation_names_its_case(name: str) -> None:
    assert errors(**{**LITIGATION, f"creation__{name}": None}) == [(f"creation.{name}", "required")]


@pytest.mark.parametrize(("text", "code"), [("湘民初12号", "format"), ("（2027）湘民初12号", "year")])
def test_a_case_number_is_well_formed_and_not_of_the_future(text: str, code: str) -> None:
    assert errors(**{**LITIGATION, "creation__case_no": text}) == [("creation.case_no", code)]


@pytest.mark.parametrize(
    ("text", "code"), [("（2026）湘0102民初12号", "court"), ("（2026）湘财保12号", "case-type")]
)
def test_a_case_number_of_another_court_or_type_is_doubtful(text: str, code: str) -> None:
    assert warnings(**{**LITIGATION, "creation__case_no": text}) == [("creation.case_no", code)]


def test_what_was_left_blank_was_not_said() -> None:
    conduct: dict[str, Any] = {
        "creation__type": "CONDUCT",
        "creation__amount": None,
        "basic__property_clues": [],
    }
    assert ("basic.conduct_items.0.content", "required") in errors(
        **conduct, basic__conduct_items=[{"content": "", "term": "至判决生效"}]
    )
    assert ("basic.evidence_items.0.evidence", "required") in errors(
        **{**conduct, "creation__type": "EVIDENCE"},
        basic__evidence_items=[{"evidence": "", "reason": "易灭失"}],
    )


def test_there_is_no_preservation_in_an_enforcement_case() -> None:
    assert ("creation.case_type", "choice") in errors(**{**LITIGATION, "creation__case_type": "1002"})


def test_a_petition_for_retrial_under_review_is_doubtful() -> None:
    changes = {**LITIGATION, "creation__case_type": "0305", "creation__case_no": "（2026）湘民申1号"}
    assert warnings(**changes) == [("creation.case_type", "retrial-review")]


def test_grounds_that_the_application_paper_states_are_not_asked_twice() -> None:
    changes: dict[str, Any] = {
        f"basic__{name}": None for name in ("requested_measures", "facts_and_reasons", "urgent_because")
    }
    assert errors(**changes) == []
    assert len(warnings(**changes)) == len(changes)


def test_arbitration_names_its_institution() -> None:
    changes: dict[str, Any] = {"creation__category": "ARBITRATION", "creation__phase": "DURING_ARBITRATION"}
    assert errors(**changes) == [
        ("basic.arbitration.institution", "required"),
        ("materials.CASE_ACCEPTANCE", "required"),
    ]
    assert ("basic.arbitration.case_no", "required") in warnings(
        **changes, basic__arbitration={"institution": "演示仲裁委员会"}
    )


def test_before_enforcement_the_instrument_is_named() -> None:
    changes: dict[str, Any] = {"creation__category": "PRE_ENFORCEMENT", "creation__phase": "AFTER_INSTRUMENT"}
    assert errors(**changes) == [("basic.instrument", "required"), ("materials.INSTRUMENT", "required")]
    assert ("basic.instrument.content", "required") in errors(
        **changes, basic__instrument={"issuer": "演示法院", "number": "1"}
    )


def test_conduct_names_the_act_and_its_term() -> None:
    changes: dict[str, Any] = {
        "creation__type": "CONDUCT",
        "creation__amount": None,
        "basic__property_clues": [],
    }
    assert errors(**changes) == [("basic.conduct_items", "required")]
    assert errors(**changes, basic__conduct_items=[{"content": "停止销售"}]) == [
        ("basic.conduct_items.0.term", "required")
    ]


def test_evidence_is_named_with_the_reason() -> None:
    changes: dict[str, Any] = {
        "creation__type": "EVIDENCE",
        "creation__amount": None,
        "basic__property_clues": [],
    }
    assert errors(**changes) == [("basic.evidence_items", "required")]
    assert errors(**changes, basic__evidence_items=[{"evidence": "账册"}]) == [
        ("basic.evidence_items.0.reason", "required")
    ]


def test_outside_of_litigation_every_category_names_its_phase() -> None:
    for category in ("ARBITRATION", "PRE_ENFORCEMENT"):
        changes: dict[str, Any] = {"creation__category": category, "creation__phase": None}
        assert ("creation.phase", "required") in errors(**changes)


def test_a_cause_that_the_list_lacks_is_named_by_the_nearest_and_in_words() -> None:
    def of(cause: str | None, text: str | None) -> dict[str, Any]:
        return {**LITIGATION, "creation__cause": cause, "creation__cause_text": text}

    assert errors(**of(None, "数字藏品纠纷")) == [("creation.cause", "required")]
    assert errors(**of("L1-4", None)) == [("creation.cause", "too-general")]
    assert warnings(**of("L2-10", None)) == [("creation.cause", "too-general")]
    assert warnings(**of("L2-10", "数字藏品纠纷")) == []
    assert errors(**of("9999", None)) == [("creation.cause", "unknown")]


def test_outside_of_litigation_the_cause_is_the_preservations_own() -> None:
    assert warnings(creation__cause="475", creation__dispute_cause="108.3") == []
    assert warnings(creation__cause="491.1") == []
    assert warnings(creation__cause="108.3") == [("creation.cause", "mismatch")]


def test_before_enforcement_it_is_property_that_is_preserved() -> None:
    changes: dict[str, Any] = {**CONDUCT, "creation__category": "PRE_ENFORCEMENT"}
    assert ("creation.type", "mismatch") in warnings(**changes)


def test_arbitration_says_whether_it_is_foreign_related_and_was_not_accepted_tomorrow() -> None:
    changes: dict[str, Any] = {"creation__category": "ARBITRATION", "creation__phase": "DURING_ARBITRATION"}
    of = {"institution": "演示仲裁委员会", "accepted_on": "2026-03-24"}

    assert ("creation.foreign_related", "required") in warnings(**changes, basic__arbitration=of)
    assert ("basic.arbitration.accepted_on", "range") in errors(**changes, basic__arbitration=of)


def test_an_own_file_against_the_same_respondent_is_doubtful() -> None:
    (found,) = checked(filed={0: ("BQ-2026-湘-000001-0",)}).warnings
    assert (found.field, found.code) == ("basic.respondents.0", "duplicate")
    assert "BQ-2026-湘-000001-0" in found.zh


# --- judicial aid -----------------------------------------------------------------------------------------------------

CLAIM = {"kind": "WAIVE", "ground": "MINIMUM_LIVING", "reason": "领取最低生活保障金"}
WITH_PROOF = [*SECTIONS["materials"], paper("AID")]


def test_aid_is_asked_for_on_a_ground_of_its_kind_with_proof() -> None:
    assert errors(aid=CLAIM) == [("materials.AID", "required")]
    assert errors(aid=CLAIM, materials=WITH_PROOF) == []
    assert errors(aid={**CLAIM, "kind": "DEFER"}, materials=WITH_PROOF) == [("aid.claim.ground", "mismatch")]
    assert warnings(aid={**CLAIM, "reason": ""}, materials=WITH_PROOF) == [("aid.claim.reason", "required")]


def test_a_fee_is_waived_for_natural_persons_only() -> None:
    assert errors(aid=CLAIM, materials=WITH_PROOF, basic__applicants=[COMPANY]) == [
        ("aid.claim.kind", "natural-only")
    ]
