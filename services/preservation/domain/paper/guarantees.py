"""What the court writes about the guarantee: how much it orders, or why it lets the applicant off."""

from __future__ import annotations

from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both
from services.dossier.paper.parties import you
from services.dossier.paper.sheet import Line, Sheet, lines, points
from services.preservation.domain import events
from services.preservation.domain.content import Content
from services.preservation.domain.guarantee import GuaranteeOrder, offered
from services.preservation.domain.paper import periods
from services.preservation.domain.paper.docket import Docket, officer
from services.preservation.domain.paper.vocabulary import EXEMPTIONS, GUARANTEES

KIND = "GUARANTEE_NOTICE"


def guarantee_notice(docket: Docket) -> Sheet:
    """
    Return the 提供担保通知书: an order to provide a guarantee is in writing [民诉法解释 art. 152(1)].

    [民事诉讼法 arts 103(2), 104(1); 民诉法解释 arts 98, 152, 540; 法释〔2016〕22号 arts 5-8]
    """
    ordered: events.GuaranteeOrdered = docket.now.event
    order = ordered.order
    assert order  # noqa: S101 - what was erased is not printed
    content = docket.content
    hurried = ordered.clock is not None and any(
        each.clock and each.clock.rule == "D1" for each in docket.all(events.Accepted)
    )
    return docket.sheet(
        KIND,
        "提供担保通知书",
        Line(
            text=f"{docket.matter}，本院经审查，依照{_law(content)}的规定，责令{you(content.basic.applicants)}提供担保。现将有关事项通知如下："
        ),
        *points(
            f"担保数额：{both(ordered.amount)}。{_measured(order, content)}",
            f"担保方式：{_kinds(order)}。",
            f"{periods.period(ordered.days, ordered.clock, '提供担保')}，并将担保材料通过网上保全系统提交本院。",
            f"{you(content.basic.applicants)}不提供担保，或者提供的担保不符合要求的，本院依法裁定驳回申请（{_consequence(content)}）。",
            "本院四十八小时的裁定期限不因本通知而停止。" if hurried else None,
            f"理由：{order.reason.rstrip('。')}。" if order.reason.strip() else None,
            f"特殊情况：{order.special.rstrip('。')}。" if order.special.strip() else None,
        ),
        signatures=officer("审判员", order.officer),
        tail=_forms(order),
    )


def changed_notice(docket: Docket) -> Sheet:
    """Return the notice that what was offered is enough for the order as it was changed."""
    changed: events.GuaranteeOrderChanged = docket.now.event
    order = changed.order
    assert order  # noqa: S101 - what was erased is not printed
    content = docket.content
    return docket.sheet(
        KIND,
        "变更提供担保通知书",
        Line(
            text=f"{docket.matter}，本院依照{_law(content)}的规定，对此前责令{you(content.basic.applicants)}提供担保的数额变更如下："
        ),
        *points(
            f"担保数额变更为：{both(changed.amount)}。{_measured(order, content)}",
            f"已提交的担保合计{both(offered(content))}，不低于变更后的数额，无需另行提供。",
            f"理由：{order.reason.rstrip('。')}。" if order.reason.strip() else None,
            f"特殊情况：{order.special.rstrip('。')}。" if order.special.strip() else None,
        ),
        signatures=officer("审判员", order.officer),
    )


def is_enough(docket: Docket) -> bool:
    """Tell whether a change of the order left nothing to provide; otherwise the new order is the paper."""
    changed: events.GuaranteeOrderChanged = docket.now.event
    return offered(docket.content) >= changed.amount


