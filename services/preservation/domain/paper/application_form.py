"""保全申请书: the application as a paper, from a draft or as it was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from services.chassis.clock import day
from services.dossier.paper import spelling, tables
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both, counted
from services.dossier.paper.docket import Registers
from services.dossier.paper.sheet import (
    PREVIEW,
    Block,
    Heading,
    Line,
    Sheet,
    Table,
    facts,
    lines,
    numbered,
)
from services.preservation.domain.aid import GRANTED, GROUNDS
from services.preservation.domain.content import Content
from services.preservation.domain.paper import requests
from services.preservation.domain.paper.docket import Docket, paper_id, spelt, verification, what
from services.preservation.domain.paper.vocabulary import EXEMPTIONS, GUARANTEES, SITUATIONS

KIND = "APPLICATION_FORM"

_LAWS = {
    "PRE_LITIGATION": f"{say.CIVIL_PROCEDURE}第一百零四条",
    "LITIGATION": f"{say.CIVIL_PROCEDURE}第一百零三条",
    "ARBITRATION": f"{say.PRESERVATION_RULES}第三条",
    "PRE_ENFORCEMENT": f"{say.INTERPRETATION}第一百六十三条",
}


def frozen(docket: Docket) -> Sheet:
    """Return the application as it was submitted."""
    content, submitted_on = docket.content, day(docket.submitted_at)
    said = (
        f"本申请书由申请人于{spelling.exactly(docket.submitted_at)}以经实名认证的账户在线提交，"
        f"内容哈希（SHA-256）：{docket.content_hash}。"
    )
    return _sheet(
        content,
        docket.registers,
        application_id=str(docket.id),
        number=docket.number,
        on=submitted_on,
        id_=paper_id(KIND, docket.now.version),
        filed=(Line(text=said),),
    )


def preview(content: Content, registers: Registers, *, application_id: str, number: str, on: date) -> Sheet:
    """Return the application as it would be submitted: every page says that it is not yet."""
    return _sheet(
        content,
        registers,
        application_id=application_id,
        number=number,
        on=on,
        id_="application-form-preview",
        mark=f"{PREVIEW}稿　尚未提交",
    )


def _sheet(
    content: Content,
    registers: Registers,
    *,
    application_id: str,
    number: str,
    on: date,
    id_: str,
    mark: str = "",
    filed: tuple[Block, ...] = (),
) -> Sheet:
    title = f"{say.TYPES[content.creation.type]}申请书"
    applicants = content.basic.applicants
    signers = tuple((f"申请人（签名或者盖章）：{each.name}", "　" * 6) for each in applicants)
    return Sheet(
        id=id_,
        kind=KIND,
        title="保全申请书",
        application_number=number,
        number=number,
        heading=title,
        body=(*_body(content, registers), *filed, *_addressed(content, registers)),
        issued_on=on,
        date_in_words=spelling.on(on),
        verification=verification(application_id),
        signatures=signers,
        mark=mark,
        large=False,
    )


def _body(content: Content, registers: Registers) -> Iterator[Block]:
    """Return the parts in the order of the law's list [法释〔2016〕22号 art. 1(2)]."""
    sections = (
        ("当事人及诉讼代理人", tables.people(content.basic)),
        ("请求事项", _request(content, registers)),
        ("事实与理由", _reasons(content)),
        (_OBJECTS[content.creation.type], _objects(content)),
        ("担保", _guarantees(content)),
        ("司法救助", _aid(content)),
        ("材料清单", tables.files(content.materials, content.basic)),
    )
    shown = [(heading, blocks) for heading, blocks in ((h, list(b)) for h, b in sections) if blocks]
    for i, (heading, blocks) in enumerate(shown, 1):
        yield Heading(text=f"{counted(i)}、{heading}")
        yield from blocks
    yield Line(
        text=f"综上，依照{_LAWS[content.creation.category]}等规定提出申请。申请人知悉：申请有错误的，"
        f"应当赔偿被申请人因保全所遭受的损失（{say.CIVIL_PROCEDURE}第一百零八条）。"
    )


def _addressed(content: Content, registers: Registers) -> Iterator[Block]:
    yield Line(text="此致")
    yield Line(text=registers.court(content.creation.court), flush=True)


# --- what and why -----------------------------------------------------------------------------------------------------


