"""What follows a policy and a letter: 批单, 保函撤销通知, 保函解除函."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from services.chassis.clock import day
from services.dossier.paper import parties, spelling
from services.dossier.paper.amounts import both
from services.dossier.paper.sheet import Facts, Heading, Line, Sheet, facts, lines, points
from services.dossier.sections import Party
from services.guarantee.domain import events
from services.guarantee.domain.paper.docket import Docket, against, cause, spaced

ENDORSED = {
    "RESPONDENT_ADDED": "增加被申请人",
    "AMOUNT_LOWERED": "调低保险金额（担保金额）",
    "TERM_PROLONGED": "延长保险期间",
    "CORRECTED": "更正记载事项",
}


def endorsement(docket: Docket) -> Sheet:
    """Return the 批单: what changes, what holds from now on, and what of the premium is given back."""
    endorsed: events.Endorsed = docket.now.event
    issue = docket.issue
    amount, until = _before(docket)
    return docket.sheet(
        "ENDORSEMENT",
        "批单",
        Line(
            text=f"经投保人申请，保险人同意对下列保险单及保函作如下批改，自{spelling.at(endorsed.endorsed_at)}起生效："
        ),
        facts(
            ("保险单号", issue.policy.policy_no),
            ("保函编号", endorsed.letter_no),
            ("投保人、被保险人", parties.names(docket.content.basic.applicants)),
            ("批改事项", ENDORSED[endorsed.kind]),
            ("保险金额（担保金额）", _changed(both(amount), both(endorsed.amount))),
            ("保险期间终止日", _changed(spelling.on(until), spelling.on(endorsed.until))),
            ("退还保险费", both(endorsed.refund) if endorsed.refund else None),
        ),
        Heading(text="批改内容"),
        *_added(endorsed),
        *lines(str(endorsed.text)),
        *points(
            "本批单是保险单和保函的组成部分，与其不一致的，以本批单为准；未批改的内容继续有效。",
            "保函已经提交人民法院的，本批单同时送达受理法院。",
        ),
        number=endorsed.endorsement_no,
        numbered_as="批单号：",
        addressee=f"{docket.court}、{parties.names(docket.content.basic.applicants)}",
        large=False,
    )


def revocation(docket: Docket) -> Sheet:
    """Return the 保函撤销通知: the policy was given back, and no court relies on the letter."""
    surrendered: events.Surrendered = docket.now.event
    released = docket.last(events.Released)
    standing = (
        f"该保函曾用于担保的财产保全申请，其担保已于{spelling.on(day(released.released_at))}解除"
        if released
        else "该保函未用于担保任何财产保全申请"
    )
    return docket.sheet(
        "REVOCATION",
        "保函撤销通知",
        Line(text=f"致：{docket.court}", flush=True),
        Line(text=f"{_matter(docket)}，我公司于{_issued_on(docket)}向贵院出具的下列保函，现予撤销："),
        _letter(docket),
        *points(
            f"因投保人退保，上述保函自{spelling.at(surrendered.surrendered_at)}起撤销，不再具有担保效力。",
            f"经核对，截至撤销之时，{standing}。",
            "请贵院不再以上述保函作为财产保全的担保。其后的核验结果为“已撤销”。",
        ),
        number=surrendered.letter_no,
        numbered_as="保函编号：",
    )


def discharge(docket: Docket) -> Sheet:
    """Return the 保函解除函: from when, and why, the insurer is bound no longer."""
    return docket.sheet(
        "DISCHARGE",
        "保函解除函",
        Line(text=f"致：{docket.court}", flush=True),
        Line(
            text=f"{_matter(docket)}，我公司于{_issued_on(docket)}向贵院出具的下列保函，其担保责任已经解除："
        ),
        _letter(docket),
        *points(
            f"解除事由：{_because(docket)}。",
            f"自{spelling.at(docket.now.at)}起，我公司在上述保函项下的担保责任解除。",
            "解除前已经依法产生的赔偿责任，不因本函而免除。其后的核验结果为“责任已解除”。",
        ),
        number=docket.issue.letter.letter_no,
        numbered_as="保函编号：",
    )


def _matter(docket: Docket) -> str:
    return f"{against(docket.content, cause=cause(docket.content, docket.registers))}一案"


def _issued_on(docket: Docket) -> str:
    return spelling.on(day(docket.issue.at))


def _letter(docket: Docket) -> Facts:
    letter = docket.issue.letter
    amount, _ = _before(docket)
    return facts(
        ("保函编号", letter.letter_no),
        ("校验码", spaced(letter.check_code)),
        ("保险单号", letter.policy_no),
        ("担保金额", both(amount)),
        ("出具日期", _issued_on(docket)),
    )


def _before(docket: Docket) -> tuple[Decimal, date]:
    """Return the amount and the policy's last day as they held until what happened last."""
    earlier = [each for each in docket.all(events.Endorsed) if each is not docket.now.event]
    if earlier:
        return earlier[-1].amount, earlier[-1].until
    return docket.issue.policy.amount, docket.issue.policy.until


def _changed(before: str, after: str) -> str:
    return f"{before}（不变）" if before == after else f"由{before}变更为{after}"


def _added(endorsed: events.Endorsed) -> Iterator[Facts]:
    if isinstance(endorsed.respondent, Party):
        yield facts(("", "增加的被申请人"), *parties.facts(endorsed.respondent))


def _because(docket: Docket) -> str:
    happened = docket.now.event
    match happened:
        case events.Replaced():
            return "贵院已接受申请人提供的其他担保"
        case events.Discharged():
            return "本保函所担保的财产保全已经终结"
        case events.ClaimSettled():
            return f"保险人已就赔案{happened.claim_no}支付赔偿{both(happened.amount)}，担保责任履行完毕"
        case events.ClaimRefused():
            return f"赔案{happened.claim_no}经核定不属于保险责任，本保函所担保的财产保全已经终结"
        case _:
            return str(happened.reason).strip().rstrip("。") or "本保函未用于担保任何财产保全申请"
