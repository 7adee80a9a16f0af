"""对诉讼费用决定的异议: who thinks a fee is wrong asks the court to look again [诉讼费用交纳办法 art. 43]."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from services.chassis.refusals import Refusal, bad
from services.preservation.domain import fee


class NoObjectionOpen(Refusal):
    """An objection is decided once [诉讼费用交纳办法 art. 43(2)]."""

    CODE = "preservation.no-objection-open"


class ObjectionOpen(Refusal):
    """One objection at a time, and nothing lapses before it is answered [诉讼费用交纳办法 art. 43(2)]."""

    CODE = "preservation.objection-open"


class FeeNil(Refusal):
    """An objection corrects the fee; to waive it is aid [诉讼费用交纳办法 arts 43, 45]."""

    CODE = "preservation.fee-nil"


class FeeAboveCap(Refusal):
    """No application costs more than 5,000 yuan [诉讼费用交纳办法 art. 14(2)]."""

    CODE = "preservation.fee-above-cap"


@dataclass(frozen=True, kw_only=True)
class FeeObjection:
    """What the applicant thinks is wrong."""

    reasons: str


@dataclass(frozen=True, kw_only=True)
class FeeVerdict:
    """What the court answered; *amount* is the fee from now on, None when it stands."""

    reasons: str
    amount: Decimal | None = None
    officer: str = ""

    def must_be_a_fee(self) -> None:
        """Refuse to let somebody off by the way of an objection, and a fee beyond the cap [诉讼费用交纳办法 art. 14(2)]."""
        if self.amount is not None and self.amount <= 0:
            raise FeeNil(bad("amount", "range", "应大于0", "is greater than 0"))
        if self.amount is not None and self.amount > fee.CAP:
            zh, en = f"每件不超过{fee.CAP}元", f"is {fee.CAP} at most"
            raise FeeAboveCap(bad("amount", "range", zh, en))
