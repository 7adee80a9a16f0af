"""The file as it stood at a moment: what a paper of that moment may quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from contracts import identifiers
from services.chassis.clock import day
from services.dossier.paper import docket, spelling
from services.dossier.paper import vocabulary as say
from services.dossier.paper.parties import briefly
from services.dossier.paper.sheet import Block, Sheet, Verification
from services.guarantee.domain import events
from services.guarantee.domain.clauses import Clauses
from services.guarantee.domain.content import Content
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.values import Letter, Policy

SANDBOX = (
    "本系统为演示系统，保险人、法院人员及案件均为虚构；电子签名由演示沙箱的密钥作出，不是可靠的电子签名"
    "（电子签名法第十三条、第十六条），不具有法律效力。"
)
UNSEALED = "本系统为演示系统，核验结果仅为“演示”；未加盖电子印章，无电子签名，不具有法律效力。"


class Entry(NamedTuple):
    """Something that happened: as which event of the file, and when."""

    version: int
    event: Any
    at: datetime


class Issue(NamedTuple):
    """What is issued together, and when."""

    policy: Policy
    letter: Letter
    at: datetime


@dataclass(frozen=True)
class Registers(docket.Registers):
    """What the codes of insurers stand for, too, and which clauses were signed."""

    insurer: Callable[[str], Insurer]
    clauses: Callable[[Insurer, str], Clauses]


class Docket(docket.Docket[Entry, Registers]):
    """The file up to *entries*' last, with what the insurer had before it."""

    @property
    def id(self) -> str:
        """Whose papers these are."""
        return str(self.now.event.originator_id)

    @property
    def content(self) -> Content:
        """What the insurer had before it."""
        content: Content = self.all(events.Submitted, events.PapersSupplied)[-1].content
        return content

    @property
    def insurer(self) -> Insurer:
        """Who insures."""
        return self.registers.insurer(self.content.creation.insurer)

    @property
    def court(self) -> str:
        """The court that the letter is for, by name."""
        return self.registers.court(self.content.creation.court)

    @property
    def clauses(self) -> Clauses:
        """The clauses that were signed, or those in force."""
        proposal = self.content.proposal
        return self.registers.clauses(self.insurer, proposal.clauses_version if proposal else "")

    @property
    def issue(self) -> Issue:
        """What was issued: policy and letter, as they first were."""
        policy, letter = self.last(events.PolicyIssued), self.last(events.LetterIssued)
        assert policy is not None and letter is not None  # noqa: S101, PT018 - asked of what is issued only
        return Issue(policy.policy, letter.letter, letter.issued_at)

    @property
    def special_terms(self) -> str:
        """What the underwriter agreed beside the clauses."""
        approved = self.last(events.Approved)
        return approved.opinion.special_terms if approved and approved.opinion else ""

    def sheet(
        self,
        kind: str,
        title: str,
        *body: Block,
        number: str,
        numbered_as: str,
        addressee: str = "",
        at: datetime | None = None,
        heading: str = "",
        id_: str = "",
        verification: Verification | None = None,
        tail: tuple[Block, ...] = (),
        signatures: tuple[tuple[str, str], ...] = (),
        large: bool = True,
    ) -> Sheet:
        """Return a paper of the insurer about what happened last."""
        issued_on = day(at or self.now.at)
        return Sheet(
            id=id_ or paper_id(kind, self.now.version),
            kind=kind,
            title=title,
            application_number=self.number,
            number=number,
            numbered_as=numbered_as,
            letterhead=self.insurer.name,
            heading=heading or title,
            addressee=addressee,
            body=body,
            issued_on=issued_on,
            date_in_words=spelling.in_words(issued_on),
            verification=verification or on_file(self.id),
            issuer=self.insurer.branch,
            signatures=signatures,
            tail=tail,
            large=large,
        )


def on_file(application_id: str) -> Verification:
    """Return how whoever may see the file tells whether a paper without a seal is the one that was issued."""
    return Verification(
        how="核验：登录网上保全系统，在该担保申请的文书列表中重新下载本编号的文书，两份文件的SHA-256一致，即与系统中的文书相同。",
        worth=UNSEALED,
        path=f"/guarantees/{application_id}",
    )


def by_code(letter: Letter) -> Verification:
    """Return how anybody who holds a sealed paper tells whether it is genuine."""
    return Verification(
        how="核验：扫描左侧二维码，或者在网上保全系统“核验保函”页输入编号和校验码，也可以上传本文件，核验签名和每个字节。",
        worth=SANDBOX,
        path=verifying_path(letter),
    )


def verifying_path(letter: Letter) -> str:
    """Return where on the site a letter is verified."""
    return f"/verify?number={letter.letter_no}&code={letter.check_code}"


def spaced(code: str) -> str:
    """Return a check code as it is printed, in groups."""
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))


_GROUP = 5


def paper_id(kind: str, version: int) -> str:
    """Return by what a paper is known among those of its file."""
    return f"{kind.lower()}-{version}"


def spelt(case_no: str) -> str:
    """Return a case number with the brackets of print."""
    return str(identifiers.case_number(case_no) or case_no)


def cause(content: Content, registers: Registers) -> str:
    """Return what the dispute is about, by name; empty if nobody said."""
    creation = content.creation
    serial = creation.dispute_cause or creation.cause
    return registers.cause(serial, creation.cause_version or "") if serial else ""


def against(content: Content, *, cause: str) -> str:
    """Return who is against whom on what: 申请人甲与被申请人乙买卖合同纠纷."""
    basic = content.basic
    return f"申请人{briefly(basic.applicants)}与被申请人{briefly(basic.respondents)}{cause}"


def stage(content: Content) -> str:
    """Return what is asked of the court: 诉前财产保全, and in which case if there is one."""
    creation = content.creation
    what = f"{say.CATEGORIES[creation.category]}财产保全"
    return f"{what}（案号：{spelt(creation.case_no)}）" if creation.case_no else what
