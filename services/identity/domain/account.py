"""An account, from its opening to its verified person."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.refusals import NotAllowed, Refusal
from services.identity.domain.consents import CONSENT_VERSION, ConsentMissing, ConsentOutdated, Purpose

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


class AccountClosed(Refusal):
    """Nothing is done by an account that is closed or being closed."""

    CODE = "identity.account-closed"


class NotVerified(Refusal):
    """No business before the real name is verified [人民法院在线诉讼规则 art. 7]."""

    CODE = "identity.not-verified"


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


class Life(StrEnum):
    """Whether an account is there to be used, and what was left of one that is not."""

    OPEN = "OPEN"
    CLOSING = "CLOSING"
    LOCKED = "LOCKED"
    ERASED = "ERASED"
    LEFT = "LEFT"
    """Of staff: no longer in the office."""


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
        alias: str
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

    class ConsentGiven(Event):
        TOPIC = "identity.account.consent_given"
        purpose: Purpose
        version: str
        given_at: datetime

    class ConsentRevoked(Event):
        TOPIC = "identity.account.consent_revoked"
        purpose: Purpose
        revoked_at: datetime

    class ClosingBegun(Event):
        TOPIC = "identity.account.closing_begun"
        closing_at: datetime

    class Locked(Event):
        """Log-in has ended; the profile stays as long as files that refer to it."""

        TOPIC = "identity.account.locked"
        until: datetime
        locked_at: datetime

    class Erased(Event):
        """Nothing personal is left of the account."""

        TOPIC = "identity.account.erased"
        erased_at: datetime

    class PasswordChanged(Event):
        TOPIC = "identity.account.password_changed"
        changed_at: datetime

    class SecondFactorReset(Event):
        TOPIC = "identity.account.second_factor_reset"
        reset_at: datetime

    class Left(Event):
        """A member of staff left the office."""

        TOPIC = "identity.account.left"
        left_at: datetime

    def __init__(self, role: Role = Role.APPLICANT, office: str = "") -> None:
        self.role = role
        self.office = office
        self.life = Life.OPEN
        self.locked_until: datetime | None = None
        self.consents: dict[Purpose, str] = {}
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
        self._must_be_open()
        if self.state is State.PASSED and IDENTITY_FIELDS & set(changed):
            raise ProfileLocked
        if changed:
            self._profile_changed(changed=changed, changed_at=at)

    def start_verification(self, verification_id: UUID, *, at: datetime) -> datetime:
        """Show a QR, which ends an earlier one; return until when it can be scanned."""
        self.must_be_a_person_to_verify()
        self.must_consent_to(Purpose.FACE)
        expires_at = at + QR_LASTS
        self._verification_started(verification_id=verification_id, started_at=at, expires_at=expires_at)
        return expires_at

    def record_verification(
        self, verification_id: UUID, *, passed: bool, reference: str, alias: str, at: datetime
    ) -> bool:
        """Record what the face provider found; return whether that verified the person, which ends all sessions."""
        if verification_id != self.verification_id:
            raise VerificationOver
        if self.state is (State.PASSED if passed else State.FAILED):
            return False  # the provider says it until it is heard
        if self.state is not State.PENDING or self._is_too_late(at):
            raise VerificationOver
        # Taken back while the QR was shown: what was found is not used [个人信息保护法 art. 15].
        self.must_consent_to(Purpose.FACE)
        if passed:
            self._pass(verification_id, Method.FACE, reference, alias, at)
        else:
            self._verification_failed(verification_id=verification_id, failed_at=at)
        return passed

    def verify_by_staff(self, verification_id: UUID, *, reference: str, alias: str, at: datetime) -> None:
        """Record that a person of ours looked at the document; a face is not the only way [人脸识别技术应用安全管理办法]."""
        self.must_be_a_person_to_verify()
        self._pass(verification_id, Method.STAFF, reference, alias, at)

    def must_be_a_person_to_verify(self) -> None:
        """Refuse to verify staff, who are vouched for, and persons who are verified."""
        self._must_be_open()
        if self.role is not Role.APPLICANT:
            raise NotAllowed
        if self.state is State.PASSED:
            raise AlreadyVerified

    def must_be_verified(self) -> None:
        """Refuse what only a person does whose real name is known."""
        self._must_be_open()
        if self.role is not Role.APPLICANT:
            raise NotAllowed
        if self.state is not State.PASSED:
            raise NotVerified

    def give_consent(self, purpose: Purpose, version: str, *, at: datetime) -> None:
        """Record a consent to the text in force; given again it is the same one."""
        self._must_be_open()
        if self.role is not Role.APPLICANT:
            raise NotAllowed
        if version != CONSENT_VERSION:
            raise ConsentOutdated
        if self.consents.get(purpose) != version:
            self._consent_given(purpose=purpose, version=version, given_at=at)

    def revoke_consent(self, purpose: Purpose, *, at: datetime) -> None:
        """Take a consent back, at any time and without a reason [个人信息保护法 art. 15]."""
        self._must_be_open()
        if purpose in self.consents:
            self._consent_revoked(purpose=purpose, revoked_at=at)

    def must_consent_to(self, purpose: Purpose) -> None:
        """Refuse what needs a consent that was not given, was revoked, or was given to an earlier text."""
        if self.consents.get(purpose) != CONSENT_VERSION:
            raise ConsentMissing(
                {"field": "consent", "code": purpose.value, "zh": "缺少", "en": "is missing"}
            )

    def close(self, *, at: datetime) -> None:
        """Begin to close the account: nobody logs in any more; what becomes of the profile depends on the files."""
        self._must_be_open()
        if self.role is not Role.APPLICANT:
            raise NotAllowed
        self._closing_begun(closing_at=at)
        self.end_all_sessions(at=at)

    def lock(self, *, until: datetime, at: datetime) -> None:
        """Keep the profile as long as the court keeps the files that refer to it [个人信息保护法 art. 47(2)]."""
        if self.life is not Life.CLOSING:
            raise AccountClosed
        self._locked(until=until, locked_at=at)

    def erase(self, *, at: datetime) -> None:
        """Record that nothing personal is left; a locked account has to wait for its time."""
        kept = self.life is Life.LOCKED and self.locked_until is not None and at < self.locked_until
        if kept or self.life not in {Life.CLOSING, Life.LOCKED}:
            raise AccountClosed
        self._erased(erased_at=at)

    def end_session(self, fingerprint: str, *, at: datetime) -> None:
        """Record that one session was ended by its owner."""
        self._sessions_ended(fingerprint=fingerprint, ended_at=at)

    def end_all_sessions(self, *, at: datetime) -> None:
        """Record that whoever is logged in has to log in again."""
        self._sessions_ended(fingerprint=None, ended_at=at)

    def change_password(self, *, at: datetime) -> None:
        """Record that another password opens the account, so that whoever knew the old one is out."""
        self._must_be_open()
        self._password_changed(changed_at=at)
        self.end_all_sessions(at=at)

    def reset_second_factor(self, *, at: datetime) -> None:
        """Record that a member of staff has another authenticator."""
        self._must_be_open()
        self._second_factor_reset(reset_at=at)
        self.end_all_sessions(at=at)

    def leave(self, *, at: datetime) -> None:
        """Record that a member of staff left the office."""
        self._must_be_open()
        if self.role is Role.APPLICANT:
            raise NotAllowed
        self._left(left_at=at)
        self.end_all_sessions(at=at)

    def _pass(self, verification_id: UUID, method: Method, reference: str, alias: str, at: datetime) -> None:
        self._verified(
            verification_id=verification_id, method=method, reference=reference, alias=alias, verified_at=at
        )
        self.end_all_sessions(at=at)

    def _must_be_open(self) -> None:
        if self.life is not Life.OPEN:
            raise AccountClosed

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
    def _verified(
        self,
        verification_id: UUID,
        method: Method,  # noqa: ARG002 - for the history
        reference: str,  # noqa: ARG002 - for the history
        alias: str,  # noqa: ARG002 - for the history
        verified_at: datetime,  # noqa: ARG002 - for the history
    ) -> None:
        self.state = State.PASSED
        self.verification_id = verification_id

    @event(VerificationFailed)
    def _verification_failed(self, verification_id: UUID, failed_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.state = State.FAILED

    @event(ConsentGiven)
    def _consent_given(self, purpose: Purpose, version: str, given_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.consents[purpose] = version

    @event(ConsentRevoked)
    def _consent_revoked(self, purpose: Purpose, revoked_at: datetime) -> None:  # noqa: ARG002 - for the history
        del self.consents[purpose]

    @event(ClosingBegun)
    def _closing_begun(self, closing_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.life = Life.CLOSING

    @event(Locked)
    def _locked(self, until: datetime, locked_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.life, self.locked_until = Life.LOCKED, until

    @event(Erased)
    def _erased(self, erased_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.life = Life.ERASED

    @event(PasswordChanged)
    def _password_changed(self, changed_at: datetime) -> None:
        """Nothing later depends on it."""

    @event(SecondFactorReset)
    def _second_factor_reset(self, reset_at: datetime) -> None:
        """Nothing later depends on it."""

    @event(Left)
    def _left(self, left_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.life = Life.LEFT

    @event(SessionsEnded)
    def _sessions_ended(self, fingerprint: str | None, ended_at: datetime) -> None:
        """Nothing later depends on it."""
