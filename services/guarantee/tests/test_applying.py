"""What an applicant does with what the insurer has: submit, supply papers, take back, give the policy back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from contracts.guarantee import rpc
from services.chassis.refusals import Unknown
from services.chassis.store import Conflict
from services.chassis.testing import NOON, an_actor
from services.guarantee.domain.refusals import (
    LetterInUse,
    NothingSupplied,
    NothingWanted,
    NotInThisState,
    RefundDiffers,
)
from services.guarantee.tests.desk import BASIC, FILE, MATERIAL, PREMIUM, UNDERWRITER, Desk, on_the_wire

CONTRACT = MATERIAL | {"filename": "合同.pdf", "sha256": "c" * 64}


def adds(desk: Desk, id_: UUID) -> UUID:
    answer = desk.guarantee.add_material(cause=desk.cause(), application_id=id_, material=CONTRACT, file=FILE)
    added: UUID = answer["id"]
    return added


def supplies(desk: Desk, id_: UUID, **said: Any) -> dict[str, Any]:
    return desk.guarantee.supply_materials(cause=desk.cause(**said), application_id=id_)


# --- submit ---------------------------------------------------------------------------------------------------------------


def test_what_is_submitted_is_frozen_with_its_quote(desk: Desk) -> None:
    id_ = desk.signed()

    answer = desk.guarantee.submit_application(cause=desk.cause(), application_id=id_)

    on_the_wire(rpc.SUBMIT_APPLICATION, answer)
    application = desk.application(id_)
    assert (answer["status"], application.state) == ("SUBMITTED", "SUBMITTED")
    assert application.quote is not None
    assert application.quote.premium == PREMIUM
    assert application.content_hash == desk.view(id_)["content_hash"]


@pytest.mark.parametrize(
    ("creation", "hours"),
    [
        ({}, 4),
        ({"category": "ARBITRATION", "phase": "DURING_ARBITRATION"}, 24),
    ],
)
def test_an_insurer_answers_sooner_before_a_suit(desk: Desk, creation: dict[str, Any], hours: int) -> None:
    id_ = desk.filled(**creation)
    if creation:
        arbitration = {"institution": "演示仲裁委员会", "case_no": "（2026）演仲1号"}
        desk.guarantee.save_basic_information(
            cause=desk.cause(),
            application_id=id_,
            content={**BASIC, "arbitration": arbitration},
            if_version=1,
        )
        accepted = MATERIAL | {"kind": "CASE_ACCEPTANCE"}
        desk.guarantee.add_material(cause=desk.cause(), application_id=id_, material=accepted, file=FILE)
    desk.signs(id_)

    desk.guarantee.submit_application(cause=desk.cause(), application_id=id_)

    assert desk.row(id_)["answer_by"] == NOON + timedelta(hours=hours)


def test_an_edit_and_the_submission_shut_each_other_out(desk: Desk) -> None:
    id_ = desk.signed()
    section = desk.guarantee.drafts.one(id_, "insurance")
    desk.guarantee.submit_application(cause=desk.cause(), application_id=id_)
    draft = next(each for each in desk.store.marks if each.startswith(f"draft:{id_}@draft:insurance"))

    assert draft.endswith(f":{section.version}")
    assert f"draft:{id_}@draft:insurance:{section.version + 1}" in desk.store.marks


def test_what_was_returned_is_mended_and_submitted_again(desk: Desk) -> None:
    id_ = desk.returned()
    before = desk.application(id_).content_hash
    adds(desk, id_)
    desk.signs(id_)

    desk.guarantee.submit_application(cause=desk.cause(), application_id=id_)

    assert desk.view(id_)["status"] == "SUBMITTED"
    assert desk.application(id_).content_hash != before
    assert desk.view(id_)["underwriting"] is None


def test_nothing_is_submitted_twice(desk: Desk) -> None:
    id_ = desk.submitted()

    with pytest.raises(NotInThisState):
        desk.guarantee.submit_application(cause=desk.cause(), application_id=id_)


# --- more papers ------------------------------------------------------------------------------------------------------------


def test_what_the_insurer_asked_for_is_handed_in_beside_what_it_has(desk: Desk) -> None:
    id_ = desk.asked_for_papers()
    assert "supplement" in desk.view(id_)["allowed"]
    before = desk.application(id_)
    added = adds(desk, id_)

    answer = supplies(desk, id_, at=NOON + timedelta(hours=1))

    on_the_wire(rpc.SUPPLY_MATERIALS, answer)
    application = desk.application(id_)
    content: Any = application.content
    assert content.materials[-1].id == added
    assert application.content_hash != before.content_hash
    assert desk.row(id_)["answer_by"] == NOON + timedelta(hours=5)
    assert desk.view(id_)["manifest"].count == len(content.materials)
    found = desk.guarantee.view_material(by=desk.applicant, application_id=id_, material_id=added)
    assert found["filename"] == "合同.pdf"


def test_nothing_is_supplied_unasked_or_empty_handed(desk: Desk) -> None:
    with pytest.raises(NothingWanted):
        supplies(desk, desk.submitted())
    with pytest.raises(NothingSupplied):
        supplies(desk, desk.asked_for_papers())
    with pytest.raises(NotInThisState):
        supplies(desk, desk.created())


def test_what_the_insurer_has_is_not_taken_out_while_papers_are_supplied(desk: Desk) -> None:
    id_ = desk.asked_for_papers()
    added = adds(desk, id_)
    there = desk.view(id_)["materials"][0].id

    removed = desk.guarantee.remove_material(cause=desk.cause(), application_id=id_, material_id=added)
    assert removed["address"] == FILE["address"]
    with pytest.raises(Exception, match="not-editable"):
        desk.guarantee.remove_material(cause=desk.cause(), application_id=id_, material_id=there)


def test_a_file_added_at_the_same_moment_is_in_the_next_supply_or_shut_out(desk: Desk) -> None:
    id_ = desk.asked_for_papers()
    adds(desk, id_)
    version = desk.guarantee.drafts.one(id_, "materials").version
    supplies(desk, id_)

    assert desk.guarantee.drafts.one(id_, "materials").version == version + 1
    with pytest.raises(Conflict):
        desk.guarantee._save(
            desk.cause(),
            claims=[next(each for each in desk.store.marks if each.endswith(f":materials:{version + 1}"))],
            answer={},
        )


# --- take back, give back -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("come_to", ["submitted", "returned", "asked_for_papers", "approved"])
def test_until_the_premium_is_paid_it_is_taken_back(desk: Desk, come_to: str) -> None:
    id_ = getattr(desk, come_to)()

    answer = desk.guarantee.withdraw_application(cause=desk.cause(), application_id=id_, reason="已和解")

    on_the_wire(rpc.WITHDRAW_APPLICATION, answer)
    assert (answer["status"], desk.row(id_)["answer_by"]) == ("WITHDRAWN", None)
    assert desk.view(id_)["allowed"] == []


@pytest.mark.parametrize("come_to", ["created", "paid", "issued", "declined"])
def test_at_no_other_time(desk: Desk, come_to: str) -> None:
    id_ = getattr(desk, come_to)()

    with pytest.raises(NotInThisState):
        desk.guarantee.withdraw_application(cause=desk.cause(), application_id=id_)


def test_a_policy_that_secured_nothing_is_given_back_for_all_but_the_handling(desk: Desk) -> None:
    id_ = desk.issued()
    offered = desk.view(id_)["surrender"]
    assert offered["refund"] == PREMIUM - 200

    answer = desk.guarantee.surrender(
        cause=desk.cause(), application_id=id_, refund=offered["refund"], reason="不再需要"
    )

    on_the_wire(rpc.SURRENDER, answer)
    view = desk.view(id_)
    assert (view["status"], view["surrender"]) == ("SURRENDERED", None)
    assert [each["state"] for each in view["flow"]][-1] == "SKIPPED"


def test_nobody_agrees_to_another_refund_than_he_was_shown(desk: Desk) -> None:
    with pytest.raises(RefundDiffers):
        desk.guarantee.surrender(cause=desk.cause(), application_id=desk.issued(), refund=PREMIUM)


def test_a_letter_that_a_court_relies_on_is_not_given_back(desk: Desk) -> None:
    id_ = desk.used()

    assert desk.view(id_)["surrender"] is None
    with pytest.raises(LetterInUse):
        desk.guarantee.surrender(cause=desk.cause(), application_id=id_, refund=Decimal(0))


def test_once_the_cover_began_only_the_days_that_are_left_are_paid_back(desk: Desk) -> None:
    id_ = desk.used()
    application = desk.application(id_)
    application.release(at=NOON)
    desk.keep(application, by=UNDERWRITER)

    offered = desk.view(id_)["surrender"]

    assert offered["refund"] == Decimal("2965.94")
    assert offered["lines"][0] == "保险责任已于2026年3月2日开始"


def test_before_there_is_a_policy_there_is_nothing_to_give_back(desk: Desk) -> None:
    with pytest.raises(NotInThisState):
        desk.guarantee.surrender(cause=desk.cause(), application_id=desk.paid(), refund=PREMIUM)


def test_what_is_another_s_is_unknown_to_all_of_it(desk: Desk) -> None:
    id_, other = desk.issued(), desk.of(an_actor("applicant"))
    this: dict[str, Any] = {"cause": other.cause(), "application_id": id_}
    looked: dict[str, Any] = {"by": other.applicant, "application_id": id_}

    with pytest.raises(Unknown):
        other.guarantee.surrender(**this, refund=PREMIUM)
    with pytest.raises(Unknown):
        other.guarantee.withdraw_application(**this)
    with pytest.raises(Unknown):
        supplies(other, id_)
    with pytest.raises(Unknown):
        other.guarantee.carry_over(**looked)
    with pytest.raises(Unknown):
        other.guarantee.view_timeline(**looked)


def test_papers_that_the_insurer_asked_for_outdate_no_signature(desk: Desk) -> None:
    id_ = desk.asked_for_papers()
    signed = desk.guarantee.print_proposal(by=desk.applicant, application_id=id_)
    adds(desk, id_)
    desk.guarantee.supply_materials(cause=desk.cause(), application_id=id_)

    insurer = desk.guarantee.view_snapshot(by=UNDERWRITER, application_id=id_)
    assert [each["proposal"]["current"] for each in (desk.view(id_), insurer)] == [True, True]
    assert desk.guarantee.print_proposal(by=desk.applicant, application_id=id_) == signed
