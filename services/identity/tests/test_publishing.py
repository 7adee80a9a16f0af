"""What the others hear of accounts."""

from __future__ import annotations

from uuid import UUID

from contracts.identity import errors as _words  # noqa: F401 - declares them
from contracts.identity import events as wire
from contracts.identity import rpc
from services.identity.domain import registration
from services.identity.domain.account import Role, State
from services.identity.publishing import told
from services.identity.tests.a_house import House


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


def test_the_contract_has_the_same_words_as_the_domain() -> None:
    assert rpc.AGREEMENT_VERSION == registration.AGREEMENT_VERSION
    assert set(rpc.ROLES) == set(Role)
    assert {*State} == set(rpc.account.Account().fields["verification"].choices)  # type: ignore[attr-defined]
