"""The file as it stood at a moment: what a paper of that moment may quote."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from contracts import identifiers
from services.chassis.clock import day
from services.dossier.paper import docket, spelling
from services.dossier.paper import vocabulary as say
from services.dossier.paper.parties import briefly, names
from services.dossier.paper.sheet import Block, Sheet, Verification
from services.preservation.domain import events
from services.preservation.domain.content import Content

FROZEN = (events.Submitted, events.GuaranteeProvided, events.AidRequested)
"""By which events a content is laid before the court."""


class Entry(NamedTuple):
    """Something that happened: as which event of the file, when, through whom."""

    version: int
    event: Any
    at: datetime
    account: str
    role: str


class Docket(docket.Docket[Entry, docket.Registers]):
    """The file up to *entries*' last, with what the court had before it."""

    @property
    def id(self) -> UUID:
        """Whose papers these are."""
        return UUID(str(self.now.event.originator_id))

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
            application_number=self.number,
            number=number or self.case_no or self.number,
            letterhead=self.court,
            heading=title,
            addressee=self.applicants if addressee is None else addressee,
            body=body,
            issued_on=issued_on,
            date_in_words=spelling.in_words(issued_on),
            verification=verification(str(self.id)),
            issuer=self.court,
            signatures=signatures,
            tail=tail,
            large=large,
        )


def verification(application_id: str) -> Verification:
    """Return how anybody who may see the file tells whether a paper is the one that was issued: it is printed anew."""
    return Verification(
        how="核验：登录网上保全系统，在该申请的文书列表中重新下载本编号的文书，两份文件的SHA-256一致，即与系统中的文书相同。",
        worth="本系统为演示系统，核验结果仅为“演示”；未加盖电子印章，无电子签名，不具有法律效力。",
        path=f"/applications/{application_id}",
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
