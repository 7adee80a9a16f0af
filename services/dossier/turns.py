"""One after the other: what every case needs in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """
    Lets the threads of this program have something one after the other.

    A register is one stream: of twenty saves at once all but one would run again, and most would give up. Another program's
    save still conflicts, and runs again.
    """

    def __init__(self) -> None:
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)

    @contextmanager
    def __call__(self, what: str) -> Iterator[None]:
        """Wait until nobody else has *what*."""
        with self._locks[what]:
            yield
