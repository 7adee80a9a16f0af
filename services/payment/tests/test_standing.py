"""Who sees a bill and who pays it: the submitter, his organisation, and those for whom another pays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.generate import examples
from contracts.preservation.events import ApplicationWatched, FeeAssessed
from contracts.topology import TEST_COURT
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, StepUpNeeded, Unknown
from services.chassis.testing import NOON, a_cause, an_actor
from services.payment.reactions import REACTIONS
from services.payment.tests.world import World

FIRM, NAMED = uuid4(), an_actor()


def a_bill(world: World, amount: str = "220.00", **more: Any) -> UUID:
    return UUID(world.open_bill(amount, about=uuid4(), **more)["id"])


def pay(world: World, bill_id: UUID, by: Actor) -> None:
    world.payment.start_payment(cause=a_cause(by), bill_id=bill_id, channel="wechat")


def test_an_organisation_s_bill_is_paid_by_whoever_acts_for_it(world: World) -> None:
    bill_id = a_bill(world, organisation_id=FIRM)
    member = replace(an_actor(), acts_for=(FIRM,))

    assert world.payment.view_bill(by=member, bill_id=bill_id)["id"] == bill_id
    pay(world, bill_id, member)


def test_an_organisation_s_program_sees_and_pays_the_organisation_s_bills_and_no_member_s(
    world: World,
) -> None:
    ours, own = a_bill(world, organisation_id=FIRM), a_bill(world)
    program = replace(an_actor(account=FIRM), acts_for=(FIRM,))

    assert world.payment.view_bill(by=program, bill_id=ours)["id"] == ours
    pay(world, ours, program)
    with pytest.raises(Unknown):
        world.payment.view_bill(by=program, bill_id=own)


def test_whoever_has_left_the_organisation_sees_its_bill_no_more(world: World) -> None:
    bill_id = a_bill(world, organisation_id=FIRM)

    with pytest.raises(Unknown):
        world.payment.view_bill(by=world.payer, bill_id=bill_id)
    with pytest.raises(Unknown):
        pay(world, bill_id, world.payer)


def test_a_person_for_whom_another_pays_sees_the_bill_and_does_not_pay_it(world: World) -> None:
    bill_id = a_bill(world, watchers=(NAMED.account,))

    assert world.payment.view_bill(by=NAMED, bill_id=bill_id)["state"] == "OPEN"
    with pytest.raises(NotAllowed):
        pay(world, bill_id, NAMED)
    with pytest.raises(Unknown):
        world.payment.view_bill(by=an_actor(), bill_id=bill_id)


def test_who_opens_an_account_after_the_bill_sees_it_too(world: World) -> None:
    fee = FeeAssessed.load(assessed())
    heard = ApplicationWatched(
        application_id=fee.application_id,
        account_id=fee.account_id,
        court=fee.court,
        watcher=NAMED.account,
        number="BQ-2026-湘-000123-7",
        watched_at=NOON,
    )
    for message in (heard, fee, heard, heard):
        REACTIONS[type(message)](world.payment, message, a_cause(an_actor("service")))

    assert world.payment.view_bill_about(by=NAMED, about_id=fee.application_id)["amount"]
    assert world.happened().count("Watched") == 1


def test_a_large_payment_is_started_by_who_has_just_shown_that_it_is_he(world: World) -> None:
    large, small = a_bill(world, "1000.01"), a_bill(world, "1000.00")

    pay(world, small, world.payer)
    with pytest.raises(StepUpNeeded):
        pay(world, large, world.payer)
    pay(world, large, replace(world.payer, proved=True))


def test_bills_of_the_test_court_and_others_never_meet(world: World) -> None:
    fee = FeeAssessed.load(assessed() | {"court": TEST_COURT})
    REACTIONS[FeeAssessed](world.payment, fee, a_cause(an_actor("service")))
    owner = an_actor(account=fee.account_id)
    trial = replace(owner, test=True)

    assert world.payment.view_bill_about(by=trial, about_id=fee.application_id)
    with pytest.raises(Unknown):
        world.payment.view_bill_about(by=owner, about_id=fee.application_id)
    with pytest.raises(Unknown):
        world.payment.view_bill(by=replace(world.payer, test=True), bill_id=world.bill_id)


def assessed() -> dict[str, Any]:
    said: dict[str, Any] = examples.read("preservation.application.fee_assessed.v1")
    return said
