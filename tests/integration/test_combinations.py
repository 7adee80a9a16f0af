"""Every lawful combination comes to its end, and its read model says what its history says."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import pytest

from contracts.preservation import forms
from tests.combinations.agreement import compared
from tests.combinations.ends import EACH_ITS_END, ENDS, Cast, End, a_few, drive
from tests.combinations.table import EVERY
from tests.conftest import System
from tests.journey import DEMO_PASSWORD


@pytest.fixture(scope="module")
def cast(system: System) -> Cast:
    """An applicant, and the people of 湘0102."""
    clerk, judge, enforcement = (
        system.staff(f"{role}-furong", DEMO_PASSWORD) for role in ("clerk", "judge", "enforcement")
    )
    return Cast(system.visitor().newcomer(), clerk, judge, enforcement, "湘0102")


def drive_and_compare(system: System, cast: Cast, ends: Iterable[End]) -> None:
    driven = {UUID(drive(cast, each).application) for each in ends}

    url = system.stack.ground.database.url("preservation")
    assert compared(url, system.stack.installation.secret("DATA_SECRET"), driven) == (len(driven), [])


def test_every_word_of_the_tables_is_in_some_combination() -> None:
    assert len(EVERY) == len(set(EVERY)) == 254
    tables = (forms.CATEGORIES, forms.TYPES, forms.PARTY_KINDS, forms.GUARANTEE_KINDS)
    assert [set(words) for words in zip(*EVERY, strict=True)] == [set(words) for words in tables]
    assert {way for _, way, _ in EACH_ITS_END} == {way for way, _ in ENDS}


def test_some_combinations_come_to_their_ends_and_read_as_they_happened(system: System, cast: Cast) -> None:
    drive_and_compare(system, cast, a_few(12))


@pytest.mark.full
def test_every_combination_comes_to_its_end_and_reads_as_it_happened(system: System, cast: Cast) -> None:
    drive_and_compare(system, cast, EACH_ITS_END)
