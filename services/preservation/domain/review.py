"""What a court finds in the papers, and what a pass costs the applicant until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from services.chassis.refusals import Refusal
from services.preservation.domain import fee, working_days
from services.preservation.domain.content import Content

DAYS_TO_PAY = 7
"""The court sets the period [诉讼费用交纳办法 art. 22(3)]; the Supreme Court's form of the notice says seven days."""


class NotUnderReview(Refusal):
    """The court reviews what lies before it for review."""

    CODE = "preservation.not-under-review"


class ReasonMissing(Refusal):
    """A refusal at review is reasoned."""

    CODE = "preservation.reason-missing"


@dataclass(frozen=True, kw_only=True)
class Review:
    """审核结果, 审核日期, 备注; the office vouches for the officer's name and number."""

    passed: bool
    reviewed_on: date
    remark: str = ""
    reasons: tuple[str, ...] = ()
    officer: str = ""
    officer_no: str = ""

    def must_be_reasoned(self) -> None:
        """Refuse a refusal that says nothing, and an `OTHER` that does not say which [在线诉讼规则 art. 9(2)]."""
        silent = not self.passed and not self.reasons
        if (silent or "OTHER" in self.reasons) and not self.remark:
            zh, en = "审核不通过须写明理由", "says why it did not pass"
            raise ReasonMissing({"field": "remark", "code": "required", "zh": zh, "en": en})


def assessed(content: Content, *, today: date) -> tuple[Decimal | None, Decimal, date]:
    """
    Return what the fee is computed on, the fee, and the last day to pay it.

    Conduct and evidence have no property amount [诉讼费用交纳办法 art. 14(2)]. The period runs from the day after the
    notice, which arrives as it is sent, and does not end on a holiday [民事诉讼法 art. 85]. Where the court has 48
    hours [民事诉讼法 arts 103(3), 104(2)] it is set inside them: the day after.
    """
    creation = content.creation
    basis = creation.amount if creation.type == "PROPERTY" else None
    hurried = creation.category == "PRE_LITIGATION" or content.basic.urgent_because
    due_on = today + timedelta(days=1) if hurried else working_days.last_day(today, DAYS_TO_PAY).statutory
    return basis, fee.assess(basis).fee, due_on
