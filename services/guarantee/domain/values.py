"""The values that the insurer's decisions and papers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """核保意见: why, in whose words; *by* is the account or program that gave it."""

    by: str
    remark: str = ""
    special_terms: str = ""
    officer: str = ""
    officer_no: str = ""


@dataclass(frozen=True, kw_only=True)
class FirstApproval:
    """What a first underwriter approved; a second one has to ask for the same premium."""

    by: str
    premium: Decimal
    days: int
    approved_at: datetime
    officer: str = ""
    """The underwriter's name; stored with the opinion only, which is sealed."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """保单: what the insurer covers, from when until when; *until* is its last day."""

    policy_no: str
    amount: Decimal
    premium: Decimal
    since: date
    until: date


@dataclass(frozen=True, kw_only=True)
class Letter:
    """保函: what the insurer undertakes towards the court, until released; *check_code* is printed on it."""

    letter_no: str
    check_code: str
    policy_no: str
    court: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """批单: what it changes, and what of the premium is given back."""

    number: str
    kind: str
    amount: Decimal | None
    until: date | None
    refund: Decimal
    endorsed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ClaimEntry:
    """报案: when it was entered, and until when the insurer assesses it [保险法 art. 23]."""

    claim_no: str
    opened_at: datetime
    assess_by: date
    state: str = "OPEN"
    amount: Decimal | None = None
