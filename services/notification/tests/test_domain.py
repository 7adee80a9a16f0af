"""What a notice says, and to whom."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from services.chassis.testing import NOON
from services.notification.domain import News, Notice, guarantee, preservation

NUMBER = "BQ-2026-湘-000123-7"
DAY = date(2026, 3, 23)


def a_notice(news: News) -> Notice:
    return Notice.post(
        notice_id=UUID(int=1),
        account_id=UUID(int=2),
        about_id=UUID(int=3),
        number=NUMBER,
        kind="preservation.application.submitted",
        news=news,
        at=NOON,
    )


def text(news: News) -> str:
    (posted,) = a_notice(news).collect_events()
    assert isinstance(posted, Notice.Posted)
    return posted.text


@pytest.mark.parametrize(
    ("news", "says"),
    [
        (
            preservation.submitted(on=DAY),
            "您的保全申请（编号BQ-2026-湘-000123-7）已于2026年3月23日提交人民法院，请等待审核。",
        ),
        (
            preservation.reviewed(passed=True, on=DAY),
            "您的保全申请（编号BQ-2026-湘-000123-7）已于2026年3月23日审核通过。",
        ),
        (
            preservation.reviewed(passed=False, on=DAY),
            "您的保全申请（编号BQ-2026-湘-000123-7）于2026年3月23日审核不通过，理由请在办理进度中查看。",
        ),
        (
            preservation.fee_assessed(amount=Decimal("220.00"), due_on=date(2026, 3, 30)),
            "您的保全申请（编号BQ-2026-湘-000123-7）应交纳申请费220.00元，请于2026年3月30日前（含当日）交纳。期满仍未交纳的，按撤回申请处理。",
        ),
        (
            preservation.fee_paid(amount=Decimal("220.00"), on=DAY),
            "您的保全申请（编号BQ-2026-湘-000123-7）的申请费220.00元已于2026年3月23日交纳。",
        ),
        (
            preservation.ruled(result="GRANTED", on=DAY, case_no="（2026）湘财保12号"),
            "您的保全申请（编号BQ-2026-湘-000123-7）已于2026年3月23日裁定，案号（2026）湘财保12号：准予保全。裁定书请在办理进度中查看。",
        ),
    ],
)
def test_the_words_are_those_of_a_court(news: News, says: str) -> None:
    assert text(news) == says


@pytest.mark.parametrize(
    ("news", "says"),
    [
        (
            guarantee.approved(premium=Decimal("360.00"), due_on=date(2026, 3, 30)),
            "已审核通过，应交纳保费360.00元，请于2026年3月30日前（含当日）交纳。期满仍未交纳的，报价失效。",
        ),
        (
            guarantee.letter_issued(letter_no="YSBH-1", amount=Decimal("20000.00"), on=DAY),
            "的保单和保函（编号YSBH-1）已于2026年3月23日出具，担保金额20000.00元，您可以据此申请保全。",
        ),
        (
            guarantee.surrendered(letter_no="YSBH-1", refund=Decimal("342.00"), on=DAY),
            "已于2026年3月23日退保，保函（编号YSBH-1）已撤销，应退保费342.00元。",
        ),
        (
            guarantee.surrendered(letter_no="YSBH-1", refund=Decimal("0.00"), on=DAY),
            "已于2026年3月23日退保，保函（编号YSBH-1）已撤销。",
        ),
        (
            guarantee.discharged(letter_no="YSBH-1", because="LIFTED", on=DAY),
            "的保函（编号YSBH-1）因保全结束于2026年3月23日解除担保责任。",
        ),
        (
            guarantee.claim_decided(claim_no="YSLP-1", settled=True, amount=Decimal("50.00"), on=DAY),
            "的报案（报案号YSLP-1）于2026年3月23日已理赔，赔付金额50.00元，理由请在担保详情中查看。",
        ),
        (
            guarantee.claim_decided(claim_no="YSLP-1", settled=False, amount=None, on=DAY),
            "的报案（报案号YSLP-1）于2026年3月23日不予赔付，理由请在担保详情中查看。",
        ),
    ],
)
def test_an_insurer_s_news_speak_of_the_guarantee(news: News, says: str) -> None:
    assert text(news) == f"您的担保申请（编号{NUMBER}）{says}"


def test_a_result_of_tomorrow_is_left_to_the_ruling() -> None:
    assert "案号（2026）湘财保12号。裁定书" in text(
        preservation.ruled(result="ADJOURNED", on=DAY, case_no="（2026）湘财保12号")
    )


def test_opening_twice_is_opening_once() -> None:
    notice = a_notice(News("标题", "已提交。"))
    notice.open(at=NOON)
    notice.open(at=NOON + timedelta(hours=1))

    assert [type(each) for each in notice.collect_events()] == [Notice.Posted, Notice.Opened]
