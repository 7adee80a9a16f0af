"""Which events of notification the others hear of, and in what words."""

from __future__ import annotations

from contracts.message import Told
from contracts.notification import events as wire
from services.chassis.translation import translator
from services.notification.domain import Notice

KEPT_INSIDE = {Notice.Opened}  # what somebody reads, and when, is nobody's business
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


@told.register
def _(event: Notice.Posted) -> Told:
    message = wire.NoticePosted(
        notice_id=event.originator_id, account_id=event.account_id, posted_at=event.posted_at
    )
    return Told(message=message, subject=event.originator_id)
