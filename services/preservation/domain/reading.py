"""Who opened which file: kept in the history like any act, so that nobody can take it back."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Opening


class ReadWhat(StrEnum):
    """What was opened."""

    FILE = "FILE"
    MATERIAL = "MATERIAL"


class Reading(Aggregate):
    """Somebody of a court opened a file, or a material of it [个人信息保护法 art. 51]."""

    TOPIC = "preservation.reading"

    class Opened(Opening):
        TOPIC = "preservation.reading.opened"
        application_id: UUID
        number: str
        office: str
        what: ReadWhat
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
        number: str,
        office: str,
        what: ReadWhat,
        material_id: UUID | None,
        reader: str,
        role: str,
        read_at: datetime,
    ) -> "Reading":
        """Record it, before the file is shown."""
        return cls._create(
            cls.Opened,
            id=id,
            application_id=application_id,
            number=number,
            office=office,
            what=what,
            material_id=material_id,
            reader=reader,
            role=role,
            read_at=read_at,
        )

    @event(Opened)
    def __init__(self, office: str) -> None:
        self.office = office
