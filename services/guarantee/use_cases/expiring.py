"""What a clock does here by itself: an approval lapses whose premium was not paid in time."""

from __future__ import annotations

from datetime import timedelta
from itertools import takewhile
from uuid import UUID

from services.chassis import clock, logs
from services.chassis.causes import Cause
from services.chassis.refusals import StoreUnavailable
from services.chassis.store import Conflict
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.deciding import SETTLING
from services.guarantee.domain.refusals import NotExpired, NotInThisState
from services.guarantee.use_cases.desk import Desk

AT_A_TIME, AT_MOST = 100, 100
"""Applications of a round, and rounds: what is left then waits for the next time."""
AGAIN_AFTER = timedelta(hours=1)
log = logs.get(__name__)


class Expiring(Desk):
    """Look at the approvals whose premium is overdue."""

    def expire(self, *, cause: Cause) -> int:
        """
        Let every approval lapse whose last day is over, and return how many did.

        What cannot be looked at stands in no other's way: it is tried again an hour later.
        """
        rounds = (self._round(cause) for _ in range(AT_MOST))
        return sum(takewhile(bool, rounds))

    def _round(self, cause: Cause) -> int:
        for each in [each for each, until in self.put_off.items() if until <= cause.at]:
            self.put_off.pop(each, None)
        overdue = self.lists.unpaid(
            due_before=clock.day(cause.at - SETTLING), besides=list(self.put_off), limit=AT_A_TIME
        )
        return sum(self._is_expired(each, cause) for each in overdue)

    def _is_expired(self, application_id: UUID, cause: Cause) -> bool:
        try:
            application = self.store.find(GuaranteeApplication, application_id)
            if application is None:
                return False
            application.expire(at=cause.at)
            self.store.save(application, cause=cause)
        except (Conflict, NotExpired, NotInThisState):
            return False  # it is being paid or withdrawn right now
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("an approval could not be looked at", application_id=str(application_id))
            self.put_off[application_id] = cause.at + AGAIN_AFTER
            return False
        return True
