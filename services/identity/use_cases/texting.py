"""Codes on their way to a phone, whatever they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import Refusal
from services.chassis.rows import RowOperation
from services.chassis.store import Taken
from services.identity.domain.captcha import Captcha, CaptchaWrong
from services.identity.domain.texting import (
    OF_A_NUMBER,
    CodeByPhone,
    SmsBudget,
    SmsCodeWrong,
    SmsTooOften,
)
from services.identity.use_cases.captchas import Captchas

SIGNATURE = "【网上保全】"
HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class TextToSend:
    """A message that is stored but has not left yet, and what its asker may hear."""

    mobile: str
    text: str
    answer: dict[str, Any]


def words_of(code: str, what: str) -> str:
    """Return the message that brings a code; a provider may send no other words than these."""
    return f"您的{what}验证码为{code}，5分钟内有效。请勿告诉他人。"


class Texting(Captchas):
    """The budgets of numbers and addresses, and the tries at a code."""

    def send(self, asked: TextToSend) -> dict[str, Any]:
        """Send the message on its way, and return the answer to who asked for it."""
        self.sms.send(asked.mobile, SIGNATURE + asked.text)
        return {**asked.answer, "demo_inbox": self.sms.inbox(asked.mobile) if self.sandbox else None}

    def _store_text(
        self,
        cause: Cause,
        mobile: str,
        *,
        answer: Mapping[str, Any],
        rows: Iterable[RowOperation],
        captcha: Captcha | None = None,
    ) -> dict[str, Any]:
        """
        Store what goes with a message, and spend the budgets of the number and of the address; refuse when one is empty.

        The captcha is used up in the same save: a repeat finds either both or nothing done; and by a refusal, too.
        """
        try:
            return self._spend(cause, mobile, dict(answer), list(rows), captcha)
        except Refusal:
            if captcha is not None:
                self._use_up(cause, captcha)
            raise

    def _spend(
        self,
        cause: Cause,
        mobile: str,
        answer: dict[str, Any],
        rows: list[RowOperation],
        captcha: Captcha | None,
    ) -> dict[str, Any]:
        number = self.pseudonym(f"sms:{mobile}")
        address = self._address(cause)
        allowed = {number: OF_A_NUMBER, address: ((HOUR, self.sms_per_address),)}
        used = captcha.used if captcha else ""
        # Of many at once from one address one has the turn, and the others try for the next, until there is none.
        for _ in range(self.sms_per_address + 1):
            budgets = [self._budget(whose) for whose in (number, address) if whose]
            spent = [each.spent(allowed[each.whose], turn=self.chance.id(), at=cause.at) for each in budgets]
            claims = [claim for each in budgets for claim in each.claims(at=cause.at)]
            try:
                return self.store.save(
                    cause=cause,
                    answer=answer,
                    rows=[
                        *rows,
                        *(self.records.put(each) for each in spent),
                        *([self.records.drop(captcha)] if captcha else []),
                    ],
                    marks={**dict.fromkeys(claims), **({used: None} if used else {})},
                )
            except Taken as taken:
                if taken.mark == used:
                    raise CaptchaWrong from None
                if taken.mark in budgets[0].claims(at=cause.at):
                    raise SmsTooOften from None
                if taken.mark not in claims:
                    raise
        raise SmsTooOften

    def _budget(self, whose: str) -> SmsBudget:
        return self.records.find(SmsBudget, whose) or SmsBudget(whose=whose)

    def _try_code(self, cause: Cause, asked: CodeByPhone, sms_code: str) -> None:
        """Use up one try, and refuse a wrong code."""
        self._take_try(cause, asked.tried(at=cause.at))
        if self._code(asked.id, sms_code.strip()) != asked.code:
            raise SmsCodeWrong

    def _code(self, id_: UUID, code: str) -> str:
        """Return what is kept of a code; it is good for this one thing and no other."""
        return self.pseudonym(f"code:{id_}:{code}")
