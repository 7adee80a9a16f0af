"""One after the other."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from services.dossier.turns import Turns


def test_whoever_wants_the_same_waits_and_whoever_wants_another_does_not() -> None:
    turns, came, order = Turns(), Event(), list[str]()

    def second() -> None:
        came.set()
        with turns("湘财保2026"):
            order.append("second")

    waiting = Thread(target=second)
    with turns("湘财保2026"):
        waiting.start()
        assert came.wait(10)
        with turns("京财保2026"):
            order.append("another")
        order.append("first")
    waiting.join(10)

    assert order == ["another", "first", "second"]


def test_a_turn_that_fails_is_over() -> None:
    turns = Turns()
    with pytest.raises(RuntimeError), turns("湘财保2026"):
        raise RuntimeError

    with turns("湘财保2026"):
        pass
