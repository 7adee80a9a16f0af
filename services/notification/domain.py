"""What an account is told, and in what words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening


@dataclass(frozen=True)
class News:
    """What happened to an application, as the court would write it; no personal field."""

    title: str
    says: str


class Notice(Aggregate):
    """
    One message in the inbox of an account, or of an organisation for whoever acts for it.

    Only the applicant's side gets one: until the first measure is taken nothing tells a respondent that an
    application exists [民事诉讼法 art. 103, 106(1)].
    """

    TOPIC = "notification.notice"

    class Posted(Opening):
        TOPIC = "notification.notice.posted"
        account_id: UUID
        about_id: UUID
        number: str
        kind: str
        title: str
        text: str
        posted_at: datetime

    class Opened(Event):
        TOPIC = "notification.notice.opened"
        opened_at: datetime

    @event(Posted)
    def __init__(
        self,
        *,
        account_id: UUID,
        about_id: UUID,  # noqa: ARG002 - read from the rows
        number: str,  # noqa: ARG002
        kind: str,  # noqa: ARG002
        title: str,  # noqa: ARG002
        text: str,  # noqa: ARG002
        posted_at: datetime,  # noqa: ARG002
    ) -> None:
        self.account_id = account_id
        self.is_opened = False

    @classmethod
    def post(
        cls,
        *,
        notice_id: UUID,
        account_id: UUID,
        about_id: UUID,
        number: str,
        kind: str,
        news: News,
        at: datetime,
    ) -> Notice:
        """Tell the account what happened to the application that people know by *number*."""
        return cls._create(
            cls.Posted,
            id=notice_id,
            account_id=account_id,
            about_id=about_id,
            number=number,
            kind=kind,
            title=news.title,
            text=f"您的保全申请（编号{number}）{news.says}",
            posted_at=at,
        )

    def open(self, *, at: datetime) -> None:
        """Record that it was read; reading again changes nothing."""
        if not self.is_opened:
            self._opened(opened_at=at)

    @event(Opened)
    def _opened(self, opened_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self.is_opened = True


# --- the words --------------------------------------------------------------------------------------------------------

RESULTS = {"GRANTED": "准予保全", "PARTIAL": "部分准予保全", "DISMISSED": "驳回申请"}


def submitted(*, on: date) -> News:
    """Say that the application lies before the court."""
    return News("保全申请已提交", f"已于{_day(on)}提交人民法院，请等待审核。")


def watched(*, on: date) -> News:
    """Say to somebody who is named as an applicant that it was filed for him."""
    return News("有一件以您为申请人的保全申请", f"由他人代为提交，您自{_day(on)}起可以查看办理进度。")


def reviewed(*, passed: bool, on: date) -> News:
    """Say how the review ended; the remark may name persons and stays with the application."""
    if passed:
        return News("保全申请审核通过", f"已于{_day(on)}审核通过。")
    return News("保全申请审核不通过", f"于{_day(on)}审核不通过，理由请在办理进度中查看。")


def fee_assessed(*, amount: Decimal, due_on: date) -> News:
    """Ask for the fee; the warning is that of the official form [交纳诉讼费用通知书; 诉讼费用交纳办法 art. 22(3)]."""
    return News(
        "请交纳保全申请费",
        f"应交纳申请费{amount:.2f}元，请于{_day(due_on)}前（含当日）交纳。期满仍未交纳的，按撤回申请处理。",
    )


def fee_paid(*, amount: Decimal, on: date) -> News:
    """Say that the fee arrived."""
    return News("保全申请费已交纳", f"的申请费{amount:.2f}元已于{_day(on)}交纳。")


def ruled(*, result: str, on: date, case_no: str) -> News:
    """Say what the court ruled; a result that is not known here yet is left to the ruling itself."""
    told = f"：{RESULTS[result]}" if result in RESULTS else ""
    return News("人民法院已作出裁定", f"已于{_day(on)}裁定，案号{case_no}{told}。裁定书请在办理进度中查看。")


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
