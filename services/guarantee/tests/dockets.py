"""Files that brought every kind of paper, as simple as one can be and as full as one may be."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.testing import NOON
from services.guarantee.clients.clauses import ClauseBook
from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.clauses import Clauses
from services.guarantee.domain.content import Content, Proposal, content_of
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.paper import Entry, Registers, Sheet, lines, written
from services.guarantee.domain.quote import Quote, quotes
from services.guarantee.domain.surrender import term
from services.guarantee.domain.values import Opinion

COURT, CAUSE = "湖南省高级人民法院", "买卖合同纠纷"
INSURERS, CLAUSES = Insurers.read(), ClauseBook.read()
ACCOUNT, APPLICATION, BILL = UUID(int=2), UUID(int=1), UUID(int=3)
PRESERVATION = UUID(int=4)
POLICY_NO, LETTER_NO = "YSBD-DEMO-INSURER-2026-000001", "YSBH-DEMO-INSURER-2026-000001"
CODE = "7K3MN0PQR5"
TODAY = date(2026, 3, 2)

SECTIONS: dict[str, Any] = {
    "creation": {
        "court": "湘",
        "amount": "200000.00",
        "category": "LITIGATION",
        "insurer": "demo-insurer",
        "submitter": "PARTY",
        "case_type": "0301",
        "case_no": "(2026)湘民初1号",
        "cause": "108",
        "cause_version": "2026",
    },
    "basic": {
        "applicants": [
            {
                "kind": "NATURAL",
                "name": "张三",
                "id_type": "RESIDENT_ID",
                "id_no": "430102199003072915",
                "mobile": "13800138000",
                "address": "湖南省长沙市芙蓉区演示路1号",
            }
        ],
        "respondents": [
            {
                "kind": "LEGAL",
                "name": "演示贸易有限公司",
                "id_type": "USCC",
                "id_no": "91430100MA4L00001J",
                "legal_rep": "赵六",
                "address": "湖南省长沙市岳麓区演示路3号",
            },
            {"kind": "NATURAL", "name": "李四", "gender": "MALE", "address": "湖南省长沙市天心区演示路2号"},
        ],
        "property_clues": [
            {
                "type": "BANK_ACCOUNT",
                "owner": 0,
                "value": "200000.00",
                "holder": "演示银行长沙分行",
                "number": "6222021000000000009",
                "account_name": "演示贸易有限公司",
            }
        ],
        "requested_measures": "冻结被申请人演示贸易有限公司、李四的银行存款200000.00元",
    },
    "insurance": {
        "contact_name": "张三",
        "contact_mobile": "13800138000",
        "invoice_kind": "PERSONAL",
        "invoice_title": "张三",
    },
    "materials": [
        {
            "kind": kind,
            "filename": f"{kind}.pdf",
            "media_type": "application/pdf",
            "size": 1000,
            "sha256": "0" * 64,
        }
        for kind in ("COMPLAINT", "IDENTITY", "EVIDENCE", "CASE_ACCEPTANCE")
    ],
}


def example(**changes: Any) -> Content:
    """Return the example with *changes*: paths in which ``__`` stands for a dot."""
    sections = copy.deepcopy(SECTIONS)
    for path, value in changes.items():
        section, _, name = path.partition("__")
        if name:
            sections[section][name] = value
        else:
            sections[section] = value
    return content_of(**sections)


def full() -> Content:
    """Return an application with ten respondents, forty clues and as large an amount as is insured, all with long names."""
    long = "演示（湖南）国际供应链管理与跨境电子商务综合服务股份有限公司"
    company = SECTIONS["basic"]["respondents"][0]
    clue = SECTIONS["basic"]["property_clues"][0]
    return example(
        creation__amount="99999999.99",
        basic__applicants=[*SECTIONS["basic"]["applicants"], {**company, "name": f"{long}总公司"}],
        basic__respondents=[{**company, "name": f"{long}第{i}分公司"} for i in range(1, 11)],
        basic__property_clues=[{**clue, "owner": i % 10, "number": f"{i:030}"} for i in range(40)],
        basic__requested_measures=None,
    )


def signed(content: Content) -> Content:
    """Return the content with its 投保单 signed."""
    proposal = Proposal(
        clauses_version="YS-2026-01",
        name="张三",
        signed_at=NOON,
        content_hash=content.proposed_hash(),
        sha256="0" * 64,
    )
    return replace(content, proposal=proposal)


def _insurer(code: str) -> Insurer:
    found = INSURERS.get(code)
    assert found is not None
    return found


def _clauses(insurer: Insurer, version: str) -> Clauses:
    found = CLAUSES.of(insurer, version)
    assert found is not None
    return found


REGISTERS = Registers(court=lambda _: COURT, cause=lambda *_: CAUSE, insurer=_insurer, clauses=_clauses)


def quoted(content: Content) -> Quote:
    """Return what the insurer asks for it."""
    creation = content.creation
    offers = quotes(
        INSURERS.serving(creation.court),
        court=creation.court,
        amount=creation.amount,
        category=creation.category,
        at=NOON,
    )
    return next(each for each in offers if each.insurer == creation.insurer)


def submitted(content: Content | None = None) -> Application:
    """Return what lies before the insurer."""
    content = content or signed(example())
    creation = content.creation
    application = Application.create(
        id=APPLICATION,
        account_id=ACCOUNT,
        court=creation.court,
        amount=creation.amount,
        category=creation.category,
        insurer=creation.insurer,
        submitter=creation.submitter,
        created_at=NOON,
        number="DB-2026-湘-000001-0",
    )
    application.submit(
        content=content, quote=quoted(content), missing=[], answer_within=timedelta(hours=24), at=NOON
    )
    return application


def paid(content: Content | None = None, *, special_terms: str = "") -> Application:
    """Return what policy and letter may be issued for."""
    application = submitted(content)
    quote = application.quote
    premium = quote.premium if quote and quote.premium else Decimal("500.00")
    application.approve(
        content_hash=application.content_hash,
        premium=premium,
        days=7,
        opinion=Opinion(by="u", special_terms=special_terms),
        needs_second=False,
        at=NOON,
    )
    application.record_premium(bill_id=BILL, amount=premium, paid_at=NOON)
    return application


def issued(content: Content | None = None, *, special_terms: str = "") -> Application:
    """Return what was issued."""
    application = paid(content, special_terms=special_terms)
    span = term(_insurer(application.insurer), TODAY)
    policy = application.policy_of(POLICY_NO, since=span.since, until=span.until)
    letter = application.letter_of(LETTER_NO, check_code=CODE, policy_no=POLICY_NO)
    application.issue(policy=policy, policy_sha256="1" * 64, letter=letter, letter_sha256="2" * 64, at=NOON)
    return application


def endorsed(kind: str = "AMOUNT_LOWERED", **changes: Any) -> Application:
    """Return what was endorsed."""
    application = issued()
    endorse(application, kind, **changes)
    return application


def endorse(application: Application, kind: str, **changes: Any) -> None:
    """Endorse it."""
    facts: dict[str, Any] = {
        "number": "YSPD-DEMO-INSURER-2026-000001",
        "text": "应投保人申请办理本次批改。",
        "amount": None,
        "until": None,
        "respondent": None,
        "refund": Decimal(0),
        "at": NOON,
    }
    application.endorse(kind=kind, **{**facts, **changes})


def surrendered() -> Application:
    """Return what was given back."""
    application = issued()
    application.surrender(refund=Decimal("250.00"), agreed=Decimal("250.00"), at=NOON)
    return application


def ended() -> Application:
    """Return what the insurer ended."""
    application = issued()
    application.end(reason="投保人书面声明不再申请财产保全", at=NOON)
    return application


def used(application: Application | None = None) -> Application:
    """Return what secures a preservation."""
    application = application or issued()
    application.use(PRESERVATION, at=NOON)
    return application


def discharged() -> Application:
    """Return what ended with the preservation."""
    application = used()
    application.discharge(at=NOON)
    return application


def replaced() -> Application:
    """Return what another guarantee took the place of."""
    application = used()
    application.replace(at=NOON)
    return application


def claimed(*, settled: bool) -> Application:
    """Return what a claim ended."""
    application = used()
    application.open_claim(
        claim_no="YSLP-DEMO-INSURER-2026-000001", claimant="李四", facts="错误保全", amount=None, at=NOON
    )
    if settled:
        application.settle_claim(amount=Decimal("1000.00"), reasons="依判决赔付", discharges=True, at=NOON)
    else:
        application.refuse_claim(reasons="不属于保险责任", discharges=True, at=NOON)
    return application


def one_of_each() -> list[Application]:
    """Return files that together brought every kind of paper."""
    return [
        endorsed(amount=Decimal("100000.00"), refund=Decimal("125.50")),
        endorsed("TERM_PROLONGED", until=date(2030, 1, 1)),
        endorsed("RESPONDENT_ADDED", respondent=example().basic.respondents[1]),
        surrendered(),
        ended(),
        discharged(),
        replaced(),
        claimed(settled=True),
        claimed(settled=False),
    ]


def entries(application: Application) -> list[Entry]:
    """Return what happened to an application as papers quote it."""
    happened = application.pending_events
    return [Entry(version=i, event=each, at=_at(each)) for i, each in enumerate(happened, 1)]


def _at(event: Any) -> Any:
    return next((each for name, each in vars(event).items() if name.endswith("_at")), NOON)


def papers(application: Application) -> Iterator[Sheet]:
    """Return every paper of an application."""
    happened = entries(application)
    for each in lines(happened, REGISTERS):
        sheet = written(happened, REGISTERS, each.id)
        assert sheet is not None
        yield sheet


def paper(application: Application, kind: str) -> Sheet:
    """Return the last paper of this kind."""
    return [each for each in papers(application) if each.kind == kind][-1]


def text(sheet: Sheet) -> str:
    """Return all that a paper says, block after block."""
    said: list[str] = [sheet.heading, sheet.number, sheet.addressee]
    for block in (*sheet.body, *sheet.tail):
        match block.block:
            case "facts":
                said += [f"{name}：{fact}" for name, fact in block.rows]  # type: ignore[union-attr]
            case "table":
                said += ["｜".join(row) for row in (block.head, *block.rows)]  # type: ignore[union-attr]
            case "code":
                said.append(block.caption)  # type: ignore[union-attr]
            case _:
                said.append(block.text)  # type: ignore[union-attr]
    return "\n".join(said)
