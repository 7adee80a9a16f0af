"""The answer to an office whose decision broke a rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.store import Store
from services.dossier.decision import Decision


class Refusing:
    """A decision is never met with silence."""

    store: Store

    decision: ClassVar[type[Decision]]
    """The service's own stream of such answers."""

    def refuse_decision(self, *, cause: Cause, application_id: UUID | None, code: str) -> dict[str, Any]:
        """Answer an office whose decision broke a rule; the answer goes out in its feed like any event."""
        refused = self.decision.refuse(
            id=cause.new_id("refused"),
            decision_id=cause.id,
            office=cause.actor.office,
            application_id=application_id,
            code=code,
            at=cause.at,
        )
        return self.store.save(refused, cause=cause, answer={"refused": code})


def refuse(use_cases: Refusing, cause: Cause, decided: Mapping[str, Any], code: str) -> None:
    """Answer an office by the rule that forbids its decision."""
    use_cases.refuse_decision(cause=cause, application_id=_about(decided), code=code)


def _about(decided: Mapping[str, Any]) -> UUID | None:
    try:
        return UUID(decided["application_id"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
