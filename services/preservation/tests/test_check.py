"""Everything that is missing or doubtful in an application, at once."""

from datetime import date
from typing import Any

import pytest

from services.preservation.domain.check import Findings, check
from services.preservation.domain.lists import Court
from services.preservation.tests.examples import COMPANY, LAWYER, SECTIONS, example

TODAY = date(2026, 3, 23)
HUNAN = Court(
    code="湘", name="湖南省高级人民法院", level="HIGH", parent="最高法", province="湖南省", kind="普通"
)
LITIGATION = {
    "creation__category": "LITIGATION",
    "creation__phase": None,
    "creation__case_type": "0301",
    "creation__case_no": "（2026）湘民初12号",
    "creation__cause": "108.3",
    "materials": [
        *SECTIONS["materials"],
        *({**SECTIONS["materials"][0], "kind": kind} for kind in ("CASE_ACCEPTANCE", "COMPLAINT")),
    ],
}
CLUE = SECTIONS["basic"]["property_clues"][0]
APPLICANT = SECTIONS["basic"]["applicants"][0]
RESPONDENT = SECTIONS["basic"]["respondents"][0]


def checked(**changes: Any) -> Findings:
    return check(example(**changes), court=HUNAN, today=TODAY)


def errors(**changes: Any) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in checked(**changes).errors]


def warnings(**changes: Any) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in checked(**changes).warnings]


def test_the_guides_own_example_is_ready_and_without_a_doubt() -> None:
    assert checked() == Findings()
    assert checked().ready


def test_a_litigation_application_of_a_company_by_its_lawyer_is_ready() -> None:
    assert (
        errors(
            **LITIGATION, creation__submitter="LAWYER", basic__applicants=[COMPANY], basic__agents=[LAWYER]
        )
        == []
    )


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
        "materials.IDENTITY",
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


# --- the request ------------------------------------------------------------------------------------------------------


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


# --- the parties ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "person"),
    [("applicants", APPLICANT), ("applicants", COMPANY), ("respondents", RESPONDENT), ("agents", LAWYER)],
)
def test_nobody_is_without_a_name(side: str, person: dict[str, Any]) -> None:
    assert (f"basic.{side}.0.name", "required") in errors(**{f"basic__{side}": [{**person, "name": ""}]})


@pytest.mark.parametrize("name", ["id_type", "id_no", "mobile", "address"])
def test_an_applicant_states_identity_and_contacts(name: str) -> None:
    assert (f"basic.applicants.0.{name}", "required") in errors(**{f"basic__applicants__0__{name}": None})


@pytest.mark.parametrize("name", ["unit_nature", "legal_rep"])
def test_a_company_states_who_represents_it(name: str) -> None:
    assert errors(basic__applicants=[{**COMPANY, name: None}]) == [(f"basic.applicants.0.{name}", "required")]


def test_gender_and_birth_follow_from_the_identity_card() -> None:
    assert errors(basic__applicants__0__gender=None, basic__applicants__0__birth_date=None) == []


def test_gender_and_birth_must_not_contradict_the_card() -> None:
    assert errors(basic__applicants__0__gender="FEMALE") == [("basic.applicants.0.gender", "mismatch")]
    assert errors(basic__applicants__0__birth_date="1990-03-08") == [
        ("basic.applicants.0.birth_date", "mismatch")
    ]


def test_with_a_passport_gender_and_birth_are_stated() -> None:
    foreign = {**APPLICANT, "id_type": "PASSPORT", "id_no": "E12345678", "gender": None, "birth_date": None}
    assert errors(basic__applicants=[foreign]) == [
        ("basic.applicants.0.gender", "required"),
        ("basic.applicants.0.birth_date", "required"),
    ]


def test_nobody_is_born_tomorrow() -> None:
    foreign = {**APPLICANT, "id_type": "PASSPORT", "id_no": "E12345678", "birth_date": "2026-03-24"}
    assert errors(basic__applicants=[foreign]) == [("basic.applicants.0.birth_date", "range")]


@pytest.mark.parametrize(
    ("born", "judge"), [("2010-03-24", errors), ("2010-03-23", warnings), ("2008-03-24", warnings)]
)
def test_a_minor_has_a_guardian_unless_he_may_live_on_his_labour(born: str, judge: Any) -> None:
    minor = {**APPLICANT, "id_type": "PASSPORT", "id_no": "E12345678", "birth_date": born}
    assert ("basic.applicants.0.guardian", "required") in judge(basic__applicants=[minor])
    assert errors(basic__applicants=[{**minor, "guardian": "张大"}]) == []


def test_the_document_fits_the_kind_of_party() -> None:
    assert ("basic.applicants.0.id_type", "mismatch") in errors(
        basic__applicants=[{**COMPANY, "id_type": "RESIDENT_ID"}]
    )


