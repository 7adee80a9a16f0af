"""Whether the gateway is of use: the broker takes messages, and the services behind every page have answered once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from contracts.identity import rpc as identity
from contracts.preservation import rpc as preservation
from gateway.auth import NOBODY
from gateway.errors import Problem

if TYPE_CHECKING:
    from gateway.rpc import Rpc

AGAIN_AFTER = 0.5
QUESTIONS = {
    "identity": (identity.RESOLVE_SESSION, {"token": "ready?"}),
    "preservation": (preservation.ASSESS_FEE, {}),
}
"""What each service is asked until it answers once; a refusal is an answer."""


class Readiness:
    """Who has answered so far; a service that goes away later makes its own pages fail, not the gateway."""

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc
        self._silent = set(QUESTIONS)

    def states(self) -> dict[str, str]:
        """Return the state of each thing that counts, by name."""
        broker = {"broker": "ok" if self._rpc.ready else "not ready"}
        return broker | {name: "not ready" if name in self._silent else "ok" for name in QUESTIONS}

    def holds(self, name: str) -> bool:
        """Tell whether the thing of that name is as it should be."""
        return self.states()[name] == "ok"

    async def ask_until_answered(self) -> None:
        """Ask every service until it has answered."""
        await asyncio.gather(*(self._ask(name) for name in QUESTIONS))

    async def _ask(self, name: str) -> None:
        call, asked = QUESTIONS[name]
        while name in self._silent:
            try:
                await self._rpc.ask(call, NOBODY.caller(trace=""), asked)
            except Problem as problem:
                if problem.refused.kind == "unavailable":
                    await asyncio.sleep(AGAIN_AFTER)
                    continue
            self._silent.discard(name)
