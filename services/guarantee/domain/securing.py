"""What is known here of a preservation that names letters: which, whether it goes on, and what was told of each."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import event

from services.chassis import aggregate
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.states import State


class Course(StrEnum):
    """Whether a preservation needs the letters that it names."""

    OPEN = "OPEN"
    FREED = "FREED"
    """It came to nothing before any measure."""
    REPLACED = "REPLACED"
    """The court accepted another guarantee."""
    ENDED = "ENDED"


class Result(StrEnum):
    """What a court is told of a letter."""

    VALID = "VALID"
    UNKNOWN = "UNKNOWN"
    OTHER_PARTIES = "OTHER_PARTIES"
    """It was issued to none of those whom the preservation is filed by or for."""
    OTHER_COURT = "OTHER_COURT"
    USED_ELSEWHERE = "USED_ELSEWHERE"
    REVOKED = "REVOKED"
    DISCHARGED = "DISCHARGED"
    TOO_SMALL = "TOO_SMALL"
    """Before a suit: together they come to less than what is asked for. It is bound all the same: others may join it."""


OVER = {State.SURRENDERED: Result.REVOKED, State.DISCHARGED: Result.DISCHARGED}
SECURES = frozenset({Result.VALID, Result.TOO_SMALL})


class Securing(aggregate.Aggregate):
    """
    A preservation, as far as letters are concerned.

    What is heard of it comes in any order, so each fact has its place in the history of the preservation: of two facts
    the later one there counts, whichever was heard first.
    """

    TOPIC = "guarantee.securing"

    class Opened(aggregate.Opening):
        TOPIC = "guarantee.securing.opened"
        preservation_id: UUID

    class Named(aggregate.Event):
        """*holders* are the accounts and the organisation that the preservation is filed by, and for."""

        TOPIC = "guarantee.securing.named"
        letters: tuple[str, ...]
        court: str
        holders: tuple[UUID, ...]
        needed: Decimal | None
        as_of: int

    class Turned(aggregate.Event):
        TOPIC = "guarantee.securing.turned"
        course: Course
        as_of: int

    class Checked(aggregate.Event):
        TOPIC = "guarantee.securing.checked"
        preservation_id: UUID
        court: str
        letter_no: str
        result: Result
        guarantee_id: UUID | None
        insurer: str
        insurer_name: str
        amount: Decimal | None
        checked_at: datetime

    @staticmethod
    def id_of(preservation_id: UUID) -> UUID:
        """Return its id: everybody who looks for it finds the same."""
        return uuid5(NAMESPACE_URL, f"guarantee:securing:{preservation_id}")

    @classmethod
    def open(cls, preservation_id: UUID) -> "Securing":
        """Begin with a preservation of which nothing was heard."""
        return cls._create(cls.Opened, id=cls.id_of(preservation_id), preservation_id=preservation_id)

    @event(Opened)
    def __init__(self, preservation_id: UUID) -> None:
        self.preservation_id = preservation_id
        self.letters: tuple[str, ...] = ()
        self.court = ""
        self.holders: frozenset[UUID] = frozenset()
        self.needed: Decimal | None = None
        self.course = Course.OPEN
        self.named_as_of = 0
        self.turned_as_of = 0

    def name(
        self,
        letters: tuple[str, ...],
        *,
        court: str,
        holders: tuple[UUID, ...],
        needed: Decimal | None,
        as_of: int,
    ) -> bool:
        """Take note of the letters that it names from then on; tell whether they are to secure it."""
        if as_of < self.named_as_of:
            return False
        self.trigger_event(
            self.Named, letters=letters, court=court, holders=holders, needed=needed, as_of=as_of
        )
        return self.course is Course.OPEN

    def turn(self, course: Course, *, as_of: int) -> bool:
        """Take note of how it goes on; tell whether that is the latest that is known."""
        if as_of < self.turned_as_of:
            return False
        self.trigger_event(self.Turned, course=course, as_of=as_of)
        return True

    def result_of(self, found: GuaranteeApplication | None) -> Result:
        """Return what is to be said of the letter of *found* [法释〔2016〕22号 art. 7; our own rules]."""
        if found is None or found.letter is None:
            return Result.UNKNOWN
        # First of all, for who brings another's letter learns nothing of it, and binds it to nothing.
        if not {found.account_id, found.organisation_id} & self.holders:
            return Result.OTHER_PARTIES
        if found.state in OVER:
            return OVER[found.state]
        if found.letter.court != self.court:
            return Result.OTHER_COURT
        if found.preservation_id not in (None, self.preservation_id):
            return Result.USED_ELSEWHERE
        return Result.VALID

    def check(
        self,
        letter_no: str,
        result: Result,
        found: GuaranteeApplication | None,
        *,
        insurer_name: str,
        at: datetime,
    ) -> None:
        """Say what came of a letter, and what claims left of it; of one that is not its business nothing but that."""
        known = found if found is not None and result not in (Result.UNKNOWN, Result.OTHER_PARTIES) else None
        self.trigger_event(
            self.Checked,
            preservation_id=self.preservation_id,
            court=self.court,
            letter_no=letter_no,
            result=result,
            guarantee_id=known.id if known else None,
            insurer=known.insurer if known else "",
            insurer_name=insurer_name if known else "",
            amount=known.left if known else None,
            checked_at=at,
        )

    def follow(self, application: GuaranteeApplication, *, at: datetime) -> None:
        """
        Let a letter that secures this preservation go the way that the preservation went.

        While a claim is open it stays; whoever decides the claim lets it follow.
        """
        if application.preservation_id != self.preservation_id or application.state is not State.USED:
            return
        if self.course is Course.FREED or application.letter_no not in self.letters:
            application.release(at=at)
        elif self.course is Course.REPLACED:
            application.replace(at=at)
        elif self.course is Course.ENDED:
            application.discharge(at=at)

    @event(Named)
    def _named(
        self,
        letters: tuple[str, ...],
        court: str,
        holders: tuple[UUID, ...],
        needed: Decimal | None,
        as_of: int,
    ) -> None:
        self.letters = letters
        self.court = court
        self.holders = frozenset(holders)
        self.needed = needed
        self.named_as_of = as_of
        if as_of >= self.turned_as_of:
            self.course = Course.OPEN
            self.turned_as_of = as_of

    @event(Turned)
    def _turned(self, course: Course, as_of: int) -> None:
        self.course = course
        self.turned_as_of = as_of

    @event(Checked)
    def _checked(self) -> None:
        """Leave it as it is: what was said of a letter stands in its history."""
