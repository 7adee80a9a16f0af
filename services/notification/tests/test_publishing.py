"""What the others hear of notices: ids."""

from __future__ import annotations

from uuid import UUID

from services.chassis.testing import NOON
from services.notification.domain import News, Notice
from services.notification.publishing import told


def test_a_posted_notice_is_told_by_ids_alone() -> None:
    notice = Notice.post(
        notice_id=UUID(int=1),
        account_id=UUID(int=2),
        about_id=UUID(int=3),
        number="BQ-1",
        kind="k",
        news=News("标题", "内容"),
        at=NOON,
    )
    notice.open(at=NOON)

    posted, opened = map(told, notice.collect_events())

    assert posted is not None
    assert posted.offices == ()
    assert posted.subject == UUID(int=1)
    assert posted.message.dump() == {
        "notice_id": str(UUID(int=1)),
        "account_id": str(UUID(int=2)),
        "posted_at": "2026-03-02T04:00:00+00:00",
    }
    assert opened is None
