"""Logs: one JSON object per line; ids only, never what a person wrote."""

from __future__ import annotations

import logging
import re
import sys
import traceback
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


def said(error: BaseException) -> str:
    """
    Return what an error says without what a person wrote.

    Values stand in quotes or are long numbers; what was sent to the database stands below the first line.
    """
    first = str(error).partition("\n")[0][:300]
    return f"{type(error).__name__}: {_QUOTED.sub('…', first)}"


_QUOTED = re.compile(r"""(?<!\w)'.*'|".*"|\d{6,}""")


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
            _spell_error,
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
            _spell_error,
            structlog.processors.JSONRenderer(serializer=_json),
        ],
    )
    written = logging.StreamHandler(sys.stdout)
    written.setFormatter(of_libraries)
    logging.root.handlers = [written]
    logging.root.setLevel(logging.WARNING)
    for library, least in QUIET.items():
        logging.getLogger(library).setLevel(least)


def _spell_error(_: Any, __: str, event: Any) -> Any:
    """Put where an error was raised, and what it says, in the place of the error."""
    given = event.pop("exc_info", None)
    if not given:
        return event
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given is True else given[1]
    if error is not None:
        event["exception"] = _spelt(error)
    return event


def _spelt(error: BaseException) -> str:
    """Return the frames and the words of an error, the one that it came from first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return (f"{_spelt(before)}\nthen\n" if before is not None else "") + frames + said(error)


def _json(event: dict[str, Any], **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()
