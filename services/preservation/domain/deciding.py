"""The ruling, and what puts it right."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from services.dossier.working_days import Calendar
from services.preservation.domain import clocks, events, guarantee
from services.preservation.domain.clocks import Clock
from services.preservation.domain.content import Content
from services.preservation.domain.ruling import (
    AlreadyRuled,
    Amendment,
    NotAwaitingRuling,
    OutcomeWrong,
    Ruling,
    Verdict,
)
from services.preservation.domain.standing import Standing
from services.preservation.domain.status import AFTER_RULING, Status


class Deciding(Standing):
    """Rule, correct the ruling, reconsider it."""

    def rule(self, ruling: Ruling, *, content_hash: str, at: datetime, calendar: Calendar) -> None:
        """
        Record the court's ruling.

        A grant rests on the guarantee that was required [民事诉讼法 arts 103(2), 104(1)] and waits for the fee
        [诉讼费用交纳办法 art. 22], unless it says why it is urgent; a dismissal waits for nothing.
        """
        if self.status in AFTER_RULING:
            raise AlreadyRuled
        self.must_allow(events.Ruled)
        content = self.must_be_about(content_hash)
        self.must_have_come("ruled_on", ruling.ruled_on, at=at, since=self.submitted_on)
        ruling.must_be_written(len(content.basic.respondents), len(content.basic.property_clues))
        early = self.status is not Status.AWAITING_RULING and not ruling.dismissed
        if not ruling.dismissed:
            self._must_be_guaranteed(content, ruling.preserves)
        if early and not ruling.urgent_because.strip():
            raise NotAwaitingRuling
        self.step(
            events.Ruled,
            ruling=ruling,
            result=ruling.result,
            ruled_on=ruling.ruled_on,
            case_no=ruling.case_no,
            urgent=early,
            clock=None if ruling.dismissed else self._to_enforce(at, calendar, urgent=early),
        )

    def correct_ruling(self, amendment: Amendment, *, corrected_on: date, at: datetime) -> None:
        """Put a slip of the ruling right; the ruling stays, and both are kept [法释〔2016〕22号 art. 24]."""
        self.must_allow(events.RulingCorrected)
        self.must_have_come("corrected_on", corrected_on, at=at, since=self.ruled_on)
        self.step(events.RulingCorrected, amendment=amendment, corrected_on=corrected_on, corrected_at=at)

    def reconsider(
        self, verdict: Verdict, *, reconsidered_on: date, at: datetime, calendar: Calendar
    ) -> None:
        """
        Record what reconsideration came to [法释〔2016〕22号 art. 25; 民诉法解释 arts 171, 172].

        A dismissal stands or is revoked; revoked it is a grant, enforced as any, and rests on a guarantee as any.
        """
        self.must_allow(events.Reconsidered)
        self.must_have_come("reconsidered_on", reconsidered_on, at=at, since=self.ruled_on)
        dismissed = self.status is Status.RULED_DISMISSED
        if dismissed and verdict.outcome == "CHANGED":
            raise OutcomeWrong
        granted = dismissed and verdict.outcome == "REVOKED"
        if granted:
            self._must_be_guaranteed(self.must_be_about(self.content_hash), None)
        self.step(
            events.Reconsidered,
            verdict=verdict,
            outcome=verdict.outcome,
            reconsidered_on=reconsidered_on,
            reconsidered_at=at,
            clock=self._to_enforce(at, calendar, urgent=False) if granted else None,
        )

    def _must_be_guaranteed(self, content: Content, preserves: Decimal | None) -> None:
        if self.status is Status.GUARANTEE_REQUIRED:
            raise guarantee.GuaranteeMissing
        guarantee.must_suffice(content, preserves, required=self.guarantee_required)

    def _to_enforce(self, at: datetime, calendar: Calendar, *, urgent: bool) -> Clock:
        """Set the time in which enforcement begins: at once in an urgent matter, else five days [法释〔2016〕22号 art. 4]."""
        if self.urgent or urgent:
            return clocks.by_hours("D3", at, 0)
        return clocks.by_days("D3", at, clocks.DAYS_TO_ENFORCE, calendar)
