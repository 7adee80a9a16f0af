"""What stands before an account: a picture to read, a code from the phone, a password."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from services.chassis.refusals import Refusal

AGREEMENT_VERSION = "2026-01"
"""The version in force of 《人民法院互联网统一账户管理平台注册协议》."""

CAPTCHA_LASTS = timedelta(seconds=120)
CODE_LASTS = timedelta(minutes=5)
CODE_TRIES = 5
SMS_EVERY = timedelta(seconds=60)
SMS_BUDGETS = ((timedelta(hours=1), 5), (timedelta(days=1), 10))
PASSWORD_LENGTH = range(8, 17)
"""8 to 16, the guides' rule."""


class CaptchaWrong(Refusal):
    """The picture was read wrongly, too late, or before."""

    CODE = "identity.captcha-wrong"


class AgreementMissing(Refusal):
    """The agreement in force was not accepted."""

    CODE = "identity.agreement-missing"


class SmsTooOften(Refusal):
    """A number gets one code a minute, five an hour, ten a day."""

    CODE = "identity.sms-too-often"


class SmsCodeWrong(Refusal):
    """The code is not the one that was sent, too old, used, or was tried too often."""

    CODE = "identity.sms-code-wrong"


class MobileTaken(Refusal):
    """There is an account with this number; said only to who holds the phone."""

    CODE = "identity.mobile-taken"


class PasswordUnfit(Refusal):
    """8 to 16 characters that do not contain the account name."""

    CODE = "identity.password-unfit"


@dataclass(frozen=True, kw_only=True)
class Captcha:
    """A picture that a person can read; any answer uses it up."""

    id: UUID
    text: str
    expires_at: datetime

    def is_read(self, answer: str, *, at: datetime) -> bool:
        """Tell whether the answer is what the picture says, in time; upper and lower case are one."""
        return at <= self.expires_at and answer.strip().upper() == self.text.upper()


@dataclass(frozen=True, kw_only=True)
class Registration:
    """A number whose owner wants an account; the code is kept as an HMAC."""

    id: UUID
    mobile: str
    agreement_version: str
    code: str
    expires_at: datetime
    tries: int = 0

    def tried(self, *, at: datetime) -> Registration:
        """Return the registration after one more try, right or wrong."""
        if at > self.expires_at or self.tries >= CODE_TRIES:
            raise SmsCodeWrong
        return replace(self, tries=self.tries + 1)


@dataclass(frozen=True, kw_only=True)
class SmsBudget:
    """When a number, known by its HMAC, was sent a code in the last day."""

    number: str
    sent: list[datetime] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The time of the last code, as a word: who spends the budget claims to know it."""
        return max(self.sent).isoformat() if self.sent else "never"

    def spent(self, *, at: datetime) -> SmsBudget:
        """Return the budget after one more code."""
        if any(at - each < SMS_EVERY for each in self.sent):
            raise SmsTooOften
        for period, most in SMS_BUDGETS:
            if sum(at - each < period for each in self.sent) >= most:
                raise SmsTooOften
        longest = max(period for period, _ in SMS_BUDGETS)
        return SmsBudget(number=self.number, sent=[*(each for each in self.sent if at - each < longest), at])


def must_fit(password: str, *, account_name: str) -> None:
    """Refuse a password against the guides' rule: 密码长度为8至16位，不能包含账户名."""
    if len(password) not in PASSWORD_LENGTH or account_name.casefold() in password.casefold():
        raise PasswordUnfit
