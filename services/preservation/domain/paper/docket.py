"""The file as it stood at a moment: what a paper of that moment may quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from contracts import identifiers
from services.chassis.clock import day
from services.preservation.domain import events
from services.preservation.domain.content import Content
from services.preservation.domain.paper import spelling
from services.preservation.domain.paper import vocabulary as say
from services.preservation.domain.paper.parties import briefly, names
from services.preservation.domain.paper.sheet import Block, Sheet

E = TypeVar("E", bound=events.Event)

FROZEN = (events.Submitted, events.GuaranteeProvided, events.AidRequested)
"""By which events a content is laid before the court."""


class Entry(NamedTuple):
    """Something that happened: as which event of the file, when, through whom."""

    version: int
    event: Any
    at: datetime
    account: str
    role: str


@dataclass(frozen=True)
class Registers:
    """What the codes of courts and causes stand for."""

    court: Callable[[str], str]
    cause: Callable[[str, str], str]


class Docket:
    """The file up to *entries*' last, which is what the paper is about."""

    def __init__(self, entries: Sequence[Entry], registers: Registers) -> None:
        self.entries = entries
        self.now = entries[-1]
        self.registers = registers

    def last(self, kind: type[E]) -> E | None:
        """Return the last event of this kind."""
        return next((each.event for each in reversed(self.entries) if isinstance(each.event, kind)), None)

    def all(self, *kinds: type[events.Event]) -> list[Any]:
        """Return the events of these kinds, oldest first."""
        return [each.event for each in self.entries if isinstance(each.event, kinds)]

    @property
    def id(self) -> UUID:
        """Whose papers these are."""
        return UUID(str(self.now.event.originator_id))

    @property
    def number(self) -> str:
        """The number of the application."""
        return str(self.entries[0].event.number)

    @property
    def content(self) -> Content:
        """What the court had before it."""
        frozen = self.all(*FROZEN)
        content: Content = frozen[-1].content
        return content

    @property
    def content_hash(self) -> str:
        """The name of that content."""
        return str(self.all(*FROZEN)[-1].content_hash)

    @property
    def submitted_at(self) -> datetime:
        """When it was laid before the court, as it stands now."""
        submitted = self.last(events.Submitted)
        assert submitted is not None  # noqa: S101 - papers are about what was submitted
        return submitted.submitted_at

    @property
    def case_no(self) -> str:
        """The court's number of the case, as far as it was given."""
        given = [each.case_no for each in self.all(events.Accepted, events.Ruled) if each.case_no]
        return spelt(given[-1]) if given else ""

    @property
    def court(self) -> str:
        """The court that the file lies before, by name."""
        moved = self.last(events.Transferred)
        return self.registers.court(moved.to_court if moved else self.content.creation.court)

    @property
    def applicants(self) -> str:
        """The applicants by name."""
        return names(self.content.basic.applicants)

    @property
    def respondents(self) -> str:
        """The respondents by name."""
        return names(self.content.basic.respondents)

    @property
    def what(self) -> str:
        """What is asked for, such as 诉前财产保全."""
        return what(self.content)

    @property
    def matter(self) -> str:
        """The matter by its parties: 申请人甲与被申请人乙诉前财产保全一案."""
        basic = self.content.basic
        against = f"与被申请人{briefly(basic.respondents)}" if basic.respondents else ""
        return f"申请人{briefly(basic.applicants)}{against}{self.what}一案"

    @property
    def fee(self) -> Decimal | None:
        """What is due for the application, None before it was assessed."""
        fee: Decimal | None = None
        kinds = (events.FeeAssessed, events.FeeReduced, events.FeeObjectionDecided, events.FeeWaived)
        for each in self.all(*kinds):
            fee = Decimal(0) if isinstance(each, events.FeeWaived) else each.amount
        return fee

    def sheet(
        self,
        kind: str,
        title: str,
        *body: Block,
        on: date | None = None,
        number: str = "",
        addressee: str | None = None,
        signatures: tuple[tuple[str, str], ...] = (),
        tail: tuple[Block, ...] = (),
        large: bool = True,
    ) -> Sheet:
        """Return a paper of the court about what happened last, to the applicants unless another is named."""
        issued_on = on or day(self.now.at)
        return Sheet(
            id=paper_id(kind, self.now.version),
            kind=kind,
            title=title,
            application_id=str(self.id),
            application_number=self.number,
            number=number or self.case_no or self.number,
            court=self.court,
            heading=title,
            addressee=self.applicants if addressee is None else addressee,
            body=body,
            issued_on=issued_on,
            date_in_words=spelling.in_words(issued_on),
            issuer=self.court,
            signatures=signatures,
            tail=tail,
            large=large,
        )


def paper_id(kind: str, version: int) -> str:
    """Return by what a paper is known among those of its file."""
    return f"{kind.lower().replace('_', '-')}-{version}"


def what(content: Content) -> str:
    """Return what is asked for, such as 诉前财产保全."""
    return say.CATEGORIES[content.creation.category] + say.TYPES[content.creation.type]


def officer(post: str, name: str) -> tuple[tuple[str, str], ...]:
    """Return who signs, if the office named him."""
    return ((post, name),) if name else ()


def spelt(case_no: str) -> str:
    """Return a case number with the brackets of print."""
    return str(identifiers.case_number(case_no) or case_no)
