"""Every bad field is named, with its path, in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from marshmallow import ValidationError

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms
from contracts.problems import problems


class Outer(Form):
    """A form with a form inside."""

    name = fields.Text(required=True)
    inner = fields.Many(fields.Part(forms.ConductItem))


def found(data: Any) -> dict[str, str]:
    """Return the codes of the bad fields of *data* by path."""
    with pytest.raises(ValidationError) as error:
        Outer().load(data)
    return {each["field"]: each["code"] for each in problems(error.value)}


def test_every_bad_field_is_named_by_its_path() -> None:
    data = {"inner": [{"content": "x"}, {"content": 5, "term": "\x00"}], "more": 1}

    assert found(data) == {
        "name": "required",
        "inner.1.content": "type",
        "inner.1.term": "characters",
        "more": "unknown",
    }


def test_a_form_that_is_none_is_one_problem_without_a_path() -> None:
    assert found([]) == {"": "type"}
    assert found("x") == {"": "type"}


def test_an_inner_form_that_is_none_is_named() -> None:
    assert found({"name": "x", "inner": [5]}) == {"inner.0": "type"}


def test_both_languages_are_there() -> None:
    with pytest.raises(ValidationError) as error:
        Outer().load({})

    assert problems(error.value) == [{"field": "name", "code": "required", "zh": "必填", "en": "is required"}]


def test_a_field_name_that_nobody_can_write_is_still_answered() -> None:
    (path,) = found({"name": "x", "\ud800": 1})

    json.dumps(path, ensure_ascii=False).encode()
