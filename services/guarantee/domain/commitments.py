"""What an insurer took on, in the order in which it did: of two approvals at once one has to look again."""

from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import event

from services.chassis import aggregate


class Commitments(aggregate.Aggregate):
    """
    An insurer's approvals, each saved together with the application that it is about.

    What is open follows from the applications themselves; this says only that nothing was approved meanwhile.
    """

    TOPIC = "guarantee.commitments"

    class Opened(aggregate.Opening):
        TOPIC = "guarantee.commitments.opened"
        insurer: str

    class Entered(aggregate.Event):
        TOPIC = "guarantee.commitments.entered"
        application_id: UUID
        amount: Decimal

    @staticmethod
    def id_of(insurer: str) -> UUID:
        """Return the id: everybody who looks for it finds the same."""
        return uuid5(NAMESPACE_URL, f"guarantee:commitments:{insurer}")

    @classmethod
    def open(cls, insurer: str) -> "Commitments":
        """Begin for an insurer that has approved nothing."""
        return cls._create(cls.Opened, id=cls.id_of(insurer), insurer=insurer)

    @event(Opened)
    def __init__(self, insurer: str) -> None:
        self.insurer = insurer

    def enter(self, application_id: UUID, amount: Decimal) -> None:
        """Enter an approval."""
        self.trigger_event(self.Entered, application_id=application_id, amount=amount)

    @event(Entered)
    def _entered(self) -> None:
        """Keep nothing: where each application stands is known from itself."""