def test_a_respondent_is_known_by_something() -> None:
    assert errors(basic__respondents=[{"kind": "NATURAL", "name": "李四"}]) == [
        ("basic.respondents.0.address", "unidentified")
    ]
    assert errors(basic__respondents=[{"kind": "NATURAL", "name": "李四", "mobile": "13800138002"}]) == []


def test_a_number_that_is_given_for_a_respondent_must_be_right() -> None:
    wrong = {**RESPONDENT, "id_type": "RESIDENT_ID", "id_no": "990102199003072915"}
    assert errors(basic__respondents=[wrong]) == [("basic.respondents.0.id_no", "region")]


def test_nobody_applies_against_himself() -> None:
    himself = {**RESPONDENT, "id_type": "RESIDENT_ID", "id_no": APPLICANT["id_no"]}
    assert errors(basic__respondents=[himself]) == [("basic.respondents.0.id_no", "same-person")]


def test_a_party_named_twice_is_doubtful() -> None:
    assert warnings(basic__applicants=[APPLICANT, APPLICANT]) == [("basic.applicants.1.id_no", "twice")]


def test_a_sole_trader_is_a_person() -> None:
    trader = {
        **RESPONDENT,
        "kind": "LEGAL",
        "legal_rep": "李四",
        "id_type": "USCC",
        "id_no": "92430100MA4L00001E",
    }
    assert ("basic.respondents.0.kind", "sole-trader") in warnings(basic__respondents=[trader])


def test_contacts_must_exist() -> None:
    assert errors(basic__applicants__0__mobile="12345") == [("basic.applicants.0.mobile", "format")]
    assert errors(basic__applicants__0__email="a@b") == [("basic.applicants.0.email", "format")]
    assert warnings(basic__applicants__0__landline="82206666") == [("basic.applicants.0.landline", "format")]


# --- the agents -------------------------------------------------------------------------------------------------------


def test_whoever_submits_as_agent_is_among_the_agents() -> None:
    assert errors(creation__submitter="LAWYER") == [("basic.agents", "required")]
    assert errors(creation__submitter="OTHER_AGENT", basic__agents=[LAWYER]) == [("basic.agents", "required")]


@pytest.mark.parametrize("name", ["firm", "licence_no", "mobile", "authority"])
def test_a_lawyer_states_firm_licence_and_authority(name: str) -> None:
    assert errors(basic__agents=[{**LAWYER, name: None}]) == [(f"basic.agents.0.{name}", "required")]


def test_a_party_has_at_most_two_agents() -> None:
    assert errors(basic__agents=[LAWYER, LAWYER]) == []
    assert errors(basic__agents=[LAWYER] * 3) == [("basic.agents.2.principals", "too-many")]


def test_an_agent_acts_for_an_applicant_that_is_there() -> None:
    assert errors(basic__agents=[{**LAWYER, "principals": []}]) == [("basic.agents.0.principals", "required")]
    assert errors(basic__agents=[{**LAWYER, "principals": [1]}]) == [("basic.agents.0.principals", "unknown")]


def test_special_authority_without_items_counts_as_general() -> None:
    found = warnings(basic__agents=[{**LAWYER, "authority": "SPECIAL"}])
    assert ("basic.agents.0.authority_items", "required") in found


def test_an_old_licence_number_only_warns() -> None:
    old = [{**LAWYER, "licence_no": "180199210001"}]
    assert errors(basic__agents=old) == []
    assert ("basic.agents.0.licence_no", "format") in warnings(basic__agents=old)


# --- the clues --------------------------------------------------------------------------------------------------------


def test_before_litigation_one_property_is_clear() -> None:
    vague = {
        "type": "BANK_ACCOUNT",
        "owner": 0,
        "value": "20000.00",
        "holder": "演示银行长沙分行",
        "unclear_because": "银行不答复",
    }
    assert errors(basic__property_clues=[vague]) == [("basic.property_clues", "unclear")]
    assert errors(basic__property_clues=[vague, CLUE]) == []


def test_in_litigation_a_concrete_clue_is_enough_with_its_reason() -> None:
    vague = {"type": "BANK_ACCOUNT", "owner": 0, "value": "20000.00", "holder": "演示银行长沙分行"}
    assert errors(**LITIGATION, basic__property_clues=[vague]) == [
        ("basic.property_clues.0.unclear_because", "required")
    ]
    assert errors(**LITIGATION, basic__property_clues=[{**vague, "unclear_because": "银行不答复"}]) == []


def test_in_litigation_without_any_clue_nothing_can_be_searched() -> None:
    assert errors(**LITIGATION, basic__property_clues=[]) == [("basic.property_clues", "required")]


def test_an_unclear_clue_beside_a_clear_one_is_asked_for_its_reason() -> None:
    vague = {"type": "VEHICLE", "owner": 0, "name": "轿车"}
    assert warnings(basic__property_clues=[CLUE, vague]) == [
        ("basic.property_clues.1.unclear_because", "required")
    ]