def _request(content: Content, registers: Registers) -> Iterator[Block]:
    creation, basic = content.creation, content.basic
    yield from lines(f"{requests.request(content)}。")
    instrument, arbitration = basic.instrument, basic.arbitration
    version = creation.cause_version or ""
    cause = registers.cause(creation.cause, version) if creation.cause else None
    dispute = registers.cause(creation.dispute_cause, version) if creation.dispute_cause else None
    rows: list[tuple[str, str | None]] = [
        ("申请法院", registers.court(creation.court)),
        ("保全类别", f"{say.CATEGORIES_SHOWN[creation.category]}（{what(content)}）"),
        ("非诉期间", say.PHASES.get(creation.phase or "")),
        ("申请保全金额", both(creation.amount) if creation.amount is not None else None),
        ("担保情况", SITUATIONS.get(creation.guarantee_situation)),
        ("提交人身份", say.SUBMITTERS.get(creation.submitter)),
        ("案件类型", say.CASE_TYPES.get(creation.case_type or "", creation.case_type)),
        ("案号", spelt(creation.case_no) if creation.case_no else None),
        ("案由", "，".join(each for each in (cause, creation.cause_text) if each)),
        ("基础纠纷案由", dispute),
        ("涉外", "是" if creation.foreign_related else None),
    ]
    if instrument:
        due = spelling.on(instrument.performance_due) if instrument.performance_due else None
        rows += [
            ("作出机构", instrument.issuer),
            ("生效文书编号", instrument.number),
            ("文书主文", instrument.content),
            ("履行期限届满日", due),
        ]
    if arbitration:
        accepted = spelling.on(arbitration.accepted_on) if arbitration.accepted_on else None
        rows += [
            ("仲裁机构", arbitration.institution),
            ("仲裁案号", arbitration.case_no),
            ("仲裁受理日期", accepted),
        ]
    yield facts(*rows)


def _reasons(content: Content) -> Iterator[Block]:
    yield from lines(content.basic.facts_and_reasons or "")
    if content.basic.urgent_because:
        yield from lines(f"情况紧急的理由：{content.basic.urgent_because}")


_OBJECTS = {"PROPERTY": "财产信息或者财产线索", "CONDUCT": "请求保全的行为", "EVIDENCE": "请求保全的证据"}


def _objects(content: Content) -> Iterator[Block]:
    basic = content.basic
    yield from tables.properties(basic)
    if basic.conduct_items:
        yield Table(
            head=("序号", "请求责令或者禁止的行为", "期限", "可能受到的损害"),
            widths=(0, 6, 2, 5),
            rows=numbered((each.content, each.term or "", each.harm or "") for each in basic.conduct_items),
        )
    if basic.evidence_items:
        yield Table(
            head=("序号", "证据", "持有人", "所在地", "理由"),
            widths=(0, 5, 3, 4, 5),
            rows=numbered(
                (each.evidence, each.holder or "", each.place or "", each.reason or "")
                for each in basic.evidence_items
            ),
        )


def _guarantees(content: Content) -> Iterator[Block]:
    items = content.guarantees.items
    given = [each for each in items if each.kind != "NONE"]
    if given:
        yield Table(
            head=("序号", "担保方式", "担保人", "担保价值（元）", "编号、担保物及说明"),
            widths=(0, 4, 4, 0, 9),
            rows=numbered(
                (
                    GUARANTEES[each.kind],
                    each.guarantor or each.owner or each.payer or "",
                    f"{each.value:,.2f}" if each.value is not None else "",
                    "；".join(
                        f"{name}：{said}"
                        for name, said in (
                            ("保函编号", each.letter_no),
                            ("保单号", each.policy_no),
                            ("许可证号", each.licence_no),
                            ("有效期至", spelling.on(each.valid_until) if each.valid_until else None),
                            ("见索即付", "是" if each.on_demand else None),
                            ("担保物", each.property_name),
                            ("种类", say.CLUES.get(each.property_type or "")),
                            ("权证号", each.property_no),
                            ("权利负担", {True: "有", False: "无", None: None}[each.encumbered]),
                            ("共有人", "同意" if each.co_owners_agree else None),
                            ("交款凭证", each.receipt_no),
                            ("方式、范围和责任", each.terms),
                            ("说明", each.description),
                        )
                        if said
                    ),
                )
                for each in given
            ),
        )
    for each in items:
        if each.kind == "NONE":
            ground = EXEMPTIONS.get(each.exemption or "", "")
            said = "；".join(part for part in (ground, each.exemption_reason) if part)
            yield Line(text=f"请求免予提供担保：{said}（{say.PRESERVATION_RULES}第九条）。")
    if not items and content.creation.guarantee_situation == "COURT_DECIDES":
        yield Line(text="是否提供担保以及担保数额，由人民法院依法决定。")


def _aid(content: Content) -> Iterator[Block]:
    if content.aid:
        ground = GROUNDS.get(content.aid.kind, {}).get(content.aid.ground, "")
        reason = f"。{content.aid.reason}" if content.aid.reason else ""
        yield Line(text=f"申请{GRANTED[content.aid.kind]}申请费，情形：{ground}{reason}")
