"""What an insurer charges: slices of the amount that add up, a minimum, a cap, and loadings for the risk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

FEN = Decimal("0.01")
MOST_LOADING = Decimal(30)
"""Per cent up or down that an underwriter may go [our own rule]."""
MANY_RESPONDENTS = 3
FAR_BELOW = Decimal("0.5")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of the risk when a quote is asked for; *claimed* is what the suit is about (诉讼标的额)."""

    category: str
    amount: Decimal
    claimed: Decimal | None = None
    respondents: int = 1


class Factor(NamedTuple):
    """An underwriting input that makes a guarantee dearer or cheaper, in the words that the page shows."""

    zh: str
    applies: Callable[[Facts], bool]


FACTORS: dict[str, Factor] = {
    "PRE_LITIGATION": Factor("诉前保全", lambda facts: facts.category == "PRE_LITIGATION"),
    "ARBITRATION": Factor("仲裁中保全", lambda facts: facts.category == "ARBITRATION"),
    "PRE_ENFORCEMENT": Factor("已有生效法律文书", lambda facts: facts.category == "PRE_ENFORCEMENT"),
    "ABOVE_CLAIM": Factor(
        "保全金额高于诉讼标的额", lambda facts: facts.claimed is not None and facts.amount > facts.claimed
    ),
    "FAR_BELOW_CLAIM": Factor(
        "保全金额不超过诉讼标的额的一半",
        lambda facts: facts.claimed is not None and facts.amount <= facts.claimed * FAR_BELOW,
    ),
    "MANY_RESPONDENTS": Factor(
        f"被申请人多于{MANY_RESPONDENTS}名", lambda facts: facts.respondents > MANY_RESPONDENTS
    ),
}
"""What may move a premium; by how much is each insurer's own tariff."""


@dataclass(frozen=True)
class Loading:
    """One factor that applied, and its per cent."""

    code: str
    zh: str
    percent: Decimal


@dataclass(frozen=True)
class Slice:
    """The part of an amount up to *up_to* yuan, above the slice before it, costs *rate* of it."""

    up_to: Decimal
    rate: Decimal


@dataclass(frozen=True)
class Part:
    """What of an amount lies in one slice, and what that costs."""

    from_: Decimal
    to: Decimal
    rate: Decimal
    basis: Decimal
    premium: Decimal


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """
    How a premium was computed: *sliced* is the sum of the parts, *loaded* that with the loading.

    ``by_hand``: the amount lies above the tariff, which has no figure for it.
    """

    amount: Decimal
    parts: tuple[Part, ...] = ()
    sliced: Decimal = Decimal(0)
    percent: Decimal = Decimal(0)
    loaded: Decimal = Decimal(0)
    premium: Decimal | None = None
    minimum_applied: bool = False
    cap_applied: bool = False

    @property
    def by_hand(self) -> bool:
        """Tell whether a person must quote."""
        return self.premium is None


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """A tariff and when it counts; *loadings* are per cent by factor, together never more than *most_loading*."""

    version: str
    since: date
    slices: tuple[Slice, ...]
    minimum: Decimal
    until: date | None = None
    cap: Decimal | None = None
    loadings: dict[str, Decimal] = field(default_factory=dict)
    most_loading: Decimal = MOST_LOADING

    @property
    def limit(self) -> Decimal:
        """The amount above which a person must quote."""
        return self.slices[-1].up_to

    def counts(self, on: date) -> bool:
        """Tell whether the tariff counts on that day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def premium(self, amount: Decimal, percent: Decimal = Decimal(0)) -> Breakdown:
        """
        Return what *amount* yuan cost, with *percent* of loading: sliced cumulatively, to the 分, half up.

        The minimum and the cap hold after the loading.
        """
        if amount <= 0:
            raise ValueError(amount)
        if amount > self.limit:
            return Breakdown(amount=amount, percent=percent)
        parts = tuple(self._parts(amount))
        sliced = sum((each.premium for each in parts), Decimal(0))
        loaded = _fen(sliced * (100 + percent) / 100)
        premium = max(loaded, _fen(self.minimum))
        capped = premium if self.cap is None else min(premium, _fen(self.cap))
        return Breakdown(
            amount=amount,
            parts=parts,
            sliced=sliced,
            percent=percent,
            loaded=loaded,
            premium=capped,
            minimum_applied=premium > loaded,
            cap_applied=capped < premium,
        )

    def range(self, amount: Decimal) -> tuple[Decimal | None, Decimal | None]:
        """Return the least and the most that an underwriter may ask for."""
        return (
            self.premium(amount, -self.most_loading).premium,
            self.premium(amount, self.most_loading).premium,
        )

    def loaded_by(self, facts: Facts) -> tuple[Loading, ...]:
        """Return the factors that apply to *facts*."""
        return tuple(
            Loading(code, FACTORS[code].zh, percent)
            for code, percent in self.loadings.items()
            if percent and FACTORS[code].applies(facts)
        )

    def percent(self, loadings: tuple[Loading, ...]) -> Decimal:
        """Return the loading of all factors together, inside what is allowed."""
        together = sum((each.percent for each in loadings), Decimal(0))
        return min(max(together, -self.most_loading), self.most_loading)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield each field that makes no sense, and why."""
        ends = [Decimal(0), *(each.up_to for each in self.slices)]
        if not self.slices or any(before >= after for before, after in pairwise(ends)):
            yield "slices", "up_to must rise from slice to slice"
        if any(not 0 < each.rate < 1 for each in self.slices):
            yield "slices", "a rate lies between 0 and 1"
        if self.minimum < 0:
            yield "minimum", "must not be negative"
        if self.cap is not None and self.cap < self.minimum:
            yield "cap", "lies below the minimum"
        if self.until is not None and self.until < self.since:
            yield "until", "lies before since"
        if not 0 <= self.most_loading <= MOST_LOADING:
            yield "most_loading", f"lies between 0 and {MOST_LOADING}"
        for code, percent in self.loadings.items():
            if code not in FACTORS:
                yield f"loadings.{code}", f"is none of {', '.join(FACTORS)}"
            elif abs(percent) > self.most_loading:
                yield f"loadings.{code}", f"lies beyond {self.most_loading} per cent"

    def _parts(self, amount: Decimal) -> Iterator[Part]:
        above = Decimal(0)
        for each in self.slices:
            basis = min(amount, each.up_to) - above
            if basis <= 0:
                return
            yield Part(above, each.up_to, each.rate, basis, _fen(basis * each.rate))
            above = each.up_to


def _fen(money: Decimal) -> Decimal:
    return money.quantize(FEN, ROUND_HALF_UP)
