"""What went wrong, as RFC 9457 problem documents: one table from the kind of a refusal to its status."""

from __future__ import annotations

import importlib
from typing import Any

import orjson

from contracts.refused import BROKEN, KINDS, REFUSED, UNAVAILABLE, Refused
from contracts.topology import SERVICES

for service in SERVICES:
    importlib.import_module(f"contracts.{service}.errors")  # which enters its refusals

STATUS = {
    "bad-input": 422,
    "unauthenticated": 401,
    "forbidden": 403,
    "unknown": 404,
    "conflict": 409,
    "stale": 412,
    "rule": 409,
    "too-many": 429,
    "unavailable": 503,
    # What only HTTP can get wrong.
    "malformed": 400,
    "method": 405,
    "too-large": 413,
    "media-type": 415,
    "precondition": 428,
}
"""The one table: kind of refusal to HTTP status."""

RETRY_AFTER = {"unavailable": "2", "too-many": "60"}
"""After how many seconds it is worth asking again, by kind."""

MALFORMED = Refused(
    "malformed",
    "malformed",
    "请求内容无法读取：应为格式正确的JSON。",
    "The body cannot be read: it must be well-formed JSON.",
)
KEY_TWICE = Refused(
    "key-twice", "malformed", "请求内容中同一项出现了两次。", "A name occurs twice in one object of the body."
)
MULTIPART_BROKEN = Refused(
    "multipart-broken", "malformed", "上传内容无法读取。", "The multipart body cannot be read."
)
NO_SUCH_PLACE = Refused("no-such-place", "unknown", "没有这个地址。", "There is nothing at this address.")
METHOD_NOT_HERE = Refused(
    "method-not-here", "method", "此地址不支持这种请求方法。", "This address does not take this method."
)
TOO_LARGE = Refused("too-large", "too-large", "请求内容过大。", "The body is too large.")
MEDIA_TYPE = Refused(
    "media-type",
    "media-type",
    "请求内容类型不正确。",
    "The body must be of the media type that the documentation names.",
)
IF_MATCH_MISSING = Refused(
    "if-match-missing",
    "precondition",
    "缺少版本（If-Match），请先读取最新内容。",
    "The header If-Match is missing; read the ETag first.",
)
NOT_LOGGED_IN = Refused("not-logged-in", "unauthenticated", "请先登录。", "Log in first.")

OWN = {
    each.code: each
    for each in (
        MALFORMED,
        KEY_TWICE,
        MULTIPART_BROKEN,
        NO_SUCH_PLACE,
        METHOD_NOT_HERE,
        TOO_LARGE,
        MEDIA_TYPE,
        IF_MATCH_MISSING,
        NOT_LOGGED_IN,
    )
}
"""The gateway's own refusals, by code."""

MEDIA = "application/problem+json"


class Problem(Exception):
    """What was asked is refused, and these are the fields that it is about."""

    def __init__(self, refused: Refused, *fields: dict[str, str]) -> None:
        super().__init__(refused.code)
        self.refused = refused
        self.fields = list(fields)
        self.headers = {"Cache-Control": "no-store"}
        if refused.kind in RETRY_AFTER:
            self.headers["Retry-After"] = RETRY_AFTER[refused.kind]
        if refused.kind == "unauthenticated":
            self.headers["WWW-Authenticate"] = "Bearer"

    @property
    def status(self) -> int:
        """The HTTP status of this kind of refusal."""
        return STATUS[self.refused.kind]

    def document(self, trace: str) -> bytes:
        """Return the problem document, with the trace id to quote."""
        refused = self.refused
        details = "；".join(
            f"{each['field']}：{each['zh']}" if each["field"] else each["zh"] for each in self.fields
        )
        return orjson.dumps(
            {
                "type": f"/api/v1/docs#problem-{refused.code}",
                "title": refused.zh,
                "status": self.status,
                "detail": details or refused.zh,
                "code": refused.code,
                "zh": refused.zh,
                "en": refused.en,
                "trace_id": trace,
                "errors": self.fields,
            }
        )


def refusal(answered: dict[str, Any]) -> Problem:
    """Return the problem of a refusal that a service answered, in the contract's words; a newer service may have its own."""
    words = REFUSED.get(answered["code"])
    if words is None and answered.get("kind") in KINDS:
        words = Refused(answered["code"], answered["kind"], answered["zh"], answered["en"])
    return Problem(words or BROKEN, *answered.get("fields", ()))


def unavailable() -> Problem:
    """Return the problem of a dependency that does not answer."""
    return Problem(UNAVAILABLE)
