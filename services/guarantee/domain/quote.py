"""A quote: what one insurer asks, in which range, how that was computed, and until when it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from services.chassis.clock import day, end_of
from services.chassis.refusals import Refusal, bad
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.tariff import Breakdown, Facts, Loading, Tariff


class PremiumOutOfRange(Refusal):
    """The premium stays inside the range that was quoted by the filed tariff [保险法 art. 135]."""

    CODE = "guarantee.premium-out-of-range"


class QuoteOutdated(Refusal):
    """A quote stands until its last day is over, and for what it was asked for [our own rule]."""

    CODE = "guarantee.quote-outdated"


@dataclass(frozen=True)
class Line:
    """A step of the calculation, and what it comes to."""

    text: str
    premium: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Quote:
    """
    What one insurer asks for one guarantee; without figures when a person must quote (*by_hand*).

    *tariff* is the tariff's version, *loading* the per cent that was added, *min_rate* and *max_rate* the range as a
    share of the amount, as it is shown.
    """

    insurer: str
    insurer_name: str
    court: str
    amount: Decimal
    category: str
    tariff: str
    max_amount: Decimal
    by_hand: bool
    quoted_at: datetime
    valid_until: datetime
    claimed: Decimal | None = None
    respondents: int = 1
    loading: Decimal = Decimal(0)
    premium: Decimal | None = None
    min_premium: Decimal | None = None
    max_premium: Decimal | None = None
    min_rate: str | None = None
    max_rate: str | None = None
    lines: tuple[Line, ...] = ()

    def is_valid(self, at: datetime) -> bool:
        """Tell whether it still stands: until 24:00 of its last day in Asia/Shanghai [民法典 art. 203(2)]."""
        return at < self.valid_until

    def fits(self, *, insurer: str, court: str, amount: Decimal, category: str) -> bool:
        """Tell whether this is what it was made for."""
        return (insurer, court, amount, category) == (self.insurer, self.court, self.amount, self.category)

    def must_be_valid(self, at: datetime) -> None:
        """Refuse what rests on a quote that stands no longer."""
        if not self.is_valid(at):
            raise QuoteOutdated

    def must_fit(self, *, insurer: str, court: str, amount: Decimal, category: str) -> None:
        """Refuse what was changed after it was quoted."""
        if not self.fits(insurer=insurer, court=court, amount=amount, category=category):
            raise QuoteOutdated

    def must_be_in_range(self, premium: Decimal) -> None:
        """Refuse a premium outside the quoted range; what is quoted by hand need only be a premium."""
        least, most = self.min_premium, self.max_premium
        if least is None or most is None:
            if premium <= 0:
                raise _out_of_range("保费应大于零", "must be more than nothing")
        elif not least <= premium <= most:
            raise _out_of_range(f"应在{yuan(least)}至{yuan(most)}之间", f"lies between {least} and {most}")


def quotes(
    insurers: Iterable[Insurer],
    *,
    court: str,
    amount: Decimal,
    category: str,
    at: datetime,
    claimed: Decimal | None = None,
    respondents: int = 1,
) -> tuple[Quote, ...]:
    """Return what the insurers of the court ask, the cheapest first; those that quote by hand come last."""
    facts = Facts(category=category, amount=amount, claimed=claimed, respondents=respondents)
    made = (quoted(each, court=court, facts=facts, at=at) for each in insurers)
    return tuple(sorted((each for each in made if each is not None), key=_rank))


def quoted(insurer: Insurer, *, court: str, facts: Facts, at: datetime) -> Quote | None:
    """Return what one insurer asks; None where it does not insure, or has no tariff that day."""
    tariff = insurer.tariff(day(at))
    if tariff is None or not insurer.serves(court):
        return None
    loadings = tariff.loaded_by(facts)
    computed = tariff.premium(facts.amount, tariff.percent(loadings))
    if facts.amount > insurer.max_amount:
        computed = Breakdown(amount=facts.amount, percent=computed.percent)
    least, most = (None, None) if computed.by_hand else tariff.range(facts.amount)
    return Quote(
        insurer=insurer.code,
        insurer_name=insurer.name,
        court=court,
        amount=facts.amount,
        category=facts.category,
        tariff=tariff.version,
        max_amount=insurer.max_amount,
        by_hand=computed.by_hand,
        quoted_at=at,
        valid_until=end_of(day(at) + timedelta(days=insurer.quote_days)),
        claimed=facts.claimed,
        respondents=facts.respondents,
        loading=computed.percent,
        premium=computed.premium,
        min_premium=least,
        max_premium=most,
        min_rate=_share(least, facts.amount),
        max_rate=_share(most, facts.amount),
        lines=tuple(_lines(computed, loadings, tariff, insurer)),
    )


def yuan(money: Decimal) -> str:
    """Return money as the page shows it."""
    return f"{money:,.2f}元"


def percent(rate: Decimal) -> str:
    """Return a rate as the page shows it: 0.0015 is 0.15%."""
    return f"{(rate * 100).normalize():f}%"


def _lines(
    computed: Breakdown, loadings: tuple[Loading, ...], tariff: Tariff, insurer: Insurer
) -> Iterator[Line]:
    if computed.premium is None:
        yield Line(f"金额超过{yuan(insurer.max_amount)}，由{insurer.name}人工报价")
        return
    for each in computed.parts:
        where = (
            f"超过{yuan(each.from_)}至{yuan(each.to)}的部分" if each.from_ else f"{yuan(each.to)}以内的部分"
        )
        yield Line(f"{where}：{yuan(each.basis)}×{percent(each.rate)}", each.premium)
    if len(computed.parts) > 1:
        yield Line("分段累计", computed.sliced)
    for loading in loadings:
        yield Line(f"{loading.zh}：{loading.percent.normalize():+f}%")
    if loadings:
        yield Line(
            f"风险浮动合计{computed.percent.normalize():+f}%（以±{tariff.most_loading.normalize():f}%为限）",
            computed.loaded,
        )
    if computed.minimum_applied:
        yield Line("不足最低保费的，按最低保费计", computed.premium)
    if computed.cap_applied:
        yield Line("超过最高保费的，按最高保费计", computed.premium)


def _share(premium: Decimal | None, amount: Decimal) -> str | None:
    if premium is None:
        return None
    return percent((premium / amount).quantize(Decimal("0.00001"), ROUND_HALF_UP))


def _rank(quote: Quote) -> tuple[bool, Decimal, str]:
    return quote.by_hand, quote.premium or Decimal(0), quote.insurer


def _out_of_range(zh: str, en: str) -> PremiumOutOfRange:
    return PremiumOutOfRange(bad("premium", "range", zh, en))
