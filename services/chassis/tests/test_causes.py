"""Who acts, and what comes of it."""

from __future__ import annotations

from uuid import UUID

import pytest

from contracts.call import Call, Nothing, Stored
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed
from services.chassis.testing import a_cause, an_actor


def test_a_person_acts_by_an_account() -> None:
    assert an_actor(account=UUID(int=7)).account == UUID(int=7)


@pytest.mark.parametrize("nobody", ["office:湘", "service:payment", "anonymous", ""])
def test_who_has_no_account_may_not_do_what_needs_one(nobody: str) -> None:
    with pytest.raises(NotAllowed):
        Actor(id=nobody, role="service").account  # noqa: B018 - reading it is what is refused


def test_the_same_cause_gives_the_same_new_id_again_and_another_name_another() -> None:
    cause = a_cause(an_actor(account=UUID(int=7)))

    assert cause.new_id("one") == cause.new_id("one")
    assert cause.new_id("one") != cause.new_id("another")


def test_what_a_command_opens_gets_the_id_that_its_call_foretells() -> None:
    call = Call(service="payment", name="open_bill", asked=Nothing(), answer=Stored(), command=True)
    cause = a_cause(an_actor(account=UUID(int=7)), name=call.name, key="k1")

    assert call.opens(cause.actor.id, "k1") == cause.new_id()
