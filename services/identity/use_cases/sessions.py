"""Logging in, staying in, leaving."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from typing import Any

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StoreUnavailable
from services.chassis.rows import RowOperation
from services.identity.domain.account import Account, Role, State
from services.identity.domain.session import (
    FAILURES_WITHIN,
    SEEN_EVERY,
    Credential,
    CredentialsWrong,
    FailedLogIn,
    OfficeKey,
    Session,
    SessionEnded,
    must_not_be_too_often,
)
from services.identity.domain.verification import Standing
from services.identity.use_cases.desk import Desk, kept_nowhere


def fingerprint(token: str) -> str:
    """Return what is kept of a token; 256 random bits need no salt and no key."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions(Desk):
    """The use cases of the door."""

    def log_in(self, *, cause: Cause, username: str, password: str) -> dict[str, Any]:
        """Begin a session; an unknown name and a wrong password hear the same after the same time."""
        cause = kept_nowhere(cause)
        login = self._log_in_name(username)
        credential = self.records.find(Credential, login)
        with self.passwords.turn():
            # Counted within the turn, so that of many guesses at once only a turn's worth slips through.
            failures = self.records.where(FailedLogIn, login=login)
            must_not_be_too_often(failures, at=cause.at)
            right = self.passwords.match(credential.password_hash if credential else None, password)
            if not right:
                self._count_failure(cause, login, failures)
        if credential is None or not right:
            raise CredentialsWrong
        return self._begin(cause, credential, failures)

    def end_session(self, *, cause: Cause, token: str) -> dict[str, Any]:
        """End the session of this token; who ends it twice hears that it has ended."""
        session = self.records.find(Session, fingerprint(token))
        if session is None:
            raise SessionEnded
        account = self.store.find(Account, session.account_id)
        assert account is not None  # noqa: S101 - sessions are begun for accounts
        account.end_session(session.fingerprint, at=cause.at)
        return self.store.save(
            account,
            cause=cause,
            answer={"id": account.id, "version": account.version, "status": "ENDED"},
            rows=[self.records.drop(session)],
        )

    def resolve_session(self, *, token: str, at: datetime) -> dict[str, Any]:
        """Return whose token it is; on the way of every request, so one indexed read for a person."""
        session = self.records.find(Session, fingerprint(token))
        if session is None:
            return self._resolve_key(fingerprint(token))
        if not session.is_open(at=at):
            raise SessionEnded
        if at - session.seen_at >= SEEN_EVERY:
            self._see(session, at)
        return {
            "account_id": str(session.account_id),
            "role": session.role,
            "office": session.office,
            "verified": session.verified,
            "fingerprint": session.fingerprint,
        }

    def _resolve_key(self, key: str) -> dict[str, Any]:
        office = self.records.find(OfficeKey, key)
        if office is None:
            raise SessionEnded
        return {
            "account_id": f"office:{office.office}",
            "role": Role.COURT_SYSTEM,
            "office": office.office,
            "verified": True,
            "fingerprint": key,
        }

    def _begin(self, cause: Cause, credential: Credential, failures: list[FailedLogIn]) -> dict[str, Any]:
        account = self.records.find(Standing, credential.account_id)
        assert account is not None  # noqa: S101 - a credential is stored with its account
        token = self.chance.token()
        session = Session(
            fingerprint=fingerprint(token),
            account_id=account.id,
            role=account.role,
            office=account.office,
            # For staff somebody of the office vouched.
            verified=account.role != Role.APPLICANT or account.state == State.PASSED,
            begun_at=cause.at,
            seen_at=cause.at,
        )
        over = [
            each
            for each in self.records.where(Session, account_id=account.id)
            if not each.is_open(at=cause.at)
        ]
        gone: list[RowOperation] = [self.records.drop(each) for each in (*failures, *over)]
        self.store.save(cause=cause, rows=[self.records.put(session), *gone])
        return {
            "token": token,
            "expires_at": session.expires_at,
            "account_id": account.id,
            "role": session.role,
            "office": session.office,
            "verified": session.verified,
        }

    def sweep(self, *, cause: Cause) -> int:
        """Remove what is over and opens nothing any more; return how much it was."""
        over = self.records.over(at=cause.at)
        if over:
            self.store.save(cause=kept_nowhere(cause), rows=[self.records.drop(each) for each in over])
        return len(over)

    def _count_failure(self, cause: Cause, login: str, failures: list[FailedLogIn]) -> None:
        old = [self.records.drop(each) for each in failures if cause.at - each.at >= FAILURES_WITHIN]
        failure = FailedLogIn(login=login, id=self.chance.id(), at=cause.at)
        self.store.save(cause=cause, rows=[self.records.put(failure), *old])

    def _see(self, session: Session, at: datetime) -> None:
        owner = Actor(id=str(session.account_id), role=session.role, office=session.office)
        # While the store takes no writes, reading goes on.
        with suppress(StoreUnavailable):
            self.store.save(
                cause=Cause(mark="", id=session.fingerprint, actor=owner, at=at),
                rows=[self.records.patch(session, seen_at=at)],
            )
