"""The measures, and what became of them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from services.chassis.personal import Erased, Personal
from services.preservation.domain.clocks import Clock
from services.preservation.domain.events.step import Step
from services.preservation.domain.guarantee import GuaranteeOrder
from services.preservation.domain.measure import Found, Measure, Swap


class MeasureTaken(Step):
    """The day counts for the 30 days to sue and for the term; *until* is the 届满日 that the court states."""

    TOPIC = "preservation.application.measure_taken"
    measure_id: UUID
    measure: Annotated[Measure | Erased, Personal]
    kind: str
    property_type: str
    special: str
    respondent: int
    taken_on: date
    until: date | None
    sue_by: Clock | None
    recorded_at: datetime


class NothingFound(Step):
    """未查到可供保全财产."""

    TOPIC = "preservation.application.nothing_found"
    found: Annotated[Found | Erased, Personal]
    searched_on: date
    recorded_at: datetime


class MeasureRenewed(Step):
    """续行 until another day."""

    TOPIC = "preservation.application.measure_renewed"
    measure_id: UUID
    renewed_on: date
    until: date


class MeasureLifted(Step):
    """解除 of one measure."""

    TOPIC = "preservation.application.measure_lifted"
    measure_id: UUID
    lifted_on: date
    reason: Annotated[str | Erased, Personal]


class MeasureExpired(Step):
    """The term has run out, and with it the effect [法释〔2004〕15号 art. 27 as amended 2020]."""

    TOPIC = "preservation.application.measure_expired"
    measure_id: UUID
    expired_on: date


class ObjectSwapped(Step):
    """变更保全标的物 [民诉法解释 art. 167]."""

    TOPIC = "preservation.application.object_swapped"
    measure_id: UUID
    swap: Annotated[Swap | Erased, Personal]
    property_type: str
    swapped_on: date


class GuaranteeReplaced(Step):
    """变更担保: the court accepted another one."""

    TOPIC = "preservation.application.guarantee_replaced"
    order: Annotated[GuaranteeOrder | Erased, Personal]
    replaced_on: date


class GuaranteeSupplemented(Step):
    """补充担保: the court accepted more."""

    TOPIC = "preservation.application.guarantee_supplemented"
    order: Annotated[GuaranteeOrder | Erased, Personal]
    supplemented_on: date


class Transferred(Step):
    """移送 [民诉法解释 art. 160]: the ruling counts as the receiving court's; *to_court* is its 法院代字."""

    TOPIC = "preservation.application.transferred"
    to_court: str
    transferred_on: date


class SuitFiled(Step):
    """The applicant sued: 已转为诉讼保全."""

    TOPIC = "preservation.application.suit_filed"
    case_no: str
    filed_on: date


class ArbitrationFiled(Step):
    """The applicant went to arbitration: 已转为仲裁保全."""

    TOPIC = "preservation.application.arbitration_filed"
    case_no: str
    filed_on: date


class EnforcementFiled(Step):
    """The applicant went to enforcement: 已转为执行中的措施."""

    TOPIC = "preservation.application.enforcement_filed"
    case_no: str
    filed_on: date


class Lifted(Step):
    """解除保全 before any measure was taken."""

    TOPIC = "preservation.application.lifted"
    reason: Annotated[str | Erased, Personal]
    lifted_on: date
