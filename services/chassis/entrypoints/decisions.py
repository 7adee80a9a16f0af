"""Decisions of offices: of whom the broker says that he is who he says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import orjson

from contracts import topology
from services.chassis.causes import Actor
from services.chassis.entrypoints.hearing import Hearing, Understood, Unreadable
from services.chassis.envelope import Heard

Method = TypeVar("Method", bound=Callable[..., Any])


class Decides(Hearing):
    """The decisions of offices: who decided is the user that the broker has validated."""

    queue_of = staticmethod(topology.decisions_queue)

    def _understand(self, heard: Heard) -> Understood:
        if not heard.user:
            raise Unreadable("decision without user_id")
        office = self._settings.office_users.get(heard.user)
        if office is None:
            raise Unreadable(f"{heard.user} speaks for no office")
        decision = self.table.get(heard.type)
        if decision is None or not heard.id:
            raise Unreadable(f"nobody here hears {heard.type}, or it has no id")
        try:
            asked = orjson.loads(heard.body)
        except ValueError as error:
            raise Unreadable("not JSON") from error
        if not isinstance(asked, dict):
            raise Unreadable("not an object")
        actor = Actor(id=f"office:{office}", role=topology.office_role(office), office=office)
        return Understood(decision, asked, self._cause(heard, actor, f"{office}:{heard.id}"))


def decides(table: Mapping[str, Callable[..., Any]]) -> Callable[[Method], Method]:
    """Let a method be called with ``(decision, asked, cause)`` for every decision of *table*."""
    return cast("Callable[[Method], Method]", Decides.decorator(table))
