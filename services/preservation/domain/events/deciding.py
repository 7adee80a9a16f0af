"""The ruling, and what put it right."""

from dataclasses import field
from datetime import date, datetime
from typing import Annotated, Any

from services.chassis.personal import Erased, Personal
from services.preservation.domain.clocks import Clock
from services.preservation.domain.events.step import Step
from services.preservation.domain.ruling import Amendment, Ruling, Verdict
from services.preservation.domain.status import Result


class Ruled(Step):
    """Beside the sealed ruling, whose paper names persons, stands what may be told of it."""

    TOPIC = "preservation.application.ruled"
    ruling: Annotated[Ruling | Erased, Personal]
    result: Result
    ruled_on: date
    case_no: str
    urgent: bool = field(default=False, kw_only=True)
    clock: Clock | None = field(default=None, kw_only=True)
    class_version = 3

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Take out of the ruling what stands beside it since it is sealed."""
        state |= {name: state["ruling"][name] for name in ("result", "ruled_on", "case_no")}

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        """No ruling came before the fee, and no clock was set."""
        state |= {"urgent": False, "clock": None}


class RulingCorrected(Step):
    """补正裁定 [法释〔2016〕22号 art. 24]: the ruling stays, and is read with it."""

    TOPIC = "preservation.application.ruling_corrected"
    amendment: Annotated[Amendment | Erased, Personal]
    corrected_on: date
    corrected_at: datetime


class Reconsidered(Step):
    """复议决定; *clock* is the time in which a dismissal that was revoked is enforced."""

    TOPIC = "preservation.application.reconsidered"
    verdict: Annotated[Verdict | Erased, Personal]
    outcome: str
    reconsidered_on: date
    reconsidered_at: datetime
    clock: Clock | None
