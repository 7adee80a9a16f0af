"""A message class is its own schema; its type has three words and is declared once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from contracts.generate import declared
from contracts.message import CATALOGUE, Message, message
from contracts.preservation.events import ApplicationRuled, ApplicationSubmitted
from contracts.preservation.rpc.deciding import Ruling

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=50).map(str.strip)
VALUES: dict[object, st.SearchStrategy[object]] = {
    UUID: st.uuids(),
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(0, 2**53 - 1),
    Decimal: st.decimals(0, 10**12, places=2),
    datetime: st.datetimes(datetime(1900, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
    date: st.dates(date(1900, 1, 1), date(2900, 1, 1)),
    tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    tuple[UUID, ...]: st.lists(st.uuids(), max_size=3).map(tuple),
    Decimal | None: st.none() | st.decimals(0, 10**12, places=2),
    str | None: st.none() | TEXT,
    UUID | None: st.none() | st.uuids(),
    date | None: st.none() | st.dates(date(1900, 1, 1), date(2900, 1, 1)),
    datetime | None: st.none()
    | st.datetimes(datetime(1900, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - as above
}


@pytest.mark.parametrize("cls", declared.messages(), ids=declared.name_of)
@given(chance=st.data())
def test_every_message_comes_back_as_it_was_sent(cls: type[Message], chance: st.DataObject) -> None:
    types = {name: each for name, each in cls.__dataclass_fields__.items() if name not in {"TYPE", "VERSION"}}
    sent = cls(**{name: chance.draw(VALUES[each.type]) for name, each in types.items()})

    assert cls.load(sent.dump()) == sent


def test_what_a_form_lets_in_a_message_lets_through() -> None:
    longest = Ruling().fields["case_no"].validators[0].max  # type: ignore[attr-defined]
    told = ApplicationRuled(
        application_id=UUID(int=1),
        account_id=UUID(int=2),
        court="湘",
        result="GRANTED",
        ruled_on=date(2026, 3, 23),
        case_no="甲" * longest,
    )

    assert ApplicationRuled.load(told.dump()) == told


def test_a_message_without_a_needed_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="required"):
        ApplicationSubmitted.load({})


def test_a_message_is_never_changed() -> None:
    told = CATALOGUE["identity.account.verified", 1](
        account_id=UUID(int=1), alias="3f0c", verified_at=datetime(2026, 3, 23, tzinfo=UTC)
    )  # type: ignore[call-arg]

    with pytest.raises(FrozenInstanceError):
        told.account_id = UUID(int=2)  # type: ignore[attr-defined]


@pytest.mark.parametrize("type_", ["payment.bill", "payment.bill.paid.twice", "payment.bill.paid"])
def test_a_type_of_other_than_three_words_or_declared_twice_is_refused(type_: str) -> None:
    before = dict(CATALOGUE)

    with pytest.raises(ValueError, match="declared twice, or is not three words"):
        message(type_)(type("Again", (Message,), {"__module__": __name__}))

    assert before == CATALOGUE


def test_a_new_version_stands_beside_the_old_one() -> None:
    try:
        second = message("payment.bill.paid", version=2)(
            type("BillPaidAnew", (Message,), {"__module__": __name__})
        )

        assert CATALOGUE["payment.bill.paid", 1].VERSION == 1
        assert CATALOGUE["payment.bill.paid", 2] is second
    finally:
        CATALOGUE.pop(("payment.bill.paid", 2), None)
