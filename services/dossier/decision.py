"""The small stream that answers an office whose decision had no effect."""

from datetime import datetime
from typing import Self
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Opening


class Decision(Aggregate):
    """A decision of an office that a rule refused; its only event is the answer in the office's feed. A service stores its own."""

    TOPIC = "dossier.decision"

    class Refused(Opening):
        TOPIC = "dossier.decision.refused"
        decision_id: str
        office: str
        application_id: UUID | None
        code: str
        refused_at: datetime

    @classmethod
    def refuse(
        cls,
        *,
        id: UUID,  # noqa: A002 - the library's word
        decision_id: str,
        office: str,
        application_id: UUID | None,
        code: str,
        at: datetime,
    ) -> Self:
        """Answer *office* with the *code* of the rule that its decision broke."""
        return cls._create(
            cls.Refused,
            id=id,
            decision_id=decision_id,
            office=office,
            application_id=application_id,
            code=code,
            refused_at=at,
        )

    @event(Refused)
    def __init__(self, office: str) -> None:
        self.office = office
