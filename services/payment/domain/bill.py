"""A bill: what is to be paid, and what may count as its payment."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import Enum
from uuid import UUID, uuid5

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.refusals import Refusal
from services.payment.domain.attempt import Payment, PaymentState, Receipt


class Purpose(Enum):
    """What a bill is for."""

    PRESERVATION_FEE = "PRESERVATION_FEE"
    GUARANTEE_PREMIUM = "GUARANTEE_PREMIUM"


class BillState(Enum):
    """Whether the bill still waits for money."""

    OPEN = "OPEN"
    PAID = "PAID"
    CLOSED = "CLOSED"


class Closing(Enum):
    """Why nothing is to be paid any more."""

    WAIVED = "WAIVED"
    WITHDRAWN = "WITHDRAWN"
    DISMISSED = "DISMISSED"
    LAPSED = "LAPSED"
    EXPIRED = "EXPIRED"


class Refunding(Enum):
    """Why part of what was paid, or all of it, is to be paid back."""

    SURRENDERED = "SURRENDERED"
    ENDORSED = "ENDORSED"
    UNUSED = "UNUSED"


class BillAlreadyPaid(Refusal):
    """A paid bill is not paid again."""

    CODE = "payment.bill-already-paid"


class BillClosed(Refusal):
    """Nothing is to be paid here any more."""

    CODE = "payment.bill-closed"


class BillDiffers(Refusal):
    """There is a bill for this already, over another amount or for another payer."""

    CODE = "payment.bill-differs"


class NothingToPay(Refusal):
    """A bill is over at least one fen."""

    CODE = "payment.nothing-to-pay"


class RefundTooLarge(Refusal):
    """Never more is paid back than was paid."""

    CODE = "payment.refund-too-large"


class Bill(Aggregate):
    """Something to be paid once, with the attempts to do so."""

    TOPIC = "payment.bill"

    class Opened(Opening):
        TOPIC = "payment.bill.opened"
        about_id: UUID
        account_id: UUID
        purpose: Purpose
        amount_fen: int
        due_on: date | None
        opened_at: datetime
        organisation_id: UUID | None = field(default=None, kw_only=True)
        watchers: tuple[UUID, ...] = field(default=(), kw_only=True)
        test: bool = field(default=False, kw_only=True)

    class Watched(Event):
        """Somebody for whom the application was filed has an account by now."""

        TOPIC = "payment.bill.watched"
        watcher: UUID
        watched_at: datetime

    class Revised(Event):
        """The court decided on aid or on an objection, or took the application up again."""

        TOPIC = "payment.bill.revised"
        amount_fen: int
        due_on: date | None
        revised_at: datetime

    class Closed(Event):
        TOPIC = "payment.bill.closed"
        because: Closing
        closed_at: datetime

    class PaymentStarted(Event):
        TOPIC = "payment.bill.payment_started"
        payment_id: UUID
        channel: str
        started_at: datetime

    class PaymentFailed(Event):
        TOPIC = "payment.bill.payment_failed"
        payment_id: UUID
        failed_at: datetime

    class Paid(Event):
        TOPIC = "payment.bill.paid"
        about_id: UUID
        account_id: UUID
        receipt: Receipt
        purpose: Purpose = field(default=Purpose.PRESERVATION_FEE, kw_only=True)

    class PaymentInExcess(Event):
        """Money for a bill that was paid already, or on which nothing was owed any more: a person refunds it."""

        TOPIC = "payment.bill.payment_in_excess"
        receipt: Receipt

    class PaymentMismatched(Event):
        """Money that is not the bill's amount: a person decides what becomes of it."""

        TOPIC = "payment.bill.payment_mismatched"
        receipt: Receipt

    class RefundDue(Event):
        """So much of what was paid is to be paid back; *reference* is the paper that it follows from."""

        TOPIC = "payment.bill.refund_due"
        amount_fen: int
        because: Refunding
        reference: str
        due_at: datetime

    @event(Opened)
    def __init__(
        self,
        *,
        about_id: UUID,
        account_id: UUID,
        purpose: Purpose,
        amount_fen: int,
        due_on: date | None,
        opened_at: datetime,
        organisation_id: UUID | None,
        watchers: tuple[UUID, ...],
        test: bool,
    ) -> None:
        self.about_id = about_id
        self.account_id = account_id
        self.organisation_id = organisation_id
        self.watchers = watchers
        self.is_test = test
        self.purpose = purpose
        self.amount_fen = self.opened_fen = amount_fen
        self.due_on = due_on
        self.opened_at = opened_at
        self.payments: dict[UUID, Payment] = {}
        self.paid_by: Receipt | None = None
        self.closed_because: Closing | None = None
        self.in_excess_fen = 0
        self.refunds: dict[tuple[Refunding, str], int] = {}

    @staticmethod
    def id_about(about_id: UUID, purpose: Purpose) -> UUID:
        """Return the id of the one bill for this purpose, so that whoever opens it again meets it."""
        return uuid5(about_id, purpose.value)

    @classmethod
    def open(
        cls,
        *,
        about_id: UUID,
        account_id: UUID,
        purpose: Purpose,
        amount_fen: int,
        due_on: date | None,
        opened_at: datetime,
        organisation_id: UUID | None = None,
        watchers: tuple[UUID, ...] = (),
        test: bool = False,
    ) -> Bill:
        """Open the bill; the payer prepays within the period that the court set [诉讼费用交纳办法 art. 20(2), 22(3)]."""
        if amount_fen <= 0:
            raise NothingToPay
        return cls._create(
            cls.Opened,
            id=cls.id_about(about_id, purpose),
            about_id=about_id,
            account_id=account_id,
            purpose=purpose,
            amount_fen=amount_fen,
            due_on=due_on,
            opened_at=opened_at,
            organisation_id=organisation_id,
            watchers=watchers,
            test=test,
        )

    @property
    def state(self) -> BillState:
        """Whether the bill still waits for money."""
        if self.paid_by:
            return BillState.PAID
        return BillState.CLOSED if self.closed_because else BillState.OPEN

    def must_be(self, *, account_id: UUID, amount_fen: int) -> None:
        """Refuse to take this bill for one that was opened for another payer or over another amount."""
        if (self.account_id, self.opened_fen) != (account_id, amount_fen):
            raise BillDiffers

    def watch(self, watcher: UUID, *, at: datetime) -> None:
        """Let an account see the bill that is paid for its person by another."""
        if watcher not in self.watchers:
            self._watched(watcher=watcher, watched_at=at)

    def revise(self, *, amount_fen: int, due_on: date | None, at: datetime) -> None:
        """Ask for another amount, or until another day, unless it is paid or nothing is owed; a person refunds what is too much."""
        if self.takes_money:
            self._revised(amount_fen=amount_fen, due_on=due_on, revised_at=at)

    def close(self, because: Closing, *, at: datetime) -> None:
        """
        Take nothing more; closing twice is closing once.

        A premium whose payment and the end of its application crossed each other is due back whole: no insurer bears
        anything for it. A court's fee is given back by the court's decision alone.
        """
        if self.state is BillState.OPEN:
            self._closed(because=because, closed_at=at)
        elif self.paid_by and self.purpose is Purpose.GUARANTEE_PREMIUM:
            self.owe_back(
                amount_fen=self.paid_by.amount_fen,
                because=Refunding.UNUSED,
                reference=self.paid_by.transaction,
                at=at,
            )

    def owe_back(self, *, amount_fen: int, because: Refunding, reference: str, at: datetime) -> None:
        """Record what is to be paid back to whoever paid; what is said of the same paper again is known [保险法 art. 54]."""
        if (because, reference) in self.refunds:
            return
        if self.paid_by is None or sum(self.refunds.values()) + amount_fen > self.paid_by.amount_fen:
            raise RefundTooLarge
        self._refund_due(amount_fen=amount_fen, because=because, reference=reference, due_at=at)

    @property
    def refund_due_fen(self) -> int:
        """What is to be paid back: refunds, and what came in on top."""
        return sum(self.refunds.values()) + self.in_excess_fen

    @property
    def takes_money(self) -> bool:
        """Whether money under way still pays it: also after the application lapsed, for the court decides what follows."""
        return self.paid_by is None and self.closed_because in (None, Closing.LAPSED)

    def is_stale(self, payment: Payment) -> bool:
        """Tell whether its order is to be closed: the bill was paid otherwise, revised, or nothing is owed any more."""
        return not self.takes_money or payment.amount_fen != self.amount_fen

    def start_payment(self, *, payment_id: UUID, channel: str, started_at: datetime) -> None:
        """Begin an attempt to pay; the due date closes nothing: what is late, the court decides."""
        if self.paid_by:
            raise BillAlreadyPaid
        if self.closed_because:
            raise BillClosed
        self._payment_started(payment_id=payment_id, channel=channel, started_at=started_at)

    def fail_payment(self, *, payment_id: UUID, failed_at: datetime) -> None:
        """Record that an attempt came to nothing; one that has ended already stays as it is."""
        if self.payments[payment_id].state is PaymentState.STARTED:
            self._payment_failed(payment_id=payment_id, failed_at=failed_at)

    def receive(self, receipt: Receipt) -> None:
        """
        Record money that a channel took; whatever it is, it is kept as a fact.

        The whole amount pays an open bill, also after the attempt was said to have failed. Other money is never
        counted as the fee, and never lost: a person refunds it, for which no article sets more than the fifteen days of
        诉讼费用交纳办法 art. 53(2).
        """
        if receipt.amount_fen != self.amount_fen:
            self._payment_mismatched(receipt=receipt)
        elif self.takes_money:
            self._paid(
                about_id=self.about_id, account_id=self.account_id, receipt=receipt, purpose=self.purpose
            )
        else:
            self._payment_in_excess(receipt=receipt)

    @event(Watched)
    def _watched(self, watcher: UUID, watched_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self.watchers = (*self.watchers, watcher)

    @event(Revised)
    def _revised(self, amount_fen: int, due_on: date | None, revised_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self.amount_fen = amount_fen
        self.due_on = due_on
        self.closed_because = None

    @event(Closed)
    def _closed(self, because: Closing, closed_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self.closed_because = because

    @event(PaymentStarted)
    def _payment_started(self, payment_id: UUID, channel: str, started_at: datetime) -> None:
        self.payments[payment_id] = Payment(payment_id, channel, started_at, self.amount_fen)

    @event(PaymentFailed)
    def _payment_failed(self, payment_id: UUID, failed_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self._end(payment_id, PaymentState.FAILED)

    @event(Paid)
    def _paid(self, about_id: UUID, account_id: UUID, receipt: Receipt, purpose: Purpose) -> None:  # noqa: ARG002 - told to others
        self.paid_by = receipt
        self._end(receipt.payment_id, PaymentState.SUCCEEDED)

    @event(PaymentInExcess)
    def _payment_in_excess(self, receipt: Receipt) -> None:
        self.in_excess_fen += receipt.amount_fen
        self._end(receipt.payment_id, PaymentState.SUCCEEDED)

    @event(PaymentMismatched)
    def _payment_mismatched(self, receipt: Receipt) -> None:
        self._end(receipt.payment_id, PaymentState.SUCCEEDED)

    @event(RefundDue)
    def _refund_due(self, amount_fen: int, because: Refunding, reference: str, due_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self.refunds[because, reference] = amount_fen

    def _end(self, payment_id: UUID, state: PaymentState) -> None:
        self.payments[payment_id] = replace(self.payments[payment_id], state=state)
