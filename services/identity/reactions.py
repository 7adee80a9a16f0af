"""What the others' events make identity do: nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from contracts.message import Message

REACTIONS: dict[type[Message], Callable[..., None]] = {}
