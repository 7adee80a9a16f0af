from __future__ import annotations

import asyncio

import pytest

from gateway.flight import NextFlight


class Desk:
    """A number that is read early and answered late."""

    def __init__(self) -> None:
        self.number = 0
        self.calls = 0
        self.may_answer = asyncio.Event()
        self.was_asked = asyncio.Event()

    async def read(self) -> int:
        self.calls += 1
        self.was_asked.set()
        number = self.number
        await self.may_answer.wait()
        return number


def test_whoever_asks_after_a_write_reads_it() -> None:
    async def story() -> None:
        desk, flight = Desk(), NextFlight()
        early = asyncio.ensure_future(flight.share("k", desk.read))
        await desk.was_asked.wait()
        desk.number = 1
        late = [asyncio.ensure_future(flight.share("k", desk.read)) for _ in range(5)]
        await asyncio.sleep(0)
        desk.may_answer.set()
        assert await early == 0
        assert await asyncio.gather(*late) == [1] * 5
        assert desk.calls == 2

    asyncio.run(story())


def test_other_reads_do_not_wait() -> None:
    async def story() -> None:
        desk, other, flight = Desk(), Desk(), NextFlight()
        waiting = asyncio.ensure_future(flight.share("k", desk.read))
        other.may_answer.set()
        assert await flight.share("other", other.read) == 0
        desk.may_answer.set()
        await waiting

    asyncio.run(story())


def test_a_reader_who_leaves_does_not_take_the_call_along() -> None:
    async def story() -> None:
        desk, flight = Desk(), NextFlight()
        asked = [asyncio.ensure_future(flight.share("k", desk.read)) for _ in range(4)]
        await desk.was_asked.wait()
        asked[0].cancel()
        asked[1].cancel()
        desk.may_answer.set()
        assert await asyncio.gather(*asked[2:]) == [0, 0]

    asyncio.run(story())


def test_a_failure_is_everybodys_and_the_next_call_is_a_new_one() -> None:
    async def story() -> None:
        flight = NextFlight()

        async def fail() -> None:
            await asyncio.sleep(0)
            raise ConnectionError

        answers = await asyncio.gather(*(flight.share("k", fail) for _ in range(3)), return_exceptions=True)
        assert [type(each) for each in answers] == [ConnectionError] * 3
        with pytest.raises(ConnectionError):
            await flight.share("k", fail)

    asyncio.run(story())
