"""A decision over the broker has its effect, or an answer."""

from __future__ import annotations

from typing import Any

import pytest

from contracts import fields
from contracts.call import Call, Form, Stored
from services.chassis.deciding import decisions
from services.chassis.refusals import Busy, NotAllowed, NotYet, StoreUnavailable, Unknown
from services.chassis.testing import a_cause


class Knock(Form):
    """Knock so many times."""

    times = fields.Whole(required=True, least=1)


KNOCK = Call(service="door", name="knock_at_door", asked=Knock(), answer=Stored(), command=True)
CALLS = {"door.knock": KNOCK}


class Door:
    """Use cases that remember what they were asked, and what was answered."""

    def __init__(self, raises: Exception | None = None) -> None:
        self.heard: list[Any] = []
        self.raises = raises

    def knock_at_door(self, *, cause: Any, times: int) -> None:  # noqa: ARG002 - as a use case is called
        if self.raises:
            raise self.raises
        self.heard.append(times)


def decide(door: Door, decided: dict[str, Any]) -> None:
    table = decisions(CALLS, lambda it, _, __, code: it.heard.append(code))
    table["door.knock"](door, decided, a_cause())


def test_a_decision_is_the_use_case_that_a_call_would_be() -> None:
    door = Door()
    decide(door, {"times": 2})
    assert door.heard == [2]


@pytest.mark.parametrize("refusal", [Unknown(), NotAllowed()])
def test_what_a_rule_forbids_is_answered_by_its_code(refusal: Any) -> None:
    door = Door(refusal)
    decide(door, {"times": 2})
    assert door.heard == [refusal.CODE]


@pytest.mark.parametrize("decided", [{}, {"times": "no number"}, {"times": 0}])
def test_what_cannot_be_read_is_answered_too(decided: dict[str, Any]) -> None:
    door = Door()
    decide(door, decided)
    assert door.heard == ["bad-input"]


@pytest.mark.parametrize("passing", [Busy(), StoreUnavailable(), NotYet()])
def test_what_may_go_well_later_is_not_answered_now(passing: Exception) -> None:
    with pytest.raises(type(passing)):
        decide(Door(passing), {"times": 1})
