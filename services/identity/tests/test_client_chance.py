"""Chance."""

from __future__ import annotations

import base64
from itertools import pairwise

from services.identity.clients import SystemChance


def test_what_chance_gives_has_the_promised_form() -> None:
    chance = SystemChance()

    assert len(base64.urlsafe_b64decode(chance.token() + "=")) == 32
    assert len(chance.digits()) == 6
    assert chance.digits().isdigit()
    assert len(chance.letters()) == 4


def test_digits_to_be_heard_do_not_repeat_themselves() -> None:
    heard = [SystemChance().numerals() for _ in range(200)]

    assert all(len(each) == 6 and each.isdigit() for each in heard)
    assert not [each for each in heard if any(a == b for a, b in pairwise(each))]
    assert len({*heard}) > 190
