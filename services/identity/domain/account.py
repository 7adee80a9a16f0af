"""An account, from its opening to its verified person."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.refusals import NotAllowed, Refusal

QR_LASTS = timedelta(seconds=60)
LOOKING_LASTS = timedelta(minutes=3)
"""Who scans in the last second still needs time to look into the camera."""

IDENTITY_FIELDS = frozenset({"real_name", "id_type", "id_no", "gender", "birth_date"})
"""What the verification vouches for; it cannot change afterwards."""


class AlreadyVerified(Refusal):
    """A person is verified once."""

    CODE = "identity.already-verified"


class ProfileLocked(Refusal):
    """Name and document stay what they were verified as."""

    CODE = "identity.profile-locked"


class VerificationOver(Refusal):
    """The QR is too old, another one took its place, or its result is known."""

    CODE = "identity.verification-over"


class Role(StrEnum):
    """What an account may be to the courts."""

    APPLICANT = "applicant"
    CLERK = "clerk"
    JUDGE = "judge"
    ENFORCEMENT = "enforcement"
    COURT_ADMIN = "court_admin"
    FINANCE = "finance"
    COURT_SYSTEM = "court_system"
    UNDERWRITER = "underwriter"
    INSURER_ADMIN = "insurer_admin"
    INSURER_SYSTEM = "insurer_system"
    OPERATOR = "operator"


class State(StrEnum):
    """How far the real-name verification has come."""

    NONE = "NONE"
    PENDING = "PENDING"
    PASSED = "PASSED"
    FAILED = "FAILED"


class Method(StrEnum):
    """How a person was verified."""

    FACE = "FACE"
    STAFF = "STAFF"


class Account(Aggregate):
    """Somebody who can log in; acts by the account are the person's own [人民法院在线诉讼规则 art. 7]."""

    TOPIC = "identity.account"

    class Registered(Opening):
        TOPIC = "identity.account.registered"
        agreement_version: str
        registered_at: datetime

    class StaffAdded(Opening):
        TOPIC = "identity.account.staff_added"
        role: Role
        office: str
        username: str
        registered_at: datetime

    class ProfileChanged(Event):
        TOPIC = "identity.account.profile_changed"
        changed: tuple[str, ...]
        changed_at: datetime

    class VerificationStarted(Event):
        TOPIC = "identity.account.verification_started"
        verification_id: UUID
        started_at: datetime
        expires_at: datetime

    class Verified(Event):
        TOPIC = "identity.account.verified"
        verification_id: UUID
        method: Method
        reference: str
        verified_at: datetime

    class VerificationFailed(Event):
        TOPIC = "identity.account.verification_failed"
        verification_id: UUID
        failed_at: datetime

    class SessionsEnded(Event):
        """One session, named by its fingerprint, or all of them."""

        TOPIC = "identity.account.sessions_ended"
        fingerprint: str | None
        ended_at: datetime

    def __init__(self, role: Role = Role.APPLICANT, office: str = "") -> None:
        self.role = role
        self.office = office
        self.state = State.NONE
        self.verification_id: UUID | None = None
        self.verification_expires_at: datetime | None = None

    @classmethod
    def register(cls, account_id: UUID, *, agreement_version: str, at: datetime) -> Account:
        """Open the account of a person who accepted the agreement."""
        return cls._create(
            cls.Registered, id=account_id, agreement_version=agreement_version, registered_at=at
        )

    @classmethod
    def add_staff(cls, account_id: UUID, *, role: Role, office: str, username: str, at: datetime) -> Account:
        """Open the account of somebody who works for an office."""
        if role is Role.APPLICANT:
            raise NotAllowed
        return cls._create(
            cls.StaffAdded, id=account_id, role=role, office=office, username=username, registered_at=at
        )

    def change_profile(self, changed: tuple[str, ...], *, at: datetime) -> None:
        """Record which fields of the profile were changed; what they say lies elsewhere and can be erased."""
        if self.state is State.PASSED and IDENTITY_FIELDS & set(changed):
            raise ProfileLocked
        if changed:
            self._profile_changed(changed=changed, changed_at=at)

    def start_verification(self, verification_id: UUID, *, at: datetime) -> datetime:
        """Show a QR, which ends an earlier one; return until when it can be scanned."""
        if self.role is not Role.APPLICANT:
            raise NotAllowed
        if self.state is State.PASSED:
            raise AlreadyVerified
        expires_at = at + QR_LASTS
        self._verification_started(verification_id=verification_id, started_at=at, expires_at=expires_at)
        return expires_at

    def record_verification(
        self, verification_id: UUID, *, passed: bool, reference: str, at: datetime
    ) -> bool:
        """Record what the face provider found; return whether that verified the person, which ends all sessions."""
        if verification_id != self.verification_id:
            raise VerificationOver
        if self.state is (State.PASSED if passed else State.FAILED):
            return False  # the provider says it until it is heard
        if self.state is not State.PENDING or self._is_too_late(at):
            raise VerificationOver
        if passed:
            self._pass(verification_id, Method.FACE, reference, at)
        else:
            self._verification_failed(verification_id=verification_id, failed_at=at)
        return passed

    def verify_by_staff(self, verification_id: UUID, *, reference: str, at: datetime) -> None:
        """Record that a person of ours looked at the document; a face is not the only way [人脸识别技术应用安全管理办法]."""
        if self.state is State.PASSED:
            raise AlreadyVerified
        self._pass(verification_id, Method.STAFF, reference, at)

    def end_session(self, fingerprint: str, *, at: datetime) -> None:
        """Record that one session was ended by its owner."""
        self._sessions_ended(fingerprint=fingerprint, ended_at=at)

    def _pass(self, verification_id: UUID, method: Method, reference: str, at: datetime) -> None:
        self._verified(verification_id=verification_id, method=method, reference=reference, verified_at=at)
        self._sessions_ended(fingerprint=None, ended_at=at)

    def _is_too_late(self, at: datetime) -> bool:
        return self.verification_expires_at is None or at > self.verification_expires_at + LOOKING_LASTS

    @event(ProfileChanged)
    def _profile_changed(self, changed: tuple[str, ...], changed_at: datetime) -> None:  # noqa: ARG002 - for the history
        # A QR or a failure was about the person as described then.
        if IDENTITY_FIELDS & set(changed):
            self.state, self.verification_id = State.NONE, None

    @event(VerificationStarted)
    def _verification_started(
        self,
        verification_id: UUID,
        started_at: datetime,  # noqa: ARG002 - for the history
        expires_at: datetime,
    ) -> None:
        self.state = State.PENDING
        self.verification_id = verification_id
        self.verification_expires_at = expires_at

    @event(Verified)
    def _verified(self, verification_id: UUID, method: Method, reference: str, verified_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.state = State.PASSED
        self.verification_id = verification_id

    @event(VerificationFailed)
    def _verification_failed(self, verification_id: UUID, failed_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.state = State.FAILED

    @event(SessionsEnded)
    def _sessions_ended(self, fingerprint: str | None, ended_at: datetime) -> None:
        """Nothing later depends on it."""
