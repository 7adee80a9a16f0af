"""What the others hear of applications for a guarantee, spelt as the contract says; and which office hears it."""

from __future__ import annotations

import ast
import inspect
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.guarantee.events import OfGuarantee
from contracts.message import Told
from services.chassis.rows import Put
from services.chassis.testing import NOON, a_cause
from services.guarantee import projections, reactions
from services.guarantee.domain import (
    application,
    commitments,
    decision,
    quotation,
    reading,
    register,
    securing,
)
from services.guarantee.domain.securing import Course, Result, Securing
from services.guarantee.publishing import KEPT_INSIDE, told
from services.guarantee.tests.desk import ADMINISTRATOR, COURT, INSURER, Desk, an_opinion

STORED = {
    each
    for aggregate in (
        application.GuaranteeApplication,
        quotation.Quotation,
        register.Register,
        commitments.Commitments,
        securing.Securing,
        decision.Decision,
        reading.Reading,
    )
    for name, each in vars(aggregate).items()
    if isinstance(each, type) and name[0].isupper() and name not in ("Event", "Step")
}
PRESERVATION = uuid4()


@pytest.fixture
def happened(desk: Desk) -> list[Any]:
    """Return one event at least of everything that is told."""
    guarantee, by = desk.guarantee, ADMINISTRATOR
    desk.declined()
    desk.returned()
    id_ = desk.asked_for_papers()
    guarantee.add_material(
        cause=desk.cause(),
        application_id=id_,
        material={
            "kind": "EVIDENCE",
            "filename": "合同.pdf",
            "media_type": "application/pdf",
            "size": 1,
            "sha256": "f" * 64,
        },
        file={"address": "1" * 64, "key": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="},
    )
    guarantee.supply_materials(cause=desk.cause(), application_id=id_)
    guarantee.withdraw_application(cause=desk.cause(), application_id=id_)
    late = desk.application(desk.approved())
    late.expire(at=NOON.replace(month=6))
    desk.keep(late)
    failed = desk.application(desk.paid())
    failed.fail_issuing("OSError", at=NOON)
    desk.keep(failed)
    free = desk.issued()
    shown = guarantee.view_application(by=desk.applicant, application_id=free)["surrender"]
    guarantee.surrender(cause=desk.cause(), application_id=free, refund=shown["refund"])
    guarantee.discharge(cause=a_cause(by), application_id=desk.issued(), reason="到期")
    used = desk.used(PRESERVATION)
    said: dict[str, Any] = {"kind": "CORRECTED", "text": "更正地址"}
    guarantee.endorse(cause=a_cause(by), application_id=used, endorsement=said)
    for settled in (True, False):
        claim = {"claimant": "王五", "facts": "冻结有误"}
        guarantee.open_claim(cause=a_cause(by), application_id=used, claim=claim)
        verdict = {"settled": settled, "amount": Decimal(1), "reasons": "经核定"}
        guarantee.decide_claim(cause=a_cause(by), application_id=used, verdict=verdict)
    guarantee.open_claim(
        cause=a_cause(by), application_id=used, claim={"claimant": "王五", "facts": "冻结有误"}
    )
    last = {"settled": True, "amount": Decimal(1), "reasons": "经核定", "discharges": True}
    guarantee.decide_claim(cause=a_cause(by), application_id=used, verdict=last)
    for course in (Course.FREED, Course.OPEN, Course.REPLACED, Course.ENDED):
        letter = desk.used(PRESERVATION)
        guarantee.record_letters(
            cause=a_cause(by),
            preservation_id=PRESERVATION,
            letters=[desk.application(letter).letter_no],
            court=COURT,
            holders=[desk.applicant.account],
        )
        guarantee.turn_preservation(cause=a_cause(by), preservation_id=PRESERVATION, course=course)
    twice = desk.application(desk.submitted(amount=Decimal("20000000.00")))
    twice.approve(
        content_hash=twice.content_hash,
        premium=twice.quote.premium if twice.quote else None,
        days=7,
        opinion=an_opinion(),
        needs_second=True,
        at=NOON,
    )
    desk.keep(twice)
    guarantee.refuse_decision(cause=a_cause(by), application_id=twice.id, code="guarantee.not-in-this-state")
    return desk.store.events()


def test_of_every_stored_event_it_is_decided_whether_it_is_told(happened: list[Any]) -> None:
    there = {type(each) for each in happened}
    assert there >= STORED - KEPT_INSIDE
    assert {type(each) for each in happened if told(each) is None} <= KEPT_INSIDE


def test_what_is_told_can_be_read_again(happened: list[Any]) -> None:
    for each in _messages(happened):
        assert type(each.message).load(each.message.dump()) == each.message


def test_the_feed_of_an_office_has_what_is_addressed_to_it_and_nothing_else(happened: list[Any]) -> None:
    for each in happened:
        message = told(each)
        addressed = set(message.offices) if message else set()
        puts = [row for row in projections.project(each) if isinstance(row, Put)]
        rows = [row for row in puts if row.table is projections.office_feed]
        assert {row.values["office"] for row in rows} == addressed, type(each)


def test_an_insurer_hears_of_no_preservation_more_than_its_id_and_the_letter(happened: list[Any]) -> None:
    for each in _messages(happened):
        if INSURER in each.offices:
            assert not {"preservation_no", "case_no", "applicant", "respondent"} & each.message.dump().keys()
        if isinstance(each.message, OfGuarantee):
            assert each.offices[0] == each.message.insurer
        else:
            assert INSURER not in each.offices or each.message.TYPE == "office.decision.refused"


def test_a_court_is_told_of_letters_by_preservation_and_not_from_here(happened: list[Any]) -> None:
    assert not [each for each in _messages(happened) if COURT in each.offices]


def test_what_the_test_court_plays_at_says_so(desk: Desk) -> None:
    trying = desk.trying()
    trying.submitted(court="测试", insurer="test-insurer")
    *_, submitted = _messages(desk.store.events())
    assert submitted.message.dump()["test"]


def test_of_a_letter_that_is_nobody_elses_business_nothing_is_told() -> None:
    securing_ = Securing.open(uuid4())
    securing_.check("YSBH-1", Result.UNKNOWN, None, insurer_name="", at=NOON)
    checked = told(securing_.collect_events()[-1])
    assert checked is not None
    assert checked.message.dump()["guarantee_id"] is None
    assert checked.subject == UUID(checked.message.dump()["preservation_id"])


def test_reactions_are_in_the_words_of_what_was_heard() -> None:
    for heard, reaction in reactions.REACTIONS.items():
        assert "_on_" in reaction.__name__, heard
        assert ast.get_docstring(ast.parse(inspect.getsource(reaction)).body[0])  # type: ignore[arg-type]


def _messages(happened: list[Any]) -> list[Told]:
    return [message for each in happened if (message := told(each)) is not None]
