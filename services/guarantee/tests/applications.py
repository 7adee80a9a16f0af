"""Applications for a guarantee that have come so far, and what an applicant, an insurer and a court do with them."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from services.chassis.testing import NOON
from services.dossier.sections import Party
from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.content import Content, content_of
from services.guarantee.domain.quote import Quote, quoted
from services.guarantee.domain.tariff import Facts
from services.guarantee.domain.values import Opinion

INSURERS = Insurers.read()
INSURER, OTHER_INSURER = "demo-insurer", "qinghe-demo"
ACCOUNT, BILL, PRESERVATION = UUID(int=1), UUID(int=2), UUID(int=3)
UNDERWRITER, COLLEAGUE = str(UUID(int=4)), str(UUID(int=5))
AMOUNT, PREMIUM = "2000000.00", "2700.00"
TODAY, UNTIL = date(2026, 3, 2), date(2028, 3, 1)
LATER = NOON + timedelta(days=10)
"""When the premium's last day is over, and no payment can be under way any more."""
ANSWER_WITHIN = timedelta(hours=24)
RESPONDENT = Party(kind="NATURAL", name="王五", address="湖南省长沙市岳麓区演示路3号")

SECTIONS: dict[str, Any] = {
    "creation": {
        "court": "湘",
        "amount": AMOUNT,
        "category": "PRE_LITIGATION",
        "insurer": INSURER,
        "submitter": "PARTY",
    },
    "basic": {
        "applicants": [{"kind": "NATURAL", "name": "张三", "mobile": "13800138000"}],
        "respondents": [{"kind": "NATURAL", "name": "李四"}],
        "facts_and_reasons": "被申请人拖欠货款。",
    },
    "insurance": {"contact_name": "张三", "contact_mobile": "13800138000"},
    "materials": [],
    "proposal": {
        "clauses_version": "1",
        "name": "张三",
        "signed_at": "2026-03-02T04:00:00Z",
        "content_hash": "0" * 64,
        "sha256": "0" * 64,
    },
}


def a_material(name: str = "起诉状", digit: str = "a") -> dict[str, Any]:
    return {
        "kind": "EVIDENCE",
        "filename": f"{name}.pdf",
        "media_type": "application/pdf",
        "size": 1000,
        "sha256": digit * 64,
    }


def a_content(*more: dict[str, Any], **creation: Any) -> Content:
    """Return what an application says; *creation* changes its first section, *more* are further papers."""
    sections = copy.deepcopy(SECTIONS)
    sections["creation"] |= creation
    sections["materials"] = [a_material(), *more]
    return content_of(**sections)


def a_quote(content: Content, **changed: Any) -> Quote:
    """Return what the insurer of *content* asks for it."""
    said = content.creation
    quote = quoted(
        INSURERS.at(said.court, said.insurer),
        court=said.court,
        facts=Facts(category=said.category, amount=said.amount),
        at=NOON,
    )
    assert quote is not None
    return replace(quote, **changed)


def an_opinion(by: str = UNDERWRITER, **said: Any) -> Opinion:
    return Opinion(by=by, **{"officer": "赵六", "officer_no": "007", **said})


# --- how far they have come -------------------------------------------------------------------------------------------


def a_draft() -> Application:
    return Application.create(
        id=uuid4(),
        number="DB-2026-湘-000001-0",
        account_id=ACCOUNT,
        organisation_id=None,
        court="湘",
        category="PRE_LITIGATION",
        insurer=INSURER,
        amount=Decimal(AMOUNT),
        submitter="PARTY",
        created_at=NOON,
    )


def submitted() -> Application:
    application = a_draft()
    submit(application)
    return application


def returned() -> Application:
    application = submitted()
    send_back(application)
    return application


def wanting() -> Application:
    application = submitted()
    ask_for_papers(application)
    return application


def approved_once() -> Application:
    application = submitted()
    approve(application, needs_second=True)
    return application


def approved() -> Application:
    application = submitted()
    approve(application)
    return application


def paid() -> Application:
    application = approved()
    pay(application)
    return application


def with_policy() -> Application:
    """Return one between policy and letter, where it never rests: both are issued in one breath."""
    application = paid()
    policy = application.policy_of("YSBD-1", since=TODAY, until=UNTIL)
    application.step(Application.PolicyIssued, policy=policy, sha256="a" * 64, issued_at=NOON)
    return application


