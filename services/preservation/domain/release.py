"""The answer to an account that is being closed: what it leaves behind here."""

from datetime import datetime
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Opening


class Release(Aggregate):
    """The drafts of a closing account are gone; its only event says what of it must stay."""

    TOPIC = "preservation.release"

    class Released(Opening):
        TOPIC = "preservation.release.released"
        account_id: UUID
        submitted: int
        released_at: datetime

    @classmethod
    def release(
        cls,
        *,
        id: UUID,  # noqa: A002 - the library's word
        account_id: UUID,
        submitted: int,
        at: datetime,
    ) -> "Release":
        """Let the account go, but for the *submitted* applications that refer to it."""
        return cls._create(cls.Released, id=id, account_id=account_id, submitted=submitted, released_at=at)

    @event(Released)
    def __init__(self, account_id: UUID) -> None:
        self.account_id = account_id
