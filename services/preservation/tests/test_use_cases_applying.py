"""The applicant once the court has it: a guarantee, aid, an objection, a withdrawal; and a new application from an old one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.preservation import rpc as calls
from services.chassis.refusals import Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.chassis.vault import destroyed
from services.preservation.domain.aid import AidGroundWrong, AidUndecided
from services.preservation.domain.guarantee import GuaranteeMissing
from services.preservation.domain.objection import ObjectionOpen
from services.preservation.domain.refusals import (
    NoFeeDue,
    NoGuaranteeOrdered,
    NotComplete,
    NotEditable,
    NotWithdrawable,
)
from services.preservation.tests import desk as example
from services.preservation.tests.desk import JUDGE, Desk, on_the_wire
from services.preservation.use_cases.applying import AidProofMissing
from services.preservation.use_cases.desk import NotTheSubmitter

ORDER = {"amount": Decimal("25000.00"), "kinds": ["CASH"], "days": 5, "reason": "担保不足"}
CASH: dict[str, Any] = {
    "items": [{"kind": "CASH", "value": Decimal("25000.00"), "payer": "张三", "receipt_no": "1"}]
}
CLAIM = {"kind": "WAIVE", "ground": "MINIMUM_LIVING", "reason": "领取最低生活保障金"}


def add(desk: Desk, id_: UUID, kind: str, owner_ref: str | None = None) -> UUID:
    answer = desk.preservation.add_material(
        cause=desk.cause(),
        application_id=id_,
        material={**example.MATERIAL, "kind": kind, "owner_ref": owner_ref},
        file=example.FILE,
    )
    added: UUID = answer["id"]
    return added


def ordered(desk: Desk) -> UUID:
    """Return an application for which the court ordered a guarantee."""
    id_ = desk.submitted()
    desk.preservation.accept_application(
        cause=a_cause(example.CLERK), application_id=id_, content_hash=desk.hash_of(id_)
    )
    order = {**ORDER, "content_hash": desk.hash_of(id_)}
    desk.preservation.order_guarantee(cause=a_cause(JUDGE), application_id=id_, order=order)
    return id_


def papered(desk: Desk) -> UUID:
    """Return the same with the papers of the guarantee uploaded."""
    id_ = ordered(desk)
    add(desk, id_, "GUARANTEE")
    return id_


def provide(desk: Desk, id_: UUID, guarantees: dict[str, Any] = CASH) -> dict[str, Any]:
    return desk.preservation.provide_guarantee(cause=desk.cause(), application_id=id_, guarantees=guarantees)


def ask(desk: Desk, id_: UUID, **changed: str) -> dict[str, Any]:
    return desk.preservation.request_aid(cause=desk.cause(), application_id=id_, claim={**CLAIM, **changed})


# --- the guarantee ----------------------------------------------------------------------------------------------------


def test_what_the_court_ordered_is_provided_with_its_papers_and_frozen_anew(desk: Desk) -> None:
    id_ = ordered(desk)
    before = desk.hash_of(id_)
    assert desk.view(id_)["guarantee"]["state"] == "ORDERED"

    paper = add(desk, id_, "GUARANTEE")
    answer = provide(desk, id_)

    on_the_wire(calls.PROVIDE_GUARANTEE, answer)
    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))
    assert (view["status"], view["guarantee"]["state"]) == ("UNDER_REVIEW", "PROVIDED")
    assert [each["kind"] for each in view["guarantees"]["items"]] == ["CASH"]
    assert view["materials"][-1]["id"] == str(paper)
    assert view["manifest"]["count"] == len(example.MATERIALS) + 1
    assert view["content_hash"] == desk.hash_of(id_) != before
    file = desk.preservation.view_office_material(by=JUDGE, application_id=id_, material_id=paper)
    assert file["file"] == example.FILE


def test_until_it_is_provided_the_court_does_not_see_what_is_uploaded_for_it(desk: Desk) -> None:
    id_ = ordered(desk)
    paper = add(desk, id_, "GUARANTEE")

    desk.preservation.view_material(by=desk.applicant, application_id=id_, material_id=paper)

    with pytest.raises(Unknown):
        desk.preservation.view_office_material(by=JUDGE, application_id=id_, material_id=paper)
    removed = desk.preservation.remove_material(cause=desk.cause(), application_id=id_, material_id=paper)
    assert removed["address"] == example.FILE["address"]


def test_while_a_guarantee_is_waited_for_nothing_else_changes(desk: Desk) -> None:
    id_ = ordered(desk)
    first = desk.view(id_)["materials"][0].id

    with pytest.raises(NotEditable):
        add(desk, id_, "EVIDENCE")
    for gone in (first, uuid4()):
        with pytest.raises(NotEditable):
            desk.preservation.remove_material(cause=desk.cause(), application_id=id_, material_id=gone)
    with pytest.raises(NotEditable):
        desk.preservation.save_guarantees(cause=desk.cause(), application_id=id_, content=CASH, if_version=1)


@pytest.mark.parametrize(
    ("items", "field"),
    [
        ([], "guarantees.items"),
        ([{"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "清楚"}], "guarantees.items"),
        ([{"kind": "SURETY", "value": Decimal(1)}], "guarantees.items.0.guarantor"),
    ],
)
def test_a_guarantee_states_what_makes_it_one(desk: Desk, items: list[dict[str, Any]], field: str) -> None:
    id_ = papered(desk)

    with pytest.raises(NotComplete) as refused:
        provide(desk, id_, {"items": items})

    assert [each["field"] for each in refused.value.fields] == [field]


def test_a_guarantee_comes_with_papers_of_its_own(desk: Desk) -> None:
    with pytest.raises(NotComplete) as refused:
        provide(desk, ordered(desk))
    assert [each["field"] for each in refused.value.fields] == ["materials.GUARANTEE"]


def test_a_guarantee_covers_what_was_ordered(desk: Desk) -> None:
    id_ = papered(desk)
    with pytest.raises(GuaranteeMissing):
        provide(desk, id_, {"items": [{**CASH["items"][0], "value": Decimal("24999.99")}]})


def test_nobody_provides_what_was_not_ordered(desk: Desk) -> None:
    for id_ in (desk.created(), desk.submitted(), desk.paid()):
        with pytest.raises(NoGuaranteeOrdered):
            provide(desk, id_)


def test_a_second_order_is_provided_like_the_first(desk: Desk) -> None:
    id_ = papered(desk)
    provide(desk, id_)
    order = {**ORDER, "amount": Decimal("30000.00"), "content_hash": desk.hash_of(id_)}
    desk.preservation.order_guarantee(cause=a_cause(JUDGE), application_id=id_, order=order)

    add(desk, id_, "GUARANTEE")
    provide(desk, id_, {"items": [{**CASH["items"][0], "value": Decimal("30000.00")}]})

    assert desk.view(id_)["guarantees"].items[0].value == Decimal("30000.00")


def test_what_was_provided_stays_when_the_court_returns_it_later(desk: Desk) -> None:
    id_ = papered(desk)
    provide(desk, id_)
    correction = {"defects": [{"code": "ILLEGIBLE_MATERIAL"}], "days": 7, "content_hash": desk.hash_of(id_)}
    desk.preservation.return_application(cause=a_cause(JUDGE), application_id=id_, correction=correction)

    kept = desk.preservation.view_section(by=desk.applicant, application_id=id_, section="guarantees")

    assert [each["kind"] for each in kept["content"]["items"]] == ["CASH"]


# --- aid and the fee --------------------------------------------------------------------------------------------------


def test_aid_is_asked_for_with_proof_which_the_court_reads(desk: Desk) -> None:
    id_ = desk.reviewed()
    with pytest.raises(AidProofMissing):
        ask(desk, id_)

    proof = add(desk, id_, "AID")
    on_the_wire(calls.REQUEST_AID, ask(desk, id_))

    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))
    assert (view["aid"]["kind"], view["aid"]["outcome"]) == ("WAIVE", None)
    assert view["aid"]["ground_text"].startswith("最低生活保障对象")
    assert "request_aid" not in view["allowed"]
    desk.preservation.view_office_material(by=JUDGE, application_id=id_, material_id=proof)
    with pytest.raises(NotEditable):
        desk.preservation.remove_material(cause=desk.cause(), application_id=id_, material_id=proof)
    with pytest.raises(AidUndecided):
        ask(desk, id_)


def test_aid_rests_on_a_ground_of_its_kind(desk: Desk) -> None:
    id_ = desk.reviewed()
    add(desk, id_, "AID")
    with pytest.raises(AidGroundWrong):
        ask(desk, id_, kind="DEFER")


def test_there_is_no_aid_before_there_is_a_fee(desk: Desk) -> None:
    for id_ in (desk.created(), desk.submitted(), desk.paid()):
        with pytest.raises(NoFeeDue):
            ask(desk, id_)


@pytest.mark.parametrize(
    ("decision", "payment", "flow"),
    [
        ({"outcome": "WAIVED"}, ("WAIVED", "免交", "0.00"), "SKIPPED"),
        ({"outcome": "DEFERRED", "due_on": "2026-06-30"}, ("DEFERRED", "缓交", "220.00"), "SKIPPED"),
        ({"outcome": "REDUCED", "percent": 50}, ("DUE", "待交费", "110.00"), "NOW"),
        ({"outcome": "REFUSED"}, ("DUE", "待交费", "220.00"), "NOW"),
    ],
)
def test_what_was_decided_on_aid_is_shown(
    desk: Desk, decision: dict[str, Any], payment: tuple[str, str, str], flow: str
) -> None:
    id_ = desk.reviewed()
    add(desk, id_, "AID")
    ask(desk, id_)
    said = {**decision, "reasons": "符合条件", "days": 7}
    if "due_on" in said:
        said["due_on"] = date.fromisoformat(said["due_on"])

    desk.preservation.decide_aid(cause=a_cause(JUDGE), application_id=id_, decision=said)

    view = on_the_wire(calls.VIEW_APPLICATION, desk.view(id_))
    shown = view["payment"]
    assert (shown["state"], shown["state_text"], shown["amount"]) == payment
    assert shown["assessed"] == "220.00"
    assert (view["aid"]["outcome"], view["aid"]["reasons"]) == (decision["outcome"], "符合条件")
    assert view["aid"]["percent"] == decision.get("percent")
    assert [box["state"] for box in view["flow"] if box["step"] == "PAID"] == [flow]


def test_a_fee_is_objected_to_once_at_a_time(desk: Desk) -> None:
    id_ = desk.reviewed()
    said: dict[str, Any] = {"application_id": id_, "reasons": "计算有误"}

    on_the_wire(calls.OBJECT_TO_FEE, desk.preservation.object_to_fee(cause=desk.cause(), **said))

    view = desk.view(id_)
    assert view["payment"]["objecting"]
    assert "object_to_fee" not in view["allowed"]
    with pytest.raises(ObjectionOpen):
        desk.preservation.object_to_fee(cause=desk.cause(), **said)


# --- taking back, beginning anew --------------------------------------------------------------------------------------


def test_an_application_is_taken_back_with_its_reason(desk: Desk) -> None:
    id_ = desk.reviewed()

    answer = desk.preservation.withdraw_application(cause=desk.cause(), application_id=id_, reason="已和解")

    on_the_wire(calls.WITHDRAW_APPLICATION, answer)
    view = desk.view(id_)
    assert (view["status_text"], view["allowed"]) == ("已撤回", ["copy"])
    assert [box["state"] for box in view["flow"]] == ["DONE", "DONE", "SKIPPED", "SKIPPED"]
    for other in (id_, desk.created(), desk.ruled()):
        with pytest.raises(NotWithdrawable):
            desk.preservation.withdraw_application(cause=desk.cause(), application_id=other)


def test_a_copy_says_the_same_but_for_the_files(desk: Desk) -> None:
    id_ = desk.reviewed(passed=False, reasons=["WRONG_COURT"])

    answer = desk.preservation.copy_application(cause=desk.cause(), application_id=id_)

    on_the_wire(calls.COPY_APPLICATION, answer)
    old, new = desk.view(id_), desk.view(answer["id"])
    assert (answer["status"], answer["number"]) == ("DRAFT", new["number"])
    assert new["number"] != old["number"]
    for said in ("creation", "basic_information", "guarantees"):
        assert new[said] == old[said]
    assert new["materials"] == ()
    check = desk.preservation.check_application(by=desk.applicant, application_id=answer["id"])
    assert [each.field for each in check["errors"]] == [
        "materials.APPLICATION",
        "materials.EVIDENCE",
        "materials.IDENTITY.applicants.0",
        "materials.GUARANTEE.guarantees.0",
    ]


def test_a_copy_stays_with_the_organisation(desk: Desk) -> None:
    firm = uuid4()
    member = desk._replace(applicant=replace(desk.applicant, acts_for=(firm,)))
    id_ = member.preservation.create_application(
        cause=member.cause(), creation=example.CREATION, organisation_id=firm
    )["id"]

    copied = member.preservation.copy_application(cause=member.cause(), application_id=id_)

    assert member.view(copied["id"])["organisation_id"] == firm


def test_nobody_copies_what_is_not_his_or_what_is_erased(desk: Desk) -> None:
    id_ = desk.submitted()
    with pytest.raises(Unknown):
        desk.preservation.copy_application(cause=a_cause(), application_id=id_)
    desk.store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])
    with pytest.raises(Unknown):
        desk.preservation.copy_application(cause=desk.cause(), application_id=id_)


def test_for_whom_it_was_filed_looks_and_does_nothing(desk: Desk) -> None:
    id_ = desk.reviewed()
    alias = desk.preservation.indexes.alias("RESIDENT_ID", example.BASIC["applicants"][0]["id_no"])
    named = replace(an_actor(), alias=alias)

    view = desk.preservation.view_application(by=named, application_id=id_)

    assert (view["mine"], view["allowed"]) == ("NAMED", [])
    does: dict[str, Any] = {"application_id": id_}
    attempts: tuple[Callable[[], Any], ...] = (
        lambda: desk.preservation.withdraw_application(cause=a_cause(named), **does),
        lambda: desk.preservation.copy_application(cause=a_cause(named), **does),
        lambda: desk.preservation.provide_guarantee(cause=a_cause(named), guarantees=CASH, **does),
        lambda: desk.preservation.request_aid(cause=a_cause(named), claim=CLAIM, **does),
        lambda: desk.preservation.object_to_fee(cause=a_cause(named), reasons="有误", **does),
        lambda: desk.preservation.order_materials(cause=a_cause(named), material_ids=[], **does),
    )
    for attempt in attempts:
        with pytest.raises(NotTheSubmitter):
            attempt()
