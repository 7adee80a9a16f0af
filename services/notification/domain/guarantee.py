"""What an applicant is told of an application for an insurer's guarantee."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

from services.notification.domain import notice
from services.notification.domain.days import day, last_day

News = partial(notice.News, of="担保申请")


def submitted(*, on: date) -> notice.News:
    """Say that the application lies before the insurer."""
    return News("担保申请已提交", f"已于{day(on)}提交保险公司，请等待审核。")


def papers_requested() -> notice.News:
    """Ask for more papers; which ones stays with the application."""
    return News("保险公司要求补充材料", "需要补充材料，内容请在担保详情中查看。")


def returned() -> notice.News:
    """Ask for corrections; what they are may name persons and stays with the application."""
    return News("担保申请需要补正", "已被保险公司退回，需要补正的内容请在担保详情中查看。")


def declined(*, on: date) -> notice.News:
    """Say that this insurer does not guarantee, and what is left."""
    return News(
        "保险公司不予承保", f"于{day(on)}未获承保，理由请在担保详情中查看；您可以向其他保险公司申请。"
    )


def approved(*, premium: Decimal, due_on: date) -> notice.News:
    """Ask for the premium."""
    return News(
        "请交纳保费",
        f"已审核通过，应交纳保费{premium:.2f}元，{last_day(due_on, '交纳')}期满仍未交纳的，报价失效。",
    )


def quote_expired(*, on: date) -> notice.News:
    """Say that the insurer is bound no more, and what becomes of money that is still on its way."""
    return News(
        "报价已过期",
        f"因期满未交纳保费，报价已于{day(on)}失效；此后到账的款项将予退还。需要担保的，请重新申请。",
    )


def letter_issued(*, letter_no: str, amount: Decimal, on: date) -> notice.News:
    """Say that policy and letter are there, and what they are for."""
    return News(
        "保函已出具",
        f"的保单和保函（编号{letter_no}）已于{day(on)}出具，担保金额{amount:.2f}元，您可以据此申请保全。",
    )


def endorsed(*, endorsement_no: str, amount: Decimal, refund: Decimal, on: date) -> notice.News:
    """Say what the letter guarantees from now on."""
    return News(
        "保函已批改",
        f"的保函已于{day(on)}批改（批单号{endorsement_no}），担保金额为{amount:.2f}元{_back(refund)}。",
    )


def surrendered(*, letter_no: str, refund: Decimal, on: date) -> notice.News:
    """Say that the letter is worth nothing any more [保险法 art. 54]."""
    return News("已退保", f"已于{day(on)}退保，保函（编号{letter_no}）已撤销{_back(refund)}。")


BECAUSE = {
    "ENDED": "经保险公司确认",
    "REPLACED": "因变更担保",
    "LIFTED": "因保全结束",
    "CLAIM": "因理赔完毕",
}


def discharged(*, letter_no: str, because: str, on: date) -> notice.News:
    """Say that the insurer answers for nothing more."""
    return News(
        "担保责任已解除", f"的保函（编号{letter_no}）{BECAUSE.get(because, '')}于{day(on)}解除担保责任。"
    )


def claim_opened(*, claim_no: str, on: date) -> notice.News:
    """Say that somebody claims damages under the letter [民事诉讼法 art. 108]."""
    return News("保函已报案", f"的保函已于{day(on)}报案（报案号{claim_no}），请在担保详情中查看。")


def claim_decided(*, claim_no: str, settled: bool, amount: Decimal | None, on: date) -> notice.News:
    """Say what came of a claim [保险法 arts 23, 24]."""
    paid = f"，赔付金额{amount:.2f}元" if settled and amount is not None else ""
    said = "已理赔" if settled else "不予赔付"
    return News(
        "理赔已有结果", f"的报案（报案号{claim_no}）于{day(on)}{said}{paid}，理由请在担保详情中查看。"
    )


def _back(refund: Decimal) -> str:
    return f"，应退保费{refund:.2f}元" if refund else ""
