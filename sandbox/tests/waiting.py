"""Waiting that explains itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T], *, what: str, within: float = 60.0) -> T:
    """Return what *look* returns as soon as it is truthy, or say what never came."""
    until = time.monotonic() + within
    while not (seen := look()):
        assert time.monotonic() < until, f"never came: {what}"
        time.sleep(0.01)
    return seen
