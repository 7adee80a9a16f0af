"""Before an application is submitted everything that is missing or doubtful is named, at once."""

from __future__ import annotations

import copy
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from contracts.guarantee import rpc
from services.chassis import clock
from services.chassis.testing import NOON
from services.guarantee.domain.refusals import NotComplete
from services.guarantee.tests.desk import BASIC, INSURANCE, Desk, on_the_wire

COMPANY = {**INSURANCE, "invoice_kind": "COMPANY", "invoice_title": "演示贸易有限公司"}


def errors(desk: Desk, id_: UUID) -> set[tuple[str, str]]:
    found = desk.guarantee.check_application(by=desk.applicant, application_id=id_)
    on_the_wire(rpc.CHECK_APPLICATION, found)
    assert found["ready"] is not bool(found["errors"])
    return {(each.field, each.code) for each in found["errors"]}


def warnings(desk: Desk, id_: UUID) -> set[tuple[str, str]]:
    found = desk.guarantee.check_application(by=desk.applicant, application_id=id_)
    return {(each.field, each.code) for each in found["warnings"]}


def insured(desk: Desk, id_: UUID, content: dict[str, Any]) -> None:
    version = desk.guarantee.drafts.one(id_, "insurance").version
    desk.guarantee.save_insurance(cause=desk.cause(), application_id=id_, content=content, if_version=version)


def test_what_is_filled_in_and_signed_may_be_submitted(desk: Desk) -> None:
    assert errors(desk, desk.signed()) == set()


def test_an_empty_draft_is_told_everything_at_once(desk: Desk) -> None:
    assert errors(desk, desk.created()) >= {
        ("basic.applicants", "required"),
        ("basic.respondents", "required"),
        ("basic.property_clues", "unclear"),
        ("insurance.contact_name", "required"),
        ("insurance.contact_mobile", "required"),
        ("materials.EVIDENCE", "required"),
        ("proposal", "required"),
    }


def test_the_application_to_the_court_is_wanted_and_not_needed(desk: Desk) -> None:
    id_ = desk.created()

    assert ("materials.APPLICATION", "required") in warnings(desk, id_)
    assert ("materials.APPLICATION", "required") not in errors(desk, id_)


@pytest.mark.parametrize(
    ("creation", "paper"),
    [
        ({"category": "LITIGATION", "phase": None}, "CASE_ACCEPTANCE"),
        ({"category": "ARBITRATION", "phase": "DURING_ARBITRATION"}, "CASE_ACCEPTANCE"),
        ({"category": "PRE_ENFORCEMENT", "phase": "AFTER_INSTRUMENT"}, "INSTRUMENT"),
    ],
)
def test_each_category_needs_the_paper_of_its_case(desk: Desk, creation: dict[str, Any], paper: str) -> None:
    assert (f"materials.{paper}", "required") in errors(desk, desk.filled(**creation))


def test_in_litigation_the_case_is_named(desk: Desk) -> None:
    found = errors(desk, desk.filled(category="LITIGATION", phase=None))

    assert {(f"creation.{each}", "required") for each in ("case_type", "case_no", "cause")} <= found


def test_some_insurers_ask_for_the_consultant_s_number(desk: Desk) -> None:
    wanted = ("creation.consultant_no", "required")

    assert wanted in errors(desk, desk.created(court="京", insurer="songyue-demo"))
    assert wanted not in errors(desk, desk.created(court="京", insurer="songyue-demo", consultant_no="Z0001"))


def test_a_quote_that_stands_no_longer_is_found(desk: Desk) -> None:
    id_ = desk.signed()
    clock.tell(lambda: NOON + timedelta(days=9))

    assert errors(desk, id_) == {("creation.quote_id", "expired")}


def test_what_only_a_person_quotes_is_doubtful_and_no_fault(desk: Desk) -> None:
    id_ = desk.filled(amount=Decimal(60_000_000), insurer="qinghe-demo")

    assert ("creation.quote_id", "by-hand") in warnings(desk, id_)
    assert not {each for each in errors(desk, id_) if each[0] == "creation.quote_id"}


