"""From a picture to an account (guides: 注册账号 1–3)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from services.chassis.causes import Cause
from services.chassis.refusals import Refusal
from services.chassis.store import Conflict, Taken
from services.identity.domain.account import Account
from services.identity.domain.profile import Profile
from services.identity.domain.registration import (
    AGREEMENT_VERSION,
    CAPTCHA_LASTS,
    CODE_LASTS,
    SMS_EVERY,
    AgreementMissing,
    Captcha,
    CaptchaWrong,
    MobileTaken,
    Registration,
    SmsBudget,
    SmsCodeWrong,
    SmsTooOften,
    must_fit,
)
from services.identity.use_cases.desk import Desk, kept_nowhere


@dataclass(frozen=True, kw_only=True)
class CodeToSend:
    """A code that is stored but has not left yet, and what its asker may hear."""

    mobile: str
    code: str
    answer: dict[str, Any]


class Registering(Desk):
    """The use cases of who has no account yet."""

    def create_captcha(self, *, cause: Cause) -> dict[str, Any]:
        """Draw a picture to read."""
        captcha = Captcha(
            id=self.chance.id(), text=self.chance.letters(), expires_at=cause.at + CAPTCHA_LASTS
        )
        self.store.save(cause=kept_nowhere(cause), rows=[self.records.put(captcha)])
        return {
            "id": captcha.id,
            "image": self.pictures.captcha(captcha.text),
            "expires_at": captcha.expires_at,
            "agreement_version": AGREEMENT_VERSION,
            "demo_answer": captcha.text if self.sandbox else None,
        }

    def ask_sms_code(
        self, *, cause: Cause, mobile: str, captcha_id: UUID, captcha_answer: str, agreement_version: str
    ) -> CodeToSend:
        """
        Begin a registration with a code for the phone; a known number hears exactly what an unknown one does.

        The code leaves after it is stored (``send_sms_code``). If we die in between, the person asks again after 60 s.
        """
        captcha = self._read_captcha(cause, captcha_id, captcha_answer)
        try:
            return self._begin_registration(cause, captcha, mobile, agreement_version)
        except Refusal:
            self._use_up(cause, captcha)
            raise

    def _begin_registration(
        self, cause: Cause, captcha: Captcha, mobile: str, agreement_version: str
    ) -> CodeToSend:
        if agreement_version != AGREEMENT_VERSION:
            raise AgreementMissing
        number = self.pseudonym(f"sms:{mobile}")
        budget = self.records.find(SmsBudget, number) or SmsBudget(number=number)
        code = self.chance.digits()
        registration = Registration(
            id=self.chance.id(),
            mobile=mobile,
            agreement_version=agreement_version,
            code="",
            expires_at=cause.at + CODE_LASTS,
        )
        registration = Registration(**{**vars(registration), "code": self._code(registration.id, code)})
        # Whoever spends the budget claims to be the next after the last code: of any number at once, one is.
        claim = f"sms:{number}:{budget.last}"
        try:
            # The picture is used up in the same save: a repeat finds either both or nothing done.
            answer = self.store.save(
                cause=cause,
                answer={
                    "registration_id": registration.id,
                    "expires_at": registration.expires_at,
                    "resend_after": cause.at + SMS_EVERY,
                },
                rows=[
                    self.records.put(registration),
                    self.records.put(budget.spent(at=cause.at)),
                    self.records.drop(captcha),
                ],
                marks={claim: None, _used(captcha): None},
            )
        except Taken as taken:
            if taken.mark == claim:
                raise SmsTooOften from None
            if taken.mark == _used(captcha):
                raise CaptchaWrong from None
            raise
        return CodeToSend(mobile=mobile, code=code, answer=answer)

    def send_sms_code(self, asked: CodeToSend) -> dict[str, Any]:
        """Send the code on its way, and return the answer to who asked for it."""
        self.sms.send(asked.mobile, f"【网上保全】您的注册验证码为{asked.code}，5分钟内有效。请勿告诉他人。")
        return {**asked.answer, "demo_inbox": self.sms.inbox(asked.mobile) if self.sandbox else None}

    def register(
        self, *, cause: Cause, registration_id: UUID, sms_code: str, password: str
    ) -> dict[str, Any]:
        """Open the account; only who holds the phone hears that the number has one already."""
        registration = self.records.find(Registration, registration_id)
        if registration is None:
            raise SmsCodeWrong
        # First, so that a badly chosen password does not cost a try.
        must_fit(password, account_name=registration.mobile)
        self._try_code(cause, registration, sms_code)
        account = Account.register(
            uuid5(registration.id, "account"), agreement_version=registration.agreement_version, at=cause.at
        )
        profile = Profile(account_id=account.id, account_name=registration.mobile)
        return self._open(
            cause, account, profile, password, taken=MobileTaken, rows=[self.records.drop(registration)]
        )

    def _read_captcha(self, cause: Cause, captcha_id: UUID, answer: str) -> Captcha:
        """Return the picture that was read rightly; a wrong answer uses it up."""
        captcha = self.records.find(Captcha, captcha_id)
        if captcha is None:
            raise CaptchaWrong
        if not captcha.is_read(answer, at=cause.at):
            self._use_up(cause, captcha)
            raise CaptchaWrong
        return captcha

    def _use_up(self, cause: Cause, captcha: Captcha) -> None:
        with suppress(Taken):
            self.store.save(
                cause=kept_nowhere(cause), rows=[self.records.drop(captcha)], marks={_used(captcha): None}
            )

    def _try_code(self, cause: Cause, registration: Registration, sms_code: str) -> None:
        tried = registration.tried(at=cause.at)
        try:
            # The try is claimed before the code is looked at: of many at once, each number of tries is had once.
            self.store.save(
                cause=kept_nowhere(cause),
                rows=[self.records.patch(registration, tries=tried.tries)],
                marks={f"sms-try:{registration.id}:{tried.tries}": None},
            )
        except Taken as taken:
            # Another had this try, perhaps the same command a moment ago: look again, and take the next.
            raise Conflict(taken.mark) from taken
        if self._code(registration.id, sms_code.strip()) != registration.code:
            raise SmsCodeWrong

    def _code(self, registration_id: UUID, code: str) -> str:
        """Return what is kept of a code; it opens this registration and no other."""
        return self.pseudonym(f"code:{registration_id}:{code}")


def _used(captcha: Captcha) -> str:
    """Return the mark of a picture that was used up."""
    return f"captcha:{captcha.id}"
