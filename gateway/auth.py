"""Whose token it is: asked of identity, kept for less than a second, forgotten at once when the session ends."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from contracts.identity import rpc as identity
from contracts.identity.errors import SESSION_ENDED
from contracts.identity.rpc import words
from gateway.errors import NOT_LOGGED_IN, Problem
from services.chassis import clock

if TYPE_CHECKING:
    from gateway.flight import NextFlight
    from gateway.rpc import Rpc

KEPT = 0.8
"""Seconds: the longest that a revoked token may still be good when the event of its end is lost."""
BEARER = re.compile(r"Bearer ([\x21-\x7e]{1,200})", re.IGNORECASE)

LOGGED_IN: frozenset[str] = frozenset(words.ROLES)
ANYONE = LOGGED_IN | {"anonymous"}
APPLICANT = frozenset({words.APPLICANT})
STAFF = LOGGED_IN - {words.APPLICANT, words.COURT_SYSTEM, words.INSURER_SYSTEM}
COURT = frozenset({words.CLERK, words.JUDGE, words.ENFORCEMENT, words.COURT_ADMIN, words.COURT_SYSTEM})
"""Who opens files; finance and operators do not."""
ACCEPTING = frozenset({words.CLERK, words.COURT_SYSTEM})
RULING = frozenset({words.JUDGE, words.COURT_SYSTEM})
COUNTER = frozenset({words.CLERK})
ASSIGNING = frozenset({words.COURT_ADMIN})
KEYHOLDERS = frozenset({words.APPLICANT, words.COURT_ADMIN, words.INSURER_ADMIN})
OFFICE_ADMINS = frozenset({words.COURT_ADMIN, words.INSURER_ADMIN})


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks, in which role, for which office; *token* is what they showed."""

    actor: str
    role: str
    office: str = ""
    verified: bool = False
    fingerprint: str = ""
    token: str = ""
    acts_for: tuple[str, ...] = ()
    alias: str = ""
    address: str = ""
    proved_until: datetime | None = None
    consents: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None
    """What a key is good for; a session is good for everything that its role may."""
    test: bool = False

    @property
    def proved(self) -> bool:
        """Whether a step-up still counts; a program cannot step up, its scope was given by somebody who could."""
        return self.scopes is not None or (self.proved_until is not None and clock.now() < self.proved_until)

    def caller(self, trace: str, command: str = "") -> dict[str, Any]:
        """Return how a service is told who asks."""
        return {
            "actor": self.actor,
            "role": self.role,
            "office": self.office,
            "acts_for": self.acts_for,
            "alias": self.alias,
            "session": self.fingerprint,
            "address": self.address,
            "proved": self.proved,
            "test": self.test,
            "command": command,
            "trace": trace,
        }


NOBODY = Who("anonymous", "anonymous")


class Sessions:
    """The tokens that were resolved a moment ago."""

    def __init__(self, rpc: Rpc, flight: NextFlight) -> None:
        self._rpc = rpc
        self._flight = flight
        self._kept: dict[str, tuple[float, Who]] = {}
        self._revocations = 0

    async def who(self, header: str | None, trace: str) -> Who:
        """Return whose bearer token *header* shows; raise 401 when it shows none that is good."""
        shown = BEARER.fullmatch(header) if header else None
        if shown is None:
            raise Problem(SESSION_ENDED if header else NOT_LOGGED_IN)
        token = shown[1]
        kept = self._kept.get(token)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        who: Who = await self._flight.share(("who", token), lambda: self._resolve(token, trace))
        return who

    def forget(self, token: str) -> None:
        """Forget the token that was just logged out."""
        self._revocations += 1
        self._kept.pop(token, None)

    def hear_the_end(self, ended: dict[str, Any]) -> None:
        """Forget the session, or all sessions of the account, that `identity.session.ended` tells of."""
        self._revocations += 1
        account, fingerprint = ended.get("account_id"), ended.get("fingerprint")
        self._kept = {
            token: (until, who)
            for token, (until, who) in self._kept.items()
            if who.actor != account or (fingerprint is not None and who.fingerprint != fingerprint)
        }

    async def _resolve(self, token: str, trace: str) -> Who:
        revocations = self._revocations
        now = time.monotonic()
        found = await self._rpc.ask(identity.RESOLVE_SESSION, NOBODY.caller(trace), {"token": token})
        who = Who(
            found["account_id"],
            found["role"],
            found["office"],
            found["verified"],
            found["fingerprint"],
            token,
            acts_for=tuple(found["acts_for"]),
            alias=found["alias"],
            proved_until=found["proved_until"] and datetime.fromisoformat(found["proved_until"]),
            consents=frozenset(found["consents"]),
            scopes=None if found["scopes"] is None else frozenset(found["scopes"]),
            test=found["test"],
        )
        if revocations == self._revocations:
            self._keep(token, now, who)
        return who

    def _keep(self, token: str, asked_at: float, who: Who) -> None:
        """Keep the answer; whatever is too old stands first, and goes."""
        while self._kept and self._kept[oldest := next(iter(self._kept))][0] <= asked_at:
            del self._kept[oldest]
        self._kept.pop(token, None)
        self._kept[token] = (asked_at + KEPT, who)
