"""What the court writes while it examines: acceptance, what is to be mended, what it found."""

from __future__ import annotations

from services.dossier.paper import spelling
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both
from services.dossier.paper.parties import you
from services.dossier.paper.sheet import Line, Sheet, Table, facts, lines, numbered, points
from services.preservation.domain import events
from services.preservation.domain.paper import periods
from services.preservation.domain.paper.docket import Docket, officer
from services.preservation.domain.paper.vocabulary import FEE_RULES, ONLINE_RULES, REASONS


def acceptance_notice(docket: Docket) -> Sheet:
    """
    Return the 受理通知书, with the court's own clock.

    [民事诉讼法 arts 103(3), 104; 法释〔2016〕22号 arts 4, 17; liability 民事诉讼法 art. 108]
    """
    accepted: events.Accepted = docket.now.event
    you_, amount, clock = you(docket.content.basic.applicants), docket.content.creation.amount, accepted.clock
    before_suit = docket.content.creation.category == "PRE_LITIGATION"
    hours = f"{spelling.at(clock.at)}前" if clock and clock.rule == "D1" else ""
    days = f"{periods.until(clock)}前" if clock and not hours else ""
    return docket.sheet(
        "ACCEPTANCE_NOTICE",
        "受理通知书",
        Line(
            text=f"{you_}于{spelling.at(docket.submitted_at)}向本院提交的{docket.what}申请（申请编号：{docket.number}），"
            f"经审查，本院于{spelling.at(accepted.accepted_at)}接受申请。现将有关事项通知如下："
        ),
        facts(
            ("案号", docket.case_no),
            ("申请人", docket.applicants),
            ("被申请人", docket.respondents),
            ("申请保全金额", both(amount) if amount is not None else None),
        ),
        *points(
            f"本案情况紧急，本院应当在接受申请后四十八小时内，即{hours}作出裁定。" if hours else None,
            f"本院应当在接受申请后五日内，即{days}作出裁定；需要提供担保的，自提供担保后五日内作出裁定（{say.PRESERVATION_RULES}第四条）。"
            if days
            else None,
            "需要补正材料、提供担保或者交纳申请费的，本院另行书面通知；逾期不办理的，依法承担相应后果。",
            f"交纳申请费确有困难的，可以依照{FEE_RULES}第四十四条至第四十八条向本院申请缓交、减交或者免交。",
            "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，人民法院应当解除保全"
            f"（{say.CIVIL_PROCEDURE}第一百零四条第三款）。"
            if before_suit
            else None,
            f"申请有错误的，应当赔偿被申请人因保全所遭受的损失（{say.CIVIL_PROCEDURE}第一百零八条）。",
        ),
    )


def correction_notice(docket: Docket) -> Sheet:
    """Return the 补正通知书: every defect at once, by when, and what follows [在线诉讼规则 art. 9(2)]."""
    returned: events.ReturnedForCorrection = docket.now.event
    correction = returned.correction
    assert correction  # noqa: S101 - what was erased is not printed
    you_ = you(docket.content.basic.applicants)
    return docket.sheet(
        "CORRECTION_NOTICE",
        "补正通知书",
        Line(
            text=f"{you_}向本院提出的{docket.what}申请（申请编号：{docket.number}），经审查，下列{len(correction.defects)}项需要补正，现一次性告知："
        ),
        Table(
            head=("序号", "事项", "位置", "说明"),
            widths=(0, 5, 5, 9),
            rows=numbered(
                (REASONS[each.code], say.place(each.field), each.text) for each in correction.defects
            ),
        ),
        *lines(f"备注：{correction.remark}" if correction.remark else ""),
        *points(
            f"{periods.period(returned.days, returned.clock, '补正')}，通过网上保全系统修改后重新提交。",
            "逾期未补正，或者补正后仍不符合要求的，本院不予受理（审核不通过），退回材料。",
            f"本院的审查期限自收到补正材料之次日起重新计算（{ONLINE_RULES}第九条）。",
        ),
        signatures=officer("经办人", correction.officer),
    )


def review_notice(docket: Docket) -> Sheet:
    """Return the 审核结果通知书: 审核日期, 审核结果, 备注, and the way on [operating guide, step 3]."""
    reviewed: events.Reviewed = docket.now.event
    review = reviewed.review
    assert review  # noqa: S101 - what was erased is not printed
    number = f"（{review.officer_no}）" if review.officer_no else ""
    return docket.sheet(
        "REVIEW_NOTICE",
        "审核结果通知书",
        Line(
            text=f"{you(docket.content.basic.applicants)}向本院提出的{docket.what}申请，现将审核结果通知如下："
        ),
        facts(
            ("申请编号", docket.number),
            ("申请人", docket.applicants),
            ("被申请人", docket.respondents),
            ("收到申请时间", spelling.at(docket.submitted_at)),
            ("审核日期", spelling.on(reviewed.reviewed_on)),
            ("审核结果", "通过" if reviewed.passed else "不通过"),
            ("不通过的原因", "；".join(REASONS[each] for each in reviewed.reasons)),
            ("备注", review.remark),
            ("审核人", f"{review.officer}{number}" if review.officer else None),
        ),
        *points(*(_passed() if reviewed.passed else _refused())),
        on=reviewed.reviewed_on,
        signatures=officer("审核人", review.officer),
    )


def _passed() -> tuple[str, ...]:
    return (
        "应当交纳申请费的，请按照《交纳诉讼费用通知书》载明的数额和期限交纳；准予免交、缓交或者无应交费用的，无需等待交费。",
        "本通知不是保全裁定。本院将依法作出裁定，并另行送达。",
    )


def _refused() -> tuple[str, ...]:
    return (
        "本次审核仅涉及申请的形式要件，不影响就同一事项依法另行提出申请。",
        "不属于本院管辖的，可以向有管辖权的人民法院申请；材料或者手续不完备的，可以复制本次申请，补充完善后重新提交。",
    )
