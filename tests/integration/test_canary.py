"""
Five hundred people go through the system, and nothing of theirs is found where it should not be.

Looked through are the logs of all programs, all rows of all tables, what the files of database and broker have come to
hold meanwhile, every event as it was told, the feeds of the courts, and the files of materials. Left out is one file,
`sandbox.sqlite`: it is the memory of the providers that the sandbox plays, whose business it is to know a phone number and
a face; it stands outside of the system.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import orjson
import psycopg2
import pytest

from contracts.topology import SERVICES, events_exchange
from services.chassis.testing import eventually
from tests.conftest import JUDGE, System
from tests.integration import canaries
from tests.integration.canaries import People, Person, leaks
from tests.integration.trial import Desk
from tests.journey import Visitor, guarantees, review, ruling

EACH = 125
"""People in one application."""
TAP = f"canary-{uuid4().hex[:8]}"


@pytest.fixture(scope="module")
def people() -> People:
    return People(4 * EACH)


@pytest.fixture(scope="module")
def desk(system: System) -> Iterator[Desk]:
    """Somebody who hears every event that is told from now on."""
    desk = Desk(system.stack.environment("relay")["AMQP_URI"])
    desk.quorum(TAP, *((events_exchange(service), "#") for service in SERVICES))
    yield desk
    desk.channel.queue_delete(TAP)
    desk.close()


@pytest.fixture(scope="module")
def began() -> float:
    return time.time() - 2


def folder_of_blobs(system: System) -> Path:
    return Path(unquote(urlsplit(system.stack.environment("gateway")["BLOBS_URL"]).path))


def told(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Return the events that were told since the last look, headers and all."""
    while (message := desk.channel.basic_get(TAP, auto_ack=True))[0] is not None:
        method, given, body = message
        yield f"event {method.routing_key}", body + orjson.dumps(given.headers)


# --- the journeys -----------------------------------------------------------------------------------------------------


def file_an_application(me: Visitor, whoever: list[Person], court: str) -> str:
    """Fill in an application of the first of them against all others, every field that there is for a person."""
    applicant, agent, *respondents = whoever
    id_ = str(me.create(court=court)["id"])
    path = f"preservation-applications/{id_}"
    basic = {
        "applicants": [applicant.party(e_service_agreed=True)],
        "respondents": [each.party() for each in respondents],
        "agents": [
            {"agent_type": "CLOSE_RELATIVE", "name": agent.name, "id_type": "RESIDENT_ID", "id_no": agent.id_no,
             "mobile": agent.mobile, "principals": [0], "authority": "GENERAL"}
        ],
        "property_clues": [each.clue(i) for i, each in enumerate(respondents)],
        "requested_measures": f"请求冻结{respondents[0].name}的存款。",
        "facts_and_reasons": f"{respondents[0].name}拖欠{applicant.name}借款。",
        "urgent_because": f"{respondents[0].name}正在转移{respondents[0].account}中的财产。",
    }  # fmt: skip
    me.put(f"{path}/basic-information", basic)
    me.put(f"{path}/guarantees", guarantees())
    identities = (("IDENTITY", "applicants.0"), ("IDENTITY", "agents.0"))
    for kind, owner in (("APPLICATION", None), *identities, ("GUARANTEE", None), ("EVIDENCE", None)):
        paper = (f"{applicant.name}.pdf", applicant.paper(), "application/pdf")
        data = {"kind": kind, **({"owner_ref": owner} if owner else {})}
        me.call("POST", f"{path}/materials", files={"file": paper}, data=data)
    listed = me.get(f"{path}/materials")["items"]
    shown = me.call("GET", f"{path}/materials/{listed[0]['id']}")
    assert shown.content == applicant.paper() or applicant.file.encode() in shown.content
    return id_


