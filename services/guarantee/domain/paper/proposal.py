"""投保单: what the applicant proposes to the insurer, from a draft or as it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from services.chassis.clock import day
from services.dossier.paper import parties, spelling, tables
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both, counted
from services.dossier.paper.sheet import PREVIEW, Block, Heading, Line, Sheet, facts, lines, points
from services.guarantee.domain import events
from services.guarantee.domain.clauses import Clauses
from services.guarantee.domain.content import Content
from services.guarantee.domain.paper.docket import Docket, Registers, on_file, spelt
from services.guarantee.domain.quote import Quote

KIND, TITLE = "PROPOSAL", "诉讼财产保全责任保险投保单"
_MOMENT = timedelta(microseconds=1)
_INVOICES = {"PERSONAL": "个人", "COMPANY": "单位"}


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What a 投保单 is about; the *quote* is what the insurer asks as far as one was given."""

    application_id: str
    number: str
    content: Content
    quote: Quote | None


def submitted(docket: Docket) -> Sheet:
    """Return the 投保单 as it was handed in: the one that was signed, to the byte."""
    handed_in: events.Submitted = docket.now.event
    proposed = Proposed(
        application_id=docket.id, number=docket.number, content=docket.content, quote=handed_in.quote
    )
    return proposal(proposed, docket.registers, on=day(docket.now.at))


def proposal(proposed: Proposed, registers: Registers, *, on: date) -> Sheet:
    """Return the 投保单; as long as it is not signed every page says so."""
    content = proposed.content
    insurer = registers.insurer(content.creation.insurer)
    signed = content.proposal
    clauses = registers.clauses(insurer, signed.clauses_version if signed else "")
    names = parties.names(content.basic.applicants)
    signatures = [("投保人", names)] + ([("电子签署", signed.name)] if signed else [])
    issued_on = day(signed.signed_at) if signed else on
    return Sheet(
        id="proposal",
        kind=KIND,
        title="投保单",
        application_number=proposed.number,
        number=proposed.number,
        letterhead=insurer.name,
        heading=TITLE,
        addressee=insurer.branch,
        body=tuple(_body(proposed, registers, clauses)),
        issued_on=issued_on,
        date_in_words=spelling.on(issued_on),
        verification=on_file(proposed.application_id),
        signatures=tuple(signatures),
        mark="" if signed else f"{PREVIEW}稿　尚未签署",
        large=False,
    )


def _body(proposed: Proposed, registers: Registers, clauses: Clauses) -> Iterator[Block]:
    content = proposed.content
    sections = (
        ("投保人、被保险人及案件当事人", _people(content)),
        ("投保事项", _wanted(proposed, registers, clauses)),
        ("联系人、交费及发票", _payer(content)),
        ("拟申请保全的财产", tables.properties(content.basic)),
        ("随附材料", tables.files(content.materials, content.basic)),
        ("特别约定（投保人提出）", lines(content.insurance.special_agreement or "")),
        ("责任免除条款（请逐条阅读）", _exclusions(clauses)),
        ("投保人声明", _declared(clauses)),
    )
    shown = [(heading, blocks) for heading, blocks in ((h, list(b)) for h, b in sections) if blocks]
    for i, (heading, blocks) in enumerate(shown, 1):
        yield Heading(text=f"{counted(i)}、{heading}")
        yield from blocks
    yield from _signed(content)


def _people(content: Content) -> Iterator[Block]:
    yield Line(text="申请人即投保人和被保险人。")
    yield from tables.people(content.basic)


def _wanted(proposed: Proposed, registers: Registers, clauses: Clauses) -> Iterator[Block]:
    creation = proposed.content.creation
    insurer = registers.insurer(creation.insurer)
    version = creation.cause_version or ""
    yield facts(
        ("保险人", insurer.branch),
        ("保险产品", f"{insurer.product}（产品备案编号：{insurer.filing_no}）"),
        ("适用条款", f"{clauses.title}（版本{clauses.version}）"),
        ("受理法院", registers.court(creation.court)),
        (
            "保全类别",
            f"{say.CATEGORIES_SHOWN[creation.category]}（{say.CATEGORIES[creation.category]}财产保全）",
        ),
        ("非诉期间", say.PHASES.get(creation.phase or "")),
        ("案件类型", say.CASE_TYPES.get(creation.case_type or "", creation.case_type)),
        ("案号", spelt(creation.case_no) if creation.case_no else None),
        ("案由", registers.cause(creation.cause, version) if creation.cause else None),
        (
            "基础纠纷案由",
            registers.cause(creation.dispute_cause, version) if creation.dispute_cause else None,
        ),
        ("涉外", "是" if creation.foreign_related else None),
        ("提交人身份", say.SUBMITTERS.get(creation.submitter)),
        ("申请保全金额", both(creation.amount)),
        ("保险金额（担保金额）", both(creation.amount)),
        ("保险人报价", _quoted(proposed.quote)),
        ("咨询员编号", creation.consultant_no),
    )


def _quoted(quote: Quote | None) -> str | None:
    if quote is None:
        return None
    if quote.premium is None:
        return "由保险人核保后人工报价"
    return f"{both(quote.premium)}，有效期至{spelling.on(day(quote.valid_until - _MOMENT))}；应交保险费以核保结果为准"


def _payer(content: Content) -> Iterator[Block]:
    told = content.insurance
    kind = _INVOICES.get(told.invoice_kind or "")
    yield facts(
        ("联系人", "，".join(each for each in (told.contact_name, told.contact_mobile) if each)),
        ("交费人", "投保人"),
        ("发票抬头", "，".join(each for each in (kind, told.invoice_title) if each)),
        ("纳税人识别号", told.invoice_tax_no),
        ("收票邮箱", told.invoice_email),
    )


def _exclusions(clauses: Clauses) -> Iterator[Block]:
    """Return what the insurer does not cover, so that it strikes the eye [保险法 art. 17(2)]."""
    for article in clauses.articles(excluding=True):
        yield from (Line(text=each.text, strong=True) for each in lines(article))


def _declared(clauses: Clauses) -> Iterator[Block]:
    """Return what the applicant declares: read and explained [保险法 art. 17], told truly [art. 16], agreed [个人信息保护法]."""
    yield from points(
        f"投保人已收到并完整阅读《{clauses.title}》（版本{clauses.version}），理解并同意其全部内容。",
        "保险人已就上列责任免除条款作出足以引起注意的提示，并对其概念、内容和法律后果作出明确说明；投保人已单独阅读并单独确认。",
        "投保人所填内容和所附材料真实、完整；故意或者因重大过失未履行如实告知义务的，依照《中华人民共和国保险法》第十六条处理。",
        f"投保人知悉：申请保全有错误的，应当赔偿被申请人因保全所遭受的损失（{say.CIVIL_PROCEDURE}第一百零八条）。",
        "投保人同意保险人为核保、承保和理赔的目的处理本投保单所载的个人信息，并向受理法院出具保函。",
        "提交本投保单不等于保险人同意承保；保险合同以保险人核保通过并签发保险单为准。",
    )


def _signed(content: Content) -> Iterator[Block]:
    signed = content.proposal
    if signed is None:
        return
    yield Line(
        text=f"本投保单由{signed.name}于{spelling.at(signed.signed_at)}以经实名认证的账户在线签署。"
        f"所签署内容的哈希（SHA-256）：{signed.content_hash}。"
    )
