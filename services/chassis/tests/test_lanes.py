from __future__ import annotations

from collections.abc import Callable

import eventlet

from services.chassis.entrypoints.lanes import Lanes


def test_jobs_of_one_subject_run_in_order_and_others_pass() -> None:
    ran: list[str] = []
    lanes = Lanes(at_once=10)

    def job(name: str, seconds: float = 0) -> Callable[[], None]:
        def run() -> None:
            eventlet.sleep(seconds)
            ran.append(name)

        return run

    lanes.put("a", job("slow", 0.3))
    lanes.put("a", job("behind"))
    lanes.put("b", job("other"))
    lanes.wait()

    assert ran == ["other", "slow", "behind"]


def test_a_job_that_raises_does_not_stop_its_lane() -> None:
    ran: list[str] = []
    lanes = Lanes(at_once=1)
    lanes.put("a", lambda: 1 / 0)
    lanes.put("a", lambda: ran.append("next"))
    lanes.wait()

    assert ran == ["next"]


def test_no_more_run_at_once_than_allowed() -> None:
    running: list[int] = []
    most: list[int] = []

    def job() -> None:
        running.append(1)
        most.append(len(running))
        eventlet.sleep(0.001)
        running.pop()

    lanes = Lanes(at_once=3)
    for number in range(20):
        lanes.put(str(number), job)
    lanes.wait()

    assert (max(most), len(most)) == (3, 20)


def test_closed_lanes_finish_what_runs_and_begin_nothing_more() -> None:
    ran: list[str] = []
    lanes = Lanes(at_once=2)

    def run() -> None:
        lanes.close()
        eventlet.sleep(0.001)
        ran.append("running")

    lanes.put("a", run)
    lanes.put("a", lambda: ran.append("behind"))
    lanes.wait()

    assert ran == ["running"]
