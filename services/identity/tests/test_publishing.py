"""What the others hear of accounts."""

from __future__ import annotations

from uuid import UUID

import pytest

from contracts import refused
from contracts.identity import errors as _words  # noqa: F401 - declares them
from contracts.identity import events as wire
from contracts.identity import rpc
from services.chassis.aggregate import Event
from services.chassis.refusals import Refusal
from services.identity.domain import registration
from services.identity.domain.account import Account, Role, State
from services.identity.publishing import KEPT_INSIDE, told
from services.identity.tests.a_house import House


def test_every_event_is_told_or_kept_inside_on_purpose() -> None:
    happens = {
        each
        for each in vars(Account).values()
        if isinstance(each, type) and issubclass(each, Event) and each is not Account.Event
    }
    told_of = {each for each in told.registry if each is not object}

    assert told_of | KEPT_INSIDE == happens
    assert not told_of & KEPT_INSIDE


def test_an_event_that_nobody_decided_about_is_an_error() -> None:
    with pytest.raises(NotImplementedError):
        told(object())


def test_a_verified_person_is_told_by_id_only() -> None:
    house = House()
    zhang = house.verified()
    messages = [each.message for each in map(told, house.memory.events()) if each]

    assert [type(each) for each in messages] == [
        wire.AccountRegistered,
        wire.AccountVerified,
        wire.SessionsEnded,
    ]
    assert messages[-1] == wire.SessionsEnded(account_id=UUID(zhang.id), fingerprint=None, ended_at=house.at)


def test_every_refusal_has_its_words_in_the_contract() -> None:
    ours = {each.CODE for each in _all(Refusal) if each.__module__.startswith("services.identity")}
    shared = {"unavailable"}
    elsewhere = {"identity.not-verified"}  # said by the gateway, which knows what needs a verified person
    promised = {each for each in refused.REFUSED if each.startswith("identity.")}

    assert ours - shared == promised - elsewhere


def test_the_contract_has_the_same_words_as_the_domain() -> None:
    assert rpc.AGREEMENT_VERSION == registration.AGREEMENT_VERSION
    assert set(rpc.ROLES) == set(Role)
    assert {*State} == set(rpc.Account().fields["verification"].choices)  # type: ignore[attr-defined]


def _all(cls: type[Refusal]) -> set[type[Refusal]]:
    return {each for sub in cls.__subclasses__() for each in {sub, *_all(sub)}}
