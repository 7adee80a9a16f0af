"""A court's register of cases: 财保, 行保 and 证保 by year, numbered without a gap [人民法院案件案号若干规定 arts 2, 3, 7]."""

from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import event

from services.chassis import aggregate
from services.chassis.refusals import Refusal

KINDS = {"PROPERTY": "财保", "CONDUCT": "行保", "EVIDENCE": "证保"}
"""类型代字 by the type of preservation."""


class CaseNumberTaken(Refusal):
    """A case number is given once [人民法院案件案号若干规定 art. 2]."""

    CODE = "preservation.case-number-taken"


class Shelf(NamedTuple):
    """Which register: of which court, for which kind, in which year."""

    court: str
    kind: str
    year: int

    @property
    def id(self) -> UUID:
        """The register's id: everybody who looks for it finds the same."""
        return uuid5(NAMESPACE_URL, f"register:{self.court}:{self.kind}:{self.year}")

    def case_no(self, sequence: int) -> str:
        """Return the case number at this place, such as （2026）湘0102财保1号."""
        return f"（{self.year}）{self.court}{self.kind}{sequence}号"


class Register(aggregate.Aggregate):
    """The numbers that a court gave to its cases of one kind in one year."""

    TOPIC = "preservation.register"

    class Opened(aggregate.Opening):
        TOPIC = "preservation.register.opened"
        court: str
        kind: str
        year: int

    class Given(aggregate.Event):
        TOPIC = "preservation.register.given"
        sequence: int
        application_id: UUID

    class PassedOver(aggregate.Event):
        """The number was typed for another case before its turn came."""

        TOPIC = "preservation.register.passed_over"
        sequence: int

    @classmethod
    def open(cls, shelf: Shelf) -> "Register":
        """Begin a year's register."""
        return cls._create(cls.Opened, id=shelf.id, court=shelf.court, kind=shelf.kind, year=shelf.year)

    @event(Opened)
    def __init__(self, court: str, kind: str, year: int) -> None:
        self.shelf = Shelf(court, kind, year)
        self.last = 0

    @property
    def next_case_no(self) -> str:
        """The number that the next case gets."""
        return self.shelf.case_no(self.last + 1)

    def give(self, application_id: UUID) -> str:
        """Enter a case, and return its number."""
        case_no = self.next_case_no
        self.trigger_event(self.Given, sequence=self.last + 1, application_id=application_id)
        return case_no

    def pass_over(self) -> None:
        """Leave out a number that a clerk gave by hand."""
        self.trigger_event(self.PassedOver, sequence=self.last + 1)

    @event(Given)
    def _given(self, sequence: int) -> None:
        self.last = sequence

    @event(PassedOver)
    def _passed_over(self, sequence: int) -> None:
        self.last = sequence
