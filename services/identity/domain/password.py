"""What a password has to be, and how a forgotten one is replaced."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.chassis.refusals import Refusal
from services.identity.domain.texting import CodeByPhone

PASSWORD_LENGTH = range(8, 17)
"""8 to 16, the guides' rule."""


class PasswordUnfit(Refusal):
    """8 to 16 characters that do not contain the account name."""

    CODE = "identity.password-unfit"


class PasswordCommon(Refusal):
    """The password is one of those that anybody would try first."""

    CODE = "identity.password-common"


@dataclass(frozen=True, kw_only=True)
class PasswordReset(CodeByPhone):
    """A number whose owner forgot the password; of an unknown number there is no account, and no code was sent."""

    mobile: str
    account_id: UUID | None


def must_fit(password: str, *, account_name: str) -> None:
    """Refuse a password against the guides' rule: 密码长度为8至16位，不能包含账户名."""
    if len(password) not in PASSWORD_LENGTH or account_name.casefold() in password.casefold():
        raise PasswordUnfit
