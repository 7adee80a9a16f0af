"""The gateway over a real broker: whatever becomes of the others, it answers soon and truthfully, and comes back by itself."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import requests

from contracts.call import Call, Form
from deploy.local.installation import LOOPBACK, free_port
from gateway.errors import Problem
from gateway.rpc import DEADLINE, BrokerRpc
from services.chassis.testing import eventually
from tests.conftest import System
from tests.integration.trial import Desk, Program, Wire
from tests.journey import Visitor, a_paper, creation

FEE = "fees/preservation"
CALLBACK = "payment-callbacks/sandbox-wechat"
"""Payment is asked whether the signature is good; anybody may send one."""


class Gateway(Program):
    """A second gateway beside the system's own, with a wire of its own to the same broker."""

    def __init__(self, system: System, log: Path) -> None:
        told = system.stack.environment("gateway")
        broker = urlsplit(told["AMQP_URI"])
        self.wire = Wire(broker.hostname or "", broker.port or 5672)
        through = told["AMQP_URI"].replace(f":{broker.port}", f":{self.wire.port}")
        port = str(free_port())
        self.address = f"http://{LOOPBACK}:{port}"
        super().__init__("gateway", environment=told | {"AMQP_URI": through, "GATEWAY_PORT": port}, log=log)

    def get(self, path: str) -> requests.Response:
        """Look at what anybody may see."""
        return requests.get(f"{self.address}/api/v1/{path}", timeout=30)

    def post(self, path: str) -> requests.Response:
        """Send what anybody may send."""
        return requests.post(f"{self.address}/api/v1/{path}", timeout=30)


@pytest.fixture
def gateway(system: System, tmp_path: Path) -> Iterator[Gateway]:
    with Gateway(system, tmp_path / "gateway.log") as gateway:
        yield gateway


@pytest.fixture
def payment_away(system: System) -> Iterator[Desk]:
    """Payment is stopped: what it is asked lies in its queue, where the desk can see it."""
    system.stack.stop("payment")
    desk = Desk(system.stack.environment("relay")["AMQP_URI"])
    yield desk
    desk.close()
    system.stack.start("payment")


def under_way(gateway: Gateway, desk: Desk, elsewhere: ThreadPoolExecutor) -> list[Future[requests.Response]]:
    """Return two calls, of which at least one waits for payment."""
    calls = [elsewhere.submit(gateway.post, CALLBACK) for _ in range(2)]
    eventually(lambda: desk.left("rpc-payment"), what="one is sent")
    return calls


def must_be_unavailable(answer: requests.Response) -> None:
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def must_not_have_been_waited_for(answer: requests.Response) -> None:
    """Who waits in vain waits for the deadline; of a machine that is busy no more can be said."""
    assert answer.elapsed.total_seconds() < DEADLINE


def test_a_lost_broker_fails_at_once_who_waits_and_is_found_again(
    gateway: Gateway, payment_away: Desk
) -> None:
    with ThreadPoolExecutor(2) as elsewhere:
        calls = under_way(gateway, payment_away, elsewhere)
        gateway.wire.cut()
        answers = [each.result() for each in calls]
    for each in (*answers, gateway.get(FEE)):
        must_be_unavailable(each)
        must_not_have_been_waited_for(each)
    assert gateway.page("readyz")[1]["broker"] == "not ready"
    assert requests.get(gateway.address, timeout=30).status_code == 200

    gateway.wire.mend()

    eventually(lambda: gateway.get(FEE).status_code == 200, what="it serves again")
    eventually(gateway.is_ready, what="ready again")


@pytest.mark.usefixtures("payment_away")
def test_a_service_that_is_away_makes_only_its_own_calls_fail_and_those_soon(gateway: Gateway) -> None:
    with ThreadPoolExecutor(3) as elsewhere:
        for each in [elsewhere.submit(gateway.post, CALLBACK) for _ in range(3)]:
            must_be_unavailable(each.result())
    refused = gateway.post(CALLBACK)
    must_be_unavailable(refused)
    must_not_have_been_waited_for(refused)
    eventually(lambda: gateway.get(FEE).status_code == 200, what="others answer")


def test_told_to_stop_it_answers_who_waits_and_ends_well_whoever_keeps_a_connection_open(
    gateway: Gateway, payment_away: Desk
) -> None:
    with ThreadPoolExecutor(2) as elsewhere, requests.Session() as kept_open:
        kept_open.get(gateway.address, timeout=30)
        calls = under_way(gateway, payment_away, elsewhere)
        gateway.process.terminate()
        assert gateway.process.wait(timeout=60) == 0
        for each in calls:
            must_be_unavailable(each.result())


def test_a_service_that_was_never_there_is_unavailable_at_once(system: System) -> None:
    call = Call(service="nobody", name="hear", asked=Form(), answer=Form(), command=False)

    async def story() -> float:
        rpc = BrokerRpc(system.stack.environment("gateway")["AMQP_URI"])
        standing = asyncio.ensure_future(rpc.run())
        while not rpc.ready:  # noqa: ASYNC110 - it says so in no other way
            await asyncio.sleep(0.01)
        began = time.monotonic()
        with pytest.raises(Problem) as refused:
            await rpc.ask(call, {}, {})
        took = time.monotonic() - began
        standing.cancel()
        await asyncio.gather(standing, return_exceptions=True)
        assert refused.value.status == 503
        return took

    assert asyncio.run(story()) < DEADLINE


def test_a_dead_session_is_refused_everywhere_within_a_second(system: System, gateway: Gateway) -> None:
    here = system.visitor().newcomer()
    there = Visitor(gateway.address, system.sandbox, token=here.token)
    there.get("account")

    here.call("DELETE", "sessions/current")

    assert here.call("GET", "account", expect=401).json()["code"] == "identity.session-ended"
    there.until_refused()  # no later than auth.KEPT, of which gateway/tests/test_auth.py knows


def test_what_nobody_waits_for_any_longer_is_not_done(system: System) -> None:
    visitor = system.visitor().newcomer()
    path = "preservation-applications"
    os.kill(system.stack.pid("preservation"), signal.SIGSTOP)
    try:
        visitor.call("POST", path, creation(), expect=503)
    finally:
        os.kill(system.stack.pid("preservation"), signal.SIGCONT)
    visitor.until(lambda: visitor.call("GET", path, expect=(200, 503)).ok, "preservation is back")

    visitor.create()

    assert len(visitor.get(path)["items"]) == 1


def test_a_refused_upload_leaves_no_file(system: System, applicant: Visitor) -> None:
    blobs = Path(unquote(urlsplit(system.stack.environment("gateway")["BLOBS_URL"]).path))
    application = str(applicant.create(court="湘0102")["id"])
    applicant.fill(application)
    taken = files(blobs / application)
    applicant.submit(application)

    refused = applicant.call(
        "POST",
        f"preservation-applications/{application}/materials",
        files={"file": ("迟.pdf", a_paper("迟"), "application/pdf")},
        data={"kind": "OTHER"},
        expect=409,
    )

    assert refused.json()["code"] == "preservation.not-editable"
    assert len(taken) == 4
    eventually(lambda: files(blobs / application) == taken, what="the refused file is gone")


def files(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if each.is_file()}
