"""Why something is saved: a command, or a message that was heard; and who stands behind it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson

from services.chassis.refusals import NotAllowed

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Actor:
    """
    Who acts: an account's id or ``office:<code>``, in which role, for which office.

    Args:
        acts_for: the organisations in whose name the account may act, too.
        alias: what stands for the person whose real name was verified; a keyed hash, the same for all his accounts.
        session: the fingerprint of the session or key that was shown.
        address: where the request came from; for budgets, kept nowhere as it is.
        proved: he has shown a moment ago that it is really he (SMS or face).
        test: a program that tries things out; it meets only what is there for that.
    """

    id: str
    role: str
    office: str = ""
    acts_for: tuple[UUID, ...] = ()
    alias: str = ""
    session: str = ""
    address: str = ""
    proved: bool = False
    test: bool = False

    @property
    def account(self) -> UUID:
        """
        The account of who acts.

        Raises:
            NotAllowed: offices, programs and the anonymous have none.
        """
        try:
            return UUID(self.id)
        except ValueError:
            raise NotAllowed from None


@dataclass(frozen=True, kw_only=True)
class Cause:
    """
    The one cause of a save; its *mark* lets it have one effect, however often it arrives.

    Args:
        mark: ``<actor>:<command>:<key>`` or ``<reaction>:<message id>``; empty when every call is a new one.
        id: the command's key or the message's id; the causation id of what follows.
        digest: HMAC of what was asked, so that the same key with another body is noticed.
        at: the moment that counts, taken once at the edge.
        sequence: of an event that was heard: its place in the history of what it is about; 0 of anything else.
    """

    mark: str
    id: str
    actor: Actor
    at: datetime
    digest: str = ""
    correlation: str = ""
    trace: str = ""
    sequence: int = 0

    def new_id(self, name: str = "") -> UUID:
        """Return the id of something new; the same cause gives the same id again."""
        return uuid5(NAMESPACE_URL, f"{self.mark or self.id}#{name}")

    def meta(self) -> bytes:
        """Return what is stored beside each event."""
        actor = self.actor
        return orjson.dumps(
            {
                "id": self.id,
                # Nothing that would tell a person from another by more than the account.
                "actor": {"id": actor.id, "role": actor.role, "office": actor.office},
                "at": self.at,
                "correlation": self.correlation,
                "trace": self.trace,
            }
        )


def digest(secret: str, asked: Any) -> str:
    """Return the HMAC of what was asked; a plain hash would let phone numbers be guessed."""
    body = orjson.dumps(asked, option=orjson.OPT_SORT_KEYS, default=str)
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
