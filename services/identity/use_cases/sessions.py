"""Logging in, staying in, leaving."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict
from services.identity.domain.account import Account
from services.identity.domain.log_in import Credential, CredentialsWrong
from services.identity.domain.session import Session, SessionEnded, in_the_way
from services.identity.domain.verification import Standing
from services.identity.use_cases.acting import Acting
from services.identity.use_cases.admitting import Admitting
from services.identity.use_cases.desk import kept_nowhere, stored


def fingerprint(token: str) -> str:
    """Return what is kept of a token; 256 random bits need no salt and no key."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions(Admitting, Acting):
    """The use cases of the door, and of what it opens."""

    def log_in(
        self,
        *,
        cause: Cause,
        username: str,
        password: str,
        captcha_id: UUID | None = None,
        captcha_answer: str = "",
    ) -> dict[str, Any]:
        """Begin a session of a person; an unknown name and a wrong password hear the same after the same time."""
        cause = kept_nowhere(cause)
        login = self._log_in_name(username)
        credential = self._admit(cause, login, password, captcha_id, captcha_answer)
        kept = self._kept_anew(credential, password)
        anew = self._replaced(credential, kept)
        return self._begin(cause, kept, [*self._forgiven(cause, credential), *anew])

    def end_session(self, *, cause: Cause, token: str) -> dict[str, Any]:
        """End the session of this token; who ends it twice hears that it has ended."""
        session = self.records.find(Session, fingerprint(token))
        if session is None:
            raise SessionEnded
        return self._end(cause, session)

    def list_sessions(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        """Return the open sessions of an account, newest first."""
        sessions = sorted(
            self._open_sessions(by.account, at=at), key=lambda each: each.begun_at, reverse=True
        )
        return {
            "items": [
                {
                    "id": each.id,
                    "begun_at": each.begun_at,
                    "seen_at": each.seen_at,
                    "expires_at": each.expires_at,
                    "current": each.fingerprint == by.session,
                }
                for each in sessions
            ]
        }

    def end_one_session(self, *, cause: Cause, session_id: UUID) -> dict[str, Any]:
        """End one of one's own sessions, on whatever machine it is."""
        own = self._open_sessions(cause.actor.account, at=cause.at)
        session = next((each for each in own if each.id == session_id), None)
        if session is None:
            raise Unknown
        return self._end(cause, session)

    def resolve_session(self, *, token: str, at: datetime) -> dict[str, Any]:
        """Return whose token it is; on the way of every request, so a few indexed reads."""
        session = self.records.find(Session, fingerprint(token))
        if session is None:
            return self._resolve_key(fingerprint(token), at=at)
        standing = self.records.find(Standing, session.account_id)
        if standing is None or not standing.is_open or not session.is_open(at=at):
            raise SessionEnded
        owner = Actor(id=str(session.account_id), role=session.role, office=session.office)
        self._see(session, owner, at)
        return {
            "account_id": str(session.account_id),
            "role": session.role,
            "office": session.office,
            "verified": session.verified,
            "fingerprint": session.fingerprint,
            "proved_until": session.proved_until,
            **self._acting(standing),
            "scopes": None,
            "test": False,
        }

    def _begin(
        self,
        cause: Cause,
        admitted: Credential,
        rows: Iterable[RowOperation] = (),
        marks: Iterable[str] = (),
    ) -> dict[str, Any]:
        """Open a session for who was admitted; what is over goes, and so does the oldest of too many."""
        standing = self.records.find(Standing, admitted.account_id)
        assert standing is not None  # noqa: S101 - a credential is stored with its account
        if not standing.is_open:
            raise CredentialsWrong
        token = self.chance.token()
        session = Session(
            fingerprint=fingerprint(token),
            account_id=standing.id,
            role=standing.role,
            office=standing.office,
            verified=standing.verified,
            begun_at=cause.at,
            seen_at=cause.at,
        )
        sessions = self.records.where(Session, account_id=standing.id)
        gone = [each for each in sessions if not each.is_open(at=cause.at)]
        ended = in_the_way(each for each in sessions if each not in gone)
        account = self.store.find(Account, standing.id) if ended else None
        if account is not None:
            for each in ended:
                account.end_session(each.fingerprint, at=cause.at)
        self.store.save(
            *([account] if account else []),
            cause=kept_nowhere(cause),
            rows=[
                self.records.put(session),
                *rows,
                *(self.records.drop(each) for each in (*gone, *ended)),
            ],
            marks=dict.fromkeys(marks),
        )
        if self.records.find(Credential, admitted.login) != admitted:
            # What he showed was replaced meanwhile, and with it all sessions ended: this one, too.
            self.store.save(cause=kept_nowhere(cause), rows=[self.records.drop(session)])
            raise Conflict("a credential that was replaced")
        return {
            "token": token,
            "expires_at": session.expires_at,
            "account_id": standing.id,
            "role": session.role,
            "office": session.office,
            "verified": session.verified,
        }

    def _end(self, cause: Cause, session: Session) -> dict[str, Any]:
        account = self.store.find(Account, session.account_id)
        assert account is not None  # noqa: S101 - sessions are begun for accounts
        account.end_session(session.fingerprint, at=cause.at)
        return self.store.save(
            account,
            cause=cause,
            answer=stored(account, "ENDED"),
            rows=[self.records.drop(session)],
        )

    def _open_sessions(self, account_id: UUID, *, at: datetime) -> list[Session]:
        sessions = self.records.where(Session, account_id=account_id)
        return [each for each in sessions if each.is_open(at=at)]
