"""What came in: bytes counted while they come, JSON read so that nothing ambiguous gets through."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import orjson
from marshmallow import fields as kinds

from gateway.errors import KEY_TWICE, MALFORMED, MEDIA_TYPE, TOO_LARGE, Problem

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from marshmallow import Schema
    from starlette.requests import Request

JSON_MOST = 1_000_000
"""Bytes of a JSON body."""
WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)


class _Twice(Exception):
    """A name occurs twice in one object."""


async def counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """Yield the body's pieces; raise 413 as soon as they are more than *most* bytes."""
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > most:
        raise Problem(TOO_LARGE)
    came = 0
    async for piece in request.stream():
        came += len(piece)
        if came > most:
            raise Problem(TOO_LARGE)
        yield piece


async def raw(request: Request, most: int = JSON_MOST) -> bytes:
    """Return the whole body."""
    return b"".join([piece async for piece in counted(request, most)])


async def read_json(request: Request) -> Any:
    """Return the JSON body; nothing at all counts as an empty object, but replaces no content."""
    body = await raw(request)
    if not body and request.method != "PUT":
        return {}
    media, _, charset = request.headers.get("content-type", "").partition(";")
    if media.strip().lower() != "application/json" or charset.strip().lower() not in {
        "",
        "charset=utf-8",
        'charset="utf-8"',
    }:
        raise Problem(MEDIA_TYPE)
    return parse(body)


def parse(body: bytes) -> Any:
    """Return the JSON value: strict UTF-8, no lone surrogate, no NaN, no name twice in an object."""
    try:
        value = orjson.loads(body)
        # orjson lets the last of two equal names win; two readers that choose differently are an old hole.
        json.loads(body, object_pairs_hook=_once)
    except _Twice:
        raise Problem(KEY_TWICE) from None
    except (ValueError, RecursionError):
        raise Problem(MALFORMED) from None
    return value


def read_query(request: Request, schema: Schema) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Return the query's values as *schema* expects their types, and what is wrong with its form."""
    values: dict[str, Any] = {}
    wrong: list[dict[str, str]] = []
    for name, text in request.query_params.multi_items():
        if name in values:
            wrong.append(
                {"field": name, "code": "twice", "zh": "只能填写一次", "en": "may be given only once"}
            )
        values[name] = _typed(schema.fields.get(name), text)
    return values, wrong


def _typed(field: Any, text: str) -> Any:
    """Return the text of a query as the JSON value that the field would take."""
    if isinstance(field, kinds.Integer) and WHOLE.fullmatch(text):
        return int(text)
    if isinstance(field, kinds.Boolean) and text in {"true", "false"}:
        return text == "true"
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) != len(pairs):
        raise _Twice
    return whole
