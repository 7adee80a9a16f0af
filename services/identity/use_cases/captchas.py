"""Telling people from programs."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.store import Taken
from services.identity.domain.captcha import CAPTCHA_LASTS, Captcha, CaptchaWrong, Kind, plain
from services.identity.domain.registration import AGREEMENT_VERSION
from services.identity.domain.texting import neighbourhood
from services.identity.use_cases.desk import Desk, kept_nowhere


class Captchas(Desk):
    """A picture to read, or digits to hear."""

    def create_captcha(self, *, cause: Cause, kind: str = Kind.IMAGE) -> dict[str, Any]:
        """Draw a picture, or speak digits for who cannot see one."""
        heard = kind == Kind.AUDIO
        text = self.chance.numerals() if heard else self.chance.letters()
        id_ = self.chance.id()
        captcha = Captcha(id=id_, answer=self._answer(id_, text), expires_at=cause.at + CAPTCHA_LASTS)
        self.store.save(cause=kept_nowhere(cause), rows=[self.records.put(captcha)])
        return {
            "id": captcha.id,
            "image": None if heard else self.pictures.captcha(text),
            "audio": self.pictures.spoken(text) if heard else None,
            "expires_at": captcha.expires_at,
            "agreement_version": AGREEMENT_VERSION,
            "demo_answer": text if self.sandbox else None,
        }

    def _answered(self, cause: Cause, captcha_id: UUID, answer: str) -> Captcha:
        """Return the captcha that was answered rightly, for a save that uses it up; a wrong answer does so at once."""
        captcha = self.records.find(Captcha, captcha_id)
        if captcha is None:
            raise CaptchaWrong
        if not captcha.is_answered(self._answer(captcha.id, answer), at=cause.at):
            self._use_up(cause, captcha)
            raise CaptchaWrong
        return captcha

    def _use_up(self, cause: Cause, captcha: Captcha) -> None:
        with suppress(Taken):
            self._claim(cause, captcha)

    def _claim(self, cause: Cause, captcha: Captcha) -> None:
        self.store.save(
            cause=kept_nowhere(cause), rows=[self.records.drop(captcha)], marks={captcha.used: None}
        )

    def _answer(self, captcha_id: UUID, text: str) -> str:
        """Return what is kept of an answer."""
        return self.pseudonym(f"captcha:{captcha_id}:{plain(text)}")

    def _address(self, cause: Cause) -> str:
        """Return what is kept of where the asker is; nobody is counted together with all whose address is not known."""
        return cause.actor.address and self.pseudonym(f"address:{neighbourhood(cause.actor.address)}")
