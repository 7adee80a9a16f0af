"""Callbacks to the gateway: kept until it says 2xx, tried again with growing delay, also after a restart."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx

from contracts import signatures
from sandbox.memory import Memory

FIRST_DELAY, LONGEST_DELAY = 1.0, 60.0
GIVEN_UP_AFTER = 24 * 3600.0
AT_ONCE = 8

CallbackRow = tuple[str, tuple[Any, ...]]


def callback(url: str, body: bytes) -> CallbackRow:
    """Return the statement that keeps a callback; it is written together with what it tells."""
    now = time.time()
    return "insert into callbacks (url, body, made_at, next_at) values (?, ?, ?, ?)", (url, body, now, now)


def delay_after(attempts: int) -> float:
    """Return how long to wait after so many attempts in vain."""
    return float(min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempts - 1)))


class Courier:
    """Carries the callbacks, a few side by side; each is signed anew, with the time of that attempt."""

    def __init__(
        self,
        memory: Memory,
        secret: bytes,
        client: httpx.AsyncClient,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._memory = memory
        self._secret = secret
        self._client = client
        self._now = now
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Look at once: there is a new one."""
        self._woken.set()

    async def run(self) -> None:
        """Carry until cancelled."""
        while True:
            self._woken.clear()
            with contextlib.suppress(TimeoutError):
                try:
                    if await self.carry_due():
                        continue
                    wait = self._idle_for()
                except sqlite3.OperationalError:  # a full disk, say: it will have room again
                    wait = FIRST_DELAY
                await asyncio.wait_for(self._woken.wait(), wait)

    async def carry_due(self) -> int:
        """Carry what is due now; return how many were tried."""
        due = self._memory.all(
            "select * from callbacks where answered = 0 and next_at <= ? order by next_at limit ?",
            self._now(),
            AT_ONCE,
        )
        await asyncio.gather(*(self._carry(each) for each in due))
        return len(due)

    def _idle_for(self) -> float | None:
        first = self._memory.one("select min(next_at) as at from callbacks where answered = 0")
        return None if first is None or first["at"] is None else max(0.0, first["at"] - self._now())

    async def _carry(self, row: dict[str, Any]) -> None:
        headers = {
            "Content-Type": "application/json",
            signatures.HEADER: signatures.sign(
                self._secret, row["body"], at=datetime.fromtimestamp(self._now(), UTC)
            ),
        }
        try:
            answer = await self._client.post(row["url"], content=row["body"], headers=headers)
            heard, said = answer.is_success, str(answer.status_code)
        except httpx.HTTPError as error:
            heard, said = False, type(error).__name__
        attempts = row["attempts"] + 1
        over = heard or self._now() - row["made_at"] > GIVEN_UP_AFTER
        self._memory.write(
            "update callbacks set attempts = ?, next_at = ?, answered = ?, answer = ? where id = ?",
            attempts,
            self._now() + delay_after(attempts),
            int(over),
            said,
            row["id"],
        )
