"""What a court rules, and what a ruling needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.chassis.refusals import Refusal
from services.preservation.domain.content import Content
from services.preservation.domain.status import DISMISSABLE, RULED, Result, Status


class NotAwaitingRuling(Refusal):
    """Review and fee come before the ruling."""

    CODE = "preservation.not-awaiting-ruling"


class AlreadyRuled(Refusal):
    """An application is ruled on once."""

    CODE = "preservation.already-ruled"


class GuaranteeMissing(Refusal):
    """Pre-litigation preservation of property rests on a guarantee [民事诉讼法 art. 104(1)]."""

    CODE = "preservation.guarantee-missing"


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """裁定结果, 裁定日期, and what the paper 民事裁定书 says."""

    result: Result
    ruled_on: date
    case_no: str
    reasons: str
    order: str
    judge: str
    clerk: str = ""
    officer: str = ""
    officer_no: str = ""

    def must_come_in_time(self, status: Status) -> None:
        """Refuse a ruling out of turn; only a dismissal need not wait for the fee."""
        if status in RULED:
            raise AlreadyRuled
        dismissed = self.result is Result.DISMISSED and status in DISMISSABLE
        if not dismissed and status is not Status.AWAITING_RULING:
            raise NotAwaitingRuling

    def must_be_guaranteed(self, content: Content) -> None:
        """
        Refuse to preserve property before a suit without a guarantee; the whole request needs one of its whole amount.

        [民事诉讼法 art. 104(1); 民诉法解释 art. 152(2); 法释〔2016〕22号 art. 5(2)]
        """
        creation = content.creation
        if self.result is Result.DISMISSED or (creation.category, creation.type) != (
            "PRE_LITIGATION",
            "PROPERTY",
        ):
            return
        offered = sum(
            (each.value or Decimal(0) for each in content.guarantees.items if each.kind != "NONE"), Decimal(0)
        )
        enough = offered >= (creation.amount or 0) if self.result is Result.GRANTED else offered > 0
        if not enough:
            raise GuaranteeMissing
