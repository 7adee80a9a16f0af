"""What a person can read or hear and a program hardly can."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.chassis.refusals import Refusal

CAPTCHA_LASTS = timedelta(seconds=120)


class Kind(StrEnum):
    """A picture, or digits to hear for people who cannot see it."""

    IMAGE = "IMAGE"
    AUDIO = "AUDIO"


class CaptchaWrong(Refusal):
    """The captcha was read or heard wrongly, too late, or before."""

    CODE = "identity.captcha-wrong"


@dataclass(frozen=True, kw_only=True)
class Captcha:
    """A captcha whose answer is kept as an HMAC; any answer uses it up."""

    id: UUID
    answer: str
    expires_at: datetime

    @property
    def used(self) -> str:
        """The mark of a captcha that was used up."""
        return f"door:captcha:{self.id}"

    def is_answered(self, answer: str, *, at: datetime) -> bool:
        """Tell whether this is the answer, in time; the answer as an HMAC, too."""
        return at <= self.expires_at and answer == self.answer


def plain(answer: str) -> str:
    """Return an answer as it counts: upper and lower case are one, and blanks are none."""
    return "".join(answer.split()).upper()
