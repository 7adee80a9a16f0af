"""An office's desk at the broker: one event in, its decisions out, then the acknowledgement."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import pika
from pika.adapters.blocking_connection import BlockingChannel, BlockingConnection

from contracts import topology
from contracts.preservation.events import DecisionRefused
from offices.desk.decision import Decision, File
from offices.desk.files import Files, Unreachable

log = logging.getLogger(__name__)

AGAIN_AFTER = 2.0
"""Seconds until a file is asked for again; heartbeats go on meanwhile."""


class Duty(NamedTuple):
    """What an event obliges the office to do, as long as the file still stands where that is to be decided."""

    waits: tuple[str, ...]
    decide: Callable[[File], list[Decision]]


class Office:
    """One office at work on one connection; the broker redelivers whatever was not acknowledged."""

    def __init__(
        self, code: str, duties: Mapping[str, Duty], connection: BlockingConnection, user: str, files: Files
    ) -> None:
        self._code, self._connection, self._user, self._files = code, connection, user, files
        self._duties = duties
        self._channel: BlockingChannel = connection.channel()
        # A decision is done when the broker has confirmed it; unroutable ones come back as an error.
        self._channel.confirm_delivery()
        self._channel.basic_qos(prefetch_count=10)

    def ask_again(self, source: str, *, after: int) -> None:
        """Ask for everything that *source* told it after that position; a new office begins with 0."""
        self._publish(topology.REPLAY, f"replay-after-{after}", {"source": source, "after": after})

    def work(self) -> None:
        """Hear the feed until the connection ends."""
        self._channel.basic_consume(topology.office_queue(self._code), self._hear)
        self._channel.start_consuming()

    def _hear(
        self, channel: BlockingChannel, method: Any, properties: pika.BasicProperties, body: bytes
    ) -> None:
        kind = (properties.headers or {}).get("ce-type", "")
        fact = json.loads(body)
        if kind == DecisionRefused.TYPE:
            log.warning(
                "decision %s on %s was refused: %s", fact["decision_id"], fact["application_id"], fact["code"]
            )
        elif kind in self._duties:
            self._decide(self._duties[kind], fact["application_id"])
        channel.basic_ack(method.delivery_tag)

    def _decide(self, duty: Duty, application_id: str) -> None:
        file = self._file(application_id)
        if file is None or file["status"] not in duty.waits:
            log.info("nothing is to be decided on %s any more", application_id)
            return
        decisions = duty.decide(file)
        if not decisions:
            log.info("%s is met with silence", file["number"])
        for each in decisions:
            # The same submission gives the same id, so that hearing an event twice decides once.
            mark = f"{each.key}:{application_id}:{file['content_hash']}:{file['submitted_at']}" + (
                f":{each.turn}" if each.turn else ""
            )
            decision_id = str(uuid5(NAMESPACE_URL, mark))
            self._publish(each.key, decision_id, each.body(application_id), subject=application_id)
            log.info("%s on %s sent as %s", each.key, file["number"], decision_id)

    def _file(self, application_id: str) -> dict[str, Any] | None:
        while True:
            try:
                return self._files.fetch(application_id)
            except Unreachable as why:
                log.warning("the file %s cannot be had yet: %s", application_id, why)
                self._connection.sleep(AGAIN_AFTER)

    def _publish(self, key: str, message_id: str, body: dict[str, Any], *, subject: str = "") -> None:
        self._channel.basic_publish(
            topology.DECISIONS,
            key,
            json.dumps(body, ensure_ascii=False).encode(),
            pika.BasicProperties(
                content_type="application/json",
                delivery_mode=2,
                message_id=message_id,
                headers={"ce-subject": subject},  # decisions on one file are heard one after the other
                user_id=self._user,  # the broker refuses a user_id that is not the connection's own
            ),
            mandatory=True,
        )
