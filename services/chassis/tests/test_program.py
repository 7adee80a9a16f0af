from __future__ import annotations

import subprocess
import sys
import time
from types import SimpleNamespace

import eventlet
import kombu.serialization
import pytest

from contracts.payment import rpc as calls
from services.chassis.entrypoints import Assembled, rpc
from services.chassis.entrypoints.deliveries import Deliveries
from services.chassis.program import WORKERS, HubStandsStill, contain, insist_that_the_hub_ticks, plain_json


class Bills:
    name = "payment"
    bills = Assembled()

    @rpc(calls.VIEW_BILL)
    def view_bill(self, by: object, asked: dict[str, object]) -> None:
        """Look at it."""


def test_a_driver_that_stops_the_hub_is_refused() -> None:
    with pytest.raises(HubStandsStill):
        insist_that_the_hub_ticks(time.sleep)


def test_a_driver_that_lets_the_hub_tick_is_taken() -> None:
    insist_that_the_hub_ticks(eventlet.sleep)


def test_psycopg2_is_green_once_patched_and_the_banner_is_not_shown() -> None:
    seen = (
        "import runpy, sys; sys.argv = ['program'];\n"
        "try: runpy.run_module('services.chassis.program', run_name='__main__')\n"
        "except ValueError: pass\n"
        "import psycopg2.extensions; sys.exit(psycopg2.extensions.get_wait_callback() is None)"
    )
    ran = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=False)  # noqa: S603 - our own words

    assert ran.returncode == 0, ran.stderr
    assert "Eventlet is deprecated" not in ran.stderr


def test_plain_json_travels_without_tags_of_python() -> None:
    plain_json()
    data = {"__type__": "date", "__value__": "x", "n": 1}
    content_type, encoding, body = kombu.serialization.dumps(data, "json")

    assert (content_type, encoding) == ("application/json", "utf-8")
    assert kombu.serialization.loads(body, content_type, encoding) == data


def test_as_many_requests_are_taken_as_there_are_workers() -> None:
    settings = SimpleNamespace(amqp_uri="amqp://nowhere", secret_key="key")
    container = contain(Bills, settings=settings, assembled=SimpleNamespace())
    (deliveries,) = {each for each in container.subextensions if isinstance(each, Deliveries)}

    assert container.max_workers == deliveries.prefetch_count == WORKERS
