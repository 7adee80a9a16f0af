"""The library's recorder over the write combiner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, Notification, StoredEvent

from services.chassis.store.judge import Save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.chassis.store.log import Log


class Recorder(ApplicationRecorder):
    """Hands each save to *flush* and reads the log."""

    def __init__(self, flush: Callable[[Save], list[int]], log: Log) -> None:
        super().__init__()
        self._flush, self._log = flush, log

    def insert_events(self, stored_events: Sequence[StoredEvent], **saved: Any) -> list[int]:
        """Store the events with what else the save holds; return their positions."""
        saved.pop("tracking", None)
        return self._flush(Save(events=list(stored_events), **saved))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Return the events of one aggregate."""
        stream = self._log.stream(
            UUID(str(originator_id)), after=gt or 0, up_to=lte or 2**31 - 1, limit=limit, newest_first=desc
        )
        return [each.stored for each in stream]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list[Notification]:
        """Return the log from *start* on."""
        after = (start or 1) - 1 if inclusive_of_start else (start or 0)
        found = self._log.after(after, limit)
        return [
            Notification(each.originator_id, each.version, each.topic, each.state, each.position)
            for each in found
            if (stop is None or each.position <= stop) and (not topics or each.topic in topics)
        ]

    def max_notification_id(self) -> int | None:
        """Return the last position."""
        return self._log.head() or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> NoReturn:
        """Refuse: only the relay follows the log."""
        raise NotImplementedError


class NoFactory(InfrastructureFactory[Any]):
    """The library asks for a factory; ours makes nothing, since the store brings its own recorder and mapper."""

    def application_recorder(self) -> NoReturn:
        """Refuse."""
        raise NotImplementedError

    def aggregate_recorder(self, purpose: str = "events") -> NoReturn:
        """Refuse."""
        raise NotImplementedError

    def tracking_recorder(self, tracking_recorder_class: Any = None) -> NoReturn:
        """Refuse."""
        raise NotImplementedError

    def process_recorder(self) -> NoReturn:
        """Refuse."""
        raise NotImplementedError
