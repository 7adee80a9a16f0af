"""A password that was forgotten, and one that is replaced."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Taken
from services.identity.domain.account import Account
from services.identity.domain.log_in import (
    FAILURES,
    Credential,
    CredentialsWrong,
    FailedLogIn,
    must_not_be_too_often,
)
from services.identity.domain.password import PasswordReset
from services.identity.domain.texting import CODE_LASTS, SMS_EVERY, SmsCodeWrong
from services.identity.use_cases.admitting import Admitting
from services.identity.use_cases.desk import kept_nowhere, stored
from services.identity.use_cases.texting import Texting, TextToSend, words_of


class ChangingPasswords(Texting, Admitting):
    """The use cases around a new password; each ends all sessions."""

    def ask_reset_code(
        self, *, cause: Cause, mobile: str, captcha_id: UUID, captcha_answer: str
    ) -> TextToSend:
        """Send a code to a phone with an account, and a word to one without; its asker hears the same after the same work."""
        captcha = self._answered(cause, captcha_id, captcha_answer)
        credential = self.records.find(Credential, self._log_in_name(mobile))
        id_, code = self.chance.id(), self.chance.digits()
        reset = PasswordReset(
            id=id_,
            code=self._code(id_, code),
            expires_at=cause.at + CODE_LASTS,
            mobile=mobile,
            account_id=credential.account_id if credential else None,
        )
        answer = {
            "reset_id": reset.id,
            "expires_at": reset.expires_at,
            "resend_after": cause.at + SMS_EVERY,
        }
        rows = [self.records.put(reset)]
        answer = self._store_text(cause, mobile, answer=answer, rows=rows, captcha=captcha)
        known = words_of(code, "重置密码")
        unknown = "有人为本号码申请重置密码，但本号码尚未注册账户。如非本人操作，请忽略。"
        return TextToSend(mobile=mobile, text=known if credential else unknown, answer=answer)

    def reset_password(self, *, cause: Cause, reset_id: UUID, sms_code: str, password: str) -> dict[str, Any]:
        """Replace a forgotten password by the code from the phone."""
        reset = self.records.find(PasswordReset, reset_id)
        if reset is None:
            raise SmsCodeWrong
        # First, so that a badly chosen password does not cost a try.
        self._must_suit(password, account_name=reset.mobile)
        self._try_code(cause, reset, sms_code)
        credential = self._credential(reset.account_id) if reset.account_id else None
        if credential is None:
            raise SmsCodeWrong
        # Whoever holds the phone is the owner, however often somebody guessed.
        forgiven = [
            self.records.drop(each) for each in self.records.where(FailedLogIn, login=credential.login)
        ]
        try:
            return self._replace(
                cause, credential, password, rows=[self.records.drop(reset), *forgiven], marks=[reset.used]
            )
        except Taken as taken:
            if taken.mark == reset.used:
                raise SmsCodeWrong from None
            raise

    def change_password(self, *, cause: Cause, current: str, password: str) -> dict[str, Any]:
        """Replace the password of who knows it; guesses count, wherever the session is used from."""
        account_id = cause.actor.account
        credential = self._credential(account_id)
        if credential is None:
            raise Unknown
        self._must_suit(password, account_name=self._profile(account_id).account_name)
        here = self.pseudonym(f"own:{account_id}")
        with self.passwords.turn():
            failures = self.records.where(FailedLogIn, login=credential.login)
            must_not_be_too_often(failures, address=here, at=cause.at, free=FAILURES)
            right = self.passwords.match(credential.password_hash, current)
            if not right:
                self._count_failure(cause, credential.login, here, failures)
        if not right:
            raise CredentialsWrong
        forgiven = [self.records.drop(each) for each in failures if each.address == here]
        return self._replace(cause, credential, password, rows=forgiven)

    def _replace(
        self,
        cause: Cause,
        credential: Credential,
        password: str,
        *,
        rows: list[RowOperation],
        marks: list[str] | None = None,
    ) -> dict[str, Any]:
        account = self.store.find(Account, credential.account_id)
        assert account is not None  # noqa: S101 - a credential is stored with its account
        with self.passwords.turn():
            kept = self.passwords.hash(password)
        account.change_password(at=cause.at)
        answer = self.store.save(
            account,
            cause=cause,
            answer=stored(account, account.state),
            rows=[
                self.records.patch(credential, password_hash=kept),
                *self._without_sessions(account.id),
                *rows,
            ],
            marks=dict.fromkeys(marks or []),
        )
        # Whom the old password let in at this very moment; who comes later finds the new one.
        if late := self._without_sessions(account.id):
            self.store.save(cause=kept_nowhere(cause), rows=late)
        return answer

    def _credential(self, account_id: UUID) -> Credential | None:
        return next(iter(self.records.where(Credential, account_id=account_id)), None)
