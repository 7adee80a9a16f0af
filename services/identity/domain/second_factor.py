"""The second factor of staff: time-based one-time passwords [RFC 6238]."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pyotp

ISSUER = "网上保全"
STEP = 30
"""Seconds."""
DRIFT = (0, 1, -1)
"""A watch may be one step fast or slow."""


def uri(secret: str, *, username: str) -> str:
    """Return what an authenticator reads from the QR."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def steps(at: datetime) -> Iterator[int]:
    """Yield the steps whose codes count at a moment, the right one first."""
    now = int(at.timestamp()) // STEP
    return (now + each for each in DRIFT)


def code_of(secret: str, step: int) -> str:
    """Return what the authenticator shows during a step."""
    return str(pyotp.TOTP(secret).generate_otp(step))


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """Return the step of which it is the code, if that is now or next to now."""
    found = [each for each in steps(at) if hmac.compare_digest(code_of(secret, each).encode(), code.encode())]
    return found[0] if found else None


def used(account_id: UUID, step: int) -> str:
    """Return the mark of a step whose code was used."""
    return f"door:totp:{account_id}:{step}"
