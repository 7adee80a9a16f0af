"""The fields of every schema: what each looks like on the wire, and what is said when it is wrong.

A message text is ``code|Chinese|English``; ``problems`` splits it again. marshmallow fills in ``{input}`` and the like.
"""

# ruff: noqa: ARG002, RUF012 - the signatures and class attributes are marshmallow's

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Context, Decimal, Inexact
from typing import Any
from uuid import UUID

from marshmallow import ValidationError, fields, validate

from contracts import identifiers

REQUIRED = "required|必填|is required"
NULL = "null|不能为空|may not be null"
_COMMON = {"required": REQUIRED, "null": NULL, "validator_failed": "invalid|值不正确|is not valid"}
# NUL cannot be stored by PostgreSQL, a lone surrogate not be written as UTF-8 at all; other controls print as nothing, and
# marks that turn the direction of reading let a name read otherwise than it is.
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What counts as nothing at either end: blanks, and what comes along unseen when text is pasted."""
_FEN = Decimal("0.01")
_EXACT = Context(traps=[Inexact])
# Python reads more of ISO 8601 than RFC 3339 promises (week dates, no dashes).
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
# Nothing of ours lies outside; at the calendar's own ends another time zone or the next day would overflow.
YEARS = range(1800, 3000)


def length(minimum: int | None = None, maximum: int | None = None) -> validate.Length:
    """Return a check on the number of characters or items."""
    if minimum is None:
        return validate.Length(max=maximum, error=f"too-long|最长{maximum}|at most {maximum} long")
    return validate.Length(
        min=minimum,
        max=maximum,
        error=f"length|长度应为{minimum}至{maximum}|between {minimum} and {maximum} long",
    )


def pattern(regex: str, zh: str, en: str) -> validate.Regexp:
    """Return a check on the form of a text, with what to say when it fails."""
    return validate.Regexp(rf"(?:{regex})\Z", re.ASCII, error=f"format|{zh}|{en}")


class Judged(validate.Validator):
    """A check by a rule of ours, such as those of `identifiers`, with what to say when it fails."""

    error: str

    def __init__(self, fits: Callable[[str], object], error: str) -> None:
        self.fits = fits
        self.error = error

    def __call__(self, value: str) -> str:
        """Refuse a value that *fits* finds nothing in."""
        if not self.fits(value):
            raise ValidationError(self.error)
        return value


NOT_BLANK = Judged(bool, REQUIRED)
"""For what is needed and said in words; forms that may be saved half filled in have it checked later."""


class Text(fields.String):
    """Text of at most 200 characters, unless *most* says otherwise; surrounding blanks are dropped."""

    default_error_messages = {
        **_COMMON,
        "invalid": "type|应为文本|must be text",
        "invalid_utf8": "characters|含有不能使用的字符|holds characters that cannot be used",
    }

    def __init__(self, *, most: int = 200, validate: Any = None, **kwargs: Any) -> None:
        self.most = most
        checks = [
            length(maximum=most),
            *([] if validate is None else validate if isinstance(validate, list) else [validate]),
        ]
        super().__init__(validate=checks, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if _UNUSABLE.search(text):
            raise self.make_error("invalid_utf8")
        return str(text).strip(_BLANK)


class Secret(Text):
    """A password or code: kept exactly as typed, never logged, never answered."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(load_only=True, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        super()._deserialize(value, attr, data, **kwargs)
        return str(value)


