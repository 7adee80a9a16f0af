"""What the court writes about the fee: the notice to pay it, the review of it, what follows when it is not paid."""

from __future__ import annotations

from decimal import Decimal

from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both, counted, yuan
from services.dossier.paper.parties import you
from services.dossier.paper.sheet import Code, Heading, Line, Sheet, Table, facts, lines, points
from services.preservation.domain import events, fee
from services.preservation.domain.clocks import Clock
from services.preservation.domain.paper import periods
from services.preservation.domain.paper.docket import Docket, officer
from services.preservation.domain.paper.vocabulary import FEE_RULES


def fee_notice(docket: Docket) -> Sheet:
    """
    Return the 交纳诉讼费用通知书 in the words of the Supreme Court's form, and how the fee was reckoned.

    [诉讼费用交纳办法 arts 14(2), 20(2), 22; the form of the Supreme People's Court]
    """
    amount, days, clock = docket.fee or Decimal(0), _days(docket), docket.now.event.clock
    you_, kind = you(docket.content.basic.applicants), say.TYPES[docket.content.creation.type]
    limit = counted(periods.length(days, clock))
    return docket.sheet(
        "FEE_NOTICE",
        "交纳诉讼费用通知书",
        Line(
            text=f"{docket.matter}，{you_}向本院提起{kind}申请。依照{FEE_RULES}第十条第二项、第十四条第二项、第二十条第二款、"
            f"第二十二条的规定，{you_}应当交纳案件受理费0.00元、申请费{yuan(amount)}、其他诉讼费0.00元，合计{yuan(amount)}。"
            f"限{you_}于收到本通知书次日起{limit}日内向本院预交。期满仍未预交的，按撤回{kind}申请处理。"
        ),
        Line(text=f"诉讼费专户名称（财政汇缴专户）：{docket.court}诉讼费专户（演示）"),
        Line(text="开户银行：演示银行（演示系统不办理柜面或者转账交款）"),
        Line(text="账号：演示账号，请扫描附页二维码在线交纳"),
        tail=(
            Heading(text="附：计算明细和交款信息"),
            facts(
                ("合计（大写）", both(amount)),
                ("交纳期限", f"{periods.until(clock)}前" if clock else "自收到本通知书次日起算"),
                ("缴款识别码", docket.number),
                ("收款单位", docket.court),
            ),
            _reckoning(docket),
            Line(
                text=f"交纳确有困难的，可以在期限届满前依照{FEE_RULES}第四十四条至第四十七条申请司法救助，申请期间交费期限不届满；"
                "对本决定有异议的，可以依照该办法第四十三条向本院院长申请复核。"
            ),
            Code(path=f"/applications/{docket.id}/payment", caption="扫码登录后交费"),
        ),
        signatures=(),
    )


def fee_verdict(docket: Docket) -> Sheet:
    """Return the answer to an objection to the fee [诉讼费用交纳办法 art. 43]."""
    decided: events.FeeObjectionDecided = docket.now.event
    verdict, objected = decided.verdict, docket.last(events.FeeObjected)
    assert verdict  # noqa: S101 - what was erased is not printed
    why = objected.objection.reasons.rstrip("。") if objected and objected.objection else ""
    outcome = (
        f"申请费变更为{both(decided.amount)}。"
        if decided.changed
        else f"维持原决定，申请费为{both(decided.amount)}。"
    )
    return docket.sheet(
        "FEE_VERDICT",
        "诉讼费用复核决定书",
        Line(text=f"{docket.matter}，申请人对本院核定的申请费提出异议" + (f"：{why}。" if why else "。")),
        Line(text="经本院院长复核，理由如下："),
        *lines(verdict.reasons),
        Line(text=f"依照{FEE_RULES}第四十三条的规定，决定如下："),
        Line(text=outcome),
        *to_pay(decided.days, decided.clock, decided.amount),
        signatures=officer("复核人", verdict.officer),
    )


def lapse_notice(docket: Docket) -> Sheet:
    """Return the notice that the application counts as withdrawn for want of its fee [诉讼费用交纳办法 art. 22; the form]."""
    clock = _fee_clock(docket)
    kind = say.TYPES[docket.content.creation.type]
    by = f"于{periods.until(clock)}前" if clock else "在规定期限内"
    return docket.sheet(
        "LAPSE_NOTICE",
        "按撤回申请处理通知书",
        Line(
            text=f"{docket.matter}，本院已通知{you(docket.content.basic.applicants)}{by}预交申请费{both(docket.fee or Decimal(0))}。期满仍未预交，"
            f"司法救助申请亦未获准或者未提出。依照{FEE_RULES}第二十二条的规定，本院决定："
        ),
        Line(text=f"本案按申请人{docket.applicants}撤回{kind}申请处理。"),
        *points(
            "在期限届满前已经支付，或者已经提出司法救助申请的，请立即提交凭证，本院核实后恢复办理。",
            "需要继续保全的，可以重新提出申请。",
        ),
    )


def _days(docket: Docket) -> int:
    """Return the days to pay; a reinstatement's clock says them itself."""
    return int(getattr(docket.now.event, "days", 7))


def _fee_clock(docket: Docket) -> Clock | None:
    """Return the clock of the fee that ran last: as set, or from the day on which its notice was served."""
    kinds = (
        events.FeeAssessed,
        events.FeeReduced,
        events.AidRefused,
        events.FeeObjectionDecided,
        events.Reinstated,
        events.Served,
    )
    clocks = [each.clock for each in docket.all(*kinds) if each.clock and each.clock.rule == "D4"]
    return clocks[-1] if clocks else None


def to_pay(days: int, clock: Clock | None, amount: Decimal) -> tuple[Line, ...]:
    """Return by when the fee is to be paid, and what follows; nothing where none is due."""
    if not amount:
        return ()
    return (
        Line(
            text=f"{periods.period(days, clock, f'交纳申请费{yuan(amount)}', '本决定书')}；逾期未交的，按撤回申请处理。"
        ),
    )


def _reckoning(docket: Docket) -> Table:
    """Return how the fee was reckoned, slice by slice [诉讼费用交纳办法 art. 14(2)], and what was taken off."""
    assessed = docket.last(events.FeeAssessed)
    reckoned = fee.assess(assessed.basis if assessed else None)
    rows = [(_slice(each), f"{each.basis:,.2f}", _rate(each), f"{each.fee:,.2f}") for each in reckoned.tiers]
    amount = docket.fee or Decimal(0)
    rows.append(("核定申请费", _basis(reckoned.amount), "每件最多5,000元", f"{reckoned.fee:,.2f}"))
    if amount != reckoned.fee:
        rows.append(("司法救助或者复核后", "", "", f"{amount:,.2f}"))
    return Table(
        head=("保全财产数额分段", "计费数额（元）", "标准", "小计（元）"),
        widths=(8, 5, 4, 4),
        rows=tuple(rows),
    )


def _slice(tier: fee.Tier) -> str:
    if not tier.from_:
        return f"不超过{tier.to:,.0f}元或者不涉及财产数额"
    return f"超过{tier.from_:,.0f}元" + (f"至{tier.to:,.0f}元的部分" if tier.to else "的部分")


def _rate(tier: fee.Tier) -> str:
    if not tier.rate:
        return "每件30元"
    return f"{Decimal(tier.rate) * 100:.1f}%" if Decimal(tier.rate) else "已达上限"


def _basis(amount: Decimal | None) -> str:
    return f"{amount:,.2f}" if amount is not None else "不涉及财产数额"
