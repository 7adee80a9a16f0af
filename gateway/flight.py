"""Identical reads share one call that has not been sent yet, never one under way: who has just written reads it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable


class NextFlight:
    """Per key one call under way, and one behind it that all the others join."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Future[None]] = {}
        self._unsent: dict[Hashable, asyncio.Task[Any]] = {}

    async def share(self, key: Hashable, send: Callable[[], Awaitable[Any]]) -> Any:
        """Return what *send* answers to a call that was sent after this one was asked for."""
        unsent = self._unsent.get(key)
        if unsent is None:
            ahead = self._under_way.get(key)
            if ahead is None:
                return await self._fly(key, send)
            unsent = self._unsent[key] = asyncio.ensure_future(self._follow(ahead, key, send))
            unsent.add_done_callback(_hear_out)
        return await asyncio.shield(unsent)

    async def _follow(
        self, ahead: asyncio.Future[None], key: Hashable, send: Callable[[], Awaitable[Any]]
    ) -> Any:
        await ahead
        del self._unsent[key]
        return await self._fly(key, send)

    async def _fly(self, key: Hashable, send: Callable[[], Awaitable[Any]]) -> Any:
        landed = self._under_way[key] = asyncio.get_running_loop().create_future()
        try:
            return await send()
        finally:
            del self._under_way[key]
            landed.set_result(None)


def _hear_out(call: asyncio.Task[Any]) -> None:
    """Take note of a failure that all who shared the call have stopped waiting for."""
    if not call.cancelled():
        call.exception()
