"""Row operations: folding them changes nothing but their number."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.rows import POSITION, Delete, Patch, Put, RowOperation, fold, key_of, placed

SHELVES = sa.Table(
    "shelves",
    sa.MetaData(),
    sa.Column("room", sa.Integer, primary_key=True),
    sa.Column("colour", sa.Text),
    sa.Column("size", sa.Integer),
)

keys = st.integers(0, 2)
operations = st.lists(
    st.one_of(
        st.builds(
            lambda key, size: Put(SHELVES, {"room": key, "colour": "red", "size": size}), keys, st.integers()
        ),
        st.builds(lambda key, colour: Patch(SHELVES, {"room": key}, {"colour": colour}), keys, st.text()),
        st.builds(lambda key, size: Patch(SHELVES, {"room": key}, {"size": size}), keys, st.integers()),
        st.builds(lambda key: Delete(SHELVES, {"room": key}), keys),
    )
)


def applied(given_operations: list[RowOperation]) -> dict[Any, dict[str, Any]]:
    rows: dict[Any, dict[str, Any]] = {0: {"room": 0, "colour": "white", "size": 9}}
    for each in given_operations:
        key = key_of(each)[0]
        match each:
            case Put(_, values):
                rows[key] = dict(values)
            case Patch(_, _, values) if key in rows:
                rows[key] |= values
            case Delete():
                rows.pop(key, None)
    return rows


@given(operations)
def test_folded_operations_have_the_same_effect(given_operations: list[RowOperation]) -> None:
    assert applied(fold(given_operations)) == applied(given_operations)


@given(operations)
def test_folded_operations_touch_each_row_once(given_operations: list[RowOperation]) -> None:
    touched = [key_of(each) for each in fold(given_operations)]

    assert len(touched) == len(set(touched))


def test_the_position_of_the_event_is_filled_in() -> None:
    put = Put(SHELVES, {"room": 1, "size": POSITION, "colour": None})

    assert Put(SHELVES, {"room": 1, "size": 7, "colour": None}) == placed(put, 7)
