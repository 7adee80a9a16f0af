"""Bills: opened for what is to be paid, shown to the one who is to pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotYet, Unknown
from services.chassis.store import Conflict, Taken
from services.payment.domain import Bill, Closing, Purpose, Refunding, fen, yuan
from services.payment.use_cases.desk import Desk

FOR_GOOD = frozenset({Closing.WITHDRAWN, Closing.EXPIRED})
"""After which no application goes on, so that none of its bills is opened any more."""


class Billing(Desk):
    """The use cases of who bills, and of who looks at the bill."""

    def open_bill(
        self,
        *,
        cause: Cause,
        about_id: UUID,
        account_id: UUID,
        purpose: Purpose,
        amount: Decimal,
        due_on: date | None,
        organisation_id: UUID | None = None,
        watchers: tuple[UUID, ...] = (),
        test: bool = False,
    ) -> dict[str, Any]:
        """Open the bill for this purpose; when it is there, or its application ended before, only the cause is marked."""
        id_ = Bill.id_about(about_id, purpose)
        bill = self.store.find(Bill, id_)
        if bill:
            bill.must_be(account_id=account_id, amount_fen=fen(amount))
            return self._save(bill, cause)
        if self.store.taken(_first_of(id_)):
            return self.store.save(cause=cause)
        bill = Bill.open(
            about_id=about_id,
            account_id=account_id,
            purpose=purpose,
            amount_fen=fen(amount),
            due_on=due_on,
            opened_at=cause.at,
            organisation_id=organisation_id,
            watchers=watchers,
            test=test,
        )
        try:
            return self._save(bill, cause, mark=_first_of(id_))
        except Taken as taken:
            if taken.mark == _first_of(id_):
                raise Conflict(taken.mark) from taken
            raise

    def revise_bill(
        self, *, cause: Cause, about_id: UUID, amount: Decimal, due_on: date | None
    ) -> dict[str, Any]:
        """Ask for what the court decided since."""
        bill = self._bill_for(about_id)
        bill.revise(amount_fen=fen(amount), due_on=due_on, at=cause.at)
        return self._save(bill, cause)

    def extend_bill(self, *, cause: Cause, about_id: UUID, due_on: date | None) -> dict[str, Any]:
        """Ask for the same until another day."""
        bill = self._bill_for(about_id)
        bill.revise(amount_fen=bill.amount_fen, due_on=due_on, at=cause.at)
        return self._save(bill, cause)

    def close_bill(
        self,
        *,
        cause: Cause,
        about_id: UUID,
        because: Closing,
        purpose: Purpose = Purpose.PRESERVATION_FEE,
    ) -> dict[str, Any]:
        """Take nothing more for it; what would open its bill may never come, or be heard later only."""
        id_ = Bill.id_about(about_id, purpose)
        bill = self.store.find(Bill, id_)
        if bill:
            bill.close(because, at=cause.at)
            return self._save(bill, cause)
        if because not in FOR_GOOD:
            return self.store.save(cause=cause)
        try:
            return self.store.save(cause=cause, marks={_first_of(id_): None})
        except Taken as taken:
            if taken.mark != _first_of(id_):
                raise
            if self.store.find(Bill, id_):
                raise Conflict(taken.mark) from taken
            return self.store.save(cause=cause)

    def owe_premium_back(
        self, *, cause: Cause, about_id: UUID, amount: Decimal, because: Refunding, reference: str
    ) -> dict[str, Any]:
        """Record that so much of a premium is to be paid back, or nothing."""
        if not amount:
            return self.store.save(cause=cause)
        bill = self._bill_for(about_id, Purpose.GUARANTEE_PREMIUM)
        bill.owe_back(amount_fen=fen(amount), because=because, reference=reference, at=cause.at)
        return self._save(bill, cause)

    def watch_bill(self, *, cause: Cause, about_id: UUID, watcher: UUID) -> dict[str, Any]:
        """Let an account see the bill that is paid for its person; one to come names him by itself."""
        bill = self.store.find(Bill, Bill.id_about(about_id, Purpose.PRESERVATION_FEE))
        if bill is None:
            return self.store.save(cause=cause)
        bill.watch(watcher, at=cause.at)
        return self._save(bill, cause)

    def view_bill(self, *, by: Actor, bill_id: UUID) -> dict[str, Any]:
        """Return the bill, to the one who is to pay it and to those for whom he does."""
        return self._view(self._bill_of_side(by, bill_id))

    def view_bill_about(self, *, by: Actor, about_id: UUID) -> dict[str, Any]:
        """Return the bill for an application, to the one who is to pay it and to those for whom he does."""
        for purpose in Purpose:
            if self.store.find(Bill, Bill.id_about(about_id, purpose)):
                return self.view_bill(by=by, bill_id=Bill.id_about(about_id, purpose))
        raise Unknown

    def _bill_for(self, about_id: UUID, purpose: Purpose = Purpose.PRESERVATION_FEE) -> Bill:
        """
        Return the bill for an application.

        Raises:
            NotYet: what opens it has not been heard.
        """
        bill: Bill | None = self.store.find(Bill, Bill.id_about(about_id, purpose))
        if bill is None:
            raise NotYet
        return bill

    def _view(self, bill: Bill) -> dict[str, Any]:
        paid_by = bill.paid_by
        return {
            "id": bill.id,
            "version": bill.version,
            "about_id": bill.about_id,
            "purpose": bill.purpose.value,
            "amount": yuan(bill.amount_fen),
            "state": bill.state.value,
            "opened_at": bill.opened_at,
            "due_on": bill.due_on,
            "paid_at": paid_by and paid_by.paid_at,
            "channel": paid_by and paid_by.channel,
            "refund_due": yuan(bill.refund_due_fen),
            "channels": list(self.channels),
            "payments": [
                {
                    "id": each.id,
                    "channel": each.channel,
                    "state": each.state.value,
                    "pay_url": self._channel(each.channel).pay_url(each.id),
                    "started_at": each.started_at,
                }
                for each in bill.payments.values()
            ],
        }


def _first_of(bill_id: UUID) -> str:
    """Return the mark of what happens to a bill first: that it is opened, or that its application ends."""
    return f"bill:{bill_id}"