def issued() -> Application:
    application = paid()
    issue(application)
    return application


def used() -> Application:
    application = issued()
    application.use(PRESERVATION, at=NOON)
    return application


def claimed() -> Application:
    application = used()
    claim(application)
    return application


def declined() -> Application:
    application = submitted()
    decline(application)
    return application


def expired() -> Application:
    application = approved()
    application.expire(at=LATER)
    return application


def withdrawn() -> Application:
    application = submitted()
    application.withdraw(reason="已和解", at=NOON)
    return application


def surrendered() -> Application:
    application = issued()
    surrender(application)
    return application


def discharged() -> Application:
    application = used()
    application.discharge(at=NOON)
    return application


def deleted() -> Application:
    application = a_draft()
    application.delete(at=NOON)
    return application


# --- what is done with them -------------------------------------------------------------------------------------------


def submit(application: Application, content: Content | None = None, **said: Any) -> None:
    content = content or a_content()
    application.submit(
        **{
            "content": content,
            "quote": a_quote(content),
            "missing": [],
            "answer_within": ANSWER_WITHIN,
            "at": NOON,
            **said,
        }
    )


def supply(application: Application, content: Content | None = None) -> None:
    content = content or a_content(a_material("借条", "b"))
    application.supply_papers(content, answer_within=ANSWER_WITHIN, at=NOON)


def _because(
    application: Application, *codes: str, content_hash: str = "", remark: str = "请补充借条原件"
) -> dict[str, Any]:
    return {
        "content_hash": content_hash or application.content_hash,
        "codes": codes or ("INCOMPLETE_MATERIAL",),
        "opinion": an_opinion(remark=remark),
        "at": NOON,
    }


def ask_for_papers(application: Application, *codes: str, **said: Any) -> None:
    application.request_papers(**_because(application, *codes, **said))


def send_back(application: Application, *codes: str, **said: Any) -> None:
    application.return_(**_because(application, *codes, **said))


def decline(application: Application, *codes: str, **said: Any) -> None:
    application.decline(**_because(application, *(codes or ("OUT_OF_SCOPE",)), **said))


def approve(application: Application, by: str = UNDERWRITER, **said: Any) -> None:
    application.approve(
        **{
            "content_hash": application.content_hash,
            "premium": Decimal(PREMIUM),
            "days": 7,
            "opinion": an_opinion(by),
            "needs_second": False,
            "at": NOON,
            **said,
        }
    )


def pay(application: Application, amount: str | None = None) -> None:
    owed = application.premium or Decimal(0)
    application.record_premium(bill_id=BILL, amount=owed if amount is None else Decimal(amount), paid_at=NOON)


def issue(application: Application, sequence: int = 1) -> None:
    policy = application.policy_of(f"YSBD-{sequence}", since=TODAY, until=UNTIL)
    letter = application.letter_of(f"YSBH-{sequence}", check_code="0123456789", policy_no=policy.policy_no)
    application.issue(policy=policy, policy_sha256="a" * 64, letter=letter, letter_sha256="b" * 64, at=NOON)


def surrender(application: Application, refund: str = "450.00", agreed: str | None = None) -> None:
    application.surrender(
        refund=Decimal(refund), agreed=Decimal(agreed or refund), reason="不再申请保全", at=NOON
    )


def endorse(application: Application, kind: str = "CORRECTED", **said: Any) -> None:
    application.endorse(
        **{
            "number": f"YSPD-{len(application.amendments) + 1}",
            "kind": kind,
            "text": "被申请人姓名更正为李肆",
            "amount": None,
            "until": None,
            "respondent": None,
            "refund": Decimal(0),
            "at": NOON,
            **said,
        }
    )


def claim(application: Application) -> None:
    application.open_claim(
        claim_no=f"YSLP-{len(application.claims) + 1}",
        claimant="李四",
        facts="因错误冻结致使违约",
        amount=None,
        at=NOON,
    )


def settle(application: Application, amount: str | None = "8000.00", *, discharges: bool = False) -> None:
    application.settle_claim(
        amount=None if amount is None else Decimal(amount), reasons="责任成立", discharges=discharges, at=NOON
    )


def refuse(application: Application, *, discharges: bool = False) -> None:
    application.refuse_claim(reasons="申请没有错误", discharges=discharges, at=NOON)


def happened(application: Application) -> list[str]:
    return [type(each).__name__ for each in application.pending_events]
