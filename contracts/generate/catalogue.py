"""The catalogue of events as a page for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contracts import topology
from contracts.generate import asyncapi, declared, json_schemas

if TYPE_CHECKING:
    from contracts.message import Message

_HEAD = """# Events: who tells what, and who hears it

Generated from `contracts/` by `python -m contracts.generate`; change the declarations, not this page.
Each event is told once to the exchange `<service>.events`; its routing key is its type. Ids, states, amounts, codes and
dates only: no event carries a personal field. What else stands in the headers is in `contracts/asyncapi.yaml`.
"""


def page() -> str:
    """Return the page."""
    index = [
        f"| [{each.TYPE}](#{_anchor(each)}) | {declared.teller(each)} | {', '.join(_hearers(each)) or '–'} |"
        for each in declared.messages()
    ]
    sections = [line for each in declared.messages() for line in _section(each)]
    return (
        "\n".join([_HEAD, "| event | told by | heard by |", "|---|---|---|", *index, "", *sections]).rstrip()
        + "\n"
    )


def _hearers(message: type[Message]) -> list[str]:
    services = [service for service, types in sorted(topology.HEARD.items()) if message.TYPE in types]
    return [*services, *(["the office that it names"] if message in asyncapi.for_offices() else [])]


def _anchor(message: type[Message]) -> str:
    return f"{message.TYPE} v{message.VERSION}".replace(".", "").replace(" ", "-")


def _section(message: type[Message]) -> list[str]:
    schema = json_schemas.schema_of(message.schema(), "_", tolerant=True)
    needed = schema.get("required", [])
    rows = [
        f"| `{name}` | {_kind(each)} | {'always' if name in needed else 'may be missing'} |"
        for name, each in schema["properties"].items()
    ]
    return [
        f"## {message.TYPE} v{message.VERSION}",
        "",
        declared.meaning(message),
        "",
        "| field | form | |",
        "|---|---|---|",
        *rows,
        "",
    ]


def _kind(schema: dict[str, Any]) -> str:
    given = schema.get("type", "anything")
    text = "amount in yuan" if "pattern" in schema else schema.get("format", "string")
    return " or ".join(
        text if each == "string" else each for each in ([given] if isinstance(given, str) else given)
    )
