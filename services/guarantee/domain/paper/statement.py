"""The machine's form of a sealed paper: what stands on it as canonical JSON [RFC 8785], to be signed apart."""

from __future__ import annotations

from typing import Any

import msgspec

from services.dossier.sections import Party
from services.guarantee.domain.paper.docket import Docket, Issue, cause, spelt

SCHEMA = "baoquan.guarantee.{kind}/1"
"""Whoever reads it looks at this first; another number is another form."""


def statement(docket: Docket, issue: Issue, kind: str, *, sealed: str, unsealed: str, demo: str) -> bytes:
    """
    Return what a policy or a letter says; *sealed* and *unsealed* are SHA-256 of the PDF with its seal and without.

    Texts and flags, no numbers: amounts have two places, days and moments are ISO 8601. What is not known is left out.
    """
    policy, letter = issue.policy, issue.letter
    content, insurer = docket.content, docket.insurer
    creation = content.creation
    said: dict[str, Any] = {
        "schema": SCHEMA.format(kind=kind.lower()),
        "kind": kind,
        "demo": demo,
        "number": policy.policy_no if kind == "POLICY" else letter.letter_no,
        "application_number": docket.number,
        "issued_at": issue.at.isoformat(),
        "insurer": {
            "code": insurer.code,
            "name": insurer.name,
            "branch": insurer.branch,
            "uscc": insurer.uscc,
            "product": insurer.product,
            "filing_no": insurer.filing_no,
        },
        "court": {"code": creation.court, "name": docket.court},
        "category": creation.category,
        "case_no": spelt(creation.case_no) if creation.case_no else "",
        "cause": cause(content, docket.registers),
        "applicants": [_party(each) for each in content.basic.applicants],
        "respondents": [_party(each) for each in content.basic.respondents],
        "amount": f"{letter.amount:.2f}",
        "currency": "CNY",
        "policy": {"number": policy.policy_no, "from": policy.since.isoformat(), **_until(docket, issue)},
        "letter": {
            "number": letter.letter_no,
            "check_code": letter.check_code,
            "irrevocable": True,
            "ends": "RELEASED_BY_COURT_OR_CLAIM_TIME_BARRED",
        },
        "pdf": {"sha256": sealed, "sha256_unsealed": unsealed},
    }
    if kind == "POLICY":
        said["policy"] |= {"premium": f"{policy.premium:.2f}", "clauses": docket.clauses.version}
    return msgspec.json.encode({name: each for name, each in said.items() if each != ""}, order="sorted")


def _party(party: Party) -> dict[str, str]:
    told = {"kind": party.kind, "name": party.name, "id_type": party.id_type, "id_no": party.id_no}
    return {name: each for name, each in told.items() if each}


def _until(docket: Docket, issue: Issue) -> dict[str, str]:
    """Return the policy's last day; one that follows its letter has none."""
    return {} if docket.insurer.follows_letter else {"until": issue.policy.until.isoformat()}
