"""What a person consents to, each apart and revocable."""

from __future__ import annotations

from typing import Any

import pytest

from contracts.identity import rpc
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed
from services.identity.domain import consents
from services.identity.domain.account import Account
from services.identity.domain.consents import TEXTS, ConsentMissing, ConsentOutdated, Purpose
from services.identity.tests.a_house import ZHANG, House


@pytest.fixture
def zhang(house: House) -> Actor:
    actor = house.register()
    house.update(actor, **ZHANG)
    return actor


def seen(house: House, actor: Actor, purpose: str) -> dict[str, Any]:
    (found,) = [
        each for each in house.identity.list_consents(by=actor)["items"] if each["purpose"] == purpose
    ]
    return dict(found)


def revoke(house: House, actor: Actor, purpose: str) -> None:
    house.identity.revoke_consent(cause=house.cause(actor), purpose=purpose)


def test_every_purpose_is_asked_for_apart_and_none_is_ticked_beforehand(house: House, zhang: Actor) -> None:
    listed = house.identity.list_consents(by=zhang)["items"]

    assert [each["purpose"] for each in listed] == list(rpc.PURPOSES)
    assert not any(each["given"] for each in listed)


def test_a_consent_keeps_the_version_and_the_time(house: House, zhang: Actor) -> None:
    house.consent(zhang, "PAYMENT")
    payment = seen(house, zhang, "PAYMENT")

    assert (payment["given"], payment["given_version"], payment["given_at"]) == (
        True,
        rpc.CONSENT_VERSION,
        house.at,
    )
    assert not seen(house, zhang, "FACE")["given"]


def test_a_consent_is_revoked_at_any_time_and_given_again(house: House, zhang: Actor) -> None:
    house.consent(zhang, "PAYMENT")
    house.wait(days=1)
    revoke(house, zhang, "PAYMENT")
    payment = seen(house, zhang, "PAYMENT")
    assert (payment["given"], payment["revoked_at"]) == (False, house.at)
    house.consent(zhang, "PAYMENT")

    assert (seen(house, zhang, "PAYMENT")["given"], seen(house, zhang, "PAYMENT")["revoked_at"]) == (
        True,
        None,
    )


def test_what_was_not_given_is_revoked_without_ado(house: House, zhang: Actor) -> None:
    events = len(house.memory.log)
    revoke(house, zhang, "PAYMENT")

    assert len(house.memory.log) == events


def test_one_consents_to_the_text_in_force(house: House, zhang: Actor) -> None:
    with pytest.raises(ConsentOutdated):
        house.identity.give_consent(cause=house.cause(zhang), purpose="FACE", version="2020-01")


def test_a_consent_to_an_earlier_text_counts_no_more(
    house: House, zhang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.consent(zhang, "E_SERVICE")
    assert house.account(zhang)["e_service_agreed"]
    monkeypatch.setattr(consents, "CONSENT_VERSION", "2027-01")

    assert not house.account(zhang)["e_service_agreed"]


def test_no_face_is_looked_at_without_consent(house: House, zhang: Actor) -> None:
    with pytest.raises(ConsentMissing):
        house.identity.open_face_session(cause=house.cause(zhang))
    house.show_qr(zhang)
    revoke(house, zhang, "FACE")

    with pytest.raises(ConsentMissing):
        house.identity.open_face_session(cause=house.cause(zhang))


def test_the_door_is_told_what_is_consented_to(house: House, zhang: Actor) -> None:
    token = house.log_in()
    house.consent(zhang, "PAYMENT")
    assert house.resolve(token)["consents"] == ["PAYMENT"]
    revoke(house, zhang, "PAYMENT")

    assert house.resolve(token)["consents"] == []


def test_staff_have_nothing_to_consent_to(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.consent(house.hire(), "FACE")


def test_the_texts_say_in_both_languages_what_is_done_what_else_one_may_do_and_why(house: House) -> None:
    assert set(TEXTS) == set(Purpose) == set(rpc.PURPOSES)
    assert consents.CONSENT_VERSION == rpc.CONSENT_VERSION
    shown = {each["purpose"]: each for each in house.identity.list_consents(by=house.register())["items"]}
    for text in TEXTS.values():
        assert all(word in text.zh for word in ("随时撤回", "依据", "个人信息保护法", "不同意"))
        assert "revoke this at any time" in text.en
    assert not rpc.account.Consents().validate({"items": []})
    assert all(len(each["text"]) <= 2000 for each in shown.values())


def test_a_consent_is_a_fact(house: House, zhang: Actor) -> None:
    house.consent(zhang)

    assert isinstance(house.memory.events()[-1], Account.ConsentGiven)
