"""What an account is told, and in what words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening


@dataclass(frozen=True)
class News:
    """What happened to an application, as a court or an insurer would write it; no personal field."""

    title: str
    says: str
    of: str = "保全申请"


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
            text=f"您的{news.of}（编号{number}）{news.says}",
            posted_at=at,
        )

    def open(self, *, at: datetime) -> None:
        """Record that it was read; reading again changes nothing."""
        if not self.is_opened:
            self._opened(opened_at=at)

    @event(Opened)
    def _opened(self, opened_at: datetime) -> None:  # noqa: ARG002 - a fact for the history
        self.is_opened = True