def decide(judge: Visitor, me: Visitor, application: str, whoever: list[Person]) -> None:
    """Review and rule in words that name everybody."""
    path = f"office/preservation-applications/{application}"
    names = "、".join(each.name for each in whoever)
    seen = judge.get(f"{path}/snapshot")["content_hash"]
    judge.post(f"{path}/review", review(seen, remark=f"{names}的材料齐全。"))
    me.pay(application)
    me.until_status(application, "AWAITING_RULING")
    paper = {"reasons": f"{names}。", "order": f"冻结{names}的存款。", "judge": "审判员 演示甲"}
    judge.post(f"{path}/ruling", ruling(seen, paper=paper))
    assert whoever[0].name in me.view(application)["ruling"]["reasons"]


def newcomer(system: System, person: Person) -> Visitor:
    return system.visitor().newcomer(person.mobile, person.name, person.id_no)


# --- the promise ------------------------------------------------------------------------------------------------------


def test_what_is_planted_is_found(system: System, people: People, desk: Desk, began: float) -> None:
    """Or the other test could not fail."""
    stack, values, id_ = system.stack, "\n".join(people.all[-1].values), uuid4().hex[:8]
    escaped = orjson.dumps({"name": "x"}) + canaries._escaped(values).encode()
    log = stack.installation.folder("log") / f"canary-{id_}.log"
    blob = folder_of_blobs(system) / f"canary-{id_}"
    table = f"canary_{id_}"
    try:
        for path in (log, blob):
            path.write_bytes(values.encode() if path is blob else escaped)
        with closing(psycopg2.connect(stack.ground.database.superuser_url)) as connection:
            connection.autocommit = True
            connection.cursor().execute(
                f"create table {table} as select %s as t, %s as b", (values, values.encode())
            )
        desk.tell("canary.planted.here", values.encode(), subject="s", exchange=events_exchange("payment"))

        assert {*leaks(people, canaries.logs(stack))} == {f"log {log.name}"}
        assert {*leaks(people, canaries.blobs(folder_of_blobs(system)))} == {f"blob {blob.name}"}
        assert {*leaks(people, canaries.tables(stack))} == {f"table postgres.{table}"}
        on_disk = leaks(people, canaries.disk_of_database(stack, began))
        assert any("pg_wal" in each for each in on_disk)
        assert any("base" in each for each in on_disk)
        if stack.ground.broker.ours:
            eventually(
                lambda: leaks(people, canaries.disk_of_broker(stack)), what="the broker's files hold it"
            )
        eventually(
            lambda: {*leaks(people, told(desk))} == {"event canary.planted.here"}, what="the event is heard"
        )
        assert len(people.in_(values.encode())) >= len(people.all[-1].values)
    finally:
        for path in (log, blob):
            path.unlink(missing_ok=True)
        with closing(psycopg2.connect(stack.ground.database.superuser_url)) as connection:
            connection.autocommit = True
            connection.cursor().execute(f"drop table if exists {table}")


def test_nothing_of_five_hundred_people_lies_where_it_should_not(
    system: System, desk: Desk, began: float
) -> None:
    people = People(4 * EACH)
    groups = [people.all[i : i + EACH] for i in range(0, len(people.all), EACH)]
    ruled, decided_by_program, draft, deleted = groups
    visitors = [newcomer(system, group[0]) for group in groups]
    judge = system.staff(JUDGE)

    application = file_an_application(visitors[0], ruled, "湘0102")
    visitors[0].submit(application)
    decide(judge, visitors[0], application, ruled)
    automatic = file_an_application(visitors[1], decided_by_program, "湘")
    visitors[1].submit(automatic)
    file_an_application(visitors[2], draft, "湘")
    gone = file_an_application(visitors[3], deleted, "湘")
    visitors[3].call("DELETE", f"preservation-applications/{gone}")
    visitors[1].until_status(automatic, "AWAITING_PAYMENT")
    feed = orjson.dumps(judge.get("office/events", params={"after": 0, "limit": 500}))
    eventually(lambda: visitors[0].get("notifications")["items"], what="a notice")

    stack = system.stack
    found = leaks(people, [("feed", feed), *told(desk)])
    found |= leaks(people, canaries.logs(stack))
    found |= leaks(people, canaries.tables(stack))
    found |= leaks(people, canaries.blobs(folder_of_blobs(system)))
    found |= leaks(people, canaries.disk_of_broker(stack))
    found |= leaks(people, canaries.disk_of_database(stack, began))

    assert found == {}
