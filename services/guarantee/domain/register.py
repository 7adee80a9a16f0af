"""An insurer's registers: policies, letters, endorsements and claims of a year, numbered without a gap."""

from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import event

from services.chassis import aggregate


class Kind(StrEnum):
    """What is numbered, and how its numbers begin; 演示 (YS), for every paper is a demo."""

    POLICY = "YSBD"
    LETTER = "YSBH"
    ENDORSEMENT = "YSPD"
    CLAIM = "YSLP"


class Register(aggregate.Aggregate):
    """The numbers that an insurer gave to its papers of one kind in one year; saved together with the guarantee."""

    TOPIC = "guarantee.register"

    class Opened(aggregate.Opening):
        TOPIC = "guarantee.register.opened"
        insurer: str
        kind: Kind
        year: int

    class Given(aggregate.Event):
        TOPIC = "guarantee.register.given"
        sequence: int
        application_id: UUID

    @staticmethod
    def id_of(insurer: str, kind: Kind, year: int) -> UUID:
        """Return the register's id: everybody who looks for it finds the same."""
        return uuid5(NAMESPACE_URL, f"guarantee:register:{insurer}:{kind}:{year}")

    @classmethod
    def open(cls, insurer: str, kind: Kind, year: int) -> "Register":
        """Begin a year's register."""
        return cls._create(
            cls.Opened, id=cls.id_of(insurer, kind, year), insurer=insurer, kind=kind, year=year
        )

    @event(Opened)
    def __init__(self, insurer: str, kind: Kind, year: int) -> None:
        self.prefix = f"{kind}-{insurer.upper()}-{year}"
        self.last = 0

    def give(self, application_id: UUID) -> str:
        """Enter a paper, and return its number, such as YSBH-DEMO-INSURER-2026-000001."""
        number = f"{self.prefix}-{self.last + 1:06}"
        self.trigger_event(self.Given, sequence=self.last + 1, application_id=application_id)
        return number

    @event(Given)
    def _given(self, sequence: int) -> None:
        self.last = sequence
