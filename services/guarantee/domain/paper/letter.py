"""保函: what the insurer undertakes towards the court, and towards whom a wrong preservation would harm."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier.paper import parties
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both
from services.dossier.paper.sheet import Block, Code, Heading, Line, Sheet, facts, points
from services.dossier.sections import Party
from services.guarantee.domain.content import Content
from services.guarantee.domain.paper.docket import (
    Docket,
    Issue,
    against,
    by_code,
    cause,
    spaced,
    spelt,
    verifying_path,
)

KIND, TITLE = "LETTER", "诉讼财产保全责任保险保函"

_LAWS = {
    "PRE_LITIGATION": f"{say.CIVIL_PROCEDURE}第一百零四条",
    "LITIGATION": f"{say.CIVIL_PROCEDURE}第一百零三条",
    "ARBITRATION": f"{say.PRESERVATION_RULES}第三条",
    "PRE_ENFORCEMENT": f"{say.INTERPRETATION}第一百六十三条",
}


def letter_paper(docket: Docket, issue: Issue) -> Sheet:
    """Return the letter of guarantee [法释〔2016〕22号 art. 7; 粤高法发〔2015〕10号; domain's handbook 3.3]."""
    letter = issue.letter
    return docket.sheet(
        KIND,
        "保函",
        Line(text=f"致：{docket.court}", flush=True),
        Line(text=_reason(docket)),
        facts(*_particulars(docket, issue)),
        Line(text="我公司向贵院不可撤销地承诺如下："),
        *points(*_undertaken(docket, issue)),
        Line(text="特此函告。"),
        *_attached(issue),
        number=letter.letter_no,
        numbered_as="保函编号：",
        at=issue.at,
        heading=TITLE,
        id_="letter",
        verification=by_code(letter),
        tail=(
            Code(
                path=verifying_path(letter),
                caption=f"核验：扫描二维码，或者输入保函编号和校验码。\n保函编号：{letter.letter_no}\n校验码：{spaced(letter.check_code)}\n本保函由保险人电子签名，见本文件的签名属性。",
            ),
        ),
    )


def _reason(docket: Docket) -> str:
    content = docket.content
    law = _LAWS[content.creation.category]
    own = f"{say.PRESERVATION_RULES}第七条"
    laws = (
        f"{law}以及{own}" if law.startswith((say.CIVIL_PROCEDURE, say.INTERPRETATION)) else f"{law}、第七条"
    )
    return (
        f"{against(content, cause=cause(content, docket.registers))}一案，申请人向贵院申请{say.CATEGORIES[content.creation.category]}财产保全。"
        f"我公司接受申请人投保诉讼财产保全责任保险，依照{laws}的规定，为该保全申请提供担保。"
    )


def _particulars(docket: Docket, issue: Issue) -> Iterator[tuple[str, str | None]]:
    content, letter = docket.content, issue.letter
    creation = content.creation
    yield (
        "担保人",
        f"{docket.insurer.branch}\n统一社会信用代码：{docket.insurer.uscc}\n住所地：{docket.insurer.address}",
    )
    yield "申请人", _people(content.basic.applicants)
    yield "被申请人", _people(content.basic.respondents)
    yield "案号", spelt(creation.case_no) if creation.case_no else _unnumbered(content)
    yield "案由", cause(content, docket.registers)
    yield "申请保全金额", both(creation.amount)
    yield "担保金额", both(letter.amount)
    yield "保险单号", letter.policy_no


def _unnumbered(content: Content) -> str:
    return {
        "PRE_LITIGATION": "诉前保全，尚无案号",
        "ARBITRATION": (content.basic.arbitration and content.basic.arbitration.case_no)
        or "仲裁保全，尚无案号",
    }.get(content.creation.category, "尚无案号")


def _people(named: tuple[Party, ...]) -> str:
    """Return the particulars of the parties, each in a line [粤高法发〔2015〕10号: both sides' particulars]."""
    return "\n".join(
        "，".join(
            each
            for each in (
                party.name,
                f"{parties.number_of(party)}{party.id_no}" if party.id_no else "",
                party.address or "",
            )
            if each
        )
        for party in named
    )


def _undertaken(docket: Docket, issue: Issue) -> Iterator[str]:
    applicants = parties.briefly(docket.content.basic.applicants)
    amount = both(issue.letter.amount)
    yield (
        f"担保责任。如因申请人{applicants}财产保全申请错误致使被申请人遭受损失，依法应由申请人承担赔偿责任的，由我公司在{amount}"
        "限额内向被申请人承担赔偿责任。"
    )
    yield (
        "支付。前项赔偿责任经生效法律文书确定后，我公司依该法律文书直接向被申请人支付，不以申请人先行支付为条件；"
        "我公司不以保险合同项下对申请人的任何抗辩对抗被申请人。"
    )
    yield "不可撤销。本保函为不可撤销保函，未经贵院同意不得撤回或者变更；保险合同的变更、解除或者无效，不影响本保函的效力。"
    yield (
        "有效期。本保函自出具之日起生效，至贵院解除我公司的担保责任，或者被申请人因本次保全请求损害赔偿的诉讼时效期间届满之日止。"
    )
    yield "用途。本保函仅为上述保全申请提供担保，不得转让，不得用于其他案件。"


def _attached(issue: Issue) -> Iterator[Block]:
    yield Heading(text="附件")
    yield from (
        Line(text=each, flush=True)
        for each in (
            f"1.保险单（保险单号：{issue.policy.policy_no}）",
            "2.保险人营业执照副本复印件（演示系统无真实证照）",
            "3.保险产品备案证明（演示系统无真实备案）",
        )
    )
