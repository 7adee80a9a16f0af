"""What the service refuses is what the contract has words for, no more and no less."""

from __future__ import annotations

import contracts.guarantee.errors
from contracts.refused import Refused
from services.chassis.refusals import Refusal
from services.guarantee import wiring


def refusals(cls: type[Refusal]) -> set[type[Refusal]]:
    return {each for sub in cls.__subclasses__() for each in (sub, *refusals(sub))}


def test_every_refusal_has_its_words_and_all_words_are_used() -> None:
    assert wiring.NAME == "guarantee", "everything is imported"
    raised = {
        each.CODE
        for each in refusals(Refusal)
        if each.__module__.startswith("services.guarantee.") and "CODE" in vars(each)
    }
    worded = {each.code for each in vars(contracts.guarantee.errors).values() if isinstance(each, Refused)}

    assert raised == worded
