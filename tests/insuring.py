"""An applicant at an insurer, and the insurer's people at work, over HTTP: from the quotes to the sealed letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.journey import Json, Visitor, basic_information

INSURER = "demo-insurer"
GUARANTEES = "guarantee-applications"
MATERIALS = (("IDENTITY", "身份证明.pdf", "applicants.0"), ("EVIDENCE", "借条.pdf", None))


def guarantee_creation(**changes: Any) -> Json:
    """Return 申请担保, step 1, for the case of the guides' example."""
    return {
        "court": "湘",
        "amount": "20000.00",
        "category": "PRE_LITIGATION",
        "phase": "BEFORE_SUIT_OR_ARBITRATION",
        "insurer": INSURER,
        "submitter": "PARTY",
        **changes,
    }


def insurance(name: str) -> Json:
    """Return 投保信息 of a person."""
    return {
        "contact_name": name,
        "contact_mobile": "13900000001",
        "invoice_kind": "PERSONAL",
        "invoice_title": name,
        "invoice_email": "yanshi@example.com",
    }


@dataclass(frozen=True)
class Cover:
    """Somebody with a guarantee application of his own."""

    applicant: Visitor
    application: str

    @classmethod
    def create(cls, applicant: Visitor, **changes: Any) -> Cover:
        """申请担保: ask all insurers of the court, then the one that was chosen, by its quote."""
        creation = guarantee_creation(**changes)
        asked = {name: creation[name] for name in ("court", "amount", "category")}
        quote = applicant.post("quotes", asked)
        return cls(applicant, str(applicant.post(GUARANTEES, creation | {"quote_id": quote["id"]})["id"]))

    @property
    def path(self) -> str:
        """Where it is."""
        return f"{GUARANTEES}/{self.application}"

    def view(self) -> Json:
        """Return 办理进度."""
        return dict(self.applicant.get(self.path))

    def fill(self) -> None:
        """担保基本信息, 投保信息, 上传材料."""
        self.applicant.put(f"{self.path}/basic-information", basic_information(*self.applicant.person))
        self.applicant.put(f"{self.path}/insurance", insurance(self.applicant.person[0]))
        for kind, filename, owner in MATERIALS:
            self.applicant.upload(self.application, kind, filename, owner, to=GUARANTEES)

    def sign(self) -> None:
        """Read the clauses, tick them and the exclusions, sign 投保单."""
        clauses = self.applicant.get(f"{self.path}/clauses")
        signature = {
            "clauses_version": clauses["version"],
            "clauses_read": True,
            "exclusions_read": True,
            "name": self.applicant.person[0],
        }
        self.applicant.post(f"{self.path}/proposal-signature", signature)

    def submit(self) -> None:
        """提交: to that insurer, with one's consent."""
        self.applicant.consent("INSURER").post(f"{self.path}/submission")

    def pay(self) -> Json:
        """交费: the premium."""
        return self.applicant.pay(self.application, of=GUARANTEES)

    def until_status(self, *wanted: str) -> Json:
        """Return the application as soon as it has one of these statuses."""
        return dict(
            self.applicant.until(
                lambda: seen if (seen := self.view())["status"] in wanted else None, f"status {wanted}"
            )
        )

    def paper(self, kind: str) -> bytes:
        """下载保单, 下载保函."""
        return self.applicant.call("GET", f"{self.path}/{kind}").content

    def apply_for_preservation(self, notice_version: str, **options: Any) -> Json:
        """申请保全: with everything that was said here."""
        path, notice = f"{self.path}/preservation-application", {"notice_version": notice_version}
        return dict(self.applicant.post(path, notice, **options))


@dataclass(frozen=True)
class Underwriting:
    """Somebody of an insurer with one file open."""

    officer: Visitor
    application: str

    @property
    def path(self) -> str:
        """Where the file is."""
        return f"office/{GUARANTEES}/{self.application}"

    def file(self) -> Json:
        """Return the file as it stands."""
        return dict(self.officer.get(self.path))

    def act(self, what: str, **said: Any) -> Json:
        """Decide something."""
        return dict(self.officer.post(f"{self.path}/{what}", said))

    def review(self, outcome: str = "APPROVED", **said: Any) -> Json:
        """核保: approved at the premium that was quoted, unless told."""
        file = self.file()
        if outcome == "APPROVED":
            said = {"premium": file["quote"]["premium"]} | said
        return self.act("review", outcome=outcome, content_hash=file["content_hash"], **said)


def approve(cover: Cover, officer: Visitor) -> Underwriting:
    """Sign and submit what was filled in, let the insurer approve it, and pay; return the insurer's desk."""
    cover.sign()
    cover.submit()
    desk = Underwriting(officer, cover.application)
    desk.review()
    cover.pay()
    cover.until_status("PAID")
    return desk


def insure(cover: Cover, officer: Visitor) -> Json:
    """Let the insurer issue, too; return how it stands."""
    approve(cover, officer).act("issue")
    return cover.until_status("LETTER_ISSUED")


def verify(visitor: Visitor, number: str, code: str | None = None, **options: Any) -> Any:
    """核验: by number and check code, as anybody may."""
    return visitor.call(
        "GET", f"verify/letters/{number}", params={} if code is None else {"code": code}, **options
    )


def verify_file(visitor: Visitor, paper: bytes) -> Json:
    """核验: by the file."""
    return dict(visitor.call("POST", "verify/letters", files={"file": ("保函.pdf", paper)}).json())
