"""Who knows the password, and how often one may guess it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.rows import RowOperation
from services.chassis.store import Taken
from services.identity.domain.captcha import CaptchaWrong
from services.identity.domain.log_in import (
    FAILURES_WITHIN,
    CaptchaNeeded,
    Credential,
    CredentialsWrong,
    FailedLogIn,
    must_not_be_too_often,
    needs_a_captcha,
)
from services.identity.use_cases.captchas import Captchas
from services.identity.use_cases.desk import kept_nowhere


class Admitting(Captchas):
    """The steps that every door has; a known and an unknown name read, hash and write as much."""

    def _admit(
        self, cause: Cause, login: str, password: str, captcha_id: UUID | None, captcha_answer: str
    ) -> Credential:
        """Return the credential behind a name and its password; refuse anything else in the same words."""
        address = self._address(cause)
        credential = self.records.find(Credential, login)
        with self.passwords.turn():
            # Counted within the turn, so that of many guesses at once only a turn's worth slips through.
            of_name = self.records.where(FailedLogIn, login=login)
            of_address = self.records.where(FailedLogIn, address=address) if address else []
            must_not_be_too_often(of_name, address=address, at=cause.at)
            if needs_a_captcha(of_name, of_address, at=cause.at):
                self._show_a_person(cause, captcha_id, captcha_answer)
            right = self.passwords.match(credential.password_hash if credential else None, password)
            if not right:
                self._count_failure(cause, login, address, of_name)
        if credential is None or not right:
            raise CredentialsWrong
        return credential

    def _show_a_person(self, cause: Cause, captcha_id: UUID | None, answer: str) -> None:
        if captcha_id is None:
            raise CaptchaNeeded
        captcha = self._answered(cause, captcha_id, answer)
        try:
            self._claim(cause, captcha)
        except Taken:
            raise CaptchaWrong from None

    def _count_failure(self, cause: Cause, login: str, address: str, failures: list[FailedLogIn]) -> None:
        old = [self.records.drop(each) for each in failures if cause.at - each.at >= FAILURES_WITHIN]
        failure = FailedLogIn(login=login, id=self.chance.id(), address=address, at=cause.at)
        self.store.save(cause=kept_nowhere(cause), rows=[self.records.put(failure), *old])

    def _forgiven(self, cause: Cause, credential: Credential) -> list[RowOperation]:
        """Return what forgets the failures from where the owner is; what strangers do elsewhere still counts."""
        address = self._address(cause)
        failures = self.records.where(FailedLogIn, login=credential.login, address=address)
        return [self.records.drop(each) for each in failures]

    def _kept_anew(self, credential: Credential, password: str) -> Credential:
        """Return the credential with a right password kept by the parameters of today, if it was hashed by others."""
        if not self.passwords.is_outdated(credential.password_hash):
            return credential
        with self.passwords.turn():
            return replace(credential, password_hash=self.passwords.hash(password))

    def _replaced(self, credential: Credential, kept: Credential) -> list[RowOperation]:
        same = kept == credential
        return [] if same else [self.records.patch(credential, password_hash=kept.password_hash)]
