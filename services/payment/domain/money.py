"""Money, counted in whole fen inside and written in yuan outside."""

from __future__ import annotations

from decimal import Decimal


def fen(amount: Decimal) -> int:
    """Return yuan as fen; an amount that is no whole number of fen is an error of the program."""
    whole = int(amount * 100)
    if whole != amount * 100:
        raise ValueError(f"{amount} is no whole number of fen")
    return whole


def yuan(amount_fen: int) -> Decimal:
    """Return fen as yuan with two places."""
    return Decimal(amount_fen).scaleb(-2)