def test_a_clue_says_something() -> None:
    assert ("basic.property_clues.1", "empty") in errors(basic__property_clues=[CLUE, {"type": "CASH"}])


def test_the_owner_is_a_respondent() -> None:
    assert ("basic.property_clues.0.owner", "unknown") in errors(basic__property_clues__0__owner=1)


def test_the_only_respondent_is_the_owner_unless_said_otherwise() -> None:
    assert errors(basic__property_clues__0__owner=None) == []
    two = [RESPONDENT, {**RESPONDENT, "name": "李五"}]
    assert ("basic.property_clues", "unclear") in errors(
        basic__respondents=two, basic__property_clues__0__owner=None
    )


def test_property_worth_less_than_the_amount_is_doubtful() -> None:
    assert warnings(basic__property_clues__0__value="19999.99") == [("basic.property_clues", "worth-less")]


def test_a_respondent_without_property_is_doubtful() -> None:
    assert warnings(basic__respondents=[RESPONDENT, {**RESPONDENT, "name": "李五"}]) == [
        ("basic.respondents.1", "no-clue")
    ]


def test_a_card_or_plate_that_looks_wrong_only_warns() -> None:
    assert warnings(basic__property_clues__0__number="6222 0210 0000 0000 008") == [
        ("basic.property_clues.0.number", "checksum")
    ]
    assert warnings(basic__property_clues__0__number="43001500000052500001") == []  # an account of a company
    car = {"type": "VEHICLE", "owner": 0, "number": "湘I12345"}
    assert warnings(basic__property_clues=[CLUE, car]) == [("basic.property_clues.1.number", "format")]


# --- the guarantee ----------------------------------------------------------------------------------------------------


def test_an_announced_guarantee_is_there() -> None:
    assert errors(guarantees__items=[]) == [("guarantees.items", "required")]


def test_without_a_guarantee_the_reason_is_stated() -> None:
    none = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}
    changes: dict[str, Any] = {**LITIGATION, "creation__guarantee_situation": "NOT_PROVIDED"}
    assert errors(**changes, guarantees__items=[]) == [("guarantees.items", "required")]
    assert errors(**changes, guarantees__items=[{**none, "exemption_reason": None}]) == [
        ("guarantees.items.0.exemption_reason", "required")
    ]
    assert errors(**changes, guarantees__items=[none]) == []


def test_a_guarantee_should_cover_the_whole_amount_before_litigation() -> None:
    assert warnings(guarantees__items__0__value="19999.99") == [("guarantees.items", "too-small")]
    assert warnings(**LITIGATION, guarantees__items__0__value="6000.00") == []


def test_a_guarantee_that_has_expired_guarantees_nothing() -> None:
    assert errors(guarantees__items__0__valid_until="2026-03-22") == [
        ("guarantees.items.0.valid_until", "expired")
    ]
    assert errors(guarantees__items__0__valid_until="2026-03-23") == []


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("INSURER_LETTER", {"guarantor", "value"}),
        ("BANK_LETTER", {"guarantor", "value"}),
        ("CASH", {"value"}),
        ("OWN_PROPERTY", {"property_name", "value"}),
        ("THIRD_PARTY_PROPERTY", {"property_name", "owner", "value"}),
        ("SURETY", {"guarantor"}),
    ],
)
def test_each_kind_of_guarantee_states_what_makes_it_one(kind: str, needed: set[str]) -> None:
    found = errors(guarantees__items=[{"kind": kind}])
    assert {field.rpartition(".")[2] for field, _ in found} == needed


def test_the_ground_before_enforcement_is_for_no_other_category() -> None:
    item = {"kind": "NONE", "exemption": "PRE_ENFORCEMENT", "exemption_reason": "已有判决"}
    assert ("guarantees.items.0.exemption", "mismatch") in errors(**LITIGATION, guarantees__items=[item])


# --- the materials ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["APPLICATION", "IDENTITY", "GUARANTEE", "EVIDENCE"])
def test_every_needed_paper_is_uploaded(kind: str) -> None:
    left = [each for each in SECTIONS["materials"] if each["kind"] != kind]
    assert errors(materials=left) == [(f"materials.{kind}", "required")]


def test_litigation_needs_the_notice_that_the_case_was_accepted() -> None:
    assert errors(**{**LITIGATION, "materials": SECTIONS["materials"]}) == [
        ("materials.CASE_ACCEPTANCE", "required")
    ]


def test_each_applicant_and_agent_proves_who_he_is() -> None:
    owned = [{**each, "owner_ref": "applicants.0"} for each in SECTIONS["materials"]]
    found = warnings(basic__applicants=[APPLICANT, COMPANY], basic__agents=[LAWYER], materials=owned)
    assert found == [("materials.IDENTITY", "owner"), ("materials.IDENTITY", "authority")]
