"""What an office decides over the broker: the same use case as by a call, and an answer when a rule forbids it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from marshmallow import ValidationError

from contracts.call import Call
from contracts.problems import problems
from services.chassis.causes import Cause
from services.chassis.refusals import BadInput, Busy, Refusal, StoreUnavailable

Answer = Callable[[Any, Cause, Mapping[str, Any], str], None]
"""Stores which code answers a decision: of the use cases, the cause, what was decided, the code."""


def decisions(calls: Mapping[str, Call], refuse: Answer) -> dict[str, Callable[..., None]]:
    """Return what is done about each decision: as the call of its name; a decision is never met with silence."""
    return {name: partial(_decide, call, refuse) for name, call in calls.items()}


def _decide(call: Call, refuse: Answer, use_cases: Any, decided: Mapping[str, Any], cause: Cause) -> None:
    use_case: Callable[..., Any] = getattr(use_cases, call.key.partition(".")[2])
    try:
        use_case(cause=cause, **_asked(call, decided))
    except (Busy, StoreUnavailable):
        raise
    except Refusal as refusal:
        refuse(use_cases, cause, decided, refusal.CODE)


def _asked(call: Call, decided: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return dict(call.asked.load(decided))
    except ValidationError as error:
        raise BadInput(*problems(error)) from error
