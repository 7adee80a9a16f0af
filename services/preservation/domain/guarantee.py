"""担保: how much the law lets a court require, what it ordered, and whether it is there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from services.chassis.refusals import Refusal, bad
from services.preservation.domain.content import Content

LITIGATION_CEILING = Decimal("0.30")
"""Of the requested amount, or of the disputed object's value [法释〔2016〕22号 art. 5(1)]."""


class GuaranteeMissing(Refusal):
    """A grant rests on the guarantee that the court or the law requires [民事诉讼法 arts 103(2), 104(1)]."""

    CODE = "preservation.guarantee-missing"


class GuaranteeAboveCeiling(Refusal):
    """In litigation the guarantee is thirty per cent at most [法释〔2016〕22号 art. 5(1); 民诉法解释 art. 152(3)]."""

    CODE = "preservation.guarantee-above-ceiling"


class GuaranteeBelowWhole(Refusal):
    """Before a suit less than the whole needs a special situation [法释〔2016〕22号 art. 5(2); 民诉法解释 art. 152(2)]."""

    CODE = "preservation.guarantee-below-whole"


class GuaranteeMandatory(Refusal):
    """Here the law lets nobody off: before a suit [民事诉讼法 art. 104(1)], in foreign-related arbitration [民诉法解释 art. 540]."""

    CODE = "preservation.guarantee-mandatory"


class ExemptionUnfounded(Refusal):
    """An exemption rests on a ground of the law that the applicant claims, and says why [法释〔2016〕22号 art. 9]."""

    CODE = "preservation.exemption-unfounded"


@dataclass(frozen=True, kw_only=True)
class GuaranteeOrder:
    """
    提供担保通知书: how much, in which kinds, and why.

    *object_value* is the value of the disputed object when that is what is preserved; *special* why less than the
    whole is enough before a suit (情况特殊).
    """

    amount: Decimal
    reason: str
    kinds: tuple[str, ...] = ()
    object_value: Decimal | None = None
    special: str = ""
    officer: str = ""

    def must_be_lawful(self, content: Content) -> None:
        """
        Refuse an amount that the law does not allow the court.

        [民事诉讼法 arts 103(2), 104(1); 法释〔2016〕22号 art. 5; 民诉法解释 arts 152, 540]
        """
        creation = content.creation
        if is_mandatory(content) and self.amount <= 0:
            raise GuaranteeMandatory(
                bad("amount", "range", "应当责令提供担保", "a guarantee must be ordered")
            )
        if creation.type != "PROPERTY":
            return  # how much is for the court to say [民诉法解释 arts 98(2), 152(2)]
        whole = creation.amount or Decimal(0)
        if _is_before_suit(content):
            if self.amount < whole and not self.special.strip():
                zh, en = (
                    "低于请求保全数额的，应说明特殊情况",
                    "less than the whole needs the special situation",
                )
                raise GuaranteeBelowWhole(bad("special", "range", zh, en))
        elif creation.category in ("LITIGATION", "ARBITRATION") and not _is_foreign_arbitration(content):
            ceiling = (self.object_value or whole) * LITIGATION_CEILING
            if self.amount > ceiling:
                zh, en = f"不得超过{ceiling:.2f}元（百分之三十）", f"is {ceiling:.2f} at most (30 %)"
                raise GuaranteeAboveCeiling(bad("amount", "range", zh, en))


@dataclass(frozen=True, kw_only=True)
class Exemption:
    """免担保: the court lets the applicant off, or refuses to, and why [法释〔2016〕22号 art. 9]."""

    ground: str
    reason: str
    officer: str = ""

    def must_be_lawful(self, content: Content, *, granted: bool) -> None:
        """
        Refuse an exemption where the law lets nobody off, one that nobody claimed, and one without its reason.

        [民事诉讼法 art. 104(1); 民诉法解释 art. 540; 法释〔2016〕22号 art. 9]
        """
        if not self.reason.strip():
            raise ExemptionUnfounded(bad("reason", "range", "请写明理由", "says why"))
        if self.ground not in claimed(content):
            raise ExemptionUnfounded(
                bad("ground", "range", "申请人未主张该情形", "was not claimed by the applicant")
            )
        if not granted:
            return
        if is_mandatory(content):
            raise GuaranteeMandatory
        if (self.ground == "PRE_ENFORCEMENT") != (content.creation.category == "PRE_ENFORCEMENT"):
            raise ExemptionUnfounded(
                bad("ground", "range", "该情形不适用于本申请", "does not fit this application")
            )


