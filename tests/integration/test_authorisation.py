"""Every route, tried by everybody: the policy that was written down by hand, against the system as it runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import local
from uuid import uuid4

import pytest
import requests

from tests.conftest import System
from tests.integration.authorisation import errands, policy, scene
from tests.integration.authorisation.policy import Cell
from tests.integration.authorisation.scene import Scene
from tests.journey import patiently

AT_ONCE = 4
PAIRS = 200
ROUNDS = 5
own = local()


@pytest.fixture(scope="module")
def everybody(system: System) -> Scene:
    """Everybody that the policy speaks of, and what they try to get at."""
    return scene.build(system)


def ask(cell: Cell, seen: Scene, system: System) -> requests.Response:
    """Make the cell's request; each thread has a connection of its own."""
    http: requests.Session = own.__dict__.setdefault("http", requests.Session())
    http.cookies.clear()
    address = f"{system.address}/api/v1{errands.address(cell, seen)}"
    sent = errands.sent(cell, seen)
    return patiently(lambda: http.request(cell.method, address, timeout=30, **sent))


def outcome(answer: requests.Response, kept_from: frozenset[str]) -> str:
    """Return what became of an attempt, in the words of the policy."""
    told = [word for word in kept_from if word.encode() in answer.content]
    if answer.status_code == requests.codes.not_found:
        seen = "404"
    elif answer.status_code in {401, 403} or answer.status_code >= 500:
        seen = f"{answer.status_code} {answer.json().get('code')}"
    else:
        return "ok" if told else "empty"
    return f"{seen}, and tells of {len(told)} of the owner's" if told else seen


def attempted(cell: Cell, seen: Scene, system: System) -> Iterator[str]:
    """Try a cell; yield what is wrong with its outcome."""
    answer = ask(cell, seen, system)
    became = outcome(answer, seen.kept_from(cell.actor))
    fits = became == cell.expected or (cell.expected == "ok" and became == "empty")
    if not fits:
        yield (
            f"{cell.method} {cell.path} ({cell.place}) by {cell.actor}: expected {cell.expected}, "
            f"seen {became} [{answer.status_code} {answer.text[:160]}]"
        )


def test_the_policy_speaks_of_every_route_and_of_no_other() -> None:
    assert set(policy.TABLE["route"]) == policy.there_are()
    assert {name for row in policy.TABLE["route"].values() for place, name in row.items() if place != policy.SCOPE} == set(
        policy.TABLE["pattern"]
    )  # fmt: skip


def test_the_policy_says_what_becomes_of_everybody_everywhere() -> None:
    cells = policy.cells()

    assert len(cells) > 500
    assert {each.actor for each in cells} == set(policy.ACTORS)
    assert [each for each in cells if not policy.OUTCOME.fullmatch(each.expected)] == []


# --- what there is and what there is not look alike ---------------------------------------------------------------------


def told(answer: requests.Response) -> bytes:
    """Return the body without the trace id, which is another each time."""
    return answer.content.replace(answer.headers["X-Trace-Id"].encode(), b"")


def unlike(cell: Cell, seen: Scene, system: System) -> Iterator[str]:
    """Ask for what is another's and for what is nobody's; yield how the answers differ."""
    nothing = {place: {name: str(uuid4()) for name in ids} for place, ids in seen.places.items()}
    theirs = ask(cell, seen, system)
    nobodys = ask(cell, replace(seen, places=nothing), system)
    bodies = [told(each) for each in (theirs, nobodys)]
    headers = [
        {name: value for name, value in each.headers.items() if name.lower() not in {"date", "x-trace-id"}}
        for each in (theirs, nobodys)
    ]
    if bodies[0] != bodies[1] or headers[0] != headers[1]:
        yield f"{cell.method} {cell.path} ({cell.place}) by {cell.actor}: {bodies} {headers}"


def test_what_is_anothers_is_answered_like_what_is_nobodys(everybody: Scene, system: System) -> None:
    hidden = [each for each in policy.cells() if each.expected == "404"]
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        found = crowd.map(lambda cell: list(unlike(cell, everybody, system)), hidden)
    assert [each for some in found for each in some] == []
    assert len(hidden) > 50


def seconds(http: requests.Session, address: str) -> float:
    """Return how long a look at an address takes."""
    begun = time.perf_counter()
    http.get(address, timeout=30)
    return time.perf_counter() - begun


def test_the_time_an_answer_takes_does_not_tell_what_there_is(everybody: Scene, system: System) -> None:
    """
    Of 200 pairs, another's and nobody's in turn, the medians; the bound is wide, a replay of the file would break it.

    A replay would break it every time, what else the machine does now and then: the best of five rounds counts.
    """
    other = requests.Session()
    other.headers.update(everybody.headers["other"])
    path = f"{system.address}/api/v1/preservation-applications"

    def apart() -> float:
        """Return how far the two lie apart, in parts of what is allowed."""
        theirs, nobodys = [], []
        for _ in range(PAIRS // ROUNDS):
            theirs.append(seconds(other, f"{path}/{everybody.places['filed']['application_id']}"))
            nobodys.append(seconds(other, f"{path}/{uuid4()}"))
        longer, shorter = statistics.median(theirs), statistics.median(nobodys)
        return abs(longer - shorter) / (0.002 + shorter / 4)

    rounds = [apart() for _ in range(ROUNDS)]
    assert min(rounds) < 1, rounds


# --- the matrix: last, since each ends his session with it ---------------------------------------------------------------


def test_nobody_gets_at_anything_that_the_policy_does_not_give_him(everybody: Scene, system: System) -> None:
    cells = policy.cells()
    before = [cell for cell in cells if cell.actor == "respondent" and cell.route != errands.LAST]
    wrong = all_wrong(before, everybody, system)

    everybody.secure()

    after = [cell for cell in cells if cell not in before and cell.route != errands.LAST]
    last = [cell for cell in cells if cell.route == errands.LAST]
    wrong += all_wrong(after, everybody, system) + all_wrong(last, everybody, system)
    assert wrong == [], f"{len(wrong)} of {len(cells)} cells:\n" + "\n".join(wrong)


def all_wrong(cells: list[Cell], seen: Scene, system: System) -> list[str]:
    """Try the cells side by side; return what is wrong with their outcomes."""
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return [
            each
            for found in crowd.map(lambda cell: [*attempted(cell, seen, system)], cells)
            for each in found
        ]
