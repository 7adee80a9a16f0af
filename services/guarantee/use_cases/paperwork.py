"""The papers of a file: which there are, how each is printed, and how policy and letter are sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.personal import Erased
from services.chassis.refusals import Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Recorded
from services.dossier.handing import as_file
from services.dossier.paper.sheet import DEMO, filename
from services.guarantee.domain import events, paper
from services.guarantee.domain.clauses import Clauses
from services.guarantee.domain.content import Content, Proposal
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.quote import Quote
from services.guarantee.domain.values import Letter, Policy
from services.guarantee.use_cases.desk import Desk
from services.guarantee.use_cases.sealing import Document, Signer


@dataclass(frozen=True, kw_only=True)
class SealedPapers:
    """Policy and letter as they are handed out: what their events say of them, and the rows that keep them."""

    policy_sha256: str
    letter_sha256: str
    rows: list[RowOperation]


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """A paper that is sealed: how it is written, what sealing it is called, and its number."""

    kind: str
    write: Callable[[paper.Docket, paper.Issue], paper.Sheet]
    reason: str
    number: Callable[[paper.Issue], str]


_SEALED = (
    _Kind(
        kind="POLICY",
        write=paper.policy_paper,
        reason="签发保险单",
        number=lambda issue: issue.policy.policy_no,
    ),
    _Kind(
        kind="LETTER",
        write=paper.letter_paper,
        reason="出具保函",
        number=lambda issue: issue.letter.letter_no,
    ),
)


class Paperwork(Desk):
    """What applicant, insurer and court share of the papers; but for the sealed ones they follow from the history alone."""

    def _papers_of(self, history: Sequence[Recorded]) -> list[dict[str, Any]]:
        """Return the papers of a file, oldest first."""
        listed = ("id", "kind", "title", "number", "issued_at")
        return [
            {name: getattr(each, name) for name in listed} | {"sealed": each.kind in paper.SEALED}
            for each in paper.lines(entries(history), self._registers())
        ]

    def _printed(self, history: Sequence[Recorded], paper_id: str) -> dict[str, Any]:
        """
        Return a paper as a file: what was sealed or signed as it was handed out, any other printed anew.

        Raises:
            Unknown: there is no such paper, or its words were erased.
        """
        happened, registers = entries(history), self._registers()
        line = next((each for each in paper.lines(happened, registers) if each.id == paper_id), None)
        if line is None:
            raise Unknown
        kept = self._handed_out(history, line)
        if kept is not None:
            return {**as_file(filename(line.title, line.number), kept), "file": None}
        sheet = paper.written(happened, registers, paper_id)
        if sheet is None or line.kind in paper.SEALED:
            raise Unknown
        return {**self._on_paper(sheet), "file": None}

    def _handed_out(self, history: Sequence[Recorded], line: paper.PaperLine) -> bytes | None:
        """Return the bytes of a paper that was sealed or signed; None of one that was not."""
        about: dict[str, type[events.Step]] = {
            "POLICY": events.PolicyIssued,
            "LETTER": events.LetterIssued,
            "PROPOSAL": events.Submitted,
        }
        kind = about.get(line.kind)
        event = next((each.event for each in history if kind and _brought(each, kind, line.id)), None)
        match event:
            case events.PolicyIssued(sha256=sha256) | events.LetterIssued(sha256=sha256):
                return self._kept_bytes(event.originator_id, sha256)
            case events.Submitted(content=Content(proposal=Proposal(sha256=sha256))):
                return self._kept_bytes(event.originator_id, sha256)
        return None

    def _kept_bytes(self, application_id: UUID, sha256: str) -> bytes | None:
        document = self.documents.with_digest(sha256)
        if document is None or document.application_id != application_id:
            return None
        return None if isinstance(document.content, Erased) else document.content

    # --- sealing ------------------------------------------------------------------------------------------------------

    def _sealed(
        self, history: Sequence[Recorded], *, policy: Policy, letter: Letter, at: datetime
    ) -> SealedPapers:
        """Return policy and letter sealed, with the statements that machines read, and what keeps them and finds the letter."""
        docket = paper.Docket(entries(history), self._registers())
        issue = paper.Issue(policy, letter, at)
        insurer = docket.insurer
        signer = self.signers.signer(insurer.code, insurer.certificate)
        policy_paper, letter_paper = (self._handed(docket, issue, each, signer) for each in _SEALED)
        index = self.codes.index(letter.letter_no, letter.check_code)
        return SealedPapers(
            policy_sha256=policy_paper.sha256,
            letter_sha256=letter_paper.sha256,
            rows=[
                self.documents.kept(policy_paper),
                self.documents.kept(letter_paper),
                self.documents.indexed(index, letter_paper.application_id),
            ],
        )

    def _handed(self, docket: paper.Docket, issue: paper.Issue, kind: _Kind, signer: Signer) -> Document:
        printed = self.papers.printed(kind.write(docket, issue)).content
        sealed = signer.seal(
            printed, reason=f"{kind.reason}（{DEMO}）", location=docket.insurer.address, at=issue.at
        )
        sha256 = hashlib.sha256(sealed).hexdigest()
        stated = paper.statement(
            docket, issue, kind.kind, sealed=sha256, unsealed=hashlib.sha256(printed).hexdigest(), demo=DEMO
        )
        signature = signer.sign(stated)
        return Document(
            application_id=UUID(docket.id),
            sha256=sha256,
            kind=kind.kind,
            number=kind.number(issue),
            content=sealed,
            kept_at=issue.at,
            statement=stated.decode(),
            signature={
                "algorithm": signature.algorithm,
                "value": signature.value,
                "certificate": "".join(signature.chain),
            },
        )

    def _kept_proposal(
        self,
        history: Sequence[Recorded],
        content: Content,
        quote: Quote | None,
        *,
        clauses_version: str,
        name: str,
        at: datetime,
    ) -> tuple[Proposal, list[RowOperation]]:
        """
        Return the 投保单 as it is signed now, and what keeps its PDF [保险法 art. 17].

        One that was signed before, and never handed in, goes.
        """
        signed = Proposal(
            clauses_version=clauses_version,
            name=name,
            signed_at=at,
            content_hash=content.proposed_hash(),
            sha256="",
        )
        sheet = self._proposal(history, replace(content, proposal=signed), quote, at=at)
        printed = self.papers.printed(sheet).content
        sha256 = hashlib.sha256(printed).hexdigest()
        application_id = UUID(str(history[0].event.originator_id))
        document = Document(
            application_id=application_id,
            sha256=sha256,
            kind="PROPOSAL",
            number=sheet.number,
            content=printed,
            kept_at=at,
        )
        handed_in = {sha256, *_handed_in(history)}
        former = self.documents.of(application_id, "PROPOSAL")
        dropped = [self.documents.dropped(each) for each in former if each.sha256 not in handed_in]
        return replace(signed, sha256=sha256), [self.documents.kept(document), *dropped]

    def _proposal(
        self, history: Sequence[Recorded], content: Content, quote: Quote | None, *, at: datetime
    ) -> paper.Sheet:
        created = history[0].event
        proposed = paper.Proposed(
            application_id=str(created.originator_id), number=created.number, content=content, quote=quote
        )
        return paper.proposal(proposed, self._registers(), on=clock.day(at))

    # --- what codes stand for -----------------------------------------------------------------------------------------

    def _registers(self) -> paper.Registers:
        return paper.Registers(
            court=self._court_name,
            cause=self._cause_name,
            insurer=self._insurer,
            clauses=self._clauses_of,
        )

    def _clauses_of(self, insurer: Insurer, version: str = "") -> Clauses:
        """Return the clauses that were signed, or those in force; raises Unknown for an edition that is not known."""
        found = self.clauses.of(insurer, version)
        if found is None:
            raise Unknown
        return found


def entries(history: Sequence[Recorded]) -> list[paper.Entry]:
    """Return the history as papers quote it."""
    return [
        paper.Entry(version=each.version, event=each.event, at=datetime.fromisoformat(each.meta["at"]))
        for each in history
    ]


def _handed_in(history: Sequence[Recorded]) -> Iterator[str]:
    """Yield the SHA-256 of each 投保单 that an insurer got."""
    for each in history:
        match each.event:
            case events.Submitted(content=Content(proposal=Proposal(sha256=sha256))):
                yield sha256


def _brought(recorded: Recorded, kind: type[events.Step], paper_id: str) -> bool:
    """Tell whether this event brought the paper; of policy and letter there is one."""
    own = paper_id in ("policy", "letter") or paper_id.endswith(f"-{recorded.version}")
    return own and isinstance(recorded.event, kind)
