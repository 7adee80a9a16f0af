"""The papers of a file: which of its events brings which, and what each says; from the history alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from services.dossier.paper.sheet import PaperLine, Sheet
from services.guarantee.domain import events
from services.guarantee.domain.paper.afterwards import discharge, endorsement, revocation
from services.guarantee.domain.paper.docket import Docket, Entry, Issue, Registers, paper_id, spaced
from services.guarantee.domain.paper.letter import letter_paper
from services.guarantee.domain.paper.policy import policy_paper
from services.guarantee.domain.paper.proposal import Proposed, proposal, submitted
from services.guarantee.domain.paper.statement import statement

__all__ = [
    "SEALED",
    "Docket",
    "Entry",
    "Issue",
    "PaperLine",
    "Proposed",
    "Registers",
    "Sheet",
    "letter_paper",
    "lines",
    "policy_paper",
    "proposal",
    "spaced",
    "statement",
    "written",
]


class Issued(NamedTuple):
    """A kind of paper, what it is called, how it is written, its number, and when an event of its kind brings none."""

    kind: str
    title: str
    write: Callable[[Docket], Sheet]
    number: Callable[[Docket], str]
    when: Callable[[Docket], bool] = lambda _: True


def _policy_no(docket: Docket) -> str:
    return docket.issue.policy.policy_no


def _letter_no(docket: Docket) -> str:
    return docket.issue.letter.letter_no


def _ends(docket: Docket) -> bool:
    return bool(docket.now.event.discharges)


_DISCHARGE = Issued("DISCHARGE", "保函解除函", discharge, _letter_no)

PAPERS: dict[type[events.Event], tuple[Issued, ...]] = {
    events.Submitted: (Issued("PROPOSAL", "投保单", submitted, lambda docket: docket.number),),
    events.LetterIssued: (
        Issued("POLICY", "保险单", lambda docket: policy_paper(docket, docket.issue), _policy_no),
        Issued("LETTER", "保函", lambda docket: letter_paper(docket, docket.issue), _letter_no),
    ),
    events.Endorsed: (
        Issued("ENDORSEMENT", "批单", endorsement, lambda docket: str(docket.now.event.endorsement_no)),
    ),
    events.Surrendered: (Issued("REVOCATION", "保函撤销通知", revocation, _letter_no),),
    events.Replaced: (_DISCHARGE,),
    events.Discharged: (_DISCHARGE,),
    events.Ended: (_DISCHARGE,),
    events.ClaimSettled: (_DISCHARGE._replace(when=_ends),),
    events.ClaimRefused: (_DISCHARGE._replace(when=_ends),),
}
"""Which event brings which papers; policy and letter come with the letter, since each names the other."""

SEALED = ("POLICY", "LETTER")


def lines(entries: Sequence[Entry], registers: Registers) -> list[PaperLine]:
    """Return the papers of a file, oldest first; none of one whose words were erased."""
    return [
        PaperLine(
            id=_id(issued, docket),
            kind=issued.kind,
            title=issued.title,
            number=issued.number(docket),
            issued_at=docket.now.at,
        )
        for docket, issued in _issued(entries, registers)
    ]


def written(entries: Sequence[Entry], registers: Registers, wanted: str) -> Sheet | None:
    """Return the paper with this id, or None."""
    for docket, issued in _issued(entries, registers):
        if _id(issued, docket) == wanted:
            return issued.write(docket)
    return None


def _issued(entries: Sequence[Entry], registers: Registers) -> list[tuple[Docket, Issued]]:
    frozen = (events.Submitted, events.PapersSupplied)
    if not all(each.event.content for each in entries if isinstance(each.event, frozen)):
        return []
    dockets = (Docket(entries[:i], registers) for i, each in enumerate(entries, 1) if _brought(each))
    return [(docket, issued) for docket in dockets for issued in _brought(docket.now) if issued.when(docket)]


def _brought(entry: Entry) -> tuple[Issued, ...]:
    """Return the papers of an event; the aggregate's own class of it may be derived from the one declared."""
    return next((PAPERS[kind] for kind in type(entry.event).__mro__ if kind in PAPERS), ())


def _id(issued: Issued, docket: Docket) -> str:
    """Return by what a paper is known; policy and letter, of which there is one each, by their names."""
    return issued.kind.lower() if issued.kind in SEALED else paper_id(issued.kind, docket.now.version)
