"""Judicial aid (司法救助): what may be asked for, by whom, on which ground, and what the court decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from services.chassis.refusals import Refusal, bad
from services.preservation.domain.fee import FEN
from services.preservation.domain.refusals import DateWrong

LEAST_REDUCTION = 30
"""Per cent [诉讼费用交纳办法 art. 46(2)]."""

GROUNDS: dict[str, dict[str, str]] = {
    # 诉讼费用交纳办法 art. 45
    "WAIVE": {
        "DISABLED_NO_INCOME": "残疾人无固定生活来源的",
        "MAINTENANCE": "追索赡养费、扶养费、抚育费、抚恤金的",
        "MINIMUM_LIVING": "最低生活保障对象、农村特困定期救济对象、农村五保供养对象或者领取失业保险金人员，无其他收入的",
        "BRAVERY": "因见义勇为或者为保护社会公共利益致使自身合法权益受到损害，本人或者其近亲属请求赔偿或者补偿的",
        "OTHER_WAIVE": "确实需要免交的其他情形",
    },
    # art. 46
    "REDUCE": {
        "DISASTER": "因自然灾害等不可抗力造成生活困难，正在接受社会救济，或者家庭生产经营难以为继的",
        "PREFERENTIAL_TREATMENT": "属于国家规定的优抚、安置对象的",
        "WELFARE_INSTITUTION": "社会福利机构和救助管理站",
        "OTHER_REDUCE": "确实需要减交的其他情形",
    },
    # art. 47
    "DEFER": {
        "SOCIAL_INSURANCE": "追索社会保险金、经济补偿金的",
        "ACCIDENT_VICTIM": "海上事故、交通事故、医疗事故、工伤事故、产品质量事故或者其他人身伤害事故的受害人请求赔偿的",
        "LEGAL_AID": "正在接受有关部门法律援助的",
        "OTHER_DEFER": "确实需要缓交的其他情形",
    },
}
"""The grounds by kind: 免交, 减交, 缓交."""
GRANTED = {"WAIVE": "免交", "REDUCE": "减交", "DEFER": "缓交"}


class AidNotForThem(Refusal):
    """A waiver is for natural persons only [诉讼费用交纳办法 art. 44(2)]."""

    CODE = "preservation.aid-not-for-them"


class AidGroundWrong(Refusal):
    """The ground is none of the kind that is asked for [诉讼费用交纳办法 arts 45-47]."""

    CODE = "preservation.aid-ground-wrong"


class AidUndecided(Refusal):
    """A request for aid is answered before anything follows from the fee not being paid [诉讼费用交纳办法 art. 48]."""

    CODE = "preservation.aid-undecided"


class AidNotAsked(Refusal):
    """Aid is decided when it was asked for [诉讼费用交纳办法 art. 48(1)]."""

    CODE = "preservation.aid-not-asked"


class ReductionTooSmall(Refusal):
    """A reduction is thirty per cent at least [诉讼费用交纳办法 art. 46(2)]."""

    CODE = "preservation.reduction-too-small"


class AidReasonMissing(Refusal):
    """A refusal of aid says why, in writing [诉讼费用交纳办法 art. 48(2)]."""

    CODE = "preservation.aid-reason-missing"


@dataclass(frozen=True, kw_only=True)
class AidClaim:
    """缓交, 减交 or 免交, the ground, and why; the proof lies with the materials."""

    kind: str
    ground: str
    reason: str = ""

    def must_be_well_founded(self, *, natural: bool) -> None:
        """Refuse a ground of another kind, and a waiver for an organisation."""
        if self.ground not in GROUNDS.get(self.kind, {}):
            zh, en = "该情形不属于所申请的救助方式", "is no ground for this kind of aid"
            raise AidGroundWrong(bad("ground", "choice", zh, en))
        if self.kind == "WAIVE" and not natural:
            zh, en = "免交只适用于自然人", "a waiver is for natural persons only"
            raise AidNotForThem(bad("kind", "choice", zh, en))


@dataclass(frozen=True, kw_only=True)
class AidDecision:
    """What the court decided on the aid: *outcome* is WAIVED, REDUCED, DEFERRED or REFUSED."""

    outcome: str
    reasons: str
    percent: int | None = None
    due_on: date | None = None
    officer: str = ""

    def must_be_lawful(self, *, natural: bool, today: date) -> None:
        """Refuse a reduction below thirty per cent, a waiver for an organisation, a refusal without reasons, a day gone by."""
        if self.outcome == "WAIVED" and not natural:
            raise AidNotForThem
        if self.outcome == "REDUCED" and not LEAST_REDUCTION <= (self.percent or 0) < 100:  # noqa: PLR2004 - per cent
            zh, en = "减交比例不得低于百分之三十", "a reduction is thirty per cent at least"
            raise ReductionTooSmall(bad("percent", "range", zh, en))
        if not self.reasons.strip():
            zh, en = "请写明理由", "says why"
            raise AidReasonMissing(bad("reasons", "required", zh, en))
        if self.outcome == "DEFERRED" and self.due_on is None:
            zh, en = "请写明缓交至何日", "until when it is deferred"
            raise AidReasonMissing(bad("due_on", "required", zh, en))
        if self.outcome == "DEFERRED" and self.due_on is not None and self.due_on < today:
            zh, en = "缓交期限不能早于今天", "lies before today"
            raise DateWrong(bad("due_on", "range", zh, en))


def reduced(amount: Decimal, percent: int) -> Decimal:
    """Return what is left of a fee that is reduced by *percent*, to the 分."""
    return (amount * (100 - percent) / 100).quantize(FEN, ROUND_HALF_UP)