class IdNumber(Text):
    """The number of a document: blanks are dropped, letters are turned to capitals; `identifiers` judges it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return re.sub(r"\s", "", super()._deserialize(value, attr, data, **kwargs)).upper()


class Choice(fields.String):
    """One of a fixed list of words."""

    default_error_messages = {
        **_COMMON,
        "invalid": "type|应为文本|must be text",
        "invalid_utf8": "type|应为文本|must be text",
    }

    def __init__(self, *choices: str, **kwargs: Any) -> None:
        self.choices = choices
        words = "、".join(choices)
        super().__init__(
            validate=validate.OneOf(
                choices, error=f"choice|应为其中之一：{words}|must be one of: {', '.join(choices)}"
            ),
            **kwargs,
        )


class Id(fields.UUID):
    """An identifier: a UUID."""

    default_error_messages = {**_COMMON, "invalid_uuid": "format|应为标识号|must be an identifier"}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> UUID:
        if not isinstance(value, UUID) and not (isinstance(value, str) and _ID.fullmatch(value)):
            raise self.make_error("invalid_uuid")
        return super()._deserialize(value, attr, data, **kwargs)


class Whole(fields.Integer):
    """A whole number, never a text or a fraction."""

    default_error_messages = {
        **_COMMON,
        "invalid": "type|应为整数|must be a whole number",
        "too_large": "range|数值过大|is too large",
    }

    def __init__(self, *, least: int = 0, most: int = 2**53 - 1, **kwargs: Any) -> None:
        super().__init__(
            strict=True,
            validate=validate.Range(
                least, most, error=f"range|应在{least}至{most}之间|must lie between {least} and {most}"
            ),
            **kwargs,
        )


class Flag(fields.Boolean):
    """True or false."""

    default_error_messages = {**_COMMON, "invalid": "type|应为是或否|must be true or false"}
    truthy = {True}
    falsy = {False}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(truthy={True}, falsy={False}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class Instant(fields.AwareDateTime):
    """A moment: RFC 3339 with its offset."""

    default_error_messages = {
        **_COMMON,
        **dict.fromkeys(
            ("invalid", "invalid_awareness", "format"),
            "format|应为带时区的日期时间|must be a date and time with an offset",
        ),
        "range": "range|日期时间超出范围|is out of range",
    }

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str) or not _INSTANT.fullmatch(value):
            raise self.make_error("invalid", input=value, obj_type="moment")
        at = super()._deserialize(value, attr, data, **kwargs)
        if at.year not in YEARS:
            raise self.make_error("range")
        return at


class Day(fields.Date):
    """A date in Asia/Shanghai: ``2026-03-23``."""

    default_error_messages = {
        **_COMMON,
        **dict.fromkeys(
            ("invalid", "format"), "format|应为日期，如2026-03-23|must be a date such as 2026-03-23"
        ),
        "range": "range|日期超出范围|is out of range",
    }

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise self.make_error("invalid", input=value, obj_type="date")
        day = super()._deserialize(value, attr, data, **kwargs)
        if day.year not in YEARS:
            raise self.make_error("range")
        return day


class Money(fields.Field[Decimal]):
    """Yuan with at most two decimals: a decimal string on the wire, ``Decimal`` in code; never rounded here."""

    default_error_messages = {
        **_COMMON,
        "invalid": "money|应为金额，最多两位小数，如20000.00|must be an amount with at most two decimals, such as 20000.00",
        "range": "range|金额超出范围|is out of range",
    }
    PATTERN = r"(0|[1-9]\d{0,12})(\.\d{1,2})?"
    NOT_NOTHING = r"(?!0(\.0{1,2})?$)"

    def __init__(self, *, positive: bool = False, **kwargs: Any) -> None:
        self.positive = positive
        shape = f"^{self.NOT_NOTHING if positive else ''}{self.PATTERN}$"
        super().__init__(
            metadata={
                "type": "string",
                "pattern": shape,
                "examples": ["20000.00"],
                **kwargs.pop("metadata", {}),
            },
            **kwargs,
        )

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else str(Decimal(value).quantize(_FEN, context=_EXACT))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        if not isinstance(value, str) or not re.fullmatch(self.PATTERN, value, re.ASCII):
            raise self.make_error("invalid")
        amount = Decimal(value).quantize(_FEN)
        if self.positive and not amount:
            raise self.make_error("range")
        return amount


class Many(fields.List[Any]):
    """Any number of one kind of thing, at most 200."""

    default_error_messages = {**_COMMON, "invalid": "type|应为列表|must be a list"}

    def __init__(self, inner: Any, *, most: int = 200, **kwargs: Any) -> None:
        kwargs.setdefault("validate", length(maximum=most))
        super().__init__(inner, **kwargs)


class Part(fields.Nested):
    """A form inside a form."""

    default_error_messages = {**_COMMON, "type": "type|应为对象|must be an object"}


class Anything(fields.Raw):
    """Data whose shape its owner answers for; only in answers."""

    default_error_messages = {**_COMMON}


class Mobile(Text):
    """A mainland mobile number, however it was pasted: as its 11 digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"pattern": r"^1[3-9]\d{9}$", "examples": ["13800138000"]}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        digits = identifiers.mobile(super()._deserialize(value, attr, data, **kwargs))
        if digits is None:
            raise ValidationError("format|应为11位手机号码|must be a mobile number of 11 digits")
        return digits
