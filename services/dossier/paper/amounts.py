"""Amounts as papers write them: in figures, and in the capital numerals that cannot be altered (大写)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_UNITS = ((8, "亿"), (4, "万"), (3, "仟"), (2, "佰"), (1, "拾"))
_DIGITS = "零一二三四五六七八九"
_UNITS = ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十"))


def in_capitals(amount: Decimal) -> str:
    """
    Return *amount* yuan as 大写: 壹仟陆佰捌拾元零叁角贰分, 贰万元整.

    By the rules for bills [支付结算办法, annex 1]: one 零 for a gap however wide, none at the end of a group; 整 where
    no 分 follows; 零 before 分 without 角, and after a last 0 of the yuan.
    """
    whole = int((amount * 100).to_integral_value(ROUND_HALF_UP))
    yuan, rest = divmod(whole, 100)
    jiao, fen = divmod(rest, 10)
    said = f"{_read(yuan, _CAPITALS, _CAPITAL_UNITS)}元" if yuan or not rest else ""
    if not rest:
        return f"{said}整"
    gap = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    tenths = f"{_CAPITALS[jiao]}角" if jiao else ""
    return f"{said}{gap}{tenths}{f'{_CAPITALS[fen]}分' if fen else '整'}"


def yuan(amount: Decimal) -> str:
    """Return *amount* in figures, with commas: 20,000.00元."""
    return f"{amount:,.2f}元"


def both(amount: Decimal) -> str:
    """Return *amount* both ways: 人民币贰万元整（¥20,000.00）."""
    return f"人民币{in_capitals(amount)}（¥{amount:,.2f}）"


def counted(number: int) -> str:
    """Return a small number as it is counted: 七, 十, 十二, 三十, 一百零三."""
    said = _read(number, _DIGITS, _UNITS)
    return said.removeprefix("一") if said.startswith("一十") else said


def _read(number: int, digits: str, units: tuple[tuple[int, str], ...]) -> str:
    for size, unit in units:
        high, low = divmod(number, 10**size)
        if high:
            gap = digits[0] if 0 < low < 10 ** (size - 1) else ""
            rest = _read(low, digits, units) if low else ""
            return f"{_read(high, digits, units)}{unit}{gap}{rest}"
    return digits[number]
