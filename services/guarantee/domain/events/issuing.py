"""What the insurer issued, and what became of it."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from services.chassis.personal import Erased, Personal
from services.dossier.sections import Party
from services.guarantee.domain.events.step import Step
from services.guarantee.domain.values import Letter, Policy


class PolicyIssued(Step):
    """保单; *sha256* is that of the sealed file."""

    TOPIC = "guarantee.application.policy_issued"
    policy: Policy
    sha256: str
    issued_at: datetime
    officer: Annotated[str | Erased, Personal] = field(default="", kw_only=True)


class LetterIssued(Step):
    """The insurer's letter to the court exists [法释〔2016〕22号 art. 7]; *sha256* is that of the sealed file."""

    TOPIC = "guarantee.application.letter_issued"
    letter: Letter
    sha256: str
    issued_at: datetime


class IssuingFailed(Step):
    """A person decides how to go on: again, or a refund."""

    TOPIC = "guarantee.application.issuing_failed"
    reason: str
    failed_at: datetime


class Used(Step):
    """The letter secures an application for preservation."""

    TOPIC = "guarantee.application.used"
    preservation_id: UUID
    letter_no: str
    used_at: datetime


class Released(Step):
    """The preservation was rejected, dismissed or withdrawn before any measure: the letter is free again."""

    TOPIC = "guarantee.application.released"
    preservation_id: UUID
    letter_no: str
    released_at: datetime


class Replaced(Step):
    """The court accepted another guarantee."""

    TOPIC = "guarantee.application.replaced"
    preservation_id: UUID
    letter_no: str
    replaced_at: datetime


class Discharged(Step):
    """The preservation that it secured has ended."""

    TOPIC = "guarantee.application.discharged"
    preservation_id: UUID | None
    letter_no: str
    discharged_at: datetime


class Ended(Step):
    """责任解除 of a letter that was never used, by the insurer."""

    TOPIC = "guarantee.application.ended"
    letter_no: str
    ended_at: datetime
    reason: Annotated[str | Erased, Personal] = field(default="", kw_only=True)


class Endorsed(Step):
    """批单: *amount* and *until* are what holds from now on."""

    TOPIC = "guarantee.application.endorsed"
    endorsement_no: str
    kind: str
    letter_no: str
    amount: Decimal
    until: date
    refund: Decimal
    text: Annotated[str | Erased, Personal]
    endorsed_at: datetime
    preservation_id: UUID | None
    respondent: Annotated[Party | Erased | None, Personal] = field(default=None, kw_only=True)
    officer: Annotated[str | Erased, Personal] = field(default="", kw_only=True)


class ClaimOpened(Step):
    """Somebody claims damages for a wrong application [民事诉讼法 art. 108]."""

    TOPIC = "guarantee.application.claim_opened"
    claim_no: str
    claimant: Annotated[str | Erased, Personal]
    facts: Annotated[str | Erased, Personal]
    amount: Decimal | None
    opened_at: datetime
    assess_by: date


class ClaimSettled(Step):
    """理赔."""

    TOPIC = "guarantee.application.claim_settled"
    claim_no: str
    amount: Decimal
    reasons: Annotated[str | Erased, Personal]
    discharges: bool
    settled_at: datetime
    officer: Annotated[str | Erased, Personal] = field(default="", kw_only=True)
    letter_no: str = field(default="", kw_only=True)
    preservation_id: UUID | None = field(default=None, kw_only=True)


class ClaimRefused(Step):
    """拒赔, with reasons [保险法 art. 24]."""

    TOPIC = "guarantee.application.claim_refused"
    claim_no: str
    reasons: Annotated[str | Erased, Personal]
    discharges: bool
    refused_at: datetime
    officer: Annotated[str | Erased, Personal] = field(default="", kw_only=True)
    letter_no: str = field(default="", kw_only=True)
    preservation_id: UUID | None = field(default=None, kw_only=True)
