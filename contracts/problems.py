"""What is wrong with a form, field by field, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marshmallow import ValidationError

UNKNOWN = "unknown|没有这一项|is not a field here"
BAD_FORM = "type|应为对象|must be an object"


def problems(error: ValidationError) -> list[dict[str, str]]:
    """
    Return every bad field of *error* as ``{"field", "code", "zh", "en"}``.

    *field* is a path such as ``applicants.0.name``; empty when the whole form is wrong.
    """
    return [_problem(path, text) for path, text in _flat(error.messages, "")]


def _flat(messages: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from _flat(inner, path if name == "_schema" else f"{path}.{name}".lstrip("."))
    elif isinstance(messages, list):
        for each in messages:
            yield from _flat(each, path)
    else:
        yield path.encode(errors="replace").decode(), str(messages)


def _problem(path: str, text: str) -> dict[str, str]:
    if text == "Unknown field.":
        text = UNKNOWN
    elif text == "Invalid input type.":
        text = BAD_FORM
    code, zh, en = text.split("|", 2)
    return {"field": path, "code": code, "zh": zh, "en": en}
