"""The history of one application, as whoever reads it asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from services.chassis.store import Recorded, replay
from services.dossier.content import Manifest

A = TypeVar("A")
E = TypeVar("E")


class History(Generic[A]):
    """What happened to an application, and where that has brought it."""

    handing_in: ClassVar[tuple[type, ...]]
    """The service's events by which a content, with its manifest, is laid before whoever decides."""

    def __init__(self, history: Sequence[Recorded]) -> None:
        self.recorded = history
        self.events: list[Any] = [each.event for each in history]
        self._latest = {type(each): each for each in self.events}
        self.application: A = replay(self.events)

    @property
    def is_erased(self) -> bool:
        """Tell whether what it said is gone."""
        content: Any = getattr(self.application, "content", None)
        return content is not None and not content

    @property
    def created_at(self) -> datetime:
        """When it was begun."""
        began: datetime = self.events[0].created_at
        return began

    @property
    def manifest(self) -> Manifest | None:
        """What was handed in with the content as it stands."""
        frozen = self.last(*self.handing_in)
        return frozen.manifest if frozen else None

    def happened(self, event: type[E]) -> E | None:
        """Return the last event of this kind."""
        return self._latest.get(event)

    def last(self, *kinds: type) -> Any:
        """Return the last event of any of these kinds, or None."""
        return next((each for each in reversed(self.events) if isinstance(each, kinds)), None)
