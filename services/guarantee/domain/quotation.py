"""询价: the offers of every insurer of a court, as they were given to somebody."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from eventsourcing.domain import event

from services.chassis import aggregate
from services.guarantee.domain.quote import Quote


class Quotation(aggregate.Aggregate):
    """Offers side by side; each stands until its own last day, and changes no more."""

    TOPIC = "guarantee.quotation"

    class Given(aggregate.Opening):
        TOPIC = "guarantee.quotation.given"
        account_id: UUID
        court: str
        amount: Decimal
        category: str
        quotes: tuple[Quote, ...]
        given_at: datetime

    @classmethod
    def give(
        cls,
        *,
        id: UUID,  # noqa: A002 - the library's word
        account_id: UUID,
        court: str,
        amount: Decimal,
        category: str,
        quotes: tuple[Quote, ...],
        at: datetime,
    ) -> "Quotation":
        """Give the offers to whoever asked."""
        return cls._create(
            cls.Given,
            id=id,
            account_id=account_id,
            court=court,
            amount=amount,
            category=category,
            quotes=quotes,
            given_at=at,
        )

    @event(Given)
    def __init__(
        self,
        *,
        account_id: UUID,
        court: str,
        amount: Decimal,
        category: str,
        quotes: tuple[Quote, ...],
        given_at: datetime,
    ) -> None:
        self.account_id = account_id
        self.court = court
        self.amount = amount
        self.category = category
        self.quotes = quotes
        self.given_at = given_at

    def of(self, insurer: str) -> Quote | None:
        """Return the offer of one insurer."""
        return next((each for each in self.quotes if each.insurer == insurer), None)
