"""Showing once more that it is really oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown
from services.identity.domain.account import NotVerified
from services.identity.domain.consents import ConsentMissing
from services.identity.domain.session import SessionEnded
from services.identity.domain.step_up import StepUp, StepUpOver
from services.identity.domain.texting import SmsCodeWrong
from services.identity.tests.a_house import ZHANG, House
from services.identity.use_cases.ports import CallbackUntrusted

A_QUARTER = timedelta(minutes=15)


@pytest.fixture
def house() -> House:
    house = House()
    house.verified()
    house.wait(minutes=2)
    return house


@pytest.fixture
def zhang(house: House) -> Actor:
    return house.within(house.log_in())


def proved_until(house: House, actor: Actor) -> Any:
    """Return until when a session is stepped up."""
    (session,) = [
        each for each in house.memory.tables["sessions"].values() if each["fingerprint"] == actor.session
    ]
    return session["proved_until"]


def view(house: House, actor: Actor, step_up_id: UUID) -> dict[str, Any]:
    """Return how far a step-up is."""
    return house.identity.view_step_up(by=actor, step_up_id=step_up_id, at=house.at)


def test_a_code_from_the_phone_counts_for_a_quarter_of_an_hour_in_this_session_only(
    house: House, zhang: Actor
) -> None:
    elsewhere = house.within(house.log_in())
    step_up = house.step_up_by_sms(zhang)
    assert view(house, zhang, step_up)["state"] == "PENDING"
    answer = house.confirm(zhang, step_up)

    assert (answer["state"], answer["proved_until"]) == ("PASSED", house.at + A_QUARTER)
    assert view(house, zhang, step_up)["state"] == "PASSED"
    assert (proved_until(house, zhang), proved_until(house, elsewhere)) == (house.at + A_QUARTER, None)


def test_the_door_tells_until_when_a_step_up_counts(house: House) -> None:
    token = house.log_in()
    actor = house.within(token)
    house.confirm(actor, house.step_up_by_sms(actor))

    assert house.resolve(token)["proved_until"] == house.at + A_QUARTER


def test_the_code_goes_to_the_accounts_own_phone(house: House, zhang: Actor) -> None:
    house.step_up_by_sms(zhang)

    assert house.phones.sent[-1] == (
        "13800138000",
        "【网上保全】您的身份确认验证码为123456，5分钟内有效。请勿告诉他人。",
    )


def test_a_code_has_five_tries_and_five_minutes(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_sms(zhang)
    for _ in range(5):
        with pytest.raises(SmsCodeWrong):
            house.confirm(zhang, step_up, "654321")
    with pytest.raises(StepUpOver):
        house.confirm(zhang, step_up)
    house.wait(minutes=2)
    late = house.step_up_by_sms(zhang)
    house.wait(seconds=301)
    with pytest.raises(StepUpOver):
        house.confirm(zhang, late)
    assert view(house, zhang, late)["state"] == "EXPIRED"


def test_a_code_is_used_once(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_sms(zhang)
    house.confirm(zhang, step_up)

    with pytest.raises(StepUpOver):
        house.confirm(zhang, step_up)


def test_of_two_confirmations_at_once_one_counts(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_sms(zhang)
    record = house.identity.records.find(StepUp, step_up)
    assert record is not None
    house.memory.save(cause=house.cause(), marks={record.used: None})

    with pytest.raises(StepUpOver):
        house.confirm(zhang, step_up)
    assert proved_until(house, zhang) is None


def test_a_step_up_belongs_to_its_session(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_sms(zhang)
    elsewhere = house.within(house.log_in())

    with pytest.raises(Unknown):
        house.confirm(elsewhere, step_up)
    with pytest.raises(Unknown):
        view(house, elsewhere, step_up)


def test_staff_programs_and_the_dead_do_not_step_up(house: House, zhang: Actor) -> None:
    house.hire()
    judge = house.within(house.enter())
    program = replace(zhang, session="fingerprint of a key")
    for each in (judge, program, replace(zhang, session="")):
        with pytest.raises(NotAllowed):
            house.step_up_by_sms(each)
        with pytest.raises(NotAllowed):
            house.step_up_by_face(each)
    house.wait(hours=1)
    with pytest.raises(NotAllowed):
        house.step_up_by_sms(zhang)


def test_a_face_that_passes_counts_like_a_code(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_face(zhang)
    shown = view(house, zhang, step_up)
    assert (shown["state"], shown["url"], shown["qr"]) == (
        "PENDING",
        f"http://face/{step_up}",
        f"data:http://face/{step_up}",
    )
    answer = house.call_back(step_up)

    assert answer["status"] == "PASSED"
    assert view(house, zhang, step_up)["proved_until"] == house.at + A_QUARTER
    assert proved_until(house, zhang) == house.at + A_QUARTER


def test_a_face_that_fails_counts_for_nothing_and_is_final(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_face(zhang)
    house.call_back(step_up, passed=False)

    assert view(house, zhang, step_up)["state"] == "FAILED"
    assert proved_until(house, zhang) is None
    with pytest.raises(StepUpOver):
        house.call_back(step_up)


def test_the_provider_says_it_until_it_is_heard(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_face(zhang)

    assert house.call_back(step_up) == house.call_back(step_up)


def test_a_face_that_was_looked_at_too_late_counts_for_nothing(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_face(zhang)
    house.wait(minutes=5)

    assert view(house, zhang, step_up)["state"] == "EXPIRED"
    with pytest.raises(StepUpOver):
        house.call_back(step_up)


def test_another_persons_face_counts_for_nothing(house: House, zhang: Actor) -> None:
    step_up = house.step_up_by_face(zhang)

    with pytest.raises(CallbackUntrusted):
        house.call_back(step_up, person="li")


def test_who_is_not_verified_has_no_face_to_compare_with(house: House) -> None:
    house.register("13900139000")
    actor = house.within(house.log_in("13900139000"))
    house.consent(actor)

    with pytest.raises(NotVerified):
        house.step_up_by_face(actor)


def test_a_verification_is_no_step_up(house: House) -> None:
    stranger = house.register("13900139000")
    house.update(stranger, **ZHANG)
    actor = house.within(house.log_in("13900139000"))
    house.consent(actor)
    qr = house.show_qr(actor)
    with pytest.raises(Unknown):
        view(house, actor, qr)
    house.call_back(qr)

    assert house.resolve(house.log_in("13900139000"))["proved_until"] is None


def test_a_face_is_looked_at_with_consent_only(house: House, zhang: Actor) -> None:
    house.identity.revoke_consent(cause=house.cause(zhang), purpose="FACE")

    with pytest.raises(ConsentMissing):
        house.step_up_by_face(zhang)
    assert house.confirm(zhang, house.step_up_by_sms(zhang))


def test_a_face_that_was_looked_at_after_the_consent_was_taken_back_counts_for_nothing(
    house: House, zhang: Actor
) -> None:
    step_up = house.step_up_by_face(zhang)
    house.identity.revoke_consent(cause=house.cause(zhang), purpose="FACE")

    with pytest.raises(ConsentMissing):
        house.call_back(step_up)
    assert proved_until(house, zhang) is None


def test_a_session_that_ended_meanwhile_is_not_opened_again(house: House) -> None:
    token = house.log_in()
    actor = house.within(token)
    step_up = house.step_up_by_face(actor)
    house.identity.end_session(cause=house.cause(actor), token=token)
    house.call_back(step_up)

    with pytest.raises(SessionEnded):
        house.resolve(token)


def test_a_code_of_a_face_step_up_is_none(house: House, zhang: Actor) -> None:
    with pytest.raises(StepUpOver):
        house.confirm(zhang, house.step_up_by_face(zhang), "")


def test_a_step_up_is_no_verification(house: House, zhang: Actor) -> None:
    before = house.account(zhang)
    house.call_back(house.step_up_by_face(zhang), passed=False)

    assert house.account(zhang) == before
