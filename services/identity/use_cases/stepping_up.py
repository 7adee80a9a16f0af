"""Showing once more that it is really oneself: by a code to the phone, or by one's face."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Taken
from services.identity.domain.account import LOOKING_LASTS, Account, Role
from services.identity.domain.consents import Purpose
from services.identity.domain.session import Session
from services.identity.domain.step_up import (
    FACE_LASTS,
    PROVED_FOR,
    StepUp,
    StepUpMethod,
    StepUpOver,
    StepUpState,
)
from services.identity.domain.texting import CODE_LASTS, SMS_EVERY
from services.identity.domain.verification import FacePurpose, FaceSession
from services.identity.use_cases.ports import FaceResult
from services.identity.use_cases.texting import Texting, TextToSend, words_of


class SteppingUp(Texting):
    """The use cases of a step-up; it counts in the one session that it was begun in."""

    def ask_step_up_code(self, *, cause: Cause) -> TextToSend:
        """Begin a step-up with a code for the account's phone."""
        session = self._own_session(cause.actor, at=cause.at)
        mobile = self._profile(session.account_id).account_name
        id_, code = self.chance.id(), self.chance.digits()
        step_up = StepUp(
            id=id_,
            code=self._code(id_, code),
            expires_at=cause.at + CODE_LASTS,
            session=session.fingerprint,
            account_id=session.account_id,
            method=StepUpMethod.SMS,
            begun_at=cause.at,
        )
        answer = self._store_text(
            cause, mobile, answer=self._seen(step_up, at=cause.at), rows=[self.records.put(step_up)]
        )
        return TextToSend(mobile=mobile, text=words_of(code, "身份确认"), answer=answer)

    def open_step_up_face(self, *, cause: Cause) -> str:
        """
        Open a session with the face provider for the verified person, and return its address; stores nothing.

        It comes before ``start_face_step_up``, because the recorded answer holds the address.
        """
        account = self._verified_account(cause)
        expires_at = cause.at + FACE_LASTS
        return self._open_face(self._profile(account.id), cause.new_id("step-up"), expires_at=expires_at)

    def start_face_step_up(self, *, cause: Cause, url: str) -> dict[str, Any]:
        """Show the QR of a face session that was opened for a step-up."""
        session = self._own_session(cause.actor, at=cause.at)
        account = self._verified_account(cause)
        step_up = StepUp(
            id=cause.new_id("step-up"),
            code="",
            expires_at=cause.at + FACE_LASTS,
            session=session.fingerprint,
            account_id=account.id,
            method=StepUpMethod.FACE,
            begun_at=cause.at,
            url=url,
        )
        face = FaceSession(
            id=step_up.id,
            account_id=account.id,
            person=self._person(self._profile(account.id)),
            url=url,
            expires_at=step_up.expires_at,
            purpose=FacePurpose.STEP_UP,
        )
        return self.store.save(
            cause=cause,
            answer=self._seen(step_up, at=cause.at),
            rows=[self.records.put(step_up), self.records.put(face)],
        )

    def view_step_up(self, *, by: Actor, step_up_id: UUID, at: datetime) -> dict[str, Any]:
        """Return a step-up of this session with its state."""
        return self._seen(self._own_step_up(by, step_up_id), at=at)

    def confirm_step_up(self, *, cause: Cause, step_up_id: UUID, sms_code: str) -> dict[str, Any]:
        """Pass by the code from the phone."""
        step_up = self._own_step_up(cause.actor, step_up_id)
        step_up.must_be_under_way(StepUpMethod.SMS, at=cause.at)
        self._own_session(cause.actor, at=cause.at)
        self._try_code(cause, step_up, sms_code)
        passed = replace(
            step_up,
            tries=step_up.tries + 1,
            state=StepUpState.PASSED,
            proved_until=cause.at + PROVED_FOR,
        )
        self._settle(cause, passed, answer=self._seen(passed, at=cause.at))
        return self._seen(passed, at=cause.at)

    def record_step_up(
        self, *, cause: Cause, account: Account, session: FaceSession, result: FaceResult
    ) -> dict[str, Any]:
        """Record what the face provider found, of a face session that was opened for a step-up and for this person."""
        step_up = self.records.find(StepUp, session.id)
        if step_up is None or session.purpose != FacePurpose.STEP_UP:
            raise Unknown
        state = StepUpState.PASSED if result.passed else StepUpState.FAILED
        answer = {"id": step_up.id, "version": 1, "status": state}
        if step_up.state == state:
            return answer  # the provider says it until it is heard
        if step_up.state != StepUpState.PENDING or cause.at > step_up.expires_at + LOOKING_LASTS:
            raise StepUpOver
        account.must_consent_to(Purpose.FACE)
        proved_until = cause.at + PROVED_FOR if result.passed else None
        self._settle(cause, replace(step_up, state=state, proved_until=proved_until), answer=answer)
        return answer

    def _settle(self, cause: Cause, step_up: StepUp, *, answer: dict[str, Any]) -> None:
        """Store the one result of a step-up; a session that has ended meanwhile is not opened by it."""
        rows: list[RowOperation] = [self.records.put(step_up)]
        session = self.records.find(Session, step_up.session)
        if session is not None and step_up.proved_until is not None:
            rows.append(self.records.patch(session, proved_until=step_up.proved_until))
        try:
            self.store.save(cause=cause, answer=answer, rows=rows, marks={step_up.used: None})
        except Taken as taken:
            if taken.mark == step_up.used:
                raise StepUpOver from None
            raise

    def _own_session(self, actor: Actor, *, at: datetime) -> Session:
        """Return the session of a person; staff have a second factor, and keys were given by somebody who could."""
        session = self.records.find(Session, actor.session)
        if actor.role != Role.APPLICANT or session is None or str(session.account_id) != actor.id:
            raise NotAllowed
        if not session.is_open(at=at):
            raise NotAllowed
        return session

    def _own_step_up(self, actor: Actor, step_up_id: UUID) -> StepUp:
        step_up = self.records.find(StepUp, step_up_id)
        if step_up is None or step_up.session != actor.session:
            raise Unknown
        return step_up

    def _verified_account(self, cause: Cause) -> Account:
        self._own_session(cause.actor, at=cause.at)
        account = self._account(cause.actor)
        account.must_be_verified()
        account.must_consent_to(Purpose.FACE)
        return account

    def _seen(self, step_up: StepUp, *, at: datetime) -> dict[str, Any]:
        return {
            "id": step_up.id,
            "method": step_up.method,
            "state": step_up.state_at(at),
            "expires_at": step_up.expires_at,
            "resend_after": step_up.begun_at + SMS_EVERY if step_up.method == StepUpMethod.SMS else None,
            "url": step_up.url,
            "qr": self.pictures.qr(step_up.url) if step_up.url else None,
            "proved_until": step_up.proved_until,
            "demo_inbox": None,
        }
