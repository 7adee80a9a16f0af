"""One queue of a service: heard in lanes, each message once, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import eventlet
from kombu import Queue
from marshmallow import ValidationError
from nameko.extensions import Entrypoint

from services.chassis import clock, envelope, logs
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints.deliveries import Deliveries
from services.chassis.entrypoints.lanes import Lanes
from services.chassis.envelope import Heard
from services.chassis.refusals import NotYet, Refusal, StoreUnavailable
from services.chassis.store import Conflict, Taken
from services.chassis.vault import Vault
from services.chassis.waiting import DONE, LATER, NEVER, NOT_YET, Outcome, WaitingRoom

log = logs.get(__name__)

AT_ONCE = 20
AGAIN = 3
LOOK_EVERY = 0.5
"""Seconds between looks at what waits."""

PAUSE = 1.0
"""Seconds until a store that is away is asked again; meanwhile nothing is acked, and the broker sends no more."""


class Unreadable(Exception):
    """The message can never be understood as it is."""


class Understood(NamedTuple):
    """What the decorated method is called with."""

    reaction: Callable[..., Any]
    message: Any
    cause: Cause


class _HeardDeliveries(Deliveries):
    """A connection of its own: calls do not wait behind events."""

    prefetch_count = AT_ONCE


class Hearing(Entrypoint):
    """
    One queue of a service.

    Schema, inbox, use case and commit come before the ack. What fails waits in the service's own table, and later
    messages of its subject queue up behind it; what cannot succeed is parked there with its reason.
    """

    deliveries = _HeardDeliveries()
    queue_of: Callable[[str], str]

    def __init__(self, table: Mapping[Any, Callable[..., Any]], **kwargs: Any) -> None:
        self.table = table
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Take a place at the connection and a corner of the waiting table."""
        self._settings = self.container.config["settings"]
        self._store = self.container.config["assembled"].store
        name = type(self).queue_of(self.container.service_name)
        self.queue = Queue(name, no_declare=True)
        self.room = WaitingRoom(self._settings.database_url, name, Vault(self._settings.sealing_secret).own)
        self.lanes = Lanes(AT_ONCE)
        self._busy: set[str] = set()  # subjects of which something waits, as far as this program knows
        self.deliveries.register_provider(self)

    def start(self) -> None:
        """Look after what waits."""
        self.container.spawn_managed_thread(self._look, identifier=f"waiting in {self.queue.name}")

    def stop(self) -> None:
        """Finish what runs; leave the rest to the broker."""
        self.lanes.close()
        self.deliveries.unregister_provider(self)
        self.lanes.wait()
        self.deliveries.abandon(self)

    # --- what is delivered --------------------------------------------------------------------------------------------

    def deliver(self, message: Any, error: Exception | None = None) -> None:
        """Put the message in the lane of its subject."""
        heard = envelope.read(
            key=message.delivery_info["routing_key"],
            headers=message.headers,
            properties=message.properties,
            body=message.body,
        )
        self.lanes.put(heard.subject, partial(self._hear, message, heard, error))

    def _hear(self, message: Any, heard: Heard, error: Exception | None) -> None:
        with logs.bound(trace=heard.trace, message=heard.id, type=heard.type, subject=heard.subject):
            while not self.lanes.closed:
                try:
                    self._settle(heard, error)
                except StoreUnavailable:
                    log.warning("the store is away; hearing pauses", queue=self.queue.name)
                    eventlet.sleep(PAUSE)
                except Exception:
                    # Neither lost nor acked: as long as we do not know what it is, we know that it is still there.
                    log.exception("a message could not be settled", queue=self.queue.name)
                    eventlet.sleep(PAUSE)
                else:
                    self.deliveries.settle(self, message)
                    return

    def _settle(self, heard: Heard, error: Exception | None) -> None:
        """Come to an end with the message, or leave it in the waiting table."""
        if heard.subject in self._busy:
            self.room.keep(heard, because="an earlier one of its subject waits", at=clock.now())
            self.lanes.put(heard.subject, partial(self._again, heard.subject))
            return
        outcome = (
            self._attempt(heard) if error is None else Outcome(NEVER, f"unreadable: {type(error).__name__}")
        )
        if outcome == DONE:
            return
        self._tell(outcome, attempts=1)
        if self.room.keep_failed(heard, outcome, at=clock.now()):
            self._busy.add(heard.subject)

    def _attempt(self, heard: Heard) -> Outcome:
        """
        Let the reaction have the message.

        Raises:
            StoreUnavailable: whether it had its effect, and what to write down, must wait.
        """
        try:
            understood = self._understand(heard)
        except Unreadable as unreadable:
            return Outcome(NEVER, str(unreadable))
        mark = understood.cause.mark
        error: Exception | None = None
        for _ in range(1 + AGAIN):
            error = self._call(understood)
            if not isinstance(error, Conflict):
                break
        if error is None or (isinstance(error, Taken) and error.mark == mark):
            return DONE
        if isinstance(error, StoreUnavailable):
            raise error
        # What is refused now may be the repeat of what was done.
        if isinstance(error, NotYet | Refusal | ValidationError) and self._store.taken(mark) is not None:
            return DONE
        return _outcome_of(error)

    def _call(self, understood: Understood) -> Exception | None:
        """Call the decorated method on a fresh service; return what it raised."""
        service = self.container.service_cls()
        for each in self.container.dependencies:
            setattr(service, each.attr_name, each.get_dependency(None))
        try:
            getattr(service, self.method_name)(*understood)
        except Exception as error:  # noqa: BLE001 - judged by whoever asked
            return error
        return None

    def _understand(self, heard: Heard) -> Understood:
        """
        Return what the method is called with.

        Raises:
            Unreadable: it is none of ours, or not spelt as the contract says.
        """
        raise NotImplementedError

    def _cause(self, heard: Heard, actor: Actor, mark: str) -> Cause:
        return Cause(
            mark=f"{self.queue.name}:{mark}",
            id=heard.id,
            actor=actor,
            at=clock.now(),
            correlation=heard.correlation,
            trace=heard.trace,
            sequence=heard.sequence,
        )

    # --- what waits ---------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Every now and then give what waits another chance."""
        while not self.lanes.closed:
            try:
                waiting = self.room.subjects()
                self._busy = set(waiting)
                for subject in (each for each, next_at in waiting.items() if next_at <= clock.now()):
                    self.lanes.put(subject, partial(self._again, subject))
            except StoreUnavailable:
                log.warning("the store is away; what waits goes on waiting", queue=self.queue.name)
            eventlet.sleep(LOOK_EVERY)

    def _again(self, subject: str) -> None:
        """
        Give what waits of a subject another chance, oldest first.

        What failed holds up the later ones. What waits for something not yet heard does not: it may be among them.
        """
        with logs.bound(subject=subject):
            try:
                while self._one_more(subject):
                    pass
                if not self.room.of(subject):
                    self._busy.discard(subject)
            except StoreUnavailable:
                log.warning("the store is away; what waits goes on waiting", queue=self.queue.name)

    def _one_more(self, subject: str) -> bool:
        """Tell whether one that waited came to its end, so that others may have their chance."""
        for row in self.room.of(subject):
            now = clock.now()
            if self.lanes.closed:
                return False
            if row.next_at > now:
                if row.is_not_yet:
                    continue
                return False
            if not self.room.claim(row, at=now):
                return False
            with logs.bound(trace=row.heard.trace, message=row.heard.id, type=row.heard.type):
                outcome = self._attempt(row.heard)
                if outcome == DONE:
                    self.room.drop(row)
                    self.room.hurry(subject, at=now)
                    return True
                self._tell(outcome, attempts=row.attempts + 1)
                self.room.put_off(row, outcome, at=now)
            if outcome.kind != NOT_YET:
                # Parked, it stands in nobody's way any more.
                return outcome.kind == NEVER
        return False

    def _tell(self, outcome: Outcome, attempts: int) -> None:
        tell = log.error if outcome.kind == NEVER else log.warning
        tell(
            "a message was not taken",
            queue=self.queue.name,
            kind=outcome.kind,
            because=outcome.because,
            attempts=attempts,
        )


def _outcome_of(error: Exception) -> Outcome:
    if isinstance(error, NotYet):
        return Outcome(NOT_YET, reason_of(error))
    if isinstance(error, Refusal):
        return Outcome(NEVER, error.CODE)
    if isinstance(error, ValidationError):
        return Outcome(NEVER, f"bad-input: {reason_of(error)}")
    log.error("a reaction failed unexpectedly", exc_info=error)
    return Outcome(LATER, reason_of(error))


def reason_of(error: Exception) -> str:
    """Return an error as it is written down beside the message; of bad input our own words, which name fields."""
    if isinstance(error, ValidationError):
        return f"{type(error).__name__}: {error}"[:500]
    return logs.said(error)
