"""Passwords: hashing beside the hub, and those that anybody would try first."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.chassis.hub import beside_the_hub
from services.identity.use_cases.ports import TooManyAtTheDoor

WAITING = 24
"""Passwords that may wait for a turn: they hold workers, which the calls of all others need, too."""

_COMMON = Path(__file__).parents[1] / "data/common_passwords.txt"
_SHORTEST = 8


class Argon2:
    """Passwords by argon2id; no more than *at_once* at a time, or a flood of log-ins would starve the rest."""

    def __init__(self, *, rounds: int, memory_kib: int, at_once: int) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._turns = threading.BoundedSemaphore(at_once)
        self._places = threading.BoundedSemaphore(at_once + WAITING)
        self._nobodys = self._hasher.hash(secrets.token_urlsafe())

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one of the few turns; raise ``TooManyAtTheDoor`` when too many wait."""
        if not self._places.acquire(blocking=False):
            raise TooManyAtTheDoor
        try:
            with self._turns:
                yield
        finally:
            self._places.release()

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        return beside_the_hub(self._hasher.hash, password)

    def match(self, kept: str | None, password: str) -> bool:
        """Tell whether it is the password; without a hash it takes as long and is not."""
        try:
            beside_the_hub(self._hasher.verify, kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)


class CommonPasswords:
    """The passwords that anybody would try first (data/README.md says whence)."""

    def contains(self, password: str) -> bool:
        """Tell whether it is one of them, however it is capitalised, and whatever no letter stands behind it."""
        folded = password.casefold()
        word = folded.rstrip("0123456789!@#$%^&*()-_=+.,?~")
        return folded in _common() or (len(word) >= _SHORTEST and word in _common())


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON.read_text(encoding="ascii").split())
