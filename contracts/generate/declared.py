"""Everything that the contracts declare, in a fixed order, whoever imported what before."""

from __future__ import annotations

from importlib import import_module

from contracts.call import CALLS, Call
from contracts.message import CATALOGUE, Message
from contracts.topology import SERVICES

for _service in SERVICES:
    for _part in ("errors", "events", "rpc"):
        import_module(f"contracts.{_service}.{_part}")


def messages() -> list[type[Message]]:
    """Return every message, by type and version."""
    return [CATALOGUE[each] for each in sorted(CATALOGUE)]


def calls() -> list[Call]:
    """Return every call, by routing key."""
    return [CALLS[each] for each in sorted(CALLS)]


def decisions() -> dict[str, Call]:
    """Return what offices ask by a decision, by the decision's name."""
    told = (getattr(import_module(f"contracts.{each}.rpc"), "DECISIONS", {}) for each in SERVICES)
    return {name: call for decided in told for name, call in decided.items()}


def teller(message: type[Message]) -> str:
    """Return the service that tells *message*: the one in whose folder it is declared."""
    return message.__module__.split(".")[1]


def name_of(message: type[Message]) -> str:
    """Return the name under which a message's schema and example are filed."""
    return f"{message.TYPE}.v{message.VERSION}"


def meaning(schema: type) -> str:
    """Return what the docstring says, on one line."""
    return " ".join((schema.__doc__ or "").split())