def test_a_quote_for_fewer_respondents_is_doubtful(desk: Desk) -> None:
    id_ = desk.signed()
    crowd = {**BASIC, "respondents": BASIC["respondents"] * 4}
    desk.guarantee.save_basic_information(cause=desk.cause(), application_id=id_, content=crowd, if_version=1)
    assert ("creation.quote_id", "respondents") in warnings(desk, id_)

    desk.guarantee.renew_quote(cause=desk.cause(), application_id=id_)

    assert ("creation.quote_id", "respondents") not in warnings(desk, id_)


def test_a_company_s_invoice_names_it_and_its_tax_number(desk: Desk) -> None:
    id_ = desk.signed()
    wanted = {
        "required": {**COMPANY},
        "format": {**COMPANY, "invoice_tax_no": "91430100MA4L00001K"},
    }
    for code, content in wanted.items():
        insured(desk, id_, content)
        assert ("insurance.invoice_tax_no", code) in errors(desk, id_)

    insured(desk, id_, {**COMPANY, "invoice_tax_no": "91430100MA4L00001J"})
    assert errors(desk, id_) == {("proposal", "outdated")}


@pytest.mark.parametrize(
    ("field", "value"), [("contact_mobile", "1380013800"), ("invoice_email", "nobody@nowhere")]
)
def test_whoever_is_to_be_reached_is_reachable(desk: Desk, field: str, value: str) -> None:
    id_ = desk.filled()
    insured(desk, id_, {**INSURANCE, field: value})

    assert (f"insurance.{field}", "format") in errors(desk, id_)


def test_without_a_kind_of_invoice_it_is_only_doubtful(desk: Desk) -> None:
    id_ = desk.filled()
    insured(desk, id_, {**INSURANCE, "invoice_kind": None})

    assert ("insurance.invoice_kind", "required") in warnings(desk, id_)


def test_what_was_signed_is_signed_again_when_anything_changes(desk: Desk) -> None:
    id_ = desk.signed()
    changed = copy.deepcopy(BASIC) | {"facts_and_reasons": "另有事实。"}
    desk.guarantee.save_basic_information(
        cause=desk.cause(), application_id=id_, content=changed, if_version=1
    )
    assert errors(desk, id_) == {("proposal", "outdated")}
    assert not desk.view(id_)["proposal"]["current"]

    desk.signs(id_)

    assert errors(desk, id_) == set()
    assert desk.view(id_)["proposal"]["current"]


def test_what_was_signed_under_older_clauses_is_signed_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.signed()
    monkeypatch.setattr(type(desk.guarantee), "_clauses_version", lambda *_: "newer")

    assert errors(desk, id_) == {("proposal", "clauses-changed")}


def test_nothing_incomplete_is_submitted_and_every_fault_is_named(desk: Desk) -> None:
    id_ = desk.created()

    with pytest.raises(NotComplete) as refused:
        desk.guarantee.submit_application(cause=desk.cause(), application_id=id_)

    assert {each["field"] for each in refused.value.fields} == {field for field, _ in errors(desk, id_)}


def test_an_outdated_quote_is_not_submitted(desk: Desk) -> None:
    id_ = desk.signed()

    with pytest.raises(NotComplete) as refused:
        desk.guarantee.submit_application(cause=desk.cause(at=NOON + timedelta(days=9)), application_id=id_)

    assert [each["field"] for each in refused.value.fields] == ["creation.quote_id"]


def test_a_court_that_left_the_insurer_s_list_is_found(desk: Desk) -> None:
    id_ = desk.signed()
    known = desk.guarantee.drafts.one(id_, "creation")
    other = known.content | {"court": "沪"}
    moved = type(known)(
        application_id=id_,
        name="creation",
        version=9,
        content=other | {"insurer": "qinghe-demo"},
        updated_at=NOON,
    )
    desk.store.save(cause=desk.cause(), rows=[desk.guarantee.drafts.kept(moved)])

    assert {("creation.insurer", "choice"), ("creation.quote_id", "required")} <= errors(desk, id_)


def test_a_signature_in_a_strange_name_is_doubted_and_submitted_all_the_same(desk: Desk) -> None:
    id_ = desk.filled()
    desk.signs(id_, name="王五假名")

    assert errors(desk, id_) == set()
    assert ("proposal", "other-name") in warnings(desk, id_)
