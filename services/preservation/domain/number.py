"""The short number by which people call an application for preservation (保全): ``BQ-2026-湘-000123-7``."""

from __future__ import annotations

from services.dossier import number as short

PREFIX = "BQ"


def number(year: int, court: str, sequence: int) -> str:
    """Return the number of the application that is the *sequence*-th of its *court* (法院代字) in its *year*."""
    return short.number(PREFIX, year, court, sequence)


def is_number(text: str) -> bool:
    """Tell whether *text* is such a number and its check digit is right."""
    return short.is_number(PREFIX, text)