@dataclass(frozen=True)
class Proposal:
    """What the system proposes to the court, and where that stands in the law; the court decides."""

    amount: Decimal
    source: str
    mandatory: bool


def proposed(content: Content) -> Proposal:
    """
    Return the guarantee that the law suggests for *content*.

    [民事诉讼法 arts 103(2), 104(1); 法释〔2016〕22号 arts 5, 9(2); 民诉法解释 arts 152, 540]
    """
    creation = content.creation
    whole = creation.amount or Decimal(0)
    if creation.type != "PROPERTY":
        source = "由人民法院酌情决定（民诉法解释第九十八条、第一百五十二条）"
        return Proposal(Decimal(0), source, mandatory=is_mandatory(content))
    if _is_before_suit(content):
        return Proposal(
            whole,
            "相当于请求保全数额（民事诉讼法第一百零四条，法释〔2016〕22号第五条第二款）",
            mandatory=True,
        )
    if creation.category == "PRE_ENFORCEMENT":
        return Proposal(Decimal(0), "可以不要求提供担保（法释〔2016〕22号第九条第二款）", mandatory=False)
    source = "不超过请求保全数额的百分之三十（法释〔2016〕22号第五条第一款）"
    if is_mandatory(content):
        source = "应当责令提供担保（民诉法解释第五百四十条）"
    return Proposal(
        (whole * LITIGATION_CEILING).quantize(Decimal("0.01")), source, mandatory=is_mandatory(content)
    )


def is_mandatory(content: Content) -> bool:
    """
    Tell whether the law lets nobody off the guarantee.

    Before a suit it must be provided [民事诉讼法 art. 104(1)], for evidence only if there may be a loss
    [民诉法解释 art. 98(2)]; in foreign-related arbitration for property [民诉法解释 art. 540].
    """
    if content.creation.type == "PROPERTY":
        return _is_before_suit(content) or _is_foreign_arbitration(content)
    return content.creation.type == "CONDUCT" and _is_before_suit(content)


def must_suffice(content: Content, preserves: Decimal | None, *, required: Decimal | None) -> None:
    """
    Refuse to preserve without the guarantee that the court required, or else the one that the law requires.

    *preserves* is what a part comes to that alone is preserved, None when it is the whole.

    [民事诉讼法 arts 103(2), 104(1); 民诉法解释 arts 152(2), 540; 法释〔2016〕22号 arts 5, 9]
    """
    there = offered(content)
    if required is not None:
        if there < required:
            raise GuaranteeMissing
        return
    if not is_mandatory(content):
        return
    wholly = _is_before_suit(content) and content.creation.type == "PROPERTY"
    whole = (content.creation.amount if wholly else None) or Decimal(0)
    if there <= 0 or there < (whole if preserves is None else min(preserves, whole)):
        raise GuaranteeMissing


def claimed(content: Content) -> frozenset[str]:
    """Return the grounds on which the applicant asks to be let off [法释〔2016〕22号 art. 9]."""
    return frozenset(
        each.exemption for each in content.guarantees.items if each.kind == "NONE" and each.exemption
    )


def offered(content: Content) -> Decimal:
    """Return what the guarantees of *content* are worth together."""
    return sum(
        (each.value or Decimal(0) for each in content.guarantees.items if each.kind != "NONE"), Decimal(0)
    )


def _is_before_suit(content: Content) -> bool:
    return content.creation.category == "PRE_LITIGATION"


def _is_foreign_arbitration(content: Content) -> bool:
    return content.creation.category == "ARBITRATION" and bool(content.creation.foreign_related)
