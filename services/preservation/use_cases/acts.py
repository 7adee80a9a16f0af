"""What the people of a court may do with a file where it stands: what their page offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from services.chassis.causes import Actor
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.status import Status, is_lawful
from services.preservation.use_cases.desk import (
    ACCEPTING,
    ENFORCING,
    EXAMINING,
    FOLLOWING_UP,
    PRESIDING,
    RULING,
)

Condition = Callable[[PreservationApplication, datetime], bool]


def _always(_: PreservationApplication, __: datetime) -> bool:
    return True


def _is_over(rule: str) -> Condition:
    def is_over(it: PreservationApplication, at: datetime) -> bool:
        return rule in it.clocks and it.clocks[rule].is_over(at)

    return is_over


class Act(NamedTuple):
    """An act: who may, by which of these events, and on what it depends beside the state."""

    roles: frozenset[str]
    happens: tuple[str, ...]
    when: Condition = _always


ACTS: dict[str, Act] = {
    "claim": Act(EXAMINING, ("Claimed",)),
    "release": Act(EXAMINING, ("Released",), lambda it, _: it.holder_id is not None),
    "accept": Act(ACCEPTING, ("Accepted",)),
    "return": Act(EXAMINING, ("ReturnedForCorrection",)),
    "order_guarantee": Act(RULING, ("GuaranteeOrdered", "GuaranteeOrderChanged")),
    "exemption": Act(RULING, ("ExemptionGranted", "ExemptionRefused")),
    "review": Act(
        RULING,
        ("Accepted", "Reviewed"),
        lambda it, at: it.status is not Status.RETURNED or _is_over("D6")(it, at),
    ),
    "aid": Act(RULING, ("FeeWaived",), lambda it, _: bool(it.aid_kind)),
    "fee_verdict": Act(PRESIDING, ("FeeObjectionDecided",), lambda it, _: it.objecting),
    "lapse": Act(
        RULING,
        ("FeeLapsed",),
        lambda it, at: not it.aid_kind and not it.objecting and _is_over("D4")(it, at),
    ),
    "reinstate": Act(RULING, ("Reinstated",)),
    "serve": Act(EXAMINING, ("Served",), lambda it, _: any(each not in it.clocks for each in it.days)),
    "rule": Act(RULING, ("Ruled",)),
    "correct": Act(RULING, ("RulingCorrected",)),
    "measure": Act(ENFORCING, ("MeasureTaken",)),
    "nothing_found": Act(ENFORCING, ("NothingFound",)),
    "follow_up": Act(FOLLOWING_UP, ("MeasureRenewed", "Lifted", "Reconsidered", "SuitFiled")),
}


def allowed(application: PreservationApplication, by: Actor, *, at: datetime) -> list[str]:
    """Return what *by* may do; a judge nothing with what is assigned to another, but claim and release."""
    others = by.role == "judge" and application.judge_id is not None and str(application.judge_id) != by.id
    return [
        name
        for name, act in ACTS.items()
        if by.role in act.roles
        and (name in ("claim", "release") or not others)
        and any(is_lawful(application.status, each) for each in act.happens)
        and act.when(application, at)
    ]
