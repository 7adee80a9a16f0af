"""What the papers of a court say, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from contracts import identifiers
from services.preservation.domain.content import Agent, Content, GuaranteeItem, Party

T = TypeVar("T")

CIVIL_PROCEDURE = "《中华人民共和国民事诉讼法》"
INTERPRETATION = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"

CATEGORIES = {
    "PRE_LITIGATION": "诉前",
    "LITIGATION": "诉讼",
    "ARBITRATION": "仲裁",
    "PRE_ENFORCEMENT": "执行前",
}
TYPES = {"PROPERTY": "财产保全", "CONDUCT": "行为保全", "EVIDENCE": "证据保全"}
SEXES = {"MALE": "男", "FEMALE": "女"}
NUMBERS = {"RESIDENT_ID": "公民身份号码", "USCC": "统一社会信用代码", "PASSPORT": "护照号码"}

_STATUTES = {
    "PRE_LITIGATION": CIVIL_PROCEDURE + "第一百零四条",
    "LITIGATION": CIVIL_PROCEDURE + "第一百零三条",
    "ARBITRATION": "《中华人民共和国仲裁法》第三十九条",
    "PRE_ENFORCEMENT": INTERPRETATION + "第一百六十三条",
}
_EVIDENCE_STATUTES = {
    "PRE_LITIGATION": CIVIL_PROCEDURE + "第八十四条第二款",
    "LITIGATION": CIVIL_PROCEDURE + "第八十四条第一款",
}
_SCOPE = "第一百零五条、第一百零六条第一款"

_GUARANTEES = {
    "INSURER_LETTER": "{guarantor}出具的诉讼财产保全责任保险保函",
    "BANK_LETTER": "{guarantor}出具的独立保函",
    "GUARANTEE_COMPANY": "{guarantor}出具的担保书",
    "CASH": "现金",
    "OWN_PROPERTY": "其所有的{property_name}",
    "THIRD_PARTY_PROPERTY": "{owner}所有的{property_name}",
    "SURETY": "{guarantor}的保证",
    "CREDIT": "{guarantor}的信用",
}

_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, kw_only=True)
class RulingPaper:
    """民事裁定书: the paragraphs in their order, and who signs."""

    court: str
    case_no: str
    application_number: str
    parties: tuple[str, ...]
    paragraphs: tuple[str, ...]
    judge: str
    clerk: str
    ruled_on: date
    date_in_words: str


def ruling_paper(
    content: Content,
    *,
    court_name: str,
    application_number: str,
    submitted_on: date,
    case_no: str,
    result: str,
    ruled_on: date,
    reasons: str,
    order: str,
    fee: Decimal | None,
    judge: str,
    clerk: str,
) -> RulingPaper:
    """
    Return what the ruling on *content* says; *result* is GRANTED, PARTIAL or DISMISSED.

    *reasons* and *order* are the judge's own words. What every such ruling says beside them is added unless he wrote
    it himself: the law applied, the fee [诉讼费用交纳办法 art. 38(3)], immediate execution, the thirty days
    [民事诉讼法 art. 104(3)], and reconsideration [民事诉讼法 art. 111; 民诉法解释 art. 171].
    """
    return RulingPaper(
        court=court_name,
        case_no=str(identifiers.case_number(case_no) or case_no),
        application_number=application_number,
        parties=tuple(_parties(content)),
        paragraphs=(
            _asked(content, submitted_on),
            _considered(content, result, reasons),
            *_ordered(content, result, order, fee),
        ),
        judge=judge,
        clerk=clerk,
        ruled_on=ruled_on,
        date_in_words=date_in_words(ruled_on),
    )


def date_in_words(day: date) -> str:
    """Return the date as papers are signed: 二〇二六年三月二十三日."""
    year = "".join(_DIGITS[int(each)] for each in str(day.year))
    return f"{year}年{_counted(day.month)}月{_counted(day.day)}日"


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + (_DIGITS[ones] if ones else "")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _names(parties: tuple[Party, ...]) -> str:
    return "、".join(party.name for party in parties)


# --- the parties ------------------------------------------------------------------------------------------------------


def _parties(content: Content) -> Iterator[str]:
    for i, party in enumerate(content.basic.applicants):
        yield from _party("申请人", party)
        for agent in content.basic.agents:
            if i in agent.principals:
                yield _agent(agent)
    for party in content.basic.respondents:
        yield from _party("被申请人", party)


def _party(side: str, party: Party) -> Iterator[str]:
    natural = party.kind == "NATURAL"
    number = f"{NUMBERS.get(party.id_type or '', '证件号码')}{party.id_no}" if party.id_no else None
    facts = [
        party.name,
        *((_sex(party), _born(party), _people(party)) if natural else ()),
        f"{'住' if natural else '住所地'}{party.address}" if party.address else None,
        number,
    ]
    yield f"{side}：{'，'.join(fact for fact in facts if fact)}。"
    if not natural and party.legal_rep:
        post = "法定代表人" if party.kind == "LEGAL" else "主要负责人"
        yield f"{post}：{'，'.join(each for each in (party.legal_rep, party.legal_rep_title) if each)}。"
    if party.guardian:
        yield f"法定代理人：{party.guardian}。"


def _sex(party: Party) -> str | None:
    return SEXES.get(party.gender or _card(party, identifiers.gender) or "")


def _born(party: Party) -> str | None:
    born = party.birth_date or _card(party, identifiers.birth_date)
    return f"{_day(born)}出生" if born else None


def _card(party: Party, told: Callable[[str], T | None]) -> T | None:
    """Return what the number of the identity card tells."""
    return told(party.id_no) if party.id_type == "RESIDENT_ID" and party.id_no else None


def _people(party: Party) -> str | None:
    return f"{party.ethnicity.removesuffix('族')}族" if party.ethnicity else None


def _agent(agent: Agent) -> str:
    post = "律师" if agent.agent_type == "LAWYER" else ""
    place = f"，{agent.firm}{post}" if agent.firm else ""
    return f"委托诉讼代理人：{agent.name}{place}。"


# --- what was asked ---------------------------------------------------------------------------------------------------


def _asked(content: Content, submitted_on: date) -> str:
    creation, basic = content.creation, content.basic
    who = f"申请人{_names(basic.applicants)}"
    case = str(identifiers.case_number(creation.case_no or "") or creation.case_no or "")
    kind = CATEGORIES[creation.category] + TYPES[creation.type]
    start = f"{who}在{case}一案中，于" if case else f"{who}于"
    asked = f"{start}{_day(submitted_on)}向本院申请{kind}，请求{_request(content)}。"
    given = "，并以".join(_guarantee(item) for item in content.guarantees.items if item.kind in _GUARANTEES)
    return f"{asked}申请人以{given}提供担保。" if given else asked


def _request(content: Content) -> str:
    if content.basic.requested_measures:
        return _bare(content.basic.requested_measures, "请求")
    respondents = f"被申请人{_names(content.basic.respondents)}"
    if content.creation.type == "PROPERTY":
        return f"查封、扣押、冻结{respondents}价值人民币{content.creation.amount or 0:.2f}元的财产"
    if content.creation.type == "CONDUCT":
        return f"责令{respondents}：" + "；".join(_bare(item.content) for item in content.basic.conduct_items)
    return "保全下列证据：" + "；".join(_bare(item.evidence) for item in content.basic.evidence_items)


def _guarantee(item: GuaranteeItem) -> str:
    words = {name: getattr(item, name) or "" for name in ("guarantor", "owner", "property_name")}
    facts = (
        f"编号：{item.letter_no}" if item.letter_no else "",
        f"担保金额人民币{item.value:.2f}元" if item.value else "",
    )
    stated = "，".join(fact for fact in facts if fact)
    return _GUARANTEES[item.kind].format(**words) + (f"（{stated}）" if stated else "")


def _bare(text: str, *openings: str) -> str:
    """Return *text* without an opening that the paper brings itself, and without its last stop."""
    for opening in openings:
        text = text.strip().removeprefix(opening).lstrip("，,：: ")
    return text.strip().rstrip("。.；;，,：:")


# --- what the court decides -------------------------------------------------------------------------------------------


def _considered(content: Content, result: str, reasons: str) -> str:
    own = _bare(reasons, "本院经审查认为", "本院认为").removesuffix("裁定如下").rstrip("，,")
    law = "" if "依照" in own else f"。依照{_law(content, result)}规定"
    return f"本院经审查认为，{own}{law}，裁定如下："


def _law(content: Content, result: str) -> str:
    """Return the articles applied, by the numbers of the law as amended in 2023."""
    creation = content.creation
    if creation.type == "EVIDENCE":
        return _EVIDENCE_STATUTES.get(creation.category, CIVIL_PROCEDURE + "第八十四条")
    first = _STATUTES[creation.category]
    if result == "DISMISSED" or creation.type == "CONDUCT":
        return first
    return first + "、" + (_SCOPE if first.startswith(CIVIL_PROCEDURE) else CIVIL_PROCEDURE + _SCOPE)


def _ordered(content: Content, result: str, order: str, fee: Decimal | None) -> Iterator[str]:
    own = [line.strip() for line in _bare(order, "裁定如下").splitlines() if line.strip()]
    yield from own[:-1]
    yield from (f"{line.rstrip('。')}。" for line in own[-1:])
    if fee is not None and "申请费" not in order:
        yield f"案件申请费{fee:.2f}元，由申请人{_names(content.basic.applicants)}负担。"
    if result != "DISMISSED":
        if "立即" not in order:
            yield "本裁定立即开始执行。"
        if content.creation.category == "PRE_LITIGATION" and "三十日" not in order:
            yield "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，本院将依法解除保全。"
    if "复议" not in order:
        yield "如不服本裁定，可以自收到裁定书之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。"
