"""Parties and agents."""

from __future__ import annotations

from typing import Any

import pytest

from services.preservation.tests.checking import APPLICANT, RESPONDENT, by, errors, warnings
from services.preservation.tests.examples import COMPANY, LAWYER


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


def test_whoever_submits_as_agent_is_among_the_agents() -> None:
    assert errors(creation__submitter="LAWYER") == [("basic.agents", "required")]
    assert errors(creation__submitter="OTHER_AGENT", **by(LAWYER)) == [("basic.agents", "required")]


@pytest.mark.parametrize("name", ["firm", "licence_no", "mobile", "authority"])
def test_a_lawyer_states_firm_licence_and_authority(name: str) -> None:
    assert errors(**by({**LAWYER, name: None})) == [(f"basic.agents.0.{name}", "required")]


def test_a_party_has_at_most_two_agents() -> None:
    assert errors(**by(LAWYER, LAWYER)) == []
    assert errors(**by(LAWYER, LAWYER, LAWYER)) == [("basic.agents.2.principals", "too-many")]


def test_an_agent_acts_for_an_applicant_that_is_there() -> None:
    assert errors(**by({**LAWYER, "principals": []})) == [("basic.agents.0.principals", "required")]
    assert errors(**by({**LAWYER, "principals": [1]})) == [("basic.agents.0.principals", "unknown")]


def test_special_authority_without_items_counts_as_general() -> None:
    found = warnings(**by({**LAWYER, "authority": "SPECIAL"}))
    assert ("basic.agents.0.authority_items", "required") in found


def test_an_old_licence_number_only_warns() -> None:
    old = [{**LAWYER, "licence_no": "180199210001"}]
    assert errors(**by(*old)) == []
    assert ("basic.agents.0.licence_no", "format") in warnings(**by(*old))


def test_an_authority_has_begun_and_not_ended() -> None:
    def until(first: str | None, last: str | None) -> dict[str, Any]:
        return by({**LAWYER, "authority_from": first, "authority_to": last})

    assert errors(**until("2026-03-23", "2026-03-23")) == []
    assert errors(**until("2026-01-01", "2026-03-22")) == [("basic.agents.0.authority_to", "expired")]
    assert errors(**until("2026-03-24", "2026-04-01")) == [("basic.agents.0.authority_from", "range")]
    assert errors(**until("2027-01-01", "2026-12-31"))[0] == ("basic.agents.0.authority_to", "range")
    assert [field for field, _ in warnings(**until(None, None))] == [
        "basic.agents.0.authority_from",
        "basic.agents.0.authority_to",
    ]


def test_items_of_special_authority_are_not_given_generally() -> None:
    found = warnings(**by({**LAWYER, "authority_items": ["SETTLE"]}))
    assert found == [("basic.agents.0.authority_items", "mismatch")]


def test_relatives_act_for_persons_and_employees_for_units() -> None:
    def acting(kind: str) -> dict[str, Any]:
        return by({**LAWYER, "agent_type": kind, "id_type": "RESIDENT_ID", "id_no": "43010319851115234X"})

    assert errors(**acting("CLOSE_RELATIVE")) == []
    assert errors(**acting("CLOSE_RELATIVE"), basic__applicants=[COMPANY]) == [
        ("basic.agents.0.agent_type", "mismatch")
    ]
    assert warnings(**acting("EMPLOYEE")) == [("basic.agents.0.agent_type", "mismatch")]
    assert warnings(**acting("EMPLOYEE"), basic__applicants=[COMPANY]) == []


def test_a_document_that_has_run_out_is_doubtful() -> None:
    old = {**APPLICANT, "id_valid_to": "2026-03-22"}
    assert warnings(basic__applicants=[old]) == [("basic.applicants.0.id_valid_to", "expired")]
    assert warnings(basic__applicants=[{**old, "id_long_term": True}]) == []


def test_a_representatives_number_is_that_of_a_card() -> None:
    company = {**COMPANY, "legal_rep_id_no": "430102199003072916"}
    assert warnings(basic__applicants=[company]) == [("basic.applicants.0.legal_rep_id_no", "format")]
