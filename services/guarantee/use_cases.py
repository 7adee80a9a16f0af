"""What can be done with applications for a guarantee: one method per use case, one save each."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.store import Store
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.states import BUCKETS, State


class Applications(Protocol):
    """The read model of applications."""

    def count_by_state(self, account_id: UUID) -> Mapping[State, int]:
        """Return how many applications of the account stand in each state, the deleted ones too."""

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the account's drafts."""


class GuaranteeUseCases:
    """The use cases of guarantee, over ports."""

    def __init__(self, store: Store, applications: Applications) -> None:
        self.store = store
        self.applications = applications

    def create_application(
        self, *, cause: Cause, court: str, amount: Decimal, category: str, insurer: str, submitter: str
    ) -> dict[str, Any]:
        """Begin a draft of the asker's; who only tries things out has no insurer to ask."""
        if cause.actor.test:
            raise NotAllowed
        application = GuaranteeApplication.create(
            application_id=cause.new_id(),
            account_id=cause.actor.account,
            court=court,
            amount=amount,
            category=category,
            insurer=insurer,
            submitter=submitter,
            at=cause.at,
        )
        return self._save(application, cause)

    def delete_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Throw a draft of the asker's away; one that is gone already is unknown."""
        application = self.store.find(GuaranteeApplication, application_id)
        if (
            application is None
            or cause.actor.test
            or application.account_id != cause.actor.account
            or application.state is State.DELETED
        ):
            raise Unknown
        application.delete(at=cause.at)
        return self._save(application, cause)

    def release_account(self, *, cause: Cause, account_id: UUID) -> dict[str, Any]:
        """Throw away the drafts of an account that is being closed."""
        found = (
            self.store.find(GuaranteeApplication, each) for each in self.applications.drafts_of(account_id)
        )
        drafts = [each for each in found if each is not None]
        for each in drafts:
            each.delete(at=cause.at)
        return self.store.save(*drafts, cause=cause, answer={"deleted": len(drafts)})

    def view_column(self, *, by: Actor) -> dict[str, Any]:
        """Return the column 担保申请 of «我的申请»."""
        found = self.applications.count_by_state(by.account)
        counters = {name: sum(found.get(state, 0) for state in states) for name, states in BUCKETS.items()}
        return {"counters": counters, "total": sum(counters.values()), "first_use": not found}

    def _save(self, application: GuaranteeApplication, cause: Cause) -> dict[str, Any]:
        answer = {
            "id": str(application.id),
            "version": application.version,
            "status": application.state.value,
        }
        return self.store.save(application, cause=cause, answer=answer)
