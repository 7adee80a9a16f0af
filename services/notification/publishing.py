"""Which events of notification the others hear of, and in what words."""

from __future__ import annotations

from functools import singledispatch

from contracts.message import Told
from contracts.notification import events as wire
from services.notification.domain import Notice

KEPT_INSIDE = {Notice.Opened}  # what somebody reads, and when, is nobody's business
"""Events that nobody outside may build on."""


@singledispatch
def told(event: object) -> Told | None:
    """Return what is told of *event* to the others, or None if it stays inside."""
    if type(event) in KEPT_INSIDE:
        return None
    raise NotImplementedError(f"decide whether {type(event).__qualname__} is told")


@told.register
def _(event: Notice.Posted) -> Told:
    message = wire.NoticePosted(
        notice_id=event.originator_id, account_id=event.account_id, posted_at=event.posted_at
    )
    return Told(message=message, subject=event.originator_id)
