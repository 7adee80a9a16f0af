"""The schemas of events and calls as JSON Schema 2020-12, one document each."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from contracts.call import Caller
from contracts.generate import declared
from contracts.refused import KINDS

if TYPE_CHECKING:
    from marshmallow import Schema
    from marshmallow.fields import Field

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INNER = "#/components/schemas/"


def plugin(**options: Any) -> MarshmallowPlugin:
    """Return apispec's marshmallow plugin, able to print the contracts' own fields."""

    class Plugin(MarshmallowPlugin):
        def init_spec(self, spec: APISpec) -> None:
            super().init_spec(spec)
            converter: Any = self.converter
            converter.add_attribute_function(_pattern)

    return Plugin(**options)


def _pattern(_converter: object, _field: Field[Any], *, ret: Json, **_: object) -> Json:
    r"""Spell a pattern for every reader: Python's ``\Z`` is unknown elsewhere, and nobody else's pattern starts by itself."""
    spelled = ret.get("pattern")
    if isinstance(spelled, str) and spelled.endswith(r"\Z"):
        return {"pattern": f"^{spelled.removesuffix(chr(92) + 'Z')}$"}
    return {}


@cache
def all_schemas() -> dict[str, Json]:
    """Return every schema by its file's name, without the ending."""
    schemas = {"caller": schema_of(Caller(), "caller", tolerant=True), "refused": _REFUSED}
    for message in declared.messages():
        name = declared.name_of(message)
        schemas[name] = schema_of(
            message.schema(), name, tolerant=True, description=declared.meaning(message)
        )
    for call in declared.calls():
        schemas[f"{call.key}.asked"] = schema_of(call.asked, f"{call.key}.asked", tolerant=False)
        schemas[f"{call.key}.answer"] = schema_of(call.answer, f"{call.key}.answer", tolerant=True)
    return schemas


def schema_of(schema: Schema, name: str, *, tolerant: bool, description: str = "") -> Json:
    """Return *schema* as a document of its own; a *tolerant* one lets its reader meet fields that are new."""
    spec = APISpec(title=name, version="1", openapi_version="3.1.0", plugins=[plugin()])
    spec.components.schema("_", schema=schema)
    printed = spec.to_dict()["components"]["schemas"]
    top = printed.pop("_")
    document = {
        "$schema": DIALECT,
        "$id": f"{name}.json",
        "title": name,
        "description": description or declared.meaning(type(schema)),
        **top,
    }
    if printed:
        document["$defs"] = {each: printed[each] for each in sorted(printed)}
    settled: Json = _settled(document, tolerant=tolerant)
    return settled


def _settled(node: Any, *, tolerant: bool) -> Any:
    """Return *node* with references inside the document, and open to new fields when *tolerant*."""
    if isinstance(node, list):
        return [_settled(each, tolerant=tolerant) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: re.sub(f"^{_INNER}", "#/$defs/", value) if key == "$ref" else _settled(value, tolerant=tolerant)
        for key, value in node.items()
        if not (tolerant and key == "additionalProperties" and value is False)
    }


def _words(*names: str) -> Json:
    return {
        "type": "object",
        "properties": {each: {"type": "string"} for each in names},
        "required": [*names],
    }


_REFUSED: Json = {
    "$schema": DIALECT,
    "$id": "refused.json",
    "title": "refused",
    "description": "What is said instead of an answer: a stable code, a sentence in both languages, the fields it concerns.",
    "type": "object",
    "properties": {
        "code": {"type": "string"},
        "kind": {"type": "string", "enum": [*KINDS]},
        "zh": {"type": "string"},
        "en": {"type": "string"},
        "fields": {"type": "array", "items": _words("field", "code", "zh", "en")},
    },
    "required": ["code", "kind", "zh", "en", "fields"],
}
