"""From a captcha to an account (guides: 注册账号 1–3)."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from services.chassis.causes import Cause
from services.identity.domain.account import Account
from services.identity.domain.profile import Profile
from services.identity.domain.registration import (
    AGREEMENT_VERSION,
    AgreementMissing,
    MobileTaken,
    Registration,
)
from services.identity.domain.texting import CODE_LASTS, SMS_EVERY, SmsCodeWrong
from services.identity.use_cases.texting import Texting, TextToSend, words_of


class Registering(Texting):
    """The use cases of who has no account yet."""

    def ask_sms_code(
        self, *, cause: Cause, mobile: str, captcha_id: UUID, captcha_answer: str, agreement_version: str
    ) -> TextToSend:
        """
        Begin a registration with a code for the phone; a known number hears exactly what an unknown one does.

        The code leaves after it is stored (``send``). If we die in between, the person asks again after 60 s.
        """
        captcha = self._answered(cause, captcha_id, captcha_answer)
        if agreement_version != AGREEMENT_VERSION:
            self._use_up(cause, captcha)
            raise AgreementMissing
        id_, code = self.chance.id(), self.chance.digits()
        registration = Registration(
            id=id_,
            code=self._code(id_, code),
            expires_at=cause.at + CODE_LASTS,
            mobile=mobile,
            agreement_version=agreement_version,
        )
        answer = {
            "registration_id": registration.id,
            "expires_at": registration.expires_at,
            "resend_after": cause.at + SMS_EVERY,
        }
        rows = [self.records.put(registration)]
        answer = self._store_text(cause, mobile, answer=answer, rows=rows, captcha=captcha)
        return TextToSend(mobile=mobile, text=words_of(code, "注册"), answer=answer)

    def register(
        self, *, cause: Cause, registration_id: UUID, sms_code: str, password: str
    ) -> dict[str, Any]:
        """Open the account; only who holds the phone hears that the number has one already."""
        registration = self.records.find(Registration, registration_id)
        if registration is None:
            raise SmsCodeWrong
        # First, so that a badly chosen password does not cost a try.
        self._must_suit(password, account_name=registration.mobile)
        self._try_code(cause, registration, sms_code)
        account = Account.register(
            uuid5(registration.id, "account"), agreement_version=registration.agreement_version, at=cause.at
        )
        profile = Profile(account_id=account.id, account_name=registration.mobile)
        return self._open(
            cause, account, profile, password, taken=MobileTaken, rows=[self.records.drop(registration)]
        )
