"""保单: what is insured, for how long, on which terms; the clauses follow it."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier.paper import parties, spelling, tables
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both, counted
from services.dossier.paper.sheet import (
    Block,
    Code,
    Heading,
    Line,
    Sheet,
    Table,
    facts,
    lines,
    numbered,
    points,
)
from services.dossier.sections import Party
from services.guarantee.domain.content import Content
from services.guarantee.domain.paper.docket import (
    Docket,
    Issue,
    against,
    by_code,
    cause,
    spaced,
    stage,
    verifying_path,
)
from services.guarantee.domain.surrender import Term

KIND, TITLE = "POLICY", "诉讼财产保全责任保险保险单"


def policy_paper(docket: Docket, issue: Issue) -> Sheet:
    """Return the policy [domain's handbook 3.1]; its clauses are those that were signed."""
    policy, letter = issue.policy, issue.letter
    return docket.sheet(
        KIND,
        "保险单",
        *_insured(docket, issue),
        Heading(text="保险责任"),
        Line(text=covers(docket.content, cause(docket.content, docket.registers), issue)),
        Heading(text="特别约定"),
        *points(*_agreed(docket, issue)),
        Code(
            path=verifying_path(letter),
            caption=f"核验本保险单所附保函：保函编号{letter.letter_no}，校验码{spaced(letter.check_code)}。",
        ),
        Line(
            text=f"收到本保险单后请核对所载内容，有误的请及时申请批改。服务专线：{docket.insurer.service_line}。"
        ),
        number=policy.policy_no,
        numbered_as="保险单号：",
        at=issue.at,
        heading=TITLE,
        id_="policy",
        verification=by_code(letter),
        tail=tuple(_clauses(docket)),
        large=False,
    )


def covers(content: Content, about: str, issue: Issue) -> str:
    """Return what the insurer stands for, in one sentence."""
    return (
        f"被保险人就{against(content, cause=about)}一案申请{stage(content)}，请求{_what(content)}，因申请错误致使被申请人遭受损失，经生效法律文书确定依法应由被保险人承担赔偿责任的，保险人在{both(issue.policy.amount)}"
        "的保险金额内负责赔偿。"
    )


def _what(content: Content) -> str:
    asked = (content.basic.requested_measures or "").strip().rstrip("。；;，,")
    return f"“{asked}”" if asked else "保全被申请人的财产"


def _insured(docket: Docket, issue: Issue) -> Iterator[Block]:
    content, insurer, policy = docket.content, docket.insurer, issue.policy
    yield facts(
        ("保险人", f"{insurer.branch}\n统一社会信用代码：{insurer.uscc}\n{insurer.address}"),
        ("投保人、被保险人", "\n".join(_named(each) for each in content.basic.applicants)),
        ("受理法院", docket.court),
        ("保全申请", stage(content)),
        ("案由", cause(content, docket.registers)),
        ("保险金额", both(policy.amount)),
        ("保险期间", _term(docket, issue)),
        ("含税总保险费", f"{both(policy.premium)}，已交清"),
        (
            "适用条款",
            f"《{docket.clauses.title}》（版本{docket.clauses.version}，产品备案编号{insurer.filing_no}）",
        ),
        ("保函编号", f"{issue.letter.letter_no}\n担保金额{both(issue.letter.amount)}，致{docket.court}"),
    )
    yield Heading(text="被申请人")
    yield Table(
        head=("序号", "姓名或者名称", "性别", "证件类型", "证件号码"),
        widths=(0, 7, 0, 5, 6),
        rows=numbered(
            (each.name, parties.sex(each) or "－", *_document(each)) for each in content.basic.respondents
        ),
    )
    properties = list(tables.properties(content.basic))
    if properties:
        yield Heading(text="保全标的")
        yield from properties


def _named(party: Party) -> str:
    number = f"（{parties.number_of(party)}：{party.id_no}）" if party.id_no else ""
    address = f"，{party.address}" if party.address else ""
    return f"{party.name}{number}{address}"


def _document(party: Party) -> tuple[str, str]:
    """Return kind and number of a party's document: of a respondent often unknown."""
    kind = say.DOCUMENTS.get(party.id_type or "", "－") if party.id_no else "－"
    return kind, party.id_no or "－"


def _term(docket: Docket, issue: Issue) -> str:
    policy = issue.policy
    since = f"自{spelling.on(policy.since)}零时起"
    if docket.insurer.follows_letter:
        return f"{since}，至保函项下的担保责任解除之日止"
    return f"{since}，至{spelling.on(policy.until)}二十四时止"


def _agreed(docket: Docket, issue: Issue) -> Iterator[str | None]:
    """Return what is agreed beside the clauses [domain's handbook 3.1]; it binds the insured, never the respondent."""
    content, policy = docket.content, issue.policy
    term = Term(since=policy.since, until=policy.until, follows_letter=docket.insurer.follows_letter)
    yield "被保险人不得恶意诉讼，申请保全的财产价值应当合理，与诉讼请求相当。"
    if content.creation.category == "PRE_LITIGATION":
        yield (
            "被保险人应当在人民法院采取保全措施后三十日内依法提起诉讼或者申请仲裁，且请求数额与保全数额大体相当；"
            "否则，保险人对被保险人自始不承担保险责任。"
        )
    yield "未经保险人书面同意，被保险人不得变更保全方式或者保全标的；依法应当解除保全的，应当及时申请解除。"
    yield term.warning()
    yield content.insurance.special_agreement
    yield docket.special_terms
    yield "以上约定以及条款中的责任免除仅在保险人与投保人、被保险人之间有效，不影响保险人在保函项下对人民法院和被申请人的承诺。"


def _clauses(docket: Docket) -> Iterator[Block]:
    """Return the text of the clauses; what excludes cover strikes the eye [保险法 art. 17(2)]."""
    yield Heading(text=f"附：{docket.clauses.title}（版本{docket.clauses.version}）")
    for i, (chapter, articles) in enumerate(docket.clauses.numbered(), 1):
        yield Heading(text=f"第{counted(i)}章　{chapter.title}")
        for article in articles:
            yield from (Line(text=each.text, strong=chapter.excludes) for each in lines(article))
