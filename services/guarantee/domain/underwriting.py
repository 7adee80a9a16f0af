"""核保: why a wish is not granted as it is, who must agree, by when, and how much an insurer may carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from services.chassis.refusals import Refusal, bad
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.refusals import ReasonMissing, SamePerson
from services.guarantee.domain.states import CARRIED, State


class CapacityExceeded(Refusal):
    """An insurer's open letters together stay inside its capacity [保险法 arts 102, 103]."""

    CODE = "guarantee.capacity-exceeded"


REASONS = {
    "INCOMPLETE_MATERIAL": "材料不齐全",
    "ILLEGIBLE_MATERIAL": "材料不清晰、无法辨认",
    "IDENTITY_MISMATCH": "身份信息与证明材料不一致",
    "WRONG_COURT": "受理法院与案件材料不一致",
    "AMOUNT_UNSUPPORTED": "申请担保金额缺乏依据",
    "PROPERTY_UNCLEAR": "财产信息或者财产线索不明确",
    "AGENT_AUTHORITY_MISSING": "代理人授权手续不完备",
    "CASE_NO_MISMATCH": "案号与受理案件不一致",
    "DUPLICATE": "重复申请",
    "OUT_OF_SCOPE": "不属于承保范围",
    "CLAIM_UNFOUNDED": "诉讼请求明显缺乏事实依据",
    "RELATED_PARTIES": "当事人之间存在关联关系",
    "EXPOSURE_LIMIT": "超出公司承保能力",
    "OTHER": "其他",
}
"""Why a wish is not granted as it is, in the words that the page shows."""

CURABLE = frozenset(
    {
        "INCOMPLETE_MATERIAL",
        "ILLEGIBLE_MATERIAL",
        "IDENTITY_MISMATCH",
        "WRONG_COURT",
        "AMOUNT_UNSUPPORTED",
        "PROPERTY_UNCLEAR",
        "AGENT_AUTHORITY_MISSING",
        "CASE_NO_MISMATCH",
        "OTHER",
    }
)
"""What the applicant can mend: the reasons to ask for more papers or to return."""

FITTING = {
    "MORE_PAPERS": CURABLE,
    "RETURNED": CURABLE,
    "DECLINED": frozenset(REASONS) - {"ILLEGIBLE_MATERIAL"},
    "APPROVED": frozenset[str](),
}
"""Which reasons an outcome may have; unreadable papers are asked for again, and no ground to decline."""


def must_be_founded(outcome: str, reasons: Iterable[str], remark: str) -> None:
    """Refuse an outcome without a coded reason that fits it; 其他 is said in words."""
    given = list(reasons)
    fitting = FITTING[outcome]
    if fitting and not given:
        raise ReasonMissing(bad("reasons", "required", "请选择理由", "say why"))
    if unfit := [each for each in given if each not in fitting]:
        zh = "、".join(REASONS.get(each, each) for each in unfit)
        raise ReasonMissing(
            bad("reasons", "range", f"{zh}：不适用于该结论", f"{', '.join(unfit)}: does not fit")
        )
    if "OTHER" in given and not remark.strip():
        raise ReasonMissing(bad("remark", "required", "选择其他的，请写明理由", "say the other reason"))


def reasons_text(reasons: Iterable[str]) -> str:
    """Return coded reasons as the page shows them."""
    return "；".join(REASONS[each] for each in reasons)


def needs_second(amount: Decimal, insurer: Insurer) -> bool:
    """Tell whether one underwriter is not enough for this guaranteed amount."""
    return amount > insurer.four_eyes_above


def must_be_another(first: str, second: str) -> None:
    """Refuse who would approve twice; both are account ids, or persons as their office names them."""
    if first == second:
        raise SamePerson


def answer_by(insurer: Insurer, *, category: str, since: datetime) -> datetime:
    """
    Return until when the insurer answers what it got at *since*; being late is shown, and ends nothing.

    Its hours before a suit are few, for the court has 48 [民事诉讼法 art. 104(2); our own rule].
    """
    hours = insurer.urgent_answer_hours if category == "PRE_LITIGATION" else insurer.answer_hours
    return since + timedelta(hours=hours)


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """在保责任: what an insurer carries, against what it may."""

    capacity: Decimal
    open: Decimal

    @property
    def free(self) -> Decimal:
        """What it may still take on; nothing when it carries more than it may."""
        return max(self.capacity - self.open, Decimal(0))

    def must_hold(self, amount: Decimal) -> None:
        """Refuse what would be too much together."""
        if amount > self.free:
            zh, en = f"剩余承保能力为{self.free:,.2f}元", f"{self.free} is left"
            raise CapacityExceeded(bad("amount", "range", zh, en))


def exposure(insurer: Insurer, standing: Iterable[tuple[State, Decimal]]) -> Exposure:
    """Return what *insurer* carries, from where each of its applications stands and what it guarantees."""
    return Exposure(
        capacity=insurer.capacity,
        open=sum((amount for state, amount in standing if state in CARRIED), Decimal(0)),
    )
