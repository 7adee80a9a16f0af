"""What one side signs holds for the other, for five minutes and to the byte."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from contracts.signatures import alias_of, derived, holds, sign

SECRET = derived("a key of nobody", "sandbox")
AT = datetime.fromtimestamp(1772424000, UTC)
BODY = b'{"a":1}'


def test_the_signature_stays_as_providers_know_it() -> None:
    assert sign(SECRET, BODY, at=AT) == (
        "t=1772424000,v1=72590ec1165971fd508d02f34c8dcc158334c2736a69e7b150175ce2104de970"
    )


def test_a_signature_holds_for_five_minutes_either_way() -> None:
    signature = sign(SECRET, BODY, at=AT)

    assert holds(SECRET, BODY, signature, at=AT + timedelta(seconds=300))
    assert holds(SECRET, BODY, signature, at=AT - timedelta(seconds=300))
    assert not holds(SECRET, BODY, signature, at=AT + timedelta(seconds=301))
    assert not holds(SECRET, BODY, signature, at=AT - timedelta(seconds=301))


def test_it_is_over_every_byte_and_by_the_purpose_s_secret() -> None:
    signature = sign(SECRET, BODY, at=AT)

    assert not holds(SECRET, BODY + b" ", signature, at=AT)
    assert not holds(derived("a key of nobody", "identity"), BODY, signature, at=AT)


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "t=1",
        "t=1,v1=",
        "v1=0",
        "t= 1772424000,v1=72590ec1165971fd508d02f34c8dcc158334c2736a69e7b150175ce2104de970",
        "t=١,v1=" + "0" * 64,
        "t=1,v1=" + "é" * 64,
    ],
)
def test_a_signature_of_another_form_does_not_hold(signature: str) -> None:
    assert not holds(SECRET, BODY, signature, at=AT)


def test_a_person_has_one_alias_however_the_number_is_written_and_another_under_another_key() -> None:
    alias = alias_of("a key of nobody", "RESIDENT_ID", "11010119900307001X")

    assert alias == alias_of("a key of nobody", "RESIDENT_ID", " 11010119900307001ｘ")
    assert alias not in (
        alias_of("another key", "RESIDENT_ID", "11010119900307001X"),
        alias_of("a key of nobody", "PASSPORT", "11010119900307001X"),
        alias_of("a key of nobody", "RESIDENT_ID", "110101199003070011"),
    )
