"""What can be done with notices: one method per use case, one save each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import BadInput, NotYet, Unknown
from services.chassis.store import Store
from services.notification.domain import News, Notice

PAGES = {"preservation": "applications", "guarantee": "guarantees"}
"""Where what a notice is about is shown, by the service that told it."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many notices an account has, and how many of them are unread."""

    all: int
    unread: int


class Inbox(Protocol):
    """The read model of notices."""

    def number_of(self, about_id: UUID) -> str | None:
        """Return the number by which people know the application, if any notice named it."""

    def page(
        self, owners: Sequence[UUID], *, before: int | None, limit: int, unread: bool
    ) -> Sequence[dict[str, Any]]:
        """Return at most *limit* notices, newest first, with their ``position``; those *before* one, if given."""

    def count(self, owners: Sequence[UUID]) -> Count:
        """Return how many there are."""


class NotificationUseCases:
    """The use cases of notification, over ports."""

    def __init__(self, store: Store, inbox: Inbox) -> None:
        self.store = store
        self.inbox = inbox

    def post_notice(
        self,
        *,
        cause: Cause,
        owners: Iterable[UUID],
        about_id: UUID,
        kind: str,
        news: News,
        number: str | None = None,
    ) -> dict[str, Any]:
        """
        Post the news to each of the *owners*, accounts or organisations.

        The number comes with the first news of an application; later ones wait (``NotYet``) until that was heard.
        """
        number = number or self.inbox.number_of(about_id)
        if number is None:
            raise NotYet
        notices = [
            Notice.post(
                notice_id=cause.new_id(str(owner)),
                account_id=owner,
                about_id=about_id,
                number=number,
                kind=kind,
                news=news,
                at=cause.at,
            )
            for owner in dict.fromkeys(owners)
        ]
        return self.store.save(*notices, cause=cause, answer={"ids": [str(each.id) for each in notices]})

    def list_notices(
        self, *, by: Actor, after: str | None = None, limit: int = 20, unread: bool = False
    ) -> dict[str, Any]:
        """Return a page of the asker's inbox and his organisations', newest first, with the number of unread notices."""
        owners = (by.account, *by.acts_for)
        before = None if after is None else _cursor(after)
        found = self.inbox.page(owners, before=before, limit=limit + 1, unread=unread)
        count = self.inbox.count(owners)
        return {
            "items": [_view(each) for each in found[:limit]],
            "total": count.unread if unread else count.all,
            "next": str(found[limit - 1]["position"]) if len(found) > limit else None,
            "unread": count.unread,
        }

    def open_notice(self, *, cause: Cause, notice_id: UUID) -> dict[str, Any]:
        """Record that the notice was read, an organisation's by any of its members; somebody else's is unknown."""
        notice = self.store.find(Notice, notice_id)
        if notice is None or notice.account_id not in (cause.actor.account, *cause.actor.acts_for):
            raise Unknown
        notice.open(at=cause.at)
        return self.store.save(
            notice, cause=cause, answer={"id": str(notice.id), "version": notice.version, "status": "OPENED"}
        )


def _cursor(after: str) -> int:
    if not (after.isascii() and after.isdecimal() and len(after) < 19):  # noqa: PLR2004 - as long as a position may be
        raise BadInput(
            {
                "field": "after",
                "code": "format",
                "zh": "应为上一页给出的位置",
                "en": "must be what the page before gave as `next`",
            }
        )
    return int(after)


def _view(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["notice_id"],
        "kind": row["kind"],
        "title": row["title"],
        "text": row["text"],
        "about_id": row["about_id"],
        "page": f"/{PAGES[row['kind'].partition('.')[0]]}/{row['about_id']}",
        "posted_at": row["posted_at"],
        "opened_at": row["opened_at"],
    }
