"""出单、出函: policy and letter, numbered, sealed and saved in one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis import clock, logs
from services.chassis.causes import Cause
from services.chassis.refusals import Refusal, StoreUnavailable
from services.chassis.store import Conflict
from services.guarantee.domain.register import Kind
from services.guarantee.domain.surrender import term
from services.guarantee.use_cases.numbering import Numbering
from services.guarantee.use_cases.paperwork import Paperwork

log = logs.get(__name__)


class Issuing(Numbering, Paperwork):
    """What an insurer issues once the premium is paid."""

    def issue(self, *, cause: Cause, application_id: UUID, officer: str = "") -> dict[str, Any]:
        """
        Issue policy and letter; what printer or seal could not do is recorded, and may be tried again.

        Both, their numbers and the files are one save: whatever breaks off before it has used up no number.
        """
        insurer = self._insurer(self._before_insurer(application_id, cause.actor).insurer)
        with self._registers_of(insurer.code, cause, Kind.POLICY, Kind.LETTER) as (policies, letters):
            application = self._before_insurer(application_id, cause.actor)
            since = clock.day(cause.at)
            policy = application.policy_of(
                policies.give(application.id), since=since, until=term(insurer, since).until
            )
            letter_no = letters.give(application.id)
            letter = application.letter_of(
                letter_no, check_code=self.codes.code(letter_no), policy_no=policy.policy_no
            )
            history = self.store.history(application.id)
            try:
                sealed = self._sealed(history, policy=policy, letter=letter, at=cause.at)
            except (Refusal, Conflict, StoreUnavailable):
                raise
            except Exception as error:
                log.exception("policy and letter could not be sealed", application_id=str(application.id))
                application.fail_issuing(type(error).__name__, at=cause.at)
                return self._saved(cause, application)
            application.issue(
                policy=policy,
                policy_sha256=sealed.policy_sha256,
                letter=letter,
                letter_sha256=sealed.letter_sha256,
                officer=officer,
                at=cause.at,
            )
            return self._saved(cause, application, policies, letters, rows=sealed.rows)
