"""Every event and every command has one canonical example, and each says the same after reading and writing."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from marshmallow import Schema, fields

from contracts.call import Call
from contracts.generate import declared, examples, json_schemas
from contracts.message import Message

COMMANDS = [each for each in declared.calls() if each.command]
EVENTS = declared.messages()


def kept(schema: Schema, data: Any) -> Any:
    """Return *data* without what is read but never written: secrets."""
    if not isinstance(data, dict):
        return data
    result = {}
    for name, value in data.items():
        field = schema.fields[name]
        if field.load_only:
            continue
        inner = field.inner if isinstance(field, fields.List) else field
        if not isinstance(inner, fields.Nested):
            result[name] = value
        elif isinstance(value, list):
            result[name] = [kept(inner.schema, each) for each in value]
        else:
            result[name] = kept(inner.schema, value)
    return result


@pytest.mark.parametrize("message", EVENTS, ids=declared.name_of)
def test_an_event_reads_and_writes_its_example(message: type[Message]) -> None:
    example = examples.read(declared.name_of(message))

    assert message.load(example).dump() == example


@pytest.mark.parametrize("message", EVENTS, ids=declared.name_of)
def test_a_reader_leaves_out_fields_that_it_does_not_know(message: type[Message]) -> None:
    example = examples.read(declared.name_of(message))

    assert message.load({**example, "new_since": 1}).dump() == example


@pytest.mark.parametrize("call", COMMANDS, ids=lambda each: each.key)
def test_a_command_reads_and_writes_its_example(call: Call) -> None:
    example = examples.read(f"{call.key}.asked")

    assert call.asked.dump(call.asked.load(example)) == kept(call.asked, example)


def test_every_example_fits_its_json_schema() -> None:
    schemas = json_schemas.all_schemas()

    for name in sorted(examples.names()):
        Draft202012Validator(schemas[name], format_checker=FormatChecker()).validate(examples.read(name))


def test_there_is_an_example_for_every_event_and_command_and_no_other() -> None:
    wanted = {*map(declared.name_of, EVENTS), *(f"{each.key}.asked" for each in COMMANDS)}

    assert examples.names() == wanted
