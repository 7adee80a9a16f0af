"""Keys of programs: of persons, of organisations, of offices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.chassis import clock
from services.chassis.refusals import Refusal
from services.identity.domain.account import Role

PREFIX = "key_"
"""By which a key is known for what it is, wherever it turns up."""

PERSONS_SCOPES = (
    "applications:read",
    "applications:write",
    "applications:submit",
    "payments:write",
    "events:read",
)
OFFICES_SCOPES = ("files:read", "decisions:write", "events:read")

PROGRAM_OF = {Role.COURT_ADMIN: Role.COURT_SYSTEM, Role.INSURER_ADMIN: Role.INSURER_SYSTEM}
"""Who makes keys for an office, and what its programs are to us."""


def program_of(office: str) -> Role:
    """Return what an office's program is to us: a court's code is spelt in Chinese, an insurer's in small letters."""
    return Role.INSURER_SYSTEM if office.isascii() else Role.COURT_SYSTEM


class ScopeNotYours(Refusal):
    """A key is good for nothing that its maker could not do."""

    CODE = "identity.scope-not-yours"


@dataclass(frozen=True, kw_only=True)
class ApiKey:
    """
    What a program opens the door with; the key itself is nowhere but with its owner.

    It acts as its *maker*, as an organisation that he administers, or as an office; an office's first key is given by an
    operator, so it has no maker.
    """

    fingerprint: str
    id: UUID
    maker: UUID | None
    organisation_id: UUID | None
    office: str
    role: str
    name: str
    scopes: list[str]
    test: bool
    made_at: datetime
    expires_on: date | None
    seen_at: datetime | None

    @property
    def actor(self) -> str:
        """Who acts when it is shown."""
        return f"office:{self.office}" if self.office else str(self.organisation_id or self.maker)

    def has_expired(self, *, at: datetime) -> bool:
        """Tell whether its last day is over, in Asia/Shanghai."""
        return self.expires_on is not None and clock.day(at) > self.expires_on


def must_be_in(scopes: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse a scope that the maker may not give."""
    if not set(scopes) <= set(allowed):
        raise ScopeNotYours
