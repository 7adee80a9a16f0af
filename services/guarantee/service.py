"""What guarantee answers and hears: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contracts.guarantee import rpc as calls
from contracts.message import Message
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, hears, rpc
from services.guarantee import reactions


class GuaranteeService:
    """Guarantee, as the broker sees it."""

    name = "guarantee"
    guarantee = Assembled()

    @rpc(calls.CREATE_APPLICATION)
    def create_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin a draft."""
        return self.guarantee.create_application(cause=cause, **asked)

    @rpc(calls.DELETE_APPLICATION)
    def delete_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Throw a draft away."""
        return self.guarantee.delete_application(cause=cause, **asked)

    @rpc(calls.VIEW_COLUMN)
    def view_column(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show the column 担保申请 of «我的申请»."""
        return self.guarantee.view_column(by=by, **asked)

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.guarantee, message, cause)
