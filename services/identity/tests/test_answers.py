"""What is answered is what the contract says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson

from contracts.call import CALLS, Call
from contracts.identity import rpc
from services.identity.domain.account import Role
from services.identity.domain.consents import CONSENT_VERSION
from services.identity.service import IdentityService
from services.identity.tests.a_house import LI, ZHANG, House

FIRM: dict[str, Any] = {
    "name": "湖南某某律师事务所",
    "uscc": "31430000MD0000001D",
    "kind": "LAW_FIRM",
    "office": "湘",
}
KEY: dict[str, Any] = {
    "name": "案件管理系统",
    "scopes": ["events:read"],
    "organisation_id": None,
    "test": False,
    "expires_on": None,
}


def fits(call: Call, answer: dict[str, Any]) -> dict[str, Any]:
    spelt = orjson.loads(orjson.dumps(answer, default=str))
    assert call.answer.validate(spelt) == {}
    assert set(spelt) <= set(call.answer.fields)
    return answer


def test_every_call_of_the_contract_is_answered() -> None:
    asked = {call.name for call in CALLS.values() if call.service == "identity"}

    assert asked <= set(dir(IdentityService))


def test_ones_own_account_and_consents(house: House) -> None:
    zhang = house.verified()
    given = {"purpose": "PAYMENT", "version": CONSENT_VERSION}

    fits(rpc.VIEW_ACCOUNT, house.account(zhang))
    fits(rpc.GIVE_CONSENT, house.identity.give_consent(cause=house.cause(zhang), **given))
    fits(rpc.REVOKE_CONSENT, house.identity.revoke_consent(cause=house.cause(zhang), purpose="PAYMENT"))
    fits(rpc.LIST_CONSENTS, house.identity.list_consents(by=zhang))
    fits(rpc.RESOLVE_SESSION, house.resolve(house.log_in()))
    fits(rpc.CLOSE_ACCOUNT, house.identity.close_account(cause=house.cause(zhang)))


def test_a_check_at_the_counter(house: House) -> None:
    zhang, clerk = house.register(), house.hire("clerk", Role.CLERK)
    house.update(zhang, **ZHANG)
    check = fits(rpc.ASK_CHECK, house.identity.ask_check(cause=house.cause(zhang), office="湘"))
    asked = rpc.LIST_CHECKS.asked.load({})

    fits(rpc.LIST_CHECKS, house.identity.list_checks(by=clerk, **asked))
    fits(rpc.VIEW_CHECK, house.identity.view_check(by=clerk, check_id=check["id"]))
    decided = house.identity.decide_check(
        cause=house.cause(clerk), check_id=check["id"], passed=True, remark=""
    )
    fits(rpc.DECIDE_CHECK, decided)


def test_an_organisation_and_its_members(house: House) -> None:
    zhang, li = house.verified(), house.verified("13900139000", **LI)
    firm = fits(rpc.FOUND_ORGANISATION, house.identity.found_organisation(cause=house.cause(zhang), **FIRM))
    asked = rpc.INVITE.asked.load({"organisation_id": str(firm["id"])})
    invited = fits(rpc.INVITE, house.identity.invite(cause=house.cause(zhang), **asked))

    fits(rpc.JOIN, house.identity.join(cause=house.cause(li), code=invited["code"]))
    fits(rpc.LIST_ORGANISATIONS, house.identity.list_organisations(by=li))
    left = house.identity.end_membership(
        cause=house.cause(li), organisation_id=firm["id"], account_id=UUID(li.id)
    )
    fits(rpc.END_MEMBERSHIP, left)


def test_keys_and_staff(house: House) -> None:
    zhang, admin = house.verified(), house.hire("admin", Role.COURT_ADMIN)
    for by in (zhang, admin):
        key = fits(rpc.CREATE_API_KEY, house.identity.create_api_key(cause=house.cause(by), **KEY))
        fits(rpc.RESOLVE_SESSION, house.resolve(key["key"]))
        fits(rpc.LIST_API_KEYS, house.identity.list_api_keys(by=by))
        fits(rpc.REVOKE_API_KEY, house.identity.revoke_api_key(cause=house.cause(by), key_id=key["id"]))
    fits(rpc.LIST_STAFF, house.identity.list_staff(by=admin))
