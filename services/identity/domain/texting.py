"""Codes that go to a phone, and how many of them."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from services.chassis.refusals import Refusal

CODE_LASTS = timedelta(minutes=5)
CODE_TRIES = 5
SMS_EVERY = timedelta(seconds=60)
OF_A_NUMBER = ((SMS_EVERY, 1), (timedelta(hours=1), 5), (timedelta(days=1), 10))
"""Whatever the codes are for."""
REMEMBERED = timedelta(days=1)


class SmsTooOften(Refusal):
    """A number gets one code a minute, five an hour, ten a day; an address asks for so many an hour."""

    CODE = "identity.sms-too-often"


class SmsCodeWrong(Refusal):
    """The code is not the one that was sent, too old, used, or was tried too often."""

    CODE = "identity.sms-code-wrong"


@dataclass(frozen=True, kw_only=True)
class CodeByPhone:
    """Something that the owner of a phone confirms; the code is kept as an HMAC that is good for this one only."""

    id: UUID
    code: str
    expires_at: datetime
    tries: int = 0

    @property
    def used(self) -> str:
        """The mark of a code that did its work."""
        return f"door:used:{self.id}"

    def tried(self, *, at: datetime) -> Self:
        """Return it after one more try, right or wrong."""
        if at > self.expires_at or self.tries >= CODE_TRIES:
            raise SmsCodeWrong
        return replace(self, tries=self.tries + 1)


@dataclass(frozen=True, kw_only=True)
class SmsBudget:
    """
    When a number was sent a code in the last day, or an address asked for one; either is known by its HMAC.

    Whoever spends it claims this *turn* of it: of many at once, one has it.
    """

    whose: str
    turn: UUID | None = None
    sent: list[datetime] = field(default_factory=list)
    last_at: datetime | None = None

    def claims(self, *, at: datetime) -> list[str]:
        """Return the marks that a spender takes; before the first code the minute is the turn, and so is the next minute."""
        if self.turn is not None:
            return [f"door:sms:{self.whose}:{self.turn}"]
        minute = int(at.timestamp()) // 60
        return [f"door:sms:{self.whose}:{each}" for each in (minute, minute + 1)]

    def spent(self, allowed: Sequence[tuple[timedelta, int]], *, turn: UUID, at: datetime) -> SmsBudget:
        """Return the budget after one more code, of which so many are *allowed* within a time."""
        for period, most in allowed:
            if sum(at - each < period for each in self.sent) >= most:
                raise SmsTooOften
        longest = max(period for period, _ in allowed)
        sent = [*(each for each in self.sent if at - each < longest), at]
        return SmsBudget(whose=self.whose, turn=turn, sent=sent, last_at=max(sent))


def neighbourhood(address: str) -> str:
    """Return the address as far as one household or office shares it: of IPv6 the first 64 bits."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False).network_address)
