"""A file as it stood at a moment, whichever service it is of: what a paper of that moment may quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar


class Entry(Protocol):
    """Something that happened."""

    @property
    def event(self) -> Any:
        """The event of the file."""


@dataclass(frozen=True)
class Registers:
    """What the codes of courts and causes stand for."""

    court: Callable[[str], str]
    cause: Callable[[str, str], str]


E = TypeVar("E")
N = TypeVar("N", bound=Entry)
R = TypeVar("R", bound=Registers)


class Docket(Generic[N, R]):
    """The file up to *entries*' last, which is what the paper is about."""

    def __init__(self, entries: Sequence[N], registers: R) -> None:
        self.entries = entries
        self.now = entries[-1]
        self.registers = registers

    def last(self, kind: type[E]) -> E | None:
        """Return the last event of this kind."""
        return next((each.event for each in reversed(self.entries) if isinstance(each.event, kind)), None)

    def all(self, *kinds: type) -> list[Any]:
        """Return the events of these kinds, oldest first."""
        return [each.event for each in self.entries if isinstance(each.event, kinds)]

    @property
    def number(self) -> str:
        """The number of the application."""
        return str(self.entries[0].event.number)
