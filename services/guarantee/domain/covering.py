"""What the insurer issues, and what becomes of it: 出单、出函, 批改, 退出, 理赔."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.refusals import bad
from services.dossier.sections import Party
from services.guarantee.domain import events, refusals
from services.guarantee.domain.standing import Standing
from services.guarantee.domain.surrender import claim_due, must_be_lower
from services.guarantee.domain.values import Letter, Policy


class Covering(Standing):
    """Issue; be used, released, discharged; endorse; answer claims."""

    def policy_of(self, policy_no: str, *, since: date, until: date) -> Policy:
        """Return the policy that is to be issued now, for its paper to be printed and sealed first."""
        self.must_allow(events.PolicyIssued)
        premium = self.premium or Decimal(0)
        return Policy(policy_no=policy_no, amount=self.amount, premium=premium, since=since, until=until)

    def letter_of(self, letter_no: str, *, check_code: str, policy_no: str) -> Letter:
        """Return the letter that is to be issued now."""
        return Letter(
            letter_no=letter_no,
            check_code=check_code,
            policy_no=policy_no,
            court=self.court,
            amount=self.amount,
        )

    def issue(
        self,
        *,
        policy: Policy,
        policy_sha256: str,
        letter: Letter,
        letter_sha256: str,
        officer: str = "",
        at: datetime,
    ) -> None:
        """Issue policy and letter together: nobody holds one without the other."""
        self.step(events.PolicyIssued, policy=policy, sha256=policy_sha256, officer=officer, issued_at=at)
        self.step(events.LetterIssued, letter=letter, sha256=letter_sha256, issued_at=at)

    def fail_issuing(self, reason: str, *, at: datetime) -> None:
        """Say that they could not be issued; a person decides how to go on."""
        self.step(events.IssuingFailed, reason=reason, failed_at=at)

    def use(self, preservation_id: UUID, *, at: datetime) -> None:
        """
        Let the letter secure an application for preservation, one at a time; the same one again changes nothing.

        Raises:
            LetterBound: it secures another.
        """
        if self.secures and self.preservation_id == preservation_id:
            return
        if self.secures:
            raise refusals.LetterBound
        self.step(events.Used, preservation_id=preservation_id, letter_no=self.letter_no, used_at=at)

    def release(self, *, at: datetime) -> None:
        """Free the letter: the preservation was rejected, dismissed or withdrawn before any measure."""
        self.step(events.Released, **self._secured, released_at=at)

    def replace(self, *, at: datetime) -> None:
        """End the cover: the court accepted another guarantee."""
        self.step(events.Replaced, **self._secured, replaced_at=at)

    def discharge(self, *, at: datetime) -> None:
        """End the cover with the preservation that it secured."""
        self.step(events.Discharged, **self._secured, discharged_at=at)

    def end(self, *, reason: str, at: datetime) -> None:
        """责任解除 of a letter that secures nothing."""
        self.step(events.Ended, letter_no=self.letter_no, reason=reason, ended_at=at)

    def endorse(
        self,
        *,
        number: str,
        kind: str,
        text: str,
        amount: Decimal | None,
        until: date | None,
        respondent: Party | None,
        refund: Decimal,
        officer: str = "",
        at: datetime,
    ) -> None:
        """
        出具批单: name another respondent, lower the amount, prolong the policy's term, or mend what is misspelt.

        Raises:
            EndorsementIncomplete: what its kind must say is missing.
            AmountNotLower: for more a second guarantee is applied for.
            LetterInUse: what a court relies on is not lowered; the letter says so (未经贵院同意不得撤回或变更).
        """
        self.must_allow(events.Endorsed)
        if self.policy is None:
            raise refusals.NotInThisState
        wanted: dict[str, tuple[str, object]] = {
            "AMOUNT_LOWERED": ("amount", amount),
            "TERM_PROLONGED": ("until", until),
            "RESPONDENT_ADDED": ("respondent", respondent),
        }
        name, said = wanted.get(kind, ("text", text))
        if said in (None, ""):
            raise refusals.EndorsementIncomplete(bad(name, "required", "请填写", "is required"))
        if kind == "AMOUNT_LOWERED" and amount is not None:
            if self.secures:
                raise refusals.LetterInUse
            must_be_lower(amount, self.amount)
        if kind == "TERM_PROLONGED" and until is not None and until <= self.policy.until:
            zh, en = f"应晚于{self.policy.until}", f"lies after {self.policy.until}"
            raise refusals.EndorsementIncomplete(bad("until", "range", zh, en))
        self.step(
            events.Endorsed,
            endorsement_no=number,
            kind=kind,
            letter_no=self.letter_no,
            amount=amount if kind == "AMOUNT_LOWERED" and amount is not None else self.amount,
            until=until if kind == "TERM_PROLONGED" and until is not None else self.policy.until,
            refund=refund,
            text=text,
            endorsed_at=at,
            preservation_id=self.preservation_id,
            respondent=respondent if kind == "RESPONDENT_ADDED" else None,
            officer=officer,
        )

    def open_claim(
        self, *, claim_no: str, claimant: str, facts: str, amount: Decimal | None, at: datetime
    ) -> None:
        """Enter a claim for the damage of a wrong preservation [民事诉讼法 art. 108]; it is assessed in time [保险法 art. 23]."""
        self.step(
            events.ClaimOpened,
            claim_no=claim_no,
            claimant=claimant,
            facts=facts,
            amount=amount,
            opened_at=at,
            assess_by=claim_due("ASSESS", at),
        )

    def settle_claim(
        self, *, amount: Decimal | None, reasons: str, discharges: bool, officer: str = "", at: datetime
    ) -> None:
        """理赔, within what earlier claims left of the guaranteed amount [保险法 art. 23]; where nothing is left, cover ends."""
        self.must_allow(events.ClaimSettled)
        if amount is None or not 0 < amount <= self.left:
            zh, en = f"应大于零且不超过{self.left}元", f"lies between nothing and {self.left}"
            raise refusals.ClaimAmountMissing(bad("amount", "range", zh, en))
        self.step(
            events.ClaimSettled,
            claim_no=self.open_claim_no,
            amount=amount,
            reasons=reasons,
            discharges=discharges or amount == self.left,
            officer=officer,
            **self._secured,
            settled_at=at,
        )

    def refuse_claim(self, *, reasons: str, discharges: bool, officer: str = "", at: datetime) -> None:
        """拒赔, with reasons [保险法 art. 24]."""
        self.step(
            events.ClaimRefused,
            claim_no=self.open_claim_no,
            reasons=reasons,
            discharges=discharges,
            officer=officer,
            **self._secured,
            refused_at=at,
        )

    @property
    def _secured(self) -> dict[str, Any]:
        return {"preservation_id": self.preservation_id, "letter_no": self.letter_no}

    @property
    def open_claim_no(self) -> str:
        """The claim that waits for an answer; empty if none does."""
        return next((each.claim_no for each in self.claims.values() if each.state == "OPEN"), "")
