"""Whose token it is: asked of identity, kept for less than a second, forgotten at once when the session ends."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from contracts.identity import rpc as identity
from contracts.identity.rpc import words
from services.chassis import clock

if TYPE_CHECKING:
    from gateway.flight import NextFlight
    from gateway.rpc import Rpc

KEPT = 0.8
"""Seconds: the longest that a revoked token may still be good when the event of its end is lost."""

LOGGED_IN: frozenset[str] = frozenset(words.ROLES)
ANYONE = LOGGED_IN | {"anonymous"}
APPLICANT = frozenset({words.APPLICANT})
STAFF = LOGGED_IN - {words.APPLICANT, words.COURT_SYSTEM, words.INSURER_SYSTEM}
COURT = frozenset({words.CLERK, words.JUDGE, words.ENFORCEMENT, words.COURT_ADMIN, words.COURT_SYSTEM})
"""Who opens files; finance and operators do not."""
ACCEPTING = frozenset({words.CLERK, words.COURT_SYSTEM})
EXAMINING = ACCEPTING | {words.JUDGE}
RULING = frozenset({words.JUDGE, words.COURT_SYSTEM})
ENFORCING = frozenset({words.ENFORCEMENT, words.COURT_SYSTEM})
FOLLOWING_UP = RULING | ENFORCING
COUNTER = frozenset({words.CLERK})
ASSIGNING = frozenset({words.COURT_ADMIN})
PRESIDING = ASSIGNING | {words.COURT_SYSTEM}
"""Who records what the court's president decides [诉讼费用交纳办法 art. 43]."""
INSURER = frozenset({words.UNDERWRITER, words.INSURER_ADMIN, words.INSURER_SYSTEM})
"""Who works on what lies before an insurer; each sees its own insurer's only."""
INSURING = INSURER - {words.UNDERWRITER}
"""Who changes what the insurer is bound to: endorsements, claims, discharge."""
INSURERS_PROGRAM = frozenset({words.INSURER_SYSTEM})
KEYHOLDERS = frozenset({words.APPLICANT, words.COURT_ADMIN, words.INSURER_ADMIN})
COLLEAGUES = frozenset({words.CLERK, words.JUDGE, words.ENFORCEMENT, words.COURT_ADMIN, words.INSURER_ADMIN})
"""Who hands files to each other, and lets programs in."""

READING, DRAFTING, SUBMITTING, PAYING, FOLLOWING, OPENING, DECIDING = words.SCOPES
"""What a key may be good for, in the words of the one who uses it."""


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
    proved_until: datetime | None = None
    consents: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None
    """What a key is good for; a session is good for everything that its role may."""
    test: bool = False
    as_of: float = 0.0
    """When identity was asked, by the monotonic clock."""

    @property
    def proved(self) -> bool:
        """Whether a step-up still counts; a program cannot step up, its scope was given by somebody who could."""
        return self.scopes is not None or (self.proved_until is not None and clock.now() < self.proved_until)

    def caller(self, trace: str, command: str = "", address: str = "") -> dict[str, Any]:
        """Return how a service is told who asks, and from where."""
        return {
            "actor": self.actor,
            "role": self.role,
            "office": self.office,
            "acts_for": self.acts_for,
            "alias": self.alias,
            "session": self.fingerprint,
            "address": address,
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
        self._kept: dict[str, Who] = {}
        self._revocations = 0

    async def who(self, token: str, trace: str) -> Who:
        """Return whose token it is; raise 401 when it is nobody's."""
        kept = self._kept.get(token)
        if kept is not None and time.monotonic() < kept.as_of + KEPT:
            return kept
        return await self.who_now(token, trace)

    async def who_now(self, token: str, trace: str) -> Who:
        """Return the same as identity sees it now: who has just stepped up or consented is not refused by an older answer."""
        who: Who = await self._flight.share(("who", token), lambda: self._resolve(token, trace))
        return who

    def forget(self, account: str, fingerprint: str | None = None) -> None:
        """Forget the account's tokens, or the one of that fingerprint: something about them has changed."""
        self._revocations += 1
        self._kept = {
            token: who
            for token, who in self._kept.items()
            if (who.actor != account if fingerprint is None else who.fingerprint != fingerprint)
        }

    def hear(self, changed: dict[str, Any]) -> None:
        """Forget whom `identity.session.ended` or `identity.membership.ended` tells of."""
        self.forget(changed["account_id"], changed.get("fingerprint"))
        if "organisation_id" in changed:
            self.forget(changed["organisation_id"])  # its programs act as it does, by keys of its members

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
            as_of=now,
        )
        if revocations == self._revocations:
            self._keep(token, who)
        return who

    def _keep(self, token: str, who: Who) -> None:
        """Keep the answer; whatever is too old stands first, and goes."""
        while self._kept and self._kept[oldest := next(iter(self._kept))].as_of + KEPT <= who.as_of:
            del self._kept[oldest]
        self._kept.pop(token, None)
        self._kept[token] = who
