"""A refusal as it crosses a border: a stable code, a sentence in both languages, the fields it concerns."""

from __future__ import annotations

from dataclasses import dataclass

REFUSED: dict[str, Refused] = {}
"""Every refusal that any service may answer, by code."""


@dataclass(frozen=True)
class Refused:
    """The promise of one code: what it says, and what kind of refusal it is."""

    code: str
    kind: str
    zh: str
    en: str


KINDS = (
    "bad-input",
    "unauthenticated",
    "forbidden",
    "unknown",
    "conflict",
    "stale",
    "rule",
    "too-many",
    "unavailable",
)


def refused(code: str, kind: str, zh: str, en: str) -> Refused:
    """Declare a refusal; *kind* decides the HTTP status (gateway/errors.py)."""
    if code in REFUSED or kind not in KINDS:
        msg = f"{code} is declared twice, or {kind} is no kind"
        raise ValueError(msg)
    REFUSED[code] = Refused(code, kind, zh, en)
    return REFUSED[code]


BAD_INPUT = refused(
    "bad-input", "bad-input", "填写内容有误，请逐项更正。", "Some fields are wrong; each is named below."
)
UNKNOWN = refused("unknown", "unknown", "没有找到您要的内容。", "There is no such thing here.")
STALE_VERSION = refused(
    "stale-version",
    "stale",
    "内容已被修改，请核对最新内容后再保存。",
    "It has changed since you read it; look at it again.",
)
COMMAND_ID_REUSED = refused(
    "command-id-reused",
    "bad-input",
    "同一请求编号不能用于不同的内容。",
    "This Idempotency-Key was used with another body.",
)
COMMAND_ID_MISSING = refused(
    "command-id-missing",
    "bad-input",
    "缺少请求编号（Idempotency-Key）。",
    "The header Idempotency-Key is missing.",
)
BUSY = refused(
    "busy", "conflict", "内容正在被他人修改，请稍后再试。", "Others are changing this right now; try again."
)
STEP_UP_NEEDED = refused(
    "step-up-needed",
    "forbidden",
    "请先通过短信验证码或人脸识别确认是您本人操作。",
    "Confirm first that it is you: by a code to your phone, or by your face.",
)
SCOPE_MISSING = refused(
    "scope-missing", "forbidden", "该密钥没有此项权限。", "This key lacks the scope for that."
)
CSRF_MISSING = refused(
    "csrf-missing",
    "forbidden",
    "页面已过期，请刷新后再试。",
    "The page's token is missing or old; reload the page.",
)
NOT_ALLOWED = refused("not-allowed", "forbidden", "您没有权限进行此操作。", "Your role may not do this.")
UNAVAILABLE = refused(
    "unavailable",
    "unavailable",
    "服务暂时不可用，请稍后再试，已提交的内容不会丢失。",
    "Not available right now; nothing that was accepted is lost.",
)
BROKEN = refused(
    "broken",
    "unavailable",
    "系统出现意外错误，请凭追踪号联系我们。",
    "Something unexpected went wrong; quote the trace id to us.",
)
