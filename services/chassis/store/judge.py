"""Which of several saves may stand: a pure function, used by the flusher and by every simulated store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from services.chassis.rows import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventsourcing.persistence import StoredEvent

    from services.chassis.rows import RowOperation


StreamId = UUID | str
"""The library's stored events name a stream either way; ours are UUIDs."""


class Conflict(IntegrityError):
    """Somebody else wrote that version first; the whole use case runs again."""


class Taken(IntegrityError):
    """The mark is there already: a repeat, or a claim that somebody else holds; *answer* is what it carries."""

    def __init__(self, mark: str, answer: bytes | None) -> None:
        super().__init__(mark)
        self.mark, self.answer = mark, answer


@dataclass(eq=False)
class Save:
    """
    What is to be stored together, or not at all.

    Args:
        events: with the versions that they are to have.
        meta: stored beside each event.
        projected: the row operations of each event, in step with *events*.
        rows: row operations that come from no event.
        marks: each must be free; with what it carries.
        verdict: after judging, the positions of the events, or the reason why the save does not stand.
    """

    events: list[StoredEvent]
    meta: bytes
    projected: list[list[RowOperation]]
    rows: list[RowOperation]
    marks: dict[str, bytes | None]
    verdict: list[int] | Exception = field(default_factory=list)


def judge(
    saves: Iterable[Save], heads: Mapping[StreamId, int], taken: Mapping[str, bytes | None]
) -> tuple[list[Save], dict[StreamId, int], dict[str, bytes | None]]:
    """
    Decide save by save, in order of arrival, and put the reason into those that do not stand.

    Args:
        heads: the present version of each stream concerned; a stream that is not there is empty.
        taken: those of the saves' marks that are there already.

    Returns:
        The saves that stand, and heads and marks as they are after them.
    """
    heads, taken = dict(heads), dict(taken)
    standing = []
    for save in saves:
        grown: dict[StreamId, int] = {}
        reason: Exception | None = next(
            (Taken(mark, taken[mark]) for mark in save.marks if mark in taken), None
        )
        for event in save.events if reason is None else ():
            expected = grown.get(event.originator_id, heads.get(event.originator_id, 0)) + 1
            if event.originator_version != expected:
                reason = Conflict(
                    f"{event.originator_id} is at {expected - 1}, not {event.originator_version - 1}"
                )
                break
            grown[event.originator_id] = event.originator_version
        if reason is not None:
            save.verdict = reason
            continue
        save.verdict = []
        heads.update(grown)
        taken.update(save.marks)
        standing.append(save)
    return standing, heads, taken


def effects(save: Save) -> list[RowOperation]:
    """Return the row operations of a save that stands, in order, each ``POSITION`` filled in."""
    positions = cast("list[int]", save.verdict)
    filled = [
        placed(each, position)
        for position, operations in zip(positions, save.projected, strict=True)
        for each in operations
    ]
    return [*filled, *save.rows]
