"""Logs: one JSON object per line; ids only, never what a person wrote."""

from __future__ import annotations

import logging
import sys
from contextlib import AbstractContextManager
from typing import Any

import orjson
import structlog

QUIET = {
    # nameko writes whole calls, arguments included; the entrypoints say what happened, in ids.
    "nameko": logging.CRITICAL,
    # It spells out every reconnection with a traceback.
    "kombu": logging.ERROR,
    "amqp": logging.ERROR,
    # Each lost connection is some ten error lines of its own; the relay says it in one.
    "pika": logging.CRITICAL,
}
"""Libraries that are heard only from this level on."""


def get(name: str) -> Any:
    """
    Return a logger; its events are sentences, its values ids, codes and numbers.

    >>> get(__name__).info("a reply was dropped", trace="…")
    """
    return structlog.get_logger(name)


def bound(**context: Any) -> AbstractContextManager[None]:
    """Return a context in which every line carries *context*: the trace, the call, the message."""
    return structlog.contextvars.bound_contextvars(**context)


def bind(**context: Any) -> None:
    """Let every later line of this thread, or green thread, carry *context*."""
    structlog.contextvars.bind_contextvars(**context)


def begin(program: str, *, level: int = logging.INFO) -> None:
    """Begin to write lines to the standard output, each with the *program*'s name."""

    def name_program(_: Any, __: str, event: dict[str, Any]) -> dict[str, Any]:
        event["program"] = program
        return event

    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        name_program,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    structlog.configure(
        processors=[
            *shared,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stdout),
        cache_logger_on_first_use=True,
    )
    of_libraries = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_json),
        ],
    )
    written = logging.StreamHandler(sys.stdout)
    written.setFormatter(of_libraries)
    logging.root.handlers = [written]
    logging.root.setLevel(logging.WARNING)
    for library, least in QUIET.items():
        logging.getLogger(library).setLevel(least)


def _json(event: dict[str, Any], **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()
