"""Work that would keep everybody waiting is done beside the hub."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

import eventlet
from eventlet import patcher, tpool

T = TypeVar("T")


def beside_the_hub(function: Callable[..., T], *arguments: Any) -> T:
    """Return what *function* returns; in a green program it runs in a thread, so that the others go on."""
    if patcher.is_monkey_patched("thread"):
        return tpool.execute(function, *arguments)
    return function(*arguments)


def within(seconds: float, otherwise: type[Exception]) -> AbstractContextManager[object]:
    """Raise *otherwise* when it takes longer, however slowly the other side trickles; green programs only."""
    if patcher.is_monkey_patched("socket"):
        return eventlet.Timeout(seconds, otherwise)
    return nullcontext()
