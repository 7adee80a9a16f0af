from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from deploy.local import processes
from deploy.local.installation import Installation
from deploy.local.stack import Stack
from deploy.local.steps import Stuck
from deploy.local.supervision import Program, Supervisor


def test_what_a_program_is_told_survives_the_supervisor_s_way_of_writing(tmp_path: Path) -> None:
    from supervisor.datatypes import dict_of_key_value_pairs  # noqa: PLC0415  (untyped)

    told = {
        "AMQP_URI": "amqp://court-%E6%B9%98:a=b,c@127.0.0.1/",
        "OFFICE_USERS": json.dumps({"court-湘": "湘"}, ensure_ascii=False),
    }
    supervisor = Supervisor(Installation(tmp_path))
    written = RawConfigParser()
    written.read_string(supervisor.configuration({"court": Program(("offices.court",), told)}))
    read = dict_of_key_value_pairs(written["program:court"]["environment"].replace("%%", "%"))
    assert {name: read[name] for name in told} == told


def test_a_program_that_dies_is_tried_again_for_ever(tmp_path: Path) -> None:
    written = RawConfigParser()
    written.read_string(
        Supervisor(Installation(tmp_path)).configuration({"court": Program(("offices.court",), {})})
    )
    court = written["program:court"]
    assert shlex.split(court["command"]) == [sys.executable, "-m", "offices.court"]
    assert (court["autorestart"], int(court["startretries"]) > 100_000) == ("true", True)


def test_the_supervisor_stops_the_programs_before_what_they_stand_on(tmp_path: Path) -> None:
    written = RawConfigParser()
    written.read_string(
        Supervisor(Installation(tmp_path)).configuration({"court": Program(("offices.court",), {})})
    )
    assert int(written["group:programs"]["priority"]) > int(written["group:ground"]["priority"])


def test_a_process_is_known_by_what_it_carries_and_ended(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, cwd=tmp_path,
                             env=os.environ | {"STATE_DIR": str(tmp_path)})  # fmt: skip
    assert processes.carrying(STATE_DIR=str(tmp_path)) == [child.pid]
    assert processes.working_in(tmp_path) == [child.pid]
    processes.end(lambda: processes.carrying(STATE_DIR=str(tmp_path)), signal.SIGTERM)
    assert child.wait() == -signal.SIGTERM
    assert child.stdin
    child.stdin.close()


def test_a_stack_that_is_not_up_says_so(tmp_path: Path) -> None:
    with pytest.raises(Stuck, match="not up"):
        Stack(tmp_path).environment("payment")
