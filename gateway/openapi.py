"""The OpenAPI 3.1 document, made of the same declarations that the gateway runs on.

`python -m gateway.openapi` writes `gateway/openapi.json`; with `--check` it only tells whether that is fresh.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from contracts import fields
from contracts.identity.rpc.words import APPLICANT
from contracts.refused import REFUSED
from gateway import browsers
from gateway.errors import MEDIA, OWN, STATUS
from gateway.resource import ETAG, KEY
from gateway.resources import ROUTES
from gateway.route import ASKED_KEY, MINTED_KEY, Route

if TYPE_CHECKING:
    from collections.abc import Iterable

BASE = "/api/v1"
FILE = Path(__file__).with_name("openapi.json")
TRACE = {"X-Trace-Id": {"description": "quote it to us", "schema": {"type": "string"}}}
TAGS = {
    "dashboard": "我的申请",
    "preservation-applications": "保全申请",
    "guarantee-applications": "担保申请",
    "insurers": "保险公司",
    "quotes": "询价",
    "verify": "核验保函",
    "bills": "账单与交费",
    "notifications": "消息",
    "courts": "法院",
    "causes": "案由",
    "fees": "费用计算",
    "captchas": "图形验证码",
    "registrations": "注册",
    "sessions": "登录与身份确认",
    "staff-log-ins": "工作人员登录",
    "staff-sessions": "工作人员登录",
    "password-resets": "重置密码",
    "account": "个人信息、同意与实名认证",
    "organisations": "律所与企业",
    "memberships": "加入组织",
    "api-keys": "接口密钥",
    "events": "事件",
    "verification-callbacks": "实名认证回调",
    "payment-callbacks": "交费回调",
    "office": "法院办案与保险公司核保",
}

SECURITY = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "the token of a session, or a program's key where `x-scope` names what it must be good for",
    },
    "cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": browsers.NAME,
        "description": "of a browser that logged in with `cookie: true`",
    },
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": browsers.HEADER,
        "description": "`csrf` of the log-in or of `GET sessions/current`; needed beside the cookie for whatever changes something",
    },
}
SHARED = [call for call, times in Counter(route.call for route in ROUTES).items() if times > 1]
"""Calls that stand behind several operations, which are therefore named after their addresses."""


class ProblemField(Schema):
    """A bad field; *field* is a path such as `applicants.0.name`."""

    field = fields.Text(required=True, most=1_000_000)
    code = fields.Text(required=True)
    zh = fields.Text(required=True, most=2000)
    en = fields.Text(required=True, most=2000)


class ProblemDocument(Schema):
    """What went wrong (RFC 9457)."""

    type = fields.Text(required=True)
    title = fields.Text(required=True)
    status = fields.Whole(required=True)
    detail = fields.Text(required=True, most=1_000_000)
    code = fields.Text(required=True)
    zh = fields.Text(required=True)
    en = fields.Text(required=True)
    trace_id = fields.Text(required=True)
    errors = fields.Many(fields.Part(ProblemField), most=10_000, required=True)


def document() -> dict[str, Any]:
    """Return the document."""
    schemas = MarshmallowPlugin(schema_name_resolver=_name)
    spec = APISpec(
        title="人民法院网上保全系统",
        version="1",
        openapi_version="3.1.0",
        info={
            "description": "Online property preservation and litigation guarantee. 演示环境: sandbox providers answer for SMS, face and payment."
        },
        servers=[{"url": BASE}],
        plugins=[schemas],
    )
    for name, scheme in SECURITY.items():
        spec.components.security_scheme(name, scheme)
    spec.components.schema("Problem", schema=ProblemDocument)
    for status in sorted(set(STATUS.values())):
        kinds = ", ".join(kind for kind, its in STATUS.items() if its == status)
        answer = {"description": kinds, "headers": TRACE, "content": {MEDIA: {"schema": "Problem"}}}
        spec.components.response(f"Problem{status}", answer)
    for name, zh in TAGS.items():
        spec.tag({"name": name, "description": zh})
    for route in ROUTES:
        spec.path(templated(route.path), operations={route.method.lower(): _operation(route)})
    whole: dict[str, Any] = spec.to_dict()
    whole["x-problems"] = [
        {"code": each.code, "kind": each.kind, "status": STATUS[each.kind], "zh": each.zh, "en": each.en}
        for each in sorted((OWN | REFUSED).values(), key=lambda each: each.code)
    ]
    return _plain(whole)  # type: ignore[no-any-return]


def templated(path: str) -> str:
    """Return the path without the convertors of its parameters."""
    return re.sub(r":\w+}", "}", path)


def written() -> bytes:
    """Return the document as it is committed."""
    return orjson.dumps(document(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"


def _operation(route: Route) -> dict[str, Any]:
    body = route.method in {"POST", "PUT", "PATCH"}
    operation: dict[str, Any] = {
        "operationId": _operation_id(route),
        "summary": f"{route.zh} · {route.en}",
        "tags": [route.path.split("/")[1]],
        "x-roles": sorted(route.roles),
        "x-verified": route.verified and not route.public and APPLICANT in route.roles,
        "x-step-up": route.proof,
        **({"x-scope": route.scope} if route.scope else {}),
        **({"x-consent": route.consent} if route.consent else {}),
        "parameters": [*_path_parameters(route), *_headers(route)],
        "responses": {str(route.status): _answer(route), **_problems(route)},
        "security": _security(route),
    }
    if route.call is not None and not body and route.method == "GET" and route.asks.fields:
        operation["parameters"].append({"in": "query", "schema": route.asks})
    if body and route.asks.fields:
        needed = route.method == "PUT" or any(each.required for each in route.asks.fields.values())
        operation["requestBody"] = {"required": needed, "content": {route.takes: {"schema": route.asks}}}
    elif route.signed:
        operation["requestBody"] = {"required": True, "content": {route.takes: {"schema": {}}}}
    return operation


def _security(route: Route) -> list[dict[str, list[str]]]:
    """Return what must be shown: a bearer token, or the cookie, and what the page must say beside it."""
    if route.public:
        return []
    page: dict[str, list[str]] = {"cookie": []} if route.method == "GET" else {"cookie": [], "csrf": []}
    return [{"bearer": []}, page]


def _operation_id(route: Route) -> str:
    if route.call is None or route.fixed or route.call in SHARED:
        words = re.sub(r"{[^}]*}", "", route.path).replace("-", "_").split("/")
        return "_".join([{"GET": "view"}.get(route.method, route.method.lower()), *filter(None, words)])
    owner, _, name = route.call.key.partition(".")
    return f"{owner}_{name}"


def _asked(route: Route, parameter: str) -> Any:
    """Return the field of the call that a parameter of the path fills in."""
    return route.call.asked.fields.get(parameter) if route.call else None


def _path_parameters(route: Route) -> Iterable[dict[str, Any]]:
    for name, kind in route.parameters.items():
        asked = _asked(route, name)
        if kind == "uuid":
            schema: dict[str, Any] = {"type": "string", "format": "uuid"}
        elif isinstance(asked, fields.Choice):
            schema = {"type": "string", "enum": list(asked.choices)}
        else:
            most = asked.most if isinstance(asked, fields.Text) else 40
            schema = {"type": "string", "maxLength": most, "pattern": "^[^/]+$"}
        yield {"in": "path", "name": name, "required": True, "schema": schema}


def _headers(route: Route) -> Iterable[dict[str, Any]]:
    if route.key in {ASKED_KEY, MINTED_KEY}:
        yield {
            "in": "header",
            "name": "Idempotency-Key",
            "required": route.key == ASKED_KEY,
            "description": "a new one for each act; repeat it with the same body to hear the same answer",
            "schema": {"type": "string", "pattern": f"^{KEY.pattern}$"},
        }
    if route.signed:
        yield {
            "in": "header",
            "name": "X-Signature",
            "required": True,
            "description": "t=<unix seconds>,v1=<HMAC-SHA-256 in hex of `<t>.<body>`>",
            "schema": {"type": "string", "maxLength": 500},
        }
    if route.edits:
        yield {
            "in": "header",
            "name": "If-Match",
            "required": True,
            "description": "the ETag that was read",
            "schema": {"type": "string", "pattern": f"^{ETAG.pattern}$", "example": '"3"'},
        }


def _answer(route: Route) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": route.en, "headers": dict(TRACE)}
    if route.tagged:
        answer["headers"]["ETag"] = {"description": "the version, for If-Match", "schema": {"type": "string"}}
    if route.status == 204:  # noqa: PLR2004 - no content
        return answer
    if route.gives != "application/json":
        answer["content"] = {route.gives: {"schema": {"type": "string", "format": "binary"}}}
    elif route.says is not None:
        answer["content"] = {route.gives: {"schema": route.says}}
    return answer


def _problems(route: Route) -> dict[str, Any]:
    statuses = {429, 503}
    if not route.public:
        statuses |= {401, 403}
    names = any(isinstance(each, fields.Id) for each in route.asks.fields.values())
    if route.parameters or route.call is None or (names and not route.public):
        statuses |= {404}
    # An id is refused by the address already; a text may hold characters that cannot be used.
    typed = any(isinstance(_asked(route, name), fields.Text) for name in route.parameters)
    if route.asks.fields or typed or route.method != "GET":
        statuses |= {422}
    if route.method in {"POST", "PUT"}:
        statuses |= {400, 409, 413, 415}
    if route.method == "DELETE":
        statuses |= {409}
    if route.roles and route.public and route.method == "POST":
        statuses |= {401, 403}
    if route.method == "PUT" or "content_hash" in route.asks.fields:
        statuses |= {412}
    if route.edits:
        statuses |= {428}
    return {str(status): f"Problem{status}" for status in sorted(statuses)}


def _name(schema: type[Schema] | Schema) -> str:
    cls = schema if isinstance(schema, type) else type(schema)
    return {"ProblemDocument": "Problem"}.get(cls.__name__, cls.__name__)


def _plain(value: Any) -> Any:
    """Return *value* without what JSON cannot say."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def main(arguments: list[str]) -> int:
    """Write the document, or tell whether the written one is fresh."""
    if arguments == ["--check"]:
        if FILE.read_bytes() == written():
            return 0
        sys.stderr.write("gateway/openapi.json is stale: run python -m gateway.openapi\n")
        return 1
    FILE.write_bytes(written())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
