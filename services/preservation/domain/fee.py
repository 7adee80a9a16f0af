"""The application fee for preservation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SOURCE = "《诉讼费用交纳办法》第十四条第（二）项：分段累计，每件最多不超过5000元"
FLAT = Decimal(30)
CAP = Decimal(5000)
FEN = Decimal("0.01")


@dataclass(frozen=True)
class Tier:
    """
    One slice of the amount: *basis* of it lies here and costs *fee*.

    ``rate`` is empty for the flat part, and ``0`` for what lies above the amount at which the cap is reached.
    """

    from_: Decimal
    to: Decimal | None
    rate: str
    basis: Decimal
    fee: Decimal


@dataclass(frozen=True)
class Fee:
    """The fee, the slices that add up to it, and the rule it follows; ``asdict`` of it is the contract's answer."""

    amount: Decimal | None
    fee: Decimal
    tiers: tuple[Tier, ...]
    source: str


_SCHEDULE = (
    # from, to, rate: the slices of art. 14(2). The cap of 5,000 is reached at 896,000 = 100,000 + (5,000 - 1,020) / 0.5 %.
    (Decimal("0.00"), Decimal("1000.00"), ""),
    (Decimal("1000.00"), Decimal("100000.00"), "0.01"),
    (Decimal("100000.00"), Decimal("896000.00"), "0.005"),
    (Decimal("896000.00"), None, "0"),
)


def assess(amount: Decimal | None) -> Fee:
    """
    Return the fee for preserving *amount* yuan; none at all where no property amount is concerned.

    诉讼费用交纳办法 art. 14(2): up to 1,000 yuan or without an amount 30 yuan an application; of the part above 1,000
    up to 100,000 one per cent; of the part above 100,000 half a per cent; never more than 5,000. To the 分, half up.
    """
    if amount is not None and amount < 0:
        raise ValueError(amount)
    whole = amount or Decimal(0)
    tiers = tuple(_tier(whole, *slice_) for slice_ in _SCHEDULE if whole > slice_[0] or not slice_[0])
    return Fee(amount, sum((tier.fee for tier in tiers), Decimal(0)), tiers, SOURCE)


def _tier(whole: Decimal, above: Decimal, up_to: Decimal | None, rate: str) -> Tier:
    basis = (whole if up_to is None else min(whole, up_to)) - above
    fee = basis * Decimal(rate) if rate else FLAT
    # Only the slice that the amount ends in can hold a fraction of a 分, so rounding slices is rounding the sum.
    return Tier(above, up_to, rate, basis, fee.quantize(FEN, ROUND_HALF_UP))
