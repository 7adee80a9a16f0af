"""Drafts are opened, filled in, kept apart, and thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.generate import examples
from contracts.guarantee import rpc
from contracts.identity.events import AccountClosing
from services.chassis.refusals import BadInput, NotAllowed, StaleVersion, Unknown
from services.chassis.store import Taken
from services.chassis.testing import NOON, a_cause, an_actor
from services.dossier.number import is_number
from services.guarantee.domain.refusals import NotEditable, OnlyDraftsAreDeleted
from services.guarantee.reactions import REACTIONS
from services.guarantee.tests.desk import (
    BASIC,
    COURT,
    CREATION,
    FILE,
    MATERIAL,
    MATERIALS,
    OTHER_INSURER,
    Desk,
    on_the_wire,
)
from services.guarantee.use_cases.attaching import MaterialsDiffer, MaterialUnfit
from services.guarantee.use_cases.filing import CaseNumberWrong, CauseUnknown, InsurerFixed, OnlyProperty

FIRM = uuid4()


def test_a_new_draft_has_a_number_for_people(desk: Desk) -> None:
    answer = desk.guarantee.create_application(cause=desk.cause(), creation=CREATION)

    on_the_wire(rpc.CREATE_APPLICATION, answer)
    assert answer["number"].startswith("DB-2026-湘-000123-")
    assert is_number("DB", answer["number"])
    assert answer["status"] == "DRAFT"


def test_the_same_command_creates_one(desk: Desk) -> None:
    cause = desk.cause()
    desk.guarantee.create_application(cause=cause, creation=CREATION)

    with pytest.raises(Taken):
        desk.guarantee.create_application(cause=cause, creation=CREATION)

    assert desk.guarantee.view_column(by=desk.applicant)["total"] == 1


def test_the_contracts_own_example_is_taken(desk: Desk) -> None:
    asked = rpc.CREATE_APPLICATION.asked.load(examples.read("guarantee.create_application.asked"))
    creation = {name: each for name, each in asked.items() if name not in ("organisation_id", "quote_id")}

    answer = desk.guarantee.create_application(
        cause=desk.cause(), creation={**creation, "insurer": "demo-insurer", "court": COURT}
    )

    assert on_the_wire(rpc.CREATE_APPLICATION, answer)


def test_offices_open_no_draft(desk: Desk) -> None:
    for role in ("clerk", "underwriter", "insurer_system"):
        with pytest.raises(NotAllowed):
            desk.of(an_actor(role, office=COURT, account=uuid4())).created()


def test_a_cause_and_a_case_number_are_ones_that_there_are(desk: Desk) -> None:
    with pytest.raises(CauseUnknown):
        desk.created(cause="99999")
    with pytest.raises(CaseNumberWrong):
        desk.created(case_no="12")

    id_ = desk.created(cause="121")
    section = desk.guarantee.view_section(by=desk.applicant, application_id=id_, section="creation")
    assert section["content"]["cause_version"] == desk.guarantee.causes.version


def test_two_editors_are_kept_apart(desk: Desk) -> None:
    id_ = desk.created()
    for save in (desk.guarantee.save_basic_information, desk.guarantee.save_insurance):
        answer = save(cause=desk.cause(), application_id=id_, content={}, if_version=0)
        on_the_wire(rpc.SAVE_INSURANCE, answer)
        with pytest.raises(StaleVersion):
            save(cause=desk.cause(), application_id=id_, content={}, if_version=0)
    with pytest.raises(StaleVersion):
        desk.guarantee.save_creation(cause=desk.cause(), application_id=id_, content=CREATION, if_version=0)


def test_files_come_and_go_and_are_put_in_order(desk: Desk) -> None:
    id_ = desk.created()
    added = [
        desk.guarantee.add_material(cause=desk.cause(), application_id=id_, material=each, file=FILE)["id"]
        for each in MATERIALS
    ]

    with pytest.raises(MaterialsDiffer):
        desk.guarantee.order_materials(cause=desk.cause(), application_id=id_, material_ids=added[:1])
    desk.guarantee.order_materials(cause=desk.cause(), application_id=id_, material_ids=added[::-1])
    gone = desk.guarantee.remove_material(cause=desk.cause(), application_id=id_, material_id=added[0])

    on_the_wire(rpc.REMOVE_MATERIAL, gone)
    assert gone["address"] == FILE["address"]
    assert [each.id for each in desk.view(id_)["materials"]] == [added[2], added[1]]
    found = desk.guarantee.view_material(by=desk.applicant, application_id=id_, material_id=added[1])
    assert on_the_wire(rpc.VIEW_MATERIAL, found)["file"] == FILE


def test_there_are_two_hundred_files_at_most(desk: Desk) -> None:
    id_ = desk.created()
    section = desk.guarantee.drafts.one(id_, "materials")
    full = replace(section, version=1, content={"items": [{}] * 200, "files": []}, updated_at=NOON)
    desk.store.save(cause=desk.cause(), rows=[desk.guarantee.drafts.kept(full)])

    with pytest.raises(MaterialUnfit):
        desk.guarantee.add_material(cause=desk.cause(), application_id=id_, material=MATERIAL, file=FILE)


def test_what_lies_before_the_insurer_is_not_edited(desk: Desk) -> None:
    id_ = desk.submitted()
    this: dict[str, Any] = {"cause": desk.cause(), "application_id": id_}

    with pytest.raises(NotEditable):
        desk.guarantee.save_basic_information(**this, content=BASIC, if_version=1)
    with pytest.raises(NotEditable):
        desk.guarantee.renew_quote(**this)
    with pytest.raises(NotEditable):
        desk.guarantee.add_material(**this, material=MATERIAL, file=FILE)
    with pytest.raises(NotEditable):
        desk.signs(id_)


def test_what_was_returned_stays_with_its_insurer(desk: Desk) -> None:
    id_ = desk.returned()

    with pytest.raises(InsurerFixed):
        desk.guarantee.save_creation(
            cause=desk.cause(),
            application_id=id_,
            content={**CREATION, "insurer": OTHER_INSURER},
            if_version=1,
        )
    desk.guarantee.save_creation(
        cause=desk.cause(), application_id=id_, content={**CREATION, "court": "湘01"}, if_version=1
    )
    assert desk.view(id_)["creation"]["court"] == "湘01"


def test_a_draft_is_thrown_away_with_all_that_was_typed_in(desk: Desk) -> None:
    id_ = desk.signed()

    answer = desk.guarantee.delete_application(cause=desk.cause(), application_id=id_)

    assert answer == {"id": id_, "version": 2, "status": "DELETED"}
    assert desk.guarantee.drafts.one(id_, "basic").version == 0
    assert not any(each.content for each in desk.guarantee.documents.of(id_, "PROPOSAL"))
    with pytest.raises(Unknown):
        desk.view(id_)


def test_what_was_ever_submitted_is_not_deleted(desk: Desk) -> None:
    for id_ in (desk.submitted(), desk.returned()):
        with pytest.raises(OnlyDraftsAreDeleted):
            desk.guarantee.delete_application(cause=desk.cause(), application_id=id_)


def test_what_is_gone_or_somebody_else_s_or_none_is_unknown_alike(desk: Desk) -> None:
    hers, gone = desk.created(), desk.created()
    desk.guarantee.delete_application(cause=desk.cause(), application_id=gone)
    somebody = desk.of(an_actor("applicant"))

    for who, id_ in ((somebody, hers), (desk, gone), (desk, uuid4()), (desk.trying(), hers)):
        with pytest.raises(Unknown):
            who.view(id_)
        with pytest.raises(Unknown):
            who.signs(id_)
        with pytest.raises(Unknown):
            who.guarantee.delete_application(cause=who.cause(), application_id=id_)
        with pytest.raises(Unknown):
            who.guarantee.check_application(by=who.applicant, application_id=id_)


def test_a_quotation_is_no_application(desk: Desk) -> None:
    asked: dict[str, Any] = {"court": COURT, "amount": Decimal(1), "category": "LITIGATION"}
    quote_id = desk.guarantee.ask_quotes(cause=desk.cause(), **asked)["id"]

    with pytest.raises(Unknown):
        desk.view(quote_id)


def test_members_share_what_was_opened_in_their_organisation_s_name(desk: Desk) -> None:
    he = desk.of(replace(desk.applicant, acts_for=(FIRM,)))
    she = desk.of(replace(an_actor("applicant"), acts_for=(FIRM,)))

    id_ = he.created(organisation_id=FIRM)

    assert (he.view(id_)["mine"], she.view(id_)["mine"]) == ("SUBMITTER", "ORGANISATION")
    she.guarantee.renew_quote(cause=she.cause(), application_id=id_)
    with pytest.raises(Unknown):
        desk.view(id_)
    with pytest.raises(Unknown):
        desk.created(organisation_id=FIRM)


def test_an_organisation_s_program_files_in_no_other_name(desk: Desk) -> None:
    program = desk.of(replace(an_actor("applicant", account=FIRM), acts_for=(FIRM,)))

    assert program.view(program.created())["organisation_id"] == FIRM


def test_a_closing_account_s_drafts_are_thrown_away_and_nothing_else(desk: Desk) -> None:
    he = desk.of(replace(desk.applicant, acts_for=(FIRM,)))
    submitted, draft, shared = he.submitted(), he.created(), he.created(organisation_id=FIRM)
    other = desk.of(an_actor("applicant"))
    others = other.created()
    heard = AccountClosing(account_id=desk.applicant.account, closing_at=NOON)

    for _ in range(2):
        REACTIONS[AccountClosing](desk.guarantee, heard, a_cause(an_actor("service")))

    assert desk.events(draft)[-1] == "Deleted"
    assert {he.view(submitted)["status"], he.view(shared)["status"]} == {"SUBMITTED", "DRAFT"}
    assert other.view(others)["status"] == "DRAFT"


OPENED: dict[str, Any] = {
    "insurer": "demo-insurer",
    "creation": {
        **{name: value for name, value in CREATION.items() if name != "insurer"},
        "type": "PROPERTY",
        "guarantee_situation": "PROVIDED",
        "notice_version": "1",
    },
    "basic": BASIC,
    "materials": MATERIALS,
    "files": [FILE] * len(MATERIALS),
}


def test_a_guarantee_draft_says_what_the_preservation_draft_says(desk: Desk) -> None:
    draft = uuid4()

    answer = desk.guarantee.open_from_preservation(cause=desk.cause(), application_id=draft, **OPENED)

    on_the_wire(rpc.OPEN_FROM_PRESERVATION, answer)
    view = desk.view(answer["id"])
    assert view["creation"]["linked_application_id"] == draft
    assert view["basic_information"].respondents[0].name == "李四"
    assert [each.kind for each in view["materials"]] == [each["kind"] for each in MATERIALS]
    assert view["quote"]["insurer"] == "demo-insurer"


def test_every_material_comes_with_its_file(desk: Desk) -> None:
    cause, this = desk.cause(), {**OPENED, "application_id": uuid4()}

    with pytest.raises(BadInput):
        desk.guarantee.open_from_preservation(cause=cause, **{**this, "files": []})

    assert desk.guarantee.open_from_preservation(cause=cause, **this)["id"] == cause.new_id()


@pytest.mark.parametrize("changed", [{"type": "CONDUCT"}, {"amount": None}])
def test_only_property_and_an_amount_are_insured(desk: Desk, changed: dict[str, Any]) -> None:
    creation = OPENED["creation"] | changed

    with pytest.raises(OnlyProperty):
        desk.guarantee.open_from_preservation(
            cause=desk.cause(), application_id=uuid4(), **{**OPENED, "creation": creation}
        )


def test_more_respondents_are_reckoned_with_when_the_price_is_asked_for_later(desk: Desk) -> None:
    id_ = desk.created()
    crowd = {**BASIC, "respondents": BASIC["respondents"] * 4}
    desk.guarantee.save_basic_information(cause=desk.cause(), application_id=id_, content=crowd, if_version=0)
    before = desk.view(id_)["quote"]["premium"]

    desk.guarantee.renew_quote(cause=desk.cause(at=NOON + timedelta(days=1)), application_id=id_)

    assert desk.view(id_)["quote"]["premium"] > before


def test_whoever_opens_an_application_owns_it(desk: Desk) -> None:
    id_ = desk.created()

    assert desk.row(id_)["account_id"] == UUID(desk.applicant.id)
