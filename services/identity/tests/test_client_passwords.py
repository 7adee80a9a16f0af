"""Passwords: hashing, and those that anybody would try first."""

from __future__ import annotations

import tracemalloc
from contextlib import ExitStack

import pytest

from services.identity.clients import WAITING, Argon2, CommonPasswords
from services.identity.clients.passwords import _common
from services.identity.use_cases.ports import TooManyAtTheDoor

HASHER = Argon2(rounds=1, memory_kib=8, at_once=1)


def test_a_password_is_hashed_by_argon2id_and_found_again() -> None:
    kept = HASHER.hash("Baoquan2026")

    assert kept.startswith("$argon2id$")
    assert HASHER.match(kept, "Baoquan2026")
    assert not HASHER.match(kept, "Baoquan2027")


@pytest.mark.parametrize("kept", [None, "no hash at all"])
def test_nobody_has_no_password(kept: str | None) -> None:
    assert not HASHER.match(kept, "Baoquan2026")


def test_a_hash_of_other_parameters_is_outdated() -> None:
    assert not HASHER.is_outdated(HASHER.hash("Baoquan2026"))
    assert HASHER.is_outdated(Argon2(rounds=2, memory_kib=8, at_once=1).hash("Baoquan2026"))


def test_a_flood_of_passwords_is_sent_away_instead_of_filling_the_house() -> None:
    with ExitStack() as door:
        door.enter_context(HASHER.turn())
        for _ in range(WAITING):
            HASHER._places.acquire()
        with pytest.raises(TooManyAtTheDoor), HASHER.turn():
            pass
        for _ in range(WAITING):
            HASHER._places.release()
    with HASHER.turn():
        pass


@pytest.mark.parametrize(
    "password",
    [
        "12345678",
        "password",
        "PassWord",
        "a123456789",
        "woaini1314",
        "5201314520",
        "Password2026!",
        "admin@123",
    ],
)
def test_what_anybody_would_try_first_is_common(password: str) -> None:
    assert CommonPasswords().contains(password)


@pytest.mark.parametrize("password", ["Baoquan2026", "xj7#kd92lq", "保全2026保全2026", "", "zhangsan3f9k"])
def test_what_nobody_would_guess_is_not_common(password: str) -> None:
    assert not CommonPasswords().contains(password)


def test_the_list_holds_only_what_the_rule_for_lengths_lets_through() -> None:
    kept = _common()

    assert len(kept) > 10_000
    assert all(8 <= len(each) <= 16 and each == each.casefold() for each in kept)


def test_the_list_costs_less_than_two_megabytes() -> None:
    _common.cache_clear()
    tracemalloc.start()
    CommonPasswords().contains("12345678")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 3_000_000
    assert len(_common()) * 120 < 2_000_000
