from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local import broker
from deploy.local.installation import Installation
from deploy.local.node import Node
from deploy.local.rights import INSURER_USER, OFFICE_USER, RIGHTS, definitions
from deploy.local.steps import Stuck

CONNECTION_START = b"\x01\x00\x00\x00\x00\x01\xf4\x00\x0a\x00\x0a"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def greet(listener: socket.socket, greeting: bytes) -> threading.Thread:
    """Answer one caller with GREETING."""

    def answer() -> None:
        caller, _ = listener.accept()
        with caller:
            caller.recv(8)
            caller.sendall(greeting)

    thread = threading.Thread(target=answer)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("greeting", "is_a_broker"),
    [(CONNECTION_START, True), (b"HTTP/1.1 400", False), (b"AMQP\x00\x00\x09\x01", False), (b"", False)],
)
def test_only_who_greets_in_amqp_is_a_broker(
    listener: socket.socket, greeting: bytes, *, is_a_broker: bool
) -> None:
    thread = greet(listener, greeting)
    assert broker.answers("127.0.0.1", listener.getsockname()[1]) is is_a_broker
    thread.join()


def test_an_open_port_that_says_nothing_is_no_broker(listener: socket.socket) -> None:
    assert not broker.answers("127.0.0.1", listener.getsockname()[1], wait=0.1)


def test_the_broker_that_is_given_comes_first(
    tmp_path: Path, listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = greet(listener, CONNECTION_START)
    monkeypatch.setenv("AMQP_URI", f"amqp://somebody:word@127.0.0.1:{listener.getsockname()[1]}/")
    found = next(broker.ways(Installation(tmp_path)))
    assert (found.way, found.ours) == ("given", None)
    assert found.uri("relay") == found.uri("gateway")
    thread.join()


def test_a_way_that_fails_says_why_and_the_next_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AMQP_URI", "amqp://127.0.0.1:1/")
    monkeypatch.setenv("BROKER_SKIP", "engine,installed,unpacked")
    assert list(broker.ways(Installation(tmp_path))) == []
    assert "not given: at 127.0.0.1:1 (AMQP_URI) no broker answers" in capsys.readouterr().err


def test_a_path_that_rabbitmq_cannot_bear_is_refused_before_it_fails(tmp_path: Path) -> None:
    with pytest.raises(Stuck, match="a path with a space"):
        Node(Installation(tmp_path / "with a space"), tmp_path).prepare()


def test_the_node_sees_nothing_of_another_broker_on_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RABBITMQ_NODENAME", "rabbit@elsewhere")
    monkeypatch.setenv("ERL_EPMD_PORT", "4369")
    told = Node(Installation(tmp_path), tmp_path).environment()
    assert told["RABBITMQ_NODENAME"].startswith("private-")
    assert told["ERL_EPMD_PORT"] != "4369"
    assert told["RABBITMQ_CONF_ENV_FILE"] == "/dev/null"


def test_a_node_keeps_its_name_because_its_data_carry_it(tmp_path: Path) -> None:
    assert Node(Installation(tmp_path), tmp_path).name == Node(Installation(tmp_path), tmp_path).name


@pytest.mark.parametrize(
    ("user", "right", "name", "allowed"),
    [
        ("services", "read", "payment.heard", True),
        ("services", "read", "office.湘", False),
        ("services", "write", "preservation.events", False),
        ("services", "write", "decisions", False),
        ("services", "configure", "payment.heard", False),
        ("services", "write", "amq.default", False),
        ("gateway", "read", "rpc-payment", False),
        ("gateway", "write", "nameko-rpc", True),
        ("gateway", "read", "preservation.events", True),
        ("gateway", "read", "preservation.decisions", False),
        (OFFICE_USER, "read", "office.湘", True),
        (OFFICE_USER, "read", "office.湘2", False),
        (OFFICE_USER, "read", "office.京", False),
        (OFFICE_USER, "write", "decisions", True),
        (OFFICE_USER, "configure", "office.湘", False),
        (INSURER_USER, "read", "office.qinghe-demo", True),
        (INSURER_USER, "read", "office.demo-insurer", False),
        (INSURER_USER, "write", "guarantee.events", False),
    ],
)
def test_nobody_may_more_than_its_work_asks_for(user: str, right: str, name: str, *, allowed: bool) -> None:
    assert bool(re.search(getattr(RIGHTS[user], right), name)) is allowed


def test_the_definitions_hold_no_password_that_can_be_read(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    text = definitions(installation, "admin")
    users = [user["name"] for user in json.loads(text)["users"]]
    assert sorted(users) == sorted(["admin", *RIGHTS])
    assert not any(installation.secret(f"broker {user}") in text for user in users)
