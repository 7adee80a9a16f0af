"""Organisations: law firms and companies, and who may act for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.refusals import NotAllowed, Refusal, Unknown

LICENCE_WITHIN = timedelta(days=30)
"""Whoever shows no licence by then makes way for somebody who does."""
INVITATION_LASTS = timedelta(days=7)


class OrganisationTaken(Refusal):
    """An organisation is known by its credit code [GB 32100-2015]; somebody registered it."""

    CODE = "identity.organisation-taken"


class InvitationOver(Refusal):
    """The code lets nobody in: it never did, was used, is older than seven days, or who made it has gone."""

    CODE = "identity.invitation-over"


class LastAdmin(Refusal):
    """While an organisation has other members, one of them is its administrator."""

    CODE = "identity.last-admin"


class Kind(StrEnum):
    """What the organisation is."""

    LAW_FIRM = "LAW_FIRM"
    COMPANY = "COMPANY"


class Status(StrEnum):
    """Whether staff have seen the licence."""

    PENDING = "PENDING"
    VERIFIED = "VERIFIED"
    FAILED = "FAILED"


class Rank(StrEnum):
    """What a member may do: act for the organisation, or also say who does."""

    ADMIN = "ADMIN"
    MEMBER = "MEMBER"


class Organisation(Aggregate):
    """A law firm or a company; once staff have seen its licence, its members act for it."""

    TOPIC = "identity.organisation"

    class Founded(Opening):
        TOPIC = "identity.organisation.founded"
        name: str
        uscc: str
        kind: Kind
        founder: UUID
        founded_at: datetime

    class Verified(Event):
        """Its members act for it from now on."""

        TOPIC = "identity.organisation.verified"
        members: tuple[UUID, ...]
        verified_at: datetime

    class VerificationFailed(Event):
        TOPIC = "identity.organisation.verification_failed"
        failed_at: datetime

    class Invited(Event):
        """*invitation* is the hash of a code that lets one person in."""

        TOPIC = "identity.organisation.invited"
        invitation: str
        rank: Rank
        by: UUID
        expires_at: datetime

    class Joined(Event):
        TOPIC = "identity.organisation.joined"
        account_id: UUID
        rank: Rank
        invitation: str
        counts: bool
        joined_at: datetime

    class MembershipEnded(Event):
        TOPIC = "identity.organisation.membership_ended"
        account_id: UUID
        by: UUID
        ended_at: datetime

    def __init__(self, name: str, uscc: str, kind: Kind, founder: UUID) -> None:
        self.name = name
        self.uscc = uscc
        self.kind = kind
        self.status = Status.PENDING
        self.members: dict[UUID, Rank] = {founder: Rank.ADMIN}
        self.invitations: dict[str, tuple[Rank, UUID, datetime]] = {}

    @classmethod
    def found(
        cls, organisation_id: UUID, *, name: str, uscc: str, kind: Kind, founder: UUID, at: datetime
    ) -> Organisation:
        """Enter an organisation; its founder is its administrator."""
        return cls._create(
            cls.Founded,
            id=organisation_id,
            name=name,
            uscc=uscc,
            kind=kind,
            founder=founder,
            founded_at=at,
        )

    def record_check(self, *, passed: bool, at: datetime) -> None:
        """Record what staff found in the licence."""
        if passed:
            self._verified(members=tuple(self.members), verified_at=at)
        else:
            self._verification_failed(failed_at=at)

    def invite(self, invitation: str, *, rank: Rank, by: UUID, at: datetime) -> datetime:
        """Let one more person in who shows the code; return until when."""
        self.must_be_administered_by(by)
        expires_at = at + INVITATION_LASTS
        self._invited(invitation=invitation, rank=rank, by=by, expires_at=expires_at)
        return expires_at

    def join(self, account_id: UUID, *, invitation: str, at: datetime) -> None:
        """Take in who shows an invitation; a member who is invited as administrator becomes one."""
        rank, _, expires_at = self.invitations.get(invitation, (Rank.MEMBER, account_id, at))
        if at >= expires_at:
            raise InvitationOver
        if self.members.get(account_id) is Rank.ADMIN:
            rank = Rank.ADMIN
        counts = self.status is Status.VERIFIED
        self._joined(account_id=account_id, rank=rank, invitation=invitation, counts=counts, joined_at=at)

    def end_membership(self, account_id: UUID, *, by: UUID, at: datetime) -> None:
        """Let a member go: he leaves, or an administrator removes him; it counts at once."""
        self.must_have(by)
        self.must_have(account_id)
        if by != account_id:
            self.must_be_administered_by(by)
        if self._is_last_admin(account_id) and len(self.members) > 1:
            raise LastAdmin
        self._membership_ended(account_id=account_id, by=by, ended_at=at)

    def must_have(self, account_id: UUID) -> None:
        """Refuse who is no member: others do not learn that there is such an organisation."""
        if account_id not in self.members:
            raise Unknown

    def must_be_administered_by(self, account_id: UUID) -> None:
        """Refuse a member who is no administrator."""
        self.must_have(account_id)
        if self.members[account_id] is not Rank.ADMIN:
            raise NotAllowed

    def _is_last_admin(self, account_id: UUID) -> bool:
        return [member for member, rank in self.members.items() if rank is Rank.ADMIN] == [account_id]

    @event(Verified)
    def _verified(self, members: tuple[UUID, ...], verified_at: datetime) -> None:  # noqa: ARG002 - for the read model
        self.status = Status.VERIFIED

    @event(VerificationFailed)
    def _verification_failed(self, failed_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.status = Status.FAILED

    @event(Invited)
    def _invited(self, invitation: str, rank: Rank, by: UUID, expires_at: datetime) -> None:
        self.invitations[invitation] = (rank, by, expires_at)

    @event(Joined)
    def _joined(
        self,
        account_id: UUID,
        rank: Rank,
        invitation: str,
        counts: bool,  # noqa: ARG002, FBT001 - for the read model
        joined_at: datetime,  # noqa: ARG002 - for the history
    ) -> None:
        self.members[account_id] = rank
        del self.invitations[invitation]

    @event(MembershipEnded)
    def _membership_ended(self, account_id: UUID, by: UUID, ended_at: datetime) -> None:  # noqa: ARG002 - for the history
        del self.members[account_id]
        # Nobody keeps a way back in: whom he invited is for others to invite.
        self.invitations = {code: each for code, each in self.invitations.items() if each[1] != account_id}


@dataclass(frozen=True, kw_only=True)
class OrganisationRecord:
    """An organisation as its read model tells; name and code are public registry facts."""

    id: UUID
    version: int
    name: str
    uscc: str
    kind: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Membership:
    """Who is in which organisation; *counts* once staff have seen its licence."""

    organisation_id: UUID
    account_id: UUID
    rank: str
    counts: bool
    joined_at: datetime


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """Which organisation a code leads to, known by its hash."""

    fingerprint: str
    organisation_id: UUID
    expires_at: datetime
