"""What identity lets us know of persons and staff: who has an account, who closes one, who is gone, who works for a court."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.release import Release
from services.preservation.use_cases.filing import Filing


class People(Filing):
    """What becomes of applications when the people behind them come and go."""

    def record_person(self, *, cause: Cause, account_id: UUID, alias: str) -> dict[str, Any]:
        """Know whose account it is, and tell it from now on of whatever names its person as an applicant."""
        watched = []
        for each in self.named.applications_for(alias):
            application = self.store.find(PreservationApplication, each)
            if application is not None:
                application.watch(account_id, at=cause.at)
                watched.append(application)
        return self.store.save(*watched, cause=cause, rows=[self.named.known(alias, account_id)])

    def forget_person(self, *, cause: Cause, account_id: UUID) -> dict[str, Any]:
        """Know no more whose account it was; what was filed for him keeps an account that leads to nobody."""
        return self.store.save(cause=cause, rows=self.named.forgotten(account_id))

    def release_account(self, *, cause: Cause, account_id: UUID) -> dict[str, Any]:
        """Throw away the drafts of an account that is being closed, and say what of it must stay."""
        release = Release.release(
            id=cause.new_id("released"),
            account_id=account_id,
            submitted=self.lists.count_submitted(account_id),
            at=cause.at,
        )
        drafts = (self.store.find(PreservationApplication, each) for each in self.lists.drafts_of(account_id))
        return self._throw_away(cause, *(each for each in drafts if each is not None), also=(release,))

    def record_staff(self, *, cause: Cause, account_id: UUID, role: str, office: str) -> dict[str, Any]:
        """Know that somebody works for a court."""
        return self.store.save(cause=cause, rows=[self.staff.added(account_id, role=role, office=office)])

    def forget_staff(self, *, cause: Cause, account_id: UUID) -> dict[str, Any]:
        """Know that somebody works for a court no more."""
        return self.store.save(cause=cause, rows=[self.staff.removed(account_id)])
