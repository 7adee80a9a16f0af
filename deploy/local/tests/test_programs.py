from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from deploy.local.broker import Private
from deploy.local.database import SERVICES, Database
from deploy.local.installation import Installation
from deploy.local.node import Node
from deploy.local.programs import PROGRAMS, Ground, environment


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    installation = Installation(tmp_path)
    broker = Private(installation, "unpacked", Node(installation, tmp_path))
    return Ground(installation, Database(installation), broker, fonts="/fonts")


def test_every_program_says_on_a_port_of_its_own_whether_it_is_ready(ground: Ground) -> None:
    ports = {environment(ground, program)["HEALTH_PORT"] for program in PROGRAMS}
    assert len(ports) == len(PROGRAMS)


def test_a_service_works_as_itself_in_its_own_database_only(ground: Ground) -> None:
    told = environment(ground, "payment")
    where = urlsplit(told["DATABASE_URL"])
    assert (where.scheme, where.username, where.path) == ("postgresql+psycopg2", "payment", "/payment")
    assert not any("preservation" in value for value in told.values())


def test_only_services_can_open_what_is_sealed(ground: Ground) -> None:
    told = {program for program in PROGRAMS if "DATA_SECRET" in environment(ground, program)}
    assert told == set(SERVICES)


def test_no_program_is_told_who_owns_a_database(ground: Ground) -> None:
    owners = [ground.database.superuser_url, ground.database.owner_url("payment")]
    told = {value for program in PROGRAMS for value in environment(ground, program).values()}
    assert not told.intersection(owners)


def test_the_relay_reads_every_service_s_log(ground: Ground) -> None:
    told = environment(ground, "relay")
    services = ("IDENTITY", "PRESERVATION", "GUARANTEE", "PAYMENT", "NOTIFICATION")
    assert all(f"/{service.lower()}" in told[f"DATABASE_URL_{service}"] for service in services)


@pytest.mark.parametrize(
    ("program", "user"),
    [
        ("court", "court-湘"),
        ("test-court", "court-测试"),
        ("insurer", "insurer-qinghe-demo"),
        ("test-insurer", "insurer-test-insurer"),
    ],
)
def test_an_office_is_its_own_broker_user_and_knows_no_secret_of_the_services(
    ground: Ground, program: str, user: str
) -> None:
    told = environment(ground, program)
    assert unquote(urlsplit(told["AMQP_URI"]).username or "") == user
    assert (told.get("COURT_CODE") or told["INSURER_CODE"]) == user.partition("-")[2]
    assert told["OFFICE_KEY"] in environment(ground, "identity").values()
    assert "SECRET_KEY" not in told
    assert "DATABASE_URL" not in told
