"""What notification answers and hears: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contracts.message import Message
from contracts.notification import rpc as calls
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, hears, rpc
from services.notification import reactions


class NotificationService:
    """Notification, as the broker sees it."""

    name = "notification"
    notification = Assembled()

    @rpc(calls.LIST_NOTICES)
    def list_notices(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show a page of the asker's inbox."""
        return self.notification.list_notices(by=by, **asked)

    @rpc(calls.OPEN_NOTICE)
    def open_notice(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record that a notice was read."""
        return self.notification.open_notice(cause=cause, **asked)

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.notification, message, cause)
