"""The blocks of 办理进度, for both sides of the desk; each is None, or empty, until it happened."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.dossier.content import ERASED
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.content import Content
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.states import OVER, is_lawful
from services.guarantee.domain.surrender import Refund, Term
from services.guarantee.domain.surrender import surrender as refund_of
from services.guarantee.use_cases import words
from services.guarantee.use_cases.progress import Progress

OUTCOMES = {
    Application.PapersRequested: ("MORE_PAPERS", "requested_at"),
    Application.Returned: ("RETURNED", "returned_at"),
    Application.Declined: ("DECLINED", "declined_at"),
    Application.Approved: ("APPROVED", "approved_at"),
}
"""What an underwriter decided, and when, by the event that says so."""


def offer(quote: Quote) -> dict[str, Any]:
    """报价: what one insurer asks, and how it was computed."""
    facts = (
        "insurer", "insurer_name", "premium", "min_premium", "max_premium", "min_rate", "max_rate", "max_amount", "by_hand",
        "tariff",
    )  # fmt: skip
    lines = [{"text": each.text, "premium": each.premium} for each in quote.lines]
    return {**{name: getattr(quote, name) for name in facts}, "lines": lines}


def bound(quote: Quote | None, quote_id: UUID | None, *, at: datetime) -> dict[str, Any] | None:
    """Return the offer that an application is bound to, and whether it still stands."""
    if quote is None or quote_id is None:
        return None
    return {
        **offer(quote),
        "quote_id": quote_id,
        "quoted_at": quote.quoted_at,
        "valid_until": quote.valid_until,
        "expired": not quote.is_valid(at),
    }


def underwriting(seen: Progress) -> dict[str, Any] | None:
    """核保信息: the last decision on what lies before the insurer."""
    decided = seen.last(Application.Submitted, *OUTCOMES)
    if type(decided) not in OUTCOMES:
        return None
    outcome, when = OUTCOMES[type(decided)]
    return {
        "outcome": outcome,
        "outcome_text": words.OUTCOME[outcome],
        "decided_on": clock.day(getattr(decided, when)),
        "reasons": getattr(decided, "codes", ()),
        "remark": decided.opinion.remark if decided.opinion else ERASED,
        "answer_by": seen.application.answer_by,
    }


def first_approval(seen: Progress) -> dict[str, Any] | None:
    """首次核保: what the second underwriter confirms."""
    first, said = seen.application.first_approval, seen.happened(Application.ApprovedOnce)
    if first is None or said is None:
        return None
    return {
        "by": first.by,
        "officer": first.officer,
        "premium": first.premium,
        "days": first.days,
        "special_terms": said.opinion.special_terms if said.opinion else ERASED,
        "remark": said.opinion.remark if said.opinion else ERASED,
        "approved_at": first.approved_at,
    }


def premium(seen: Progress, content: Content) -> dict[str, Any] | None:
    """保费信息: what is due until when, and when it was paid."""
    approved, paid = seen.happened(Application.Approved), seen.happened(Application.PremiumPaid)
    if approved is None:
        return None
    return {
        "amount": approved.premium,
        "due_at": clock.end_of(approved.due_on),
        "paid_at": paid.paid_at if paid else None,
        "bill_id": seen.application.bill_id,
        "invoice_title": content.insurance.invoice_title or "",
    }


def issued(seen: Progress, insurer: Insurer | None) -> dict[str, Any] | None:
    """出函信息: the policy and the letter, and a warning when the one ends before the other."""
    policy, letter = seen.happened(Application.PolicyIssued), seen.happened(Application.LetterIssued)
    application = seen.application
    if policy is None or letter is None or application.policy is None:
        return None
    ends = insurer is not None and application.state not in OVER
    return {
        "policy_no": policy.policy.policy_no,
        "letter_no": letter.letter.letter_no,
        "check_code": letter.letter.check_code,
        "issued_at": letter.issued_at,
        "amount": application.amount,
        "policy_from": application.policy.since,
        "policy_until": application.policy.until,
        "term_warning": term(seen, insurer).warning() if ends and insurer else None,
        "policy_sha256": policy.sha256,
        "letter_sha256": letter.sha256,
        "preservation_id": application.preservation_id,
    }


def endorsements(seen: Progress) -> list[dict[str, Any]]:
    """批单, oldest first."""
    return [
        {
            "number": each.endorsement_no,
            "kind": each.kind,
            "text": each.text or ERASED,
            "amount": each.amount,
            "until": each.until,
            "refund": each.refund,
            "endorsed_at": each.endorsed_at,
        }
        for each in seen.events
        if isinstance(each, Application.Endorsed)
    ]


def claims(seen: Progress) -> list[dict[str, Any]]:
    """报案 and what became of each, oldest first."""
    decided = {
        each.claim_no: each.reasons or ERASED
        for each in seen.events
        if isinstance(each, Application.ClaimSettled | Application.ClaimRefused)
    }
    return [
        {
            "claim_no": each.claim_no,
            "state": each.state,
            "opened_at": each.opened_at,
            "assess_by": each.assess_by,
            "amount": each.amount,
            "reasons": decided.get(each.claim_no, ""),
        }
        for each in seen.application.claims.values()
    ]


def proposal(content: Content, *, clauses_version: str | None = None) -> dict[str, Any] | None:
    """
    投保单: by whom and when it was signed, and whether it still says what the application says.

    *clauses_version* is that in force, None of what was handed in: papers supplied since outdate no signature.
    """
    signed = content.proposal
    if signed is None:
        return None
    return {
        "name": signed.name,
        "clauses_version": signed.clauses_version,
        "signed_at": signed.signed_at,
        "current": clauses_version is None
        or (signed.content_hash == content.proposed_hash() and signed.clauses_version == clauses_version),
    }


def surrender(seen: Progress, insurer: Insurer | None, *, on: date) -> dict[str, Any] | None:
    """Return what 退保 would give back now; None where it is not possible."""
    if insurer is None or not is_lawful(seen.state, "Surrendered"):
        return None
    offered = refund(seen, insurer, on=on)
    return {"refund": offered.refund, "lines": offered.lines}


def refund(seen: Progress, insurer: Insurer, *, on: date) -> Refund:
    """Return what giving the policy back returns of the premium that was not given back before."""
    application = seen.application
    return refund_of(
        insurer,
        premium=application.premium_kept,
        began_on=application.began_on,
        term=bought(seen, insurer),
        on=on,
    )


def bought(seen: Progress, insurer: Insurer) -> Term:
    """Return the term that the premium bought: what an endorsement prolongs costs nothing, and gives nothing back."""
    issued = seen.happened(Application.PolicyIssued)
    if issued is None:
        raise ValueError(seen.application.id)
    policy = issued.policy
    return Term(since=policy.since, until=policy.until, follows_letter=insurer.follows_letter)


def term(seen: Progress, insurer: Insurer) -> Term:
    """Return the term of the policy as it stands."""
    policy = seen.application.policy
    if policy is None:
        raise ValueError(seen.application.id)
    return Term(since=policy.since, until=policy.until, follows_letter=insurer.follows_letter)
