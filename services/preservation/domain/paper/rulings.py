"""民事裁定书, and the one that puts it right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from services.chassis.clock import day
from services.dossier.paper import clues, parties, spelling
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import counted, yuan
from services.dossier.paper.sheet import PREVIEW, Line, Sheet
from services.preservation.domain import events
from services.preservation.domain.aid import AidDecision
from services.preservation.domain.content import Content
from services.preservation.domain.paper import requests
from services.preservation.domain.paper.aids import assessed
from services.preservation.domain.paper.docket import Docket, officer, spelt, what
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.status import Result

TITLE = "民事裁定书"

_STATUTES = {
    "PRE_LITIGATION": f"{say.CIVIL_PROCEDURE}第一百零四条",
    "LITIGATION": f"{say.CIVIL_PROCEDURE}第一百零三条",
    "PRE_ENFORCEMENT": f"{say.INTERPRETATION}第一百六十三条",
}
_ARBITRATION = "《中华人民共和国仲裁法》"
_ARBITRATION_REVISED_ON = date(2026, 3, 1)
_EVIDENCE = {
    "PRE_LITIGATION": f"{say.CIVIL_PROCEDURE}第八十四条第二款、第三款",
    "LITIGATION": f"{say.CIVIL_PROCEDURE}第八十四条第一款、第三款",
}
_SCOPE = "第一百零五条、第一百零六条第一款"


def ruling_paper(docket: Docket) -> Sheet:
    """Return the ruling as it was made."""
    ruled: events.Ruled = docket.now.event
    assert ruled.ruling  # noqa: S101 - what was erased is not printed
    return _sheet(docket, ruled.ruling)


def ruling_preview(docket: Docket, ruling: Ruling) -> Sheet:
    """Return a ruling that is drafted, as it would be printed: every page says that it is not made yet."""
    return replace(_sheet(docket, ruling), id="ruling-preview", mark=f"{PREVIEW}稿　尚未作出")


def ruling_correction(docket: Docket) -> Sheet:
    """Return the 补正裁定; the ruling stays and both are kept [民事诉讼法 art. 157(1)(7); 法释〔2016〕22号 art. 24]."""
    corrected: events.RulingCorrected = docket.now.event
    amendment, ruled = corrected.amendment, docket.last(events.Ruled)
    assert amendment  # noqa: S101 - what was erased is not printed
    assert ruled is not None  # noqa: S101 - only a ruling is put right
    original = spelt(ruled.case_no)
    wrong, right = amendment.wrong.strip(), amendment.right.strip()
    sheet = docket.sheet(
        "RULING_CORRECTION",
        TITLE,
        *(Line(text=each) for each in parties.paragraphs(docket.content.basic)),
        Line(
            text=f"本院于{spelling.on(ruled.ruled_on)}对{docket.matter}作出的{original}民事裁定书中，存在需要补正之处。"
            f"依照{say.CIVIL_PROCEDURE}第一百五十七条第一款第七项、{say.PRESERVATION_RULES}第二十四条的规定，裁定如下："
        ),
        Line(text=f"{original}民事裁定书中“{wrong}”补正为“{right}”。"),
        on=corrected.corrected_on,
        number=correction_number(docket),
        addressee="",
    )
    return replace(_signed(sheet, amendment.judge, amendment.clerk), title="补正裁定书")


def correction_number(docket: Docket) -> str:
    """Return the number of a 补正裁定: its own, or that of the ruling with 之一, 之二 and so on."""
    corrections = docket.all(events.RulingCorrected)
    amendment, original = corrections[-1].amendment, docket.case_no
    number = spelt(amendment.case_no) if amendment else ""
    return number if number not in ("", original) else f"{original}之{counted(len(corrections))}"


def _sheet(docket: Docket, ruling: Ruling) -> Sheet:
    """
    Return what the ruling says.

    Reasons and order are the judge's own words. What every such ruling says beside them is added unless he wrote it
    himself: the law applied, the fee and the aid [诉讼费用交纳办法 arts 38(3), 51], immediate execution [民事诉讼法 art.
    103(3)], the thirty days [art. 104(3)], and reconsideration [art. 111; 民诉法解释 art. 171].
    """
    content = docket.content
    return _signed(
        docket.sheet(
            "RULING",
            TITLE,
            *(Line(text=each) for each in parties.paragraphs(content.basic)),
            Line(text=_asked(content, day(docket.submitted_at))),
            Line(text=_considered(content, ruling)),
            *(Line(text=each) for each in _ordered(docket, ruling)),
            on=ruling.ruled_on,
            number=spelt(ruling.case_no),
            addressee="",
        ),
        ruling.judge,
        ruling.clerk,
    )


def _signed(sheet: Sheet, judge: str, clerk: str) -> Sheet:
    """Return the paper signed by the judge above the date and the clerk below it; no court stands above them."""
    return replace(
        sheet, issuer="", signatures=officer("审　判　员", judge), clerks=officer("书　记　员", clerk)
    )


def _asked(content: Content, submitted_on: date) -> str:
    creation, basic = content.creation, content.basic
    who = f"申请人{parties.names(basic.applicants)}"
    case = spelt(creation.case_no) if creation.case_no else ""
    start = f"{who}在{case}一案中，于" if case else f"{who}于"
    asked = f"{start}{spelling.on(submitted_on)}向本院申请{what(content)}，请求{requests.request(content)}。"
    given = requests.offered(content)
    return f"{asked}申请人以{given}提供担保。" if given else asked


def _considered(content: Content, ruling: Ruling) -> str:
    own = clues.bare(ruling.reasons, "本院经审查认为", "本院认为").removesuffix("裁定如下").rstrip("，,")
    law = "" if "依照" in own else f"。依照{law_of(content, ruling)}规定"
    return f"本院经审查认为，{own or '（理由待撰写）'}{law}，裁定如下："


def law_of(content: Content, ruling: Ruling) -> str:
    """Return the articles applied, by the numbers of the laws in force on the day of the ruling."""
    creation = content.creation
    if creation.type == "EVIDENCE":
        return _EVIDENCE.get(creation.category, f"{say.CIVIL_PROCEDURE}第八十四条")
    first = _STATUTES.get(creation.category) or _arbitration(
        ruling.ruled_on, foreign=creation.foreign_related
    )
    if ruling.dismissed or creation.type == "CONDUCT":
        return first
    same_law = f"、{say.CIVIL_PROCEDURE}" not in first and first.startswith(say.CIVIL_PROCEDURE)
    return first + "、" + (_SCOPE if same_law else say.CIVIL_PROCEDURE + _SCOPE)


def _arbitration(ruled_on: date, *, foreign: bool | None) -> str:
    """Return the article of the arbitration law, revised from 1 March 2026; abroad 民事诉讼法 art. 289 comes first."""
    article = "第三十九条" if ruled_on >= _ARBITRATION_REVISED_ON else "第二十八条"
    if foreign:
        return f"{say.CIVIL_PROCEDURE}第二百八十九条、{_ARBITRATION}{article}"
    return f"{_ARBITRATION}{article}、{say.PRESERVATION_RULES}第三条"


def _ordered(docket: Docket, ruling: Ruling) -> Iterator[str]:
    own = [each.strip() for each in clues.bare(ruling.order, "裁定如下").splitlines() if each.strip()]
    yield from own[:-1]
    yield from (f"{each.rstrip('。；;')}。" for each in own[-1:])
    if ruling.result is Result.PARTIAL and "驳回" not in ruling.order:
        yield f"驳回申请人{docket.applicants}的其他保全请求。"
    if "申请费" not in ruling.order:
        yield from _fee(docket)
    if not ruling.dismissed:
        if "立即" not in ruling.order:
            yield "本裁定立即开始执行。"
        if docket.content.creation.category == "PRE_LITIGATION" and "三十日" not in ruling.order:
            yield "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，本院将依法解除保全。"
    if "复议" not in ruling.order:
        yield "如不服本裁定，可以自收到裁定书之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。"


def _fee(docket: Docket) -> Iterator[str]:
    """Return who bears the fee, and what aid was granted [诉讼费用交纳办法 arts 38(3), 51]."""
    if docket.fee is None:
        return
    before, who = assessed(docket), f"申请人{docket.applicants}"
    decisions = [
        each.decision
        for each in docket.all(events.FeeWaived, events.FeeReduced, events.FeeDeferred)
        if each.decision
    ]
    decision: AidDecision | None = decisions[-1] if decisions else None
    match decision.outcome if decision else "":
        case "WAIVED":
            yield f"案件申请费{yuan(before)}，本院准予{who}免交。"
        case "REDUCED" if before != docket.fee:
            yield f"案件申请费{yuan(before)}，本院准予减交{yuan(before - docket.fee)}，余款{yuan(docket.fee)}由{who}负担。"
        case "DEFERRED" if decision and decision.due_on:
            yield f"案件申请费{yuan(docket.fee)}，由{who}负担（本院准予缓交至{spelling.on(decision.due_on)}）。"
        case _:
            yield f"案件申请费{yuan(docket.fee)}，由{who}负担。"
