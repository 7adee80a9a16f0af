"""What the applicant may do with an application."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from services.chassis.refusals import bad
from services.guarantee.domain import events, refusals
from services.guarantee.domain.content import Content
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.standing import Standing
from services.guarantee.domain.states import EDITABLE, State


class Filing(Standing):
    """Draft, submit, supply papers, take back, give the policy back."""

    def must_be_editable(self) -> None:
        """Refuse an edit of what the insurer has before it."""
        if self.state not in EDITABLE:
            raise refusals.NotEditable

    def must_take_material(self, kind: str) -> None:  # noqa: ARG002 - a preservation looks at the kind
        """Refuse a file that has no place where the application stands."""
        if not (self.state is State.SUBMITTED and self.papers_wanted):
            self.must_be_editable()

    def delete(self, *, at: datetime) -> None:
        """Throw the draft away."""
        if self.state is not State.DRAFT:
            raise refusals.OnlyDraftsAreDeleted
        self.trigger_event(self.Deleted, deleted_at=at)  # type: ignore[attr-defined]  # of the aggregate

    def submit(
        self,
        *,
        content: Content,
        quote: Quote,
        missing: list[dict[str, str]],
        answer_within: timedelta,
        at: datetime,
    ) -> None:
        """
        Lay *content* before the insurer, frozen, under the *quote* that was chosen; what was returned is asked again.

        Raises:
            NotComplete: *missing* names a field.
            QuoteOutdated: the quote stands no longer, or was for something else.
        """
        self.must_allow(events.Submitted)
        if missing:
            raise refusals.NotComplete(*missing)
        creation = content.creation
        quote.must_be_valid(at)
        quote.must_fit(
            insurer=creation.insurer,
            court=creation.court,
            amount=creation.amount,
            category=creation.category,
        )
        self.step(
            events.Submitted,
            insurer=creation.insurer,
            number=self.number,
            court=creation.court,
            amount=creation.amount,
            category=creation.category,
            content=content,
            content_hash=content.hash(),
            manifest=content.manifest(),
            quote=quote,
            submitted_at=at,
            answer_by=at + answer_within,
        )

    def supply_papers(self, content: Content, *, answer_within: timedelta, at: datetime) -> None:
        """
        Hand in what the insurer asked for: *content* is the old one with more materials, and nothing else changed.

        Raises:
            NothingWanted, NothingSupplied: the insurer asks for nothing, or nothing was added.
        """
        self.must_allow(events.PapersSupplied)
        if not self.papers_wanted or not isinstance(self.content, Content):
            raise refusals.NothingWanted
        if not content.adds_to(self.content):
            raise refusals.NotEditable
        if len(content.materials) == len(self.content.materials):
            raise refusals.NothingSupplied
        self.step(
            events.PapersSupplied,
            content=content,
            content_hash=content.hash(),
            manifest=content.manifest(),
            supplied_at=at,
            answer_by=at + answer_within,
        )

    def withdraw(self, *, reason: str = "", at: datetime) -> None:
        """Take the application back before the premium is paid."""
        self.step(events.Withdrawn, reason=reason, withdrawn_at=at)

    def surrender(self, *, refund: Decimal, agreed: Decimal, reason: str = "", at: datetime) -> None:
        """
        退保: give the policy back [保险法 arts 15, 54]; the letter is revoked.

        Never while a court relies on the letter: it has to release it first [our own rule, domain's handbook 1.8].

        Raises:
            LetterInUse: a court relies on it.
            RefundDiffers: the caller *agreed* to another refund than is due now.
        """
        if self.secures:
            raise refusals.LetterInUse
        self.must_allow(events.Surrendered)
        if refund != agreed:
            zh, en = f"现在可退{refund}元", f"is {refund} now"
            raise refusals.RefundDiffers(bad("refund", "differs", zh, en))
        self.step(
            events.Surrendered, letter_no=self.letter_no, refund=refund, reason=reason, surrendered_at=at
        )
