"""What is generated is fresh, always the same, and a change that breaks an old reader is named."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from contracts import topology
from contracts.generate import __main__ as program
from contracts.generate import asyncapi, declared, json_schemas

SCHEMAS = json_schemas.all_schemas()
RULED = "preservation.application.ruled.v1"
START = "payment.start_payment.asked"
BILL = "payment.view_bill.answer"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    program.main(["--release"], tmp_path)
    return tmp_path


def promise(project: Path, name: str, **changes: Any) -> None:
    """Pretend that *name* was released with other fields than it has now; None: without that field."""
    released = json.loads((project / program.RELEASED).read_text(encoding="utf-8"))
    properties = released[name]["properties"]
    for field, schema in changes.items():
        if schema is None:
            del properties[field]
            released[name]["required"] = [each for each in released[name]["required"] if each != field]
        else:
            properties[field] = {**properties.get(field, {}), **schema}
    (project / program.RELEASED).write_text(json.dumps(released), encoding="utf-8")


def refused(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert program.main(["--check"], project) == 1
    return capsys.readouterr().err


def test_the_generated_files_of_the_project_are_fresh() -> None:
    assert program.stale() == []


def test_the_present_contracts_break_no_reader_of_the_released_ones() -> None:
    assert program.broken() == []


def test_generating_twice_gives_the_same_bytes(project: Path) -> None:
    once = program.printed()

    program.write(project)

    assert program.printed() == once
    assert program.main(["--check"], project) == 0


def test_a_stale_file_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/events.md").write_text("yesterday's", encoding="utf-8")

    assert "docs/events.md is out of date" in refused(project, capsys)


def test_a_left_over_schema_is_named_and_removed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left_over = project / "contracts/schemas/payment.bill.lost.v1.json"
    left_over.write_text("{}", encoding="utf-8")

    assert "payment.bill.lost.v1.json belongs to nothing" in refused(project, capsys)
    assert program.main([], project) == 0
    assert not left_over.exists()


# --- each rule of compatibility, broken once on purpose ---------------------------------------------------------------


def test_an_event_may_not_lose_a_field(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, RULED, judge={"type": "string"})

    assert f"{RULED}: judge is gone; older readers need it" in refused(project, capsys)


def test_an_event_may_not_gain_a_required_field(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, RULED, case_no=None)

    assert f"{RULED}: case_no became required; older programs do not send it" in refused(project, capsys)


def test_what_is_asked_may_not_gain_a_required_field(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promise(project, START, channel=None)

    assert f"{START}: channel became required" in refused(project, capsys)


def test_what_is_asked_may_not_lose_a_field(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, START, remark={"type": "string"})

    assert f"{START}: remark is gone; older programs still send it" in refused(project, capsys)


def test_a_word_that_is_read_may_not_go_or_be_renamed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promise(project, START, channel={"enum": ["sandbox-wechat", "sandbox-alipay", "sandbox-union-pay"]})

    assert f"{START}: channel no longer knows sandbox-union-pay; older programs still send it" in refused(
        project, capsys
    )


def test_a_type_may_not_change(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, RULED, ruled_on={"format": "date-time"})

    assert f"{RULED}: ruled_on was string (date-time) and became string (date)" in refused(project, capsys)


def test_an_answer_may_not_become_null_or_go_missing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promise(project, BILL, channel={"type": "string"})
    released = json.loads((project / program.RELEASED).read_text(encoding="utf-8"))
    released[BILL]["required"].append("due_on")
    (project / program.RELEASED).write_text(json.dumps(released), encoding="utf-8")

    said = refused(project, capsys)

    assert "channel may now be null" in said
    assert "due_on may now be missing" in said


def test_what_is_read_may_not_become_narrower(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, "guarantee.create_application.asked", court={"maxLength": 40})

    assert "court became shorter (maxLength 20)" in refused(project, capsys)


def test_what_is_read_may_not_stop_being_null(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, "guarantee.create_application.asked", court={"type": ["string", "null"]})

    assert "court may no longer be null" in refused(project, capsys)


def test_an_inner_form_keeps_its_promises_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    released = json.loads((project / program.RELEASED).read_text(encoding="utf-8"))
    released[BILL]["$defs"]["PaymentView"]["properties"]["payer"] = {"type": "string"}
    (project / program.RELEASED).write_text(json.dumps(released), encoding="utf-8")

    assert f"{BILL}: payments[].payer is gone" in refused(project, capsys)


def test_an_event_may_not_disappear(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    released = json.loads((project / program.RELEASED).read_text(encoding="utf-8"))
    released["payment.bill.lost.v1"] = deepcopy(released["payment.bill.paid.v1"])
    (project / program.RELEASED).write_text(json.dumps(released), encoding="utf-8")

    assert "payment.bill.lost.v1: is gone" in refused(project, capsys)


def test_a_broken_promise_cannot_be_released(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    promise(project, RULED, judge={"type": "string"})
    before = (project / program.RELEASED).read_text(encoding="utf-8")

    assert program.main(["--release"], project) == 1

    assert "judge is gone" in capsys.readouterr().err
    assert (project / program.RELEASED).read_text(encoding="utf-8") == before


def test_new_optional_fields_and_new_words_break_nobody(project: Path) -> None:
    promise(project, "preservation.application.reviewed.v1", reasons=None)
    promise(project, START, channel={"enum": ["sandbox-wechat"]})
    promise(project, BILL, due_on=None)

    assert program.broken(project) == []


# --- the documents ----------------------------------------------------------------------------------------------------


def test_every_schema_is_one_of_json_schema_2020_12() -> None:
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_a_choice_is_an_enum_and_money_a_decimal_text() -> None:
    asked = SCHEMAS["guarantee.create_application.asked"]["properties"]

    assert asked["submitter"]["enum"] == ["LAWYER", "PARTY", "OTHER_AGENT"]
    assert asked["amount"]["type"] == "string"
    assert not Draft202012Validator(asked["amount"]).is_valid("0.00")
    assert Draft202012Validator(asked["amount"]).is_valid("20000.00")


def test_every_pattern_is_understood_outside_of_python() -> None:
    text = repr(SCHEMAS)

    assert "\\Z" not in text
    assert "(?P<" not in text


def test_only_what_is_asked_forbids_unknown_fields() -> None:
    for name, schema in SCHEMAS.items():
        assert ("additionalProperties" in json.dumps(schema)) == name.endswith(".asked"), name


def test_the_asyncapi_document_refers_only_to_what_is_there() -> None:
    text = yaml.dump(asyncapi.document(), Dumper=yaml.CSafeDumper)
    document = yaml.load(text, Loader=yaml.CSafeLoader)
    local = {line.split("#/")[1].strip(" '\"") for line in text.splitlines() if "$ref: '#/" in line}
    files = {
        line.split("schemas/")[1].strip(" '\"") for line in text.splitlines() if "$ref: schemas/" in line
    }

    for reference in local:
        node = document
        for part in reference.split("/"):
            node = node[part]
    assert {each.removesuffix(".json") for each in files} <= set(SCHEMAS)


def test_every_exchange_and_queue_of_the_services_is_a_channel() -> None:
    channels = asyncapi.document()["channels"]
    wanted = {
        *map(topology.events_exchange, topology.SERVICES),
        *map(topology.events_queue, topology.HEARD),
        *map(topology.decisions_queue, topology.DECIDED),
        topology.DECISIONS,
        *map(topology.replays_queue, topology.SERVICES),
    }

    assert wanted <= set(channels)


def test_every_event_that_is_heard_and_every_decision_is_declared() -> None:
    types = {each.TYPE for each in declared.messages()}

    assert {each for heard in topology.HEARD.values() for each in heard} <= types
    assert {each for decided in topology.DECIDED.values() for each in decided} == set(declared.decisions())
