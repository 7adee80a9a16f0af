"""Chance from the system's generator."""

from __future__ import annotations

import secrets
from uuid import UUID, uuid4

UNMISTAKABLE = "ACDEFHJKLMNPRTUVWXY34679"
CAPTCHA_LENGTH = 4
HEARD = 6


class SystemChance:
    """What nobody can guess."""

    def id(self) -> UUID:
        """Return a new identifier."""
        return uuid4()

    def token(self) -> str:
        """Return 256 bits as text."""
        return secrets.token_urlsafe(32)

    def digits(self) -> str:
        """Return six digits."""
        return f"{secrets.randbelow(10**6):06}"

    def letters(self) -> str:
        """Return a few letters and digits that are not taken for one another."""
        return "".join(secrets.choice(UNMISTAKABLE) for _ in range(CAPTCHA_LENGTH))

    def numerals(self) -> str:
        """Return six digits to be heard; the same sound is not heard twice running."""
        heard = ""
        while len(heard) < HEARD:
            heard += secrets.choice([each for each in "0123456789" if not heard.endswith(each)])
        return heard