def exemption_notice(docket: Docket) -> Sheet:
    """Return the decision on an exemption; the court may grant it, and says why [法释〔2016〕22号 art. 9]."""
    event = docket.now.event
    granted = isinstance(event, events.ExemptionGranted)
    exemption = event.exemption
    decided = "准予免予提供担保" if granted else "不予免除提供担保"
    paragraph = "第二款" if event.ground == "PRE_ENFORCEMENT" else "第一款"
    return docket.sheet(
        "EXEMPTION_NOTICE",
        "免担保决定书" if granted else "不予免担保决定书",
        Line(
            text=f"{docket.matter}，申请人以“{EXEMPTIONS[event.ground]}”为由请求免予提供担保。本院经审查，理由如下："
        ),
        *lines(exemption.reason),
        Line(text=f"依照{say.PRESERVATION_RULES}第九条{paragraph}的规定，决定如下："),
        Line(text=f"对申请人{docket.applicants}的{docket.what}申请，{decided}。"),
        *lines(
            ""
            if granted
            else "本院认为需要提供担保的，将另行发出《提供担保通知书》；申请人应当按照通知提供担保，逾期不提供的，裁定驳回申请。"
        ),
        signatures=officer("审判员", exemption.officer),
    )


def _law(content: Content) -> str:
    creation = content.creation
    if creation.type == "EVIDENCE":
        return f"{say.INTERPRETATION}第九十八条第二款"
    if creation.category == "PRE_LITIGATION":
        return f"{say.CIVIL_PROCEDURE}第一百零四条第一款、{say.INTERPRETATION}第一百五十二条"
    if creation.category == "ARBITRATION" and creation.foreign_related:
        return f"{say.CIVIL_PROCEDURE}第一百零三条第二款、{say.INTERPRETATION}第五百四十条"
    return f"{say.CIVIL_PROCEDURE}第一百零三条第二款、{say.INTERPRETATION}第一百五十二条"


def _consequence(content: Content) -> str:
    if content.creation.category == "PRE_LITIGATION" and content.creation.type != "EVIDENCE":
        return f"{say.CIVIL_PROCEDURE}第一百零四条第一款"
    return f"{say.CIVIL_PROCEDURE}第一百零三条第二款"


def _measured(order: GuaranteeOrder, content: Content) -> str:
    """Return by what the amount is measured [法释〔2016〕22号 art. 5]."""
    creation = content.creation
    if creation.type != "PROPERTY" or creation.amount is None:
        return ""
    if creation.category == "PRE_LITIGATION":
        if order.amount >= creation.amount:
            return f"该数额相当于请求保全的数额（{say.PRESERVATION_RULES}第五条第二款）。"
        return ""
    if creation.category in ("LITIGATION", "ARBITRATION") and not creation.foreign_related:
        base = "争议标的价值" if order.object_value else "请求保全数额"
        return f"该数额不超过{base}的百分之三十（{say.PRESERVATION_RULES}第五条第一款）。"
    return ""


def _kinds(order: GuaranteeOrder) -> str:
    if order.kinds:
        return "、".join(GUARANTEES[each] for each in order.kinds if each != "NONE")
    return "现金、财产担保、第三人保证、金融机构独立保函或者保险公司诉讼财产保全责任保险保函均可"


def _forms(order: GuaranteeOrder) -> tuple[Line, ...]:
    """Return what the papers of each kind must say [法释〔2016〕22号 arts 6-8]."""
    kinds = set(order.kinds)
    said = (
        (
            {"OWN_PROPERTY", "THIRD_PARTY_PROPERTY"},
            "提供财产担保的，担保书应当载明担保人、担保方式、担保范围、担保财产及其价值、担保责任承担等内容，并附相关证据材料；",
        ),
        (
            {"SURETY", "GUARANTEE_COMPANY", "CREDIT"},
            "第三人提供保证的，保证书应当载明保证人、保证方式、保证范围、保证责任承担等内容，并附相关证据材料；",
        ),
        (
            {"INSURER_LETTER"},
            "保险人以财产保全责任保险合同提供担保的，担保书应当载明因申请财产保全错误由保险人赔偿被保全人因保全所遭受的损失，并附相关证据材料；",
        ),
        ({"BANK_LETTER"}, "金融监管部门批准设立的金融机构以独立保函形式提供担保的，本院依法准许；"),
    )
    wanted = [text for of, text in said if not kinds or kinds & of]
    if not wanted:
        return ()
    text = "".join(wanted).removesuffix("；")
    return (Line(text=f"附：{text}（{say.PRESERVATION_RULES}第六条至第八条）。"),)
