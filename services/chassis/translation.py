"""Domain events in the words of the contracts: each is told, or kept inside on purpose."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from contracts.message import Told

if TYPE_CHECKING:
    from functools import _SingleDispatchCallable


def translator(kept_inside: AbstractSet[type[Any]]) -> _SingleDispatchCallable[Told | None]:
    """
    Return the function that says what is told of an event; each translation is registered with it.

    It returns None for an event of *kept_inside*, and raises ``NotImplementedError`` for one that nobody decided about.
    """

    @singledispatch
    def told(event: object) -> Told | None:
        if type(event) in kept_inside:
            return None
        raise NotImplementedError(f"decide whether {type(event).__qualname__} is told")

    return told
