"""The SQL of the inbox says the same as its stand-in in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from services.chassis.store import Store
from services.chassis.testing import a_cause, an_actor
from services.notification import projections as notification
from services.notification.domain import News
from services.notification.use_cases import NotificationUseCases


@pytest.fixture
def inbox(scratch: str) -> Iterator[NotificationUseCases]:
    notification.METADATA.create_all(create_engine(scratch, poolclass=NullPool))
    with closing(Store(url=scratch, project=notification.project)) as store:
        yield NotificationUseCases(store, notification.InboxRows(store))


def test_turning_the_pages_of_an_inbox_shows_each_notice_once(inbox: NotificationUseCases) -> None:
    she, about, news = an_actor(), uuid4(), News("标题", "已提交。")
    for reader in (she, an_actor()):
        posted = [
            UUID(
                inbox.post_notice(
                    cause=a_cause(),
                    owners=[reader.account],
                    about_id=about,
                    kind="preservation.application.ruled",
                    news=news,
                    number="BQ-1",
                )["ids"][0]
            )
            for _ in range(7)
        ]
        if reader is she:
            hers = posted
    inbox.open_notice(cause=a_cause(she), notice_id=hers[2])

    for unread, wanted in ((False, hers[::-1]), (True, [each for each in hers[::-1] if each != hers[2]])):
        seen: list[UUID] = []
        after = None
        while True:
            page = inbox.list_notices(by=she, after=after, limit=3, unread=unread)
            seen += [each["id"] for each in page["items"]]
            after = page["next"]
            if after is None:
                break
        assert seen == wanted
        assert (page["total"], page["unread"]) == (len(wanted), 6)


def test_the_number_of_an_application_is_known_from_its_first_notice(inbox: NotificationUseCases) -> None:
    she, about = an_actor(), uuid4()
    for number in ("BQ-7", None):
        inbox.post_notice(
            cause=a_cause(),
            owners=[she.account],
            about_id=about,
            kind="preservation.application.ruled",
            news=News("标题", "。"),
            number=number,
        )

    assert [each["text"] for each in inbox.list_notices(by=she)["items"]] == [
        "您的保全申请（编号BQ-7）。"
    ] * 2
