"""Notes that the people of a court write for each other on an application."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Opening
from services.chassis.personal import Erased, Personal


class Note(Aggregate):
    """A note for colleagues; it is written once, and the applicant never sees it."""

    TOPIC = "preservation.note"

    class Written(Opening):
        TOPIC = "preservation.note.written"
        application_id: UUID
        office: str
        text: Annotated[str | Erased, Personal]
        author: str
        role: str
        written_at: datetime

    @classmethod
    def write(
        cls,
        *,
        id: UUID,  # noqa: A002 - the library's word
        application_id: UUID,
        office: str,
        text: str,
        author: str,
        role: str,
        at: datetime,
    ) -> "Note":
        """Write it down."""
        return cls._create(
            cls.Written,
            id=id,
            application_id=application_id,
            office=office,
            text=text,
            author=author,
            role=role,
            written_at=at,
        )

    @event(Written)
    def __init__(self, application_id: UUID) -> None:
        self.application_id = application_id
