"""What became of the fee."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec

from services.chassis.personal import Erased, Personal
from services.preservation.domain import clocks
from services.preservation.domain.aid import AidDecision
from services.preservation.domain.clocks import Clock
from services.preservation.domain.events.step import Step
from services.preservation.domain.objection import FeeVerdict


class FeeAssessed(Step):
    """What the fee is computed on, and what it is; no clock and no day until the notice is served."""

    TOPIC = "preservation.application.fee_assessed"
    basis: Decimal | None
    amount: Decimal
    due_on: date | None
    assessed_at: datetime
    days: int = field(default=7, kw_only=True)
    clock: Clock | None = field(default=None, kw_only=True)
    class_version = 2

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Only the day was kept; a clock runs to its end."""
        clock = clocks.by_date(
            "D4", datetime.fromisoformat(state["assessed_at"]), date.fromisoformat(state["due_on"])
        )
        state |= {"days": 7, "clock": msgspec.to_builtins(clock)}


class FeeBilled(Step):
    """Payment opened the bill by which the fee is to be paid."""

    TOPIC = "preservation.application.fee_billed"
    bill_id: UUID


class FeePaid(Step):
    """The fee was paid, at the channel's own time."""

    TOPIC = "preservation.application.fee_paid"
    bill_id: UUID
    amount: Decimal
    paid_at: datetime


class FeeWaived(Step):
    """免交: nothing is owed."""

    TOPIC = "preservation.application.fee_waived"
    decision: Annotated[AidDecision | Erased, Personal]
    waived_at: datetime


class FeeDeferred(Step):
    """缓交: it is due on a later day, and the ruling need not wait for it."""

    TOPIC = "preservation.application.fee_deferred"
    decision: Annotated[AidDecision | Erased, Personal]
    amount: Decimal
    due_on: date
    deferred_at: datetime


class FeeReduced(Step):
    """减交 by *percent*: *amount* is what is due from now on."""

    TOPIC = "preservation.application.fee_reduced"
    decision: Annotated[AidDecision | Erased, Personal]
    percent: int
    amount: Decimal
    due_on: date | None
    days: int
    clock: Clock | None
    reduced_at: datetime


class AidRefused(Step):
    """A refusal sets a new period [诉讼费用交纳办法 arts 22(4), 48]."""

    TOPIC = "preservation.application.aid_refused"
    decision: Annotated[AidDecision | Erased, Personal]
    amount: Decimal
    due_on: date | None
    days: int
    clock: Clock | None
    refused_at: datetime


class FeeObjectionDecided(Step):
    """复核 of the fee: *amount* is what is due from now on."""

    TOPIC = "preservation.application.fee_objection_decided"
    verdict: Annotated[FeeVerdict | Erased, Personal]
    changed: bool
    amount: Decimal
    due_on: date | None
    days: int
    clock: Clock | None
    decided_at: datetime


class FeeLapsed(Step):
    """按撤回申请处理: an act of the court."""

    TOPIC = "preservation.application.fee_lapsed"
    lapsed_at: datetime


class Reinstated(Step):
    """Payment, or the request for aid, proved to have been in time; *clock* is the new period to pay, if it was not paid."""

    TOPIC = "preservation.application.reinstated"
    reason: Annotated[str | Erased, Personal]
    bill_id: UUID | None
    due_on: date | None
    days: int
    clock: Clock | None
    court_clock: Clock
    reinstated_at: datetime
