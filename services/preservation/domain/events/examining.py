"""What the court did before it ruled."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from services.chassis.personal import Erased, Personal
from services.preservation.domain.clocks import Clock
from services.preservation.domain.correction import Correction
from services.preservation.domain.events.step import Step
from services.preservation.domain.guarantee import Exemption, GuaranteeOrder
from services.preservation.domain.review import Review


class Assigned(Step):
    """The court's administrator gave it to a judge, or took it from one."""

    TOPIC = "preservation.application.assigned"
    judge_id: UUID | None
    assigned_at: datetime


class Claimed(Step):
    """Somebody of the court works on it: himself, or whom he handed it to."""

    TOPIC = "preservation.application.claimed"
    holder_id: UUID
    claimed_at: datetime


class Released(Step):
    """Nobody works on it any more; it waits for whoever comes first."""

    TOPIC = "preservation.application.released"
    released_at: datetime


class Accepted(Step):
    """受理: *clock* is the court's time to rule; its number for the case may come with it."""

    TOPIC = "preservation.application.accepted"
    accepted_at: datetime
    clock: Clock | None = field(default=None, kw_only=True)
    case_no: str = field(default="", kw_only=True)
    class_version = 2

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """No clock was set, and no number given."""
        state |= {"clock": None, "case_no": ""}


class ReturnedForCorrection(Step):
    """补正通知: every defect at once; no clock until the paper is served."""

    TOPIC = "preservation.application.returned_for_correction"
    correction: Annotated[Correction | Erased, Personal]
    codes: tuple[str, ...]
    days: int
    clock: Clock | None
    returned_at: datetime


class Served(Step):
    """A paper reached its addressee, as the clerk recorded: the clock that starts with it."""

    TOPIC = "preservation.application.served"
    paper: str
    served_on: date
    clock: Clock
    recorded_at: datetime


class GuaranteeOrdered(Step):
    """责令提供担保: how much, and by when; no clock until the paper is served."""

    TOPIC = "preservation.application.guarantee_ordered"
    order: Annotated[GuaranteeOrder | Erased, Personal]
    amount: Decimal
    days: int
    clock: Clock | None
    ordered_at: datetime


class GuaranteeOrderChanged(Step):
    """The court wants another guarantee than it ordered; *clock* is its time to rule, if what was offered is enough."""

    TOPIC = "preservation.application.guarantee_order_changed"
    order: Annotated[GuaranteeOrder | Erased, Personal]
    amount: Decimal
    changed_at: datetime
    clock: Clock | None


class ExemptionGranted(Step):
    """免担保 was granted; *clock* is the court's time to rule, if it waited for the guarantee."""

    TOPIC = "preservation.application.exemption_granted"
    exemption: Annotated[Exemption | Erased, Personal]
    ground: str
    granted_at: datetime
    clock: Clock | None


class ExemptionRefused(Step):
    """免担保 was refused."""

    TOPIC = "preservation.application.exemption_refused"
    exemption: Annotated[Exemption | Erased, Personal]
    ground: str
    refused_at: datetime


class LetterChecked(Step):
    """What the insurers' side says of a letter: whether it secures this application, or what became of it; with the name of the insurer."""

    TOPIC = "preservation.application.letter_checked"
    letter_no: str
    result: str
    insurer: str
    amount: Decimal | None
    checked_at: datetime
    insurer_name: str = field(default="", kw_only=True)


class Reviewed(Step):
    """Beside the sealed review, whose remark may name persons, stands what may be told of it."""

    TOPIC = "preservation.application.reviewed"
    review: Annotated[Review | Erased, Personal]
    passed: bool
    reviewed_on: date
    reasons: tuple[str, ...]
    class_version = 2

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Take out of the review what stands beside it since it is sealed."""
        state |= {name: state["review"][name] for name in ("passed", "reviewed_on", "reasons")}
