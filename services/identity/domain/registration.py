"""What stands before an account: the agreement, and a number whose owner shows the code."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.refusals import Refusal
from services.identity.domain.texting import CodeByPhone

AGREEMENT_VERSION = "2026-01"
"""The version in force of 《人民法院互联网统一账户管理平台注册协议》."""


class AgreementMissing(Refusal):
    """The agreement in force was not accepted."""

    CODE = "identity.agreement-missing"


class MobileTaken(Refusal):
    """There is an account with this number; said only to who holds the phone."""

    CODE = "identity.mobile-taken"


@dataclass(frozen=True, kw_only=True)
class Registration(CodeByPhone):
    """A number whose owner wants an account."""

    mobile: str
    agreement_version: str
