"""What each field reads, writes and refuses, and in which words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, Inexact
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import Schema, ValidationError
from marshmallow import fields as theirs

from contracts import fields
from contracts.generate import declared
from contracts.problems import problems

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["\x00", "\ud800", "2026-03-23"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
EVERY = [
    fields.Text(),
    fields.Secret(),
    fields.Choice("A", "B"),
    fields.Id(),
    fields.Whole(),
    fields.Flag(),
    fields.Instant(),
    fields.Day(),
    fields.Money(),
    fields.Money(positive=True),
    fields.Many(fields.Text()),
    fields.Mobile(),
]


def code(field: theirs.Field[Any], value: object) -> str:
    """Return the code with which *field* refuses *value*."""
    with pytest.raises(ValidationError) as refused:
        field.deserialize(value)
    return str(problems(refused.value)[0]["code"])


def every_field(schema: Schema) -> Iterator[theirs.Field[Any]]:
    for field in schema.fields.values():
        inner = field.inner if isinstance(field, theirs.List) else field
        yield from (field, inner)
        if isinstance(inner, theirs.Nested):
            yield from every_field(inner.schema)


def every_schema() -> Iterator[Schema]:
    yield from (each.schema() for each in declared.messages())
    for call in declared.calls():
        yield from (call.asked, call.answer)


@pytest.mark.parametrize("field", EVERY, ids=lambda each: type(each).__name__)
@given(value=JSON)
def test_whatever_comes_is_read_or_refused_in_three_parts(field: theirs.Field[Any], value: object) -> None:
    try:
        field.deserialize(value)
    except ValidationError as error:
        for problem in problems(error):
            assert problem["code"]
            assert problem["zh"]
            assert problem["en"]
            json.dumps(problem, ensure_ascii=False).encode()


def test_every_declared_field_says_what_is_wrong_in_three_parts() -> None:
    ours = {
        "required",
        "null",
        "validator_failed",
        "invalid",
        "type",
        "format",
        "range",
        "invalid_uuid",
        "invalid_utf8",
        "money",
    }

    for schema in every_schema():
        for field in every_field(schema):
            for name in ours & set(field.error_messages):
                assert str(field.error_messages[name]).count("|") >= 2, (
                    type(schema).__name__,
                    field.name,
                    name,
                )
            for check in field.validators:
                assert str(getattr(check, "error", "")).count("|") >= 2, (type(schema).__name__, field.name)


def test_every_declared_field_is_one_of_ours() -> None:
    for schema in every_schema():
        for field in every_field(schema):
            assert type(field).__module__ == "contracts.fields", (type(schema).__name__, field.name)


# --- text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\ud800", "\udfff甲"])
@pytest.mark.parametrize(
    "field", [fields.Text(), fields.Secret(), fields.Mobile()], ids=lambda each: type(each).__name__
)
def test_nul_and_lone_surrogates_are_refused(field: theirs.Field[Any], text: str) -> None:
    assert code(field, text) == "characters"


@pytest.mark.parametrize("text", ["李\u202e四", "\u2066甲", "甲\x1b", "\x7f"])
def test_what_reads_otherwise_than_it_is_written_is_refused(text: str) -> None:
    assert code(fields.Text(), text) == "characters"


@pytest.mark.parametrize("text", ["", " ", "　", "\u200b", "\ufeff\u00ad"])
def test_a_text_of_nothing_that_prints_is_blank(text: str) -> None:
    assert fields.Text().deserialize(text) == ""
    assert code(fields.Text(validate=fields.NOT_BLANK), text) == "required"


def test_blanks_around_a_text_are_dropped_and_those_of_a_secret_kept() -> None:
    assert fields.Text().deserialize("　甲 \n") == "甲"
    assert fields.Secret().deserialize(" a ") == " a "


def test_a_text_is_as_long_as_its_field_allows() -> None:
    assert fields.Text(most=3).deserialize("甲乙丙") == "甲乙丙"
    assert code(fields.Text(most=3), "甲乙丙丁") == "too-long"


def test_a_pattern_holds_for_the_whole_text_and_knows_only_ascii_digits() -> None:
    six = fields.Text(validate=fields.pattern(r"\d{6}", "应为六位数字", "must be six digits"))

    assert six.deserialize("123456") == "123456"
    assert code(six, "1234567") == "format"
    assert code(six, "x123456") == "format"
    assert code(six, "１２３４５６") == "format"


def test_a_choice_takes_its_words_only() -> None:
    assert fields.Choice("A", "B").deserialize("A") == "A"
    assert code(fields.Choice("A", "B"), "a") == "choice"
    assert code(fields.Choice("A", "B"), ["A"]) == "type"


@pytest.mark.parametrize(
    "typed",
    ["13800138000", "+86 138 0013 8000", "0086-138-0013-8000", "+8613800138000", "１３８００１３８０００"],
)
def test_a_mobile_number_is_read_as_people_paste_it(typed: str) -> None:
    assert fields.Mobile().deserialize(typed) == "13800138000"


@pytest.mark.parametrize("typed", ["12800138000", "1380013800", "138001380000", "+85213800138000", ""])
def test_what_is_no_mainland_mobile_number_is_refused(typed: str) -> None:
    assert code(fields.Mobile(), typed) == "format"


# --- numbers ----------------------------------------------------------------------------------------------------------


@given(fen=st.integers(0, 10**15 - 1))
def test_money_comes_back_as_it_was_sent(fen: int) -> None:
    amount = Decimal(fen) / 100
    wire = fields.Money().serialize("amount", {"amount": amount})

    assert fields.Money().deserialize(wire) == amount


@pytest.mark.parametrize(
    ("wire", "amount"),
    [("0", "0.00"), ("1", "1.00"), ("1.5", "1.50"), ("9999999999999.99", "9999999999999.99")],
)
def test_money_has_two_places_whatever_was_typed(wire: str, amount: str) -> None:
    assert str(fields.Money().deserialize(wire)) == amount


@pytest.mark.parametrize(
    "wire",
    [
        "-1",
        "1.234",
        "01",
        "1e3",
        ".5",
        "1.",
        " 1",
        "1\n",
        "１",
        "NaN",
        "",
        "10000000000000",
        5,
        1.5,
        True,
        ["1"],
    ],
)
def test_money_of_another_form_is_refused(wire: object) -> None:
    assert code(fields.Money(), wire) == "money"


def test_an_amount_may_have_to_be_more_than_nothing() -> None:
    assert code(fields.Money(positive=True), "0.00") == "range"
    assert fields.Money(positive=True).deserialize("0.01") == Decimal("0.01")


def test_money_is_never_rounded_on_the_way_out() -> None:
    with pytest.raises(Inexact):
        fields.Money().serialize("amount", {"amount": Decimal("0.005")})


@pytest.mark.parametrize("wire", ["5", 5.0, True, float("nan"), 10**400, [5]])
def test_only_a_whole_number_is_one(wire: object) -> None:
    assert code(fields.Whole(), wire) in {"type", "range"}


@pytest.mark.parametrize("wire", [0, 1, "true", "是"])
def test_only_true_and_false_are_flags(wire: object) -> None:
    assert code(fields.Flag(), wire) == "type"


# --- ids and times ----------------------------------------------------------------------------------------------------


def test_an_id_is_read_in_its_one_spelling() -> None:
    some = uuid4()

    assert fields.Id().deserialize(str(some)) == some
    for spelled in (some.hex, some.urn, f"{{{some}}}", 5, b"x" * 16):
        assert code(fields.Id(), spelled) == "format"


@given(at=st.datetimes(datetime(1800, 1, 2), datetime(2999, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_a_moment_comes_back_as_it_was_sent(at: datetime) -> None:
    wire = fields.Instant().serialize("at", {"at": at})

    assert fields.Instant().deserialize(wire) == at


@pytest.mark.parametrize(
    "wire",
    [
        "2026-03-23T10:00:00",
        "2026-03-23",
        "20260323T100000Z",
        "2026-W13-1T10:00:00Z",
        "2026-03-23T10:00:00+99:99",
        1774249512,
        True,
    ],
)
def test_a_moment_of_another_form_is_refused(wire: object) -> None:
    assert code(fields.Instant(), wire) == "format"


@pytest.mark.parametrize("wire", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_at_the_end_of_the_calendar_is_refused(wire: str) -> None:
    assert code(fields.Instant(), wire) == "range"


@given(day=st.dates(date(1800, 1, 1), date(2999, 12, 31)))
def test_a_date_comes_back_as_it_was_sent(day: date) -> None:
    assert fields.Day().deserialize(fields.Day().serialize("day", {"day": day})) == day
    assert day < day + timedelta(days=1)


@pytest.mark.parametrize(
    "wire", ["20260323", "2026-W13-1", "2026-02-30", "2026-3-1", "2026-03-23T00:00:00Z", 20260323]
)
def test_a_date_of_another_form_is_refused(wire: object) -> None:
    assert code(fields.Day(), wire) == "format"


def test_a_date_long_before_our_time_is_refused() -> None:
    assert code(fields.Day(), "0001-01-01") == "range"


def test_a_list_is_no_longer_than_it_may_be() -> None:
    assert code(fields.Many(fields.Id(), most=1), [str(UUID(int=1)), str(UUID(int=2))]) == "too-long"
    assert code(fields.Many(fields.Id()), "x") == "type"
