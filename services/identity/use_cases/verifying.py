"""The real-name verification (guides: 实名认证)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Unknown
from services.identity.domain.account import Account, State
from services.identity.domain.check import LapsedBecause
from services.identity.domain.verification import FacePurpose, FaceSession, Standing
from services.identity.use_cases.checks import Checks
from services.identity.use_cases.ports import CallbackUntrusted
from services.identity.use_cases.stepping_up import SteppingUp


class Verifying(SteppingUp, Checks):
    """The use cases around the QR."""

    def open_face_session(self, *, cause: Cause) -> str:
        """
        Open a session with the face provider and return its address for the phone; stores nothing.

        It comes before ``start_verification``, because the recorded answer holds the address. If we die in between,
        the provider has a session that nobody scans and that ends by itself.
        """
        account = self._account(cause.actor)
        verification_id = cause.new_id("verification")
        expires_at = account.start_verification(verification_id, at=cause.at)
        profile = self._profile(account.id)
        profile.must_be_complete()
        return self._open_face(profile, verification_id, expires_at=expires_at)

    def start_verification(self, *, cause: Cause, url: str) -> dict[str, Any]:
        """Show the QR of a face session that was opened; an earlier one is worth nothing from now on."""
        account = self._account(cause.actor)
        verification_id = cause.new_id("verification")
        expires_at = account.start_verification(verification_id, at=cause.at)
        profile = self._profile(account.id)
        profile.must_be_complete()
        session = FaceSession(
            id=verification_id,
            account_id=account.id,
            person=self._person(profile),
            url=url,
            expires_at=expires_at,
        )
        return self.store.save(
            account, cause=cause, answer=self._view(session, State.PENDING), rows=[self.records.put(session)]
        )

    def view_verification(self, *, by: Actor, verification_id: UUID, at: datetime) -> dict[str, Any]:
        """Return the QR with its state, to its owner."""
        session = self.records.find(FaceSession, verification_id)
        if session is None or session.account_id != by.account:
            raise Unknown
        standing = self.records.find(Standing, session.account_id)
        if standing is None:
            raise Unknown
        return self._view(session, standing.state_of(session.id, at=at))

    def record_verification(
        self, *, cause: Cause, provider: str, body: str, signature: str
    ) -> dict[str, Any]:
        """Record the provider's result, if it is the provider's, about this QR and this person; all sessions end on success."""
        result = self.face.read(provider, body, signature, at=cause.at)
        session = self.records.find(FaceSession, result.verification_id)
        account = self.store.find(Account, session.account_id) if session else None
        if session is None or account is None:
            raise Unknown
        # The QR was opened for this person, the provider looked at this person, and it is still this person's account.
        profile = self._profile(account.id)
        if not session.person == result.person == self._person(profile):
            raise CallbackUntrusted
        if session.purpose == FacePurpose.STEP_UP:
            return self.record_step_up(cause=cause, account=account, session=session, result=result)
        verified = account.record_verification(
            session.id,
            passed=result.passed,
            reference=result.reference,
            alias=self.alias(profile.id_type or "", profile.id_no),
            at=cause.at,
        )
        pointless = self._open_checks(account.id) if verified else []
        for check in pointless:
            check.lapse(LapsedBecause.FACE_PASSED, at=cause.at)
        return self.store.save(
            account,
            *pointless,
            cause=cause,
            answer={"id": session.id, "version": account.version, "status": account.state},
            rows=self._without_sessions(account.id) if verified else [],
        )

    def _view(self, session: FaceSession, state: str) -> dict[str, Any]:
        return {
            "id": session.id,
            "state": state,
            "url": session.url,
            "qr": self.pictures.qr(session.url),
            "expires_at": session.expires_at,
        }
