"""Who of an insurer opened which file: kept in the history like any act, so that nobody can take it back."""

from datetime import datetime
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Opening


class Reading(Aggregate):
    """Somebody of an insurer opened a file, or one material of it [个人信息保护法 art. 51]."""

    TOPIC = "guarantee.reading"

    class Opened(Opening):
        TOPIC = "guarantee.reading.opened"
        application_id: UUID
        insurer: str
        material_id: UUID | None
        reader: str
        role: str
        read_at: datetime

    @classmethod
    def open(
        cls,
        *,
        id: UUID,  # noqa: A002 - the library's word
        application_id: UUID,
        insurer: str,
        material_id: UUID | None,
        reader: str,
        role: str,
        at: datetime,
    ) -> "Reading":
        """Record it, before the file is shown."""
        return cls._create(
            cls.Opened,
            id=id,
            application_id=application_id,
            insurer=insurer,
            material_id=material_id,
            reader=reader,
            role=role,
            read_at=at,
        )

    @event(Opened)
    def __init__(self, insurer: str) -> None:
        self.insurer = insurer
