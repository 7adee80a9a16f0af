"""The door of staff: a password, then the code that the authenticator shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.store import Taken
from services.identity.domain import second_factor
from services.identity.domain.log_in import STAFF_LOG_IN_LASTS, Credential, StaffCodeWrong, StaffLogIn
from services.identity.use_cases.desk import kept_nowhere
from services.identity.use_cases.sessions import Sessions


class StaffSessions(Sessions):
    """The use cases of who works for an office."""

    def begin_staff_log_in(
        self,
        *,
        cause: Cause,
        username: str,
        password: str,
        captcha_id: UUID | None = None,
        captcha_answer: str = "",
    ) -> dict[str, Any]:
        """Take name and password, as ``log_in`` does; the second factor comes next."""
        cause = kept_nowhere(cause)
        login = self._log_in_name(username, staff=True)
        credential = self._admit(cause, login, password, captcha_id, captcha_answer)
        begun = StaffLogIn(
            id=self.chance.id(),
            login=login,
            account_id=credential.account_id,
            expires_at=cause.at + STAFF_LOG_IN_LASTS,
        )
        kept = self._kept_anew(credential, password)
        anew = self._replaced(credential, kept)
        self.store.save(cause=cause, rows=[self.records.put(begun), *anew])
        return {
            "id": begun.id,
            "expires_at": begun.expires_at,
            "demo_code": self._demo_code(cause, credential) if self.sandbox else None,
        }

    def log_in_staff(self, *, cause: Cause, log_in_id: UUID, code: str) -> dict[str, Any]:
        """Begin a session by the code of the second factor; each code is good once, whoever saw it."""
        cause = kept_nowhere(cause)
        begun = self.records.find(StaffLogIn, log_in_id)
        credential = self.records.find(Credential, begun.login) if begun else None
        if begun is None or credential is None or credential.totp_secret is None:
            raise StaffCodeWrong
        self._take_try(cause, begun.tried(at=cause.at))
        step = second_factor.step_of(credential.totp_secret, code.strip(), at=cause.at)
        if step is None:
            # It counts like a wrong password: whoever knows one cannot go on to guess codes for ever.
            self._count_failure(cause, credential.login, self._address(cause), [])
            raise StaffCodeWrong
        used = second_factor.used(credential.account_id, step)
        rows = [self.records.drop(begun), *self._forgiven(cause, credential)]
        try:
            return self._begin(cause, credential, rows, marks=[used])
        except Taken as taken:
            if taken.mark == used:
                raise StaffCodeWrong from None
            raise

    def _demo_code(self, cause: Cause, credential: Credential) -> str | None:
        """Return a code that was not used yet, or none until the next step."""
        free = (
            each
            for each in second_factor.steps(cause.at)
            if not self.store.taken(second_factor.used(credential.account_id, each))
        )
        step = next(free, None)
        return second_factor.code_of(credential.totp_secret or "", step) if step is not None else None
