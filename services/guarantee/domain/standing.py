"""How an application stands, and the one place where what may not happen is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.clock import day
from services.chassis.personal import Erased
from services.guarantee.domain import events, refusals
from services.guarantee.domain.content import Content
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.states import State, is_lawful
from services.guarantee.domain.values import Amendment, ClaimEntry, FirstApproval, Letter, Policy


class Standing:
    """What the verbs of an application know of it; `GuaranteeApplication` keeps it by replay."""

    number: str
    account_id: UUID
    organisation_id: UUID | None
    court: str
    category: str
    insurer: str
    amount: Decimal
    """The guaranteed amount: as asked for, since the letter as last endorsed."""
    state: State
    content: Content | Erased | None
    content_hash: str
    quote: Quote | None
    submitted_at: datetime | None
    answer_by: datetime | None
    """Until when the insurer answers; None while it waits for the applicant."""
    papers_wanted: bool
    first_approval: FirstApproval | None
    premium: Decimal | None
    due_on: date | None
    bill_id: UUID | None
    paid_by: UUID | None
    policy: Policy | None
    letter: Letter | None
    issued_at: datetime | None
    preservation_id: UUID | None
    """What the letter secures, or secured last."""
    first_used_at: datetime | None
    """When cover began: a court relied on the letter for the first time."""
    amendments: list[Amendment]
    claims: dict[str, ClaimEntry]

    @property
    def secures(self) -> bool:
        """Tell whether a court relies on the letter."""
        return self.state in (State.USED, State.CLAIMED)

    @property
    def began_on(self) -> date | None:
        """The day on which cover began."""
        return day(self.first_used_at) if self.first_used_at else None

    @property
    def premium_kept(self) -> Decimal:
        """What the insurer has of the premium, less what endorsements gave back."""
        given_back = (each.refund for each in self.amendments)
        return (self.premium or Decimal(0)) - sum(given_back, Decimal(0))

    @property
    def left(self) -> Decimal:
        """What of the guaranteed amount no claim has taken yet."""
        taken = (each.amount for each in self.claims.values() if each.amount is not None)
        return max(self.amount - sum(taken, Decimal(0)), Decimal(0))

    @property
    def status(self) -> State:
        """Where it stands, as drafts of any kind call it."""
        return self.state

    @property
    def letter_no(self) -> str:
        """The number of the letter; empty until there is one."""
        return self.letter.letter_no if self.letter else ""

    def must_allow(self, happened: type[events.Event]) -> None:
        """Refuse what may not happen where the application stands."""
        if not is_lawful(self.state, happened.__name__):
            raise refusals.NotInThisState

    def must_be_about(self, content_hash: str) -> Content:
        """Return the content that a decision is about; refuse one on what was replaced, or erased since."""
        if content_hash != self.content_hash or not isinstance(self.content, Content):
            raise refusals.OtherContent
        return self.content

    def step(self, happened: type[events.Step], **facts: Any) -> None:
        """Let it happen, if it may."""
        self.must_allow(happened)
        told = {
            "account_id": self.account_id,
            "insurer": self.insurer,
            "organisation_id": self.organisation_id,
            "court": self.court,
        }
        self.trigger_event(  # type: ignore[attr-defined]  # of the aggregate that this is a part of
            getattr(self, happened.__name__),  # the library knows an aggregate's own events only
            **{**told, **facts},
        )
        pending = self.pending_events  # type: ignore[attr-defined]  # as above
        pending[-1] = replace(pending[-1], leads_to=self.state)  # known only now
