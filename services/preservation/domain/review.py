"""What a court finds in the papers."""

from dataclasses import dataclass
from datetime import date

from services.chassis.refusals import Refusal, bad


class NotUnderReview(Refusal):
    """The court reviews what lies before it for review [our own rule]."""

    CODE = "preservation.not-under-review"


class ReasonMissing(Refusal):
    """A refusal at review is reasoned [在线诉讼规则 art. 9(2)]."""

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
        """Refuse a refusal without a coded reason, and an `OTHER` that does not say which [在线诉讼规则 art. 9(2)]."""
        zh, en = "审核不通过须写明理由", "says why it did not pass"
        if not self.passed and not self.reasons:
            raise ReasonMissing(bad("reasons", "required", zh, en))
        if "OTHER" in self.reasons and not self.remark.strip():
            raise ReasonMissing(bad("remark", "required", zh, en))
