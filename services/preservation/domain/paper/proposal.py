"""A ruling drafted from the file, for the judge to edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from services.dossier.paper import clues
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import counted, yuan
from services.dossier.paper.parties import names
from services.dossier.sections import PropertyClue
from services.preservation.domain.content import Content
from services.preservation.domain.guarantee import is_mandatory, offered
from services.preservation.domain.paper import requests
from services.preservation.domain.paper.docket import what
from services.preservation.domain.status import Result

MOST = 8000
"""Signs that an order may have."""
MOST_OF_ONE = 2000


def proposed_ruling(
    content: Content,
    *,
    case_no: str = "",
    judge: str = "",
    clerk: str = "",
    required: Decimal | None = None,
    exempted: bool = False,
    cause: str = "",
    result: str | None = None,
) -> dict[str, Any]:
    """
    Return reasons, order and items as the file suggests them; the judge decides.

    Args:
        content: what lies before the court.
        case_no: the court's number of the case.
        judge: who signs.
        clerk: who signs beside him.
        required: the guarantee that the court ordered, if it did.
        exempted: the court let the applicant off.
        cause: the cause of action in words.
        result: which ruling to draft; a dismissal when a guarantee is missing [民事诉讼法 arts 103(2), 104(1)], else a grant.
    """
    lacking = _lacks_guarantee(content, required, exempted=exempted)
    result = result or (Result.DISMISSED if lacking else Result.GRANTED).value
    dismissed = result == Result.DISMISSED.value
    items = [] if dismissed else list(_items(content))
    order = _dismissal(content) if dismissed else _order(content)
    return {
        "result": result,
        "case_no": case_no,
        "reasons": _why_not(lacking=lacking) if dismissed else _why(content, cause=cause, exempted=exempted),
        "order": order,
        "judge": judge,
        "clerk": clerk,
        "items": items,
        "urgent_because": "",
    }


def _lacks_guarantee(content: Content, required: Decimal | None, *, exempted: bool) -> bool:
    there = offered(content)
    if required is not None:
        return there < required
    return is_mandatory(content) and not exempted and there <= 0


# --- reasons ----------------------------------------------------------------------------------------------------------


def _why(content: Content, *, cause: str, exempted: bool) -> str:
    creation = content.creation
    about = f"因{cause}" if cause else ""
    who = f"申请人{names(content.basic.applicants)}{about}向本院提出的{what(content)}申请"
    danger = _DANGERS[creation.type if creation.type == "EVIDENCE" else creation.category]
    if requests.offered(content):
        secured = "，且已依法提供担保"
    elif exempted:
        secured = "，且本院已准予其免予提供担保"
    else:
        secured = ""
    return f"{who}，{danger}{secured}，符合法律规定，应予准许"


_DANGERS = {
    # 民事诉讼法 arts 84, 103, 104; 民诉法解释 art. 163
    "PRE_LITIGATION": "情况紧急，不立即保全将会使其合法权益受到难以弥补的损害",
    "LITIGATION": "因被申请人的行为或者其他原因，可能使判决难以执行或者造成申请人其他损害",
    "ARBITRATION": "因被申请人的行为或者其他原因，可能使裁决不能执行或者难以执行",
    "PRE_ENFORCEMENT": "被申请人转移财产等紧急情况不申请保全，将可能导致生效法律文书不能执行或者难以执行",
    "EVIDENCE": "证据可能灭失或者以后难以取得",
}


def _why_not(*, lacking: bool) -> str:
    if lacking:
        return "申请人未按照本院通知提供担保，或者提供的担保不足以赔偿因保全可能造成的损失，其申请不符合法律规定，不予准许"
    return "申请人提交的材料不足以证明存在需要采取保全措施的情形，其申请不符合法律规定，不予准许"


def _dismissal(content: Content) -> str:
    return f"驳回申请人{names(content.basic.applicants)}的{what(content)}申请。"


# --- order ------------------------------------------------------------------------------------------------------------


def _items(content: Content) -> Iterator[dict[str, Any]]:
    basic, creation = content.basic, content.creation
    if creation.type == "PROPERTY":
        for i, clue in enumerate(basic.property_clues[:200]):
            yield _item(
                clue.owner or 0,
                clues.action(clue),
                clues.described(clue),
                clue=i,
                amount=clue.value,
                term=requests.term(clue),
            )
        if not basic.property_clues:
            for i in range(len(basic.respondents)):
                yield _item(i, "FREEZE", "名下财产", amount=creation.amount)
    elif creation.type == "CONDUCT":
        for conduct in basic.conduct_items:
            yield _item(0, "ORDER", conduct.content, term=conduct.term or "")
    else:
        for evidence in basic.evidence_items:
            yield _item(0, "SECURE", evidence.evidence)


def _item(
    respondent: int,
    action: str,
    description: str,
    *,
    clue: int | None = None,
    amount: Decimal | None = None,
    term: str = "",
) -> dict[str, Any]:
    return {
        "respondent": respondent,
        "clue": clue,
        "action": action,
        "granted": True,
        "description": description[:MOST_OF_ONE],
        "amount": amount,
        "term": term[:60],
    }


def _order(content: Content) -> str:
    """Return the order point by point: whose, what, which number, how much, where, how long [民诉法解释 art. 156]."""
    creation = content.creation
    if creation.type == "CONDUCT":
        return _numbered(list(_conduct(content)))
    if creation.type == "EVIDENCE":
        return _numbered(list(_evidence(content)))
    if not content.basic.property_clues:
        return _numbered(list(_at_large(content)))
    for spoken in (clues.described, _briefly):
        order = _numbered([*_property(content, spoken), *_limit(content)])
        if len(order) <= MOST:
            return order
    said = _numbered([*_property(content, lambda _: ""), *_limit(content)])
    return said[:MOST]


def _numbered(points: list[str]) -> str:
    if len(points) == 1:
        return f"{points[0]}。"
    last = len(points)
    return "\n".join(f"{counted(i)}、{each}{'。' if i == last else '；'}" for i, each in enumerate(points, 1))


def _property(content: Content, spoken: Callable[[PropertyClue], str]) -> Iterator[str]:
    respondents = content.basic.respondents
    for clue in content.basic.property_clues:
        owner = clue.owner if clue.owner is not None and clue.owner < len(respondents) else 0
        whose = f"被申请人{respondents[owner].name}" if respondents else "被申请人"
        action = clues.action(clue)
        verb = "保全" if action == "OTHER" else say.ACTIONS[action]
        first = "轮候" if clue.waiting else ""
        facts = spoken(clue)
        stated = f"（{facts}）" if facts else ""
        amount = f"，以人民币{yuan(clue.value)}为限" if clue.value else ""
        yield f"{first}{verb}{whose}的{say.CLUES[clue.type]}{stated}{amount}，期限为{requests.term(clue)}"


def _briefly(clue: PropertyClue) -> str:
    """Return what tells a property from another, and no more."""
    said = (clue.name, clue.holder, clue.number, "" if clue.number else clues.where(clue))
    return "，".join(each for each in said if each)


def _limit(content: Content) -> Iterator[str]:
    """Keep the whole within what was asked [民事诉讼法 art. 105]."""
    clues, amount = content.basic.property_clues, content.creation.amount
    if amount and len(clues) > 1:
        yield f"以上财产的保全总额以人民币{yuan(amount)}为限"


def _at_large(content: Content) -> Iterator[str]:
    """Return the order where the court searches: the terms of each kind [民诉法解释 art. 485]."""
    whose = names(content.basic.respondents)
    amount = f"价值人民币{yuan(content.creation.amount)}的" if content.creation.amount else ""
    yield f"查封、扣押、冻结被申请人{whose}名下{amount}财产"
    yield "冻结银行存款的期限不超过一年，查封、扣押动产的期限不超过二年，查封不动产、冻结其他财产权的期限不超过三年"


def _conduct(content: Content) -> Iterator[str]:
    whose = names(content.basic.respondents)
    for each in content.basic.conduct_items:
        term = f"，期限为{each.term}" if each.term else ""
        yield f"责令被申请人{whose}：{clues.bare(each.content)}{term}"


def _evidence(content: Content) -> Iterator[str]:
    for each in content.basic.evidence_items:
        said = (
            f"持有人：{each.holder}" if each.holder else "",
            f"所在地：{each.place}" if each.place else "",
        )
        stated = "；".join(part for part in said if part)
        yield f"对{clues.bare(each.evidence)}{f'（{stated}）' if stated else ''}予以保全"
