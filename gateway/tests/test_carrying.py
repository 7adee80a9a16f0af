"""From a guarantee to a preservation and back: every file becomes the new draft's own, once."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path
from typing import Any
from uuid import uuid4

import pikepdf
import pytest

from contracts.preservation import rpc as preservation
from contracts.refused import BAD_INPUT, UNAVAILABLE, UNKNOWN
from gateway.blobs import BlobStore
from gateway.errors import Problem
from gateway.tests.visitors import A_PAPER, ACCOUNT, APPLICATION, STORED, House

PATH = f"/guarantee-applications/{APPLICATION}/preservation-application"
BACK = f"/preservation-applications/{APPLICATION}/guarantee-application"
NOTICE = {"notice_version": "2026-01"}
DRAFT = str(preservation.OPEN_FROM_GUARANTEE.opens(ACCOUNT, "key-1"))
OURS = f"{APPLICATION}/7"
EVIDENCE = b"%PDF-1.7 evidence"
SAID = {
    "kind": "EVIDENCE",
    "owner_ref": None,
    "filename": "借条.pdf",
    "media_type": "application/pdf",
    "size": len(EVIDENCE),
    "sha256": hashlib.sha256(EVIDENCE).hexdigest(),
    "pages": 1,
    "scan": "CLEAN",
}
CARRIED: dict[str, Any] = {
    "application_id": APPLICATION,
    "creation": {"court": "湘", "notice_version": "", "linked_guarantee_id": APPLICATION},
    "basic": {"applicants": []},
    "guarantees": {"items": [{"kind": "INSURER_LETTER"}]},
    "materials": [
        SAID
        | {
            "id": str(uuid4()),
            "uploaded_at": "2026-11-22T10:00:00+08:00",
            "file": {"address": "7", "key": "its key"},
        }
    ],
    "papers": ["letter"],
    "organisation_id": None,
}


def a_pdf() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


LETTER = a_pdf()


@pytest.fixture
def issued(house: House) -> House:
    """A guarantee with one material and its letter; the key has opened nothing yet."""
    house.blobs.kept = {OURS: EVIDENCE}
    for service in ("guarantee", "preservation"):
        house.rpc.answers[f"{service}.carry_over"] = CARRIED
        house.rpc.answers[f"{service}.view_section"] = Problem(UNKNOWN)
    paper = {"filename": "保函.pdf", "base64": base64.b64encode(LETTER).decode()}
    house.rpc.answers["guarantee.print_paper"] = A_PAPER | paper
    return house


def test_a_preservation_draft_says_what_the_guarantee_says_and_has_files_of_its_own(issued: House) -> None:
    answer = issued.visit("POST", PATH, json=NOTICE)

    assert (answer.status_code, answer.json()) == (201, STORED)
    key, caller, asked = issued.last
    assert (key, caller["command"]) == ("preservation.open_from_guarantee", "key-1")
    assert asked["creation"] == CARRIED["creation"] | NOTICE
    assert [asked[each] for each in ("basic", "guarantees", "organisation_id")] == [
        CARRIED[each] for each in ("basic", "guarantees", "organisation_id")
    ]
    assert asked["materials"][0] == SAID
    assert asked["materials"][1] == {
        "kind": "GUARANTEE",
        "owner_ref": "guarantees.0",
        "filename": "保函.pdf",
        "media_type": "application/pdf",
        "size": len(LETTER),
        "sha256": hashlib.sha256(LETTER).hexdigest(),
        "pages": 1,
    }
    files = [issued.blobs.kept[f"{DRAFT}/{each['address']}"] for each in asked["files"]]
    assert files == [EVIDENCE, LETTER]
    assert issued.blobs.kept[OURS] == EVIDENCE
    assert preservation.OPEN_FROM_GUARANTEE.asked.validate(asked).keys() <= {"creation", "guarantees"}


def test_a_guarantee_draft_says_what_the_preservation_draft_says(issued: House) -> None:
    issued.rpc.answers["preservation.carry_over"] = CARRIED | {"papers": []}

    assert issued.visit("POST", BACK, json={"insurer": "demo-insurer"}).status_code == 201

    key, _, asked = issued.last
    assert key == "guarantee.open_from_preservation"
    assert (asked["application_id"], asked["insurer"]) == (APPLICATION, "demo-insurer")
    assert (asked["creation"], asked["materials"]) == (CARRIED["creation"], [SAID])
    assert "guarantees" not in asked
    assert len(issued.blobs.kept) == 2


def test_what_the_same_key_has_opened_is_not_copied_for_again(issued: House) -> None:
    issued.visit("POST", PATH, json=NOTICE)
    first, kept = issued.last[2], dict(issued.blobs.kept)
    issued.rpc.answers["preservation.view_section"] = {"version": 1, "content": {}}

    assert issued.visit("POST", PATH, json=NOTICE).status_code == 201

    lasting = preservation.OPEN_FROM_GUARANTEE.lasting
    assert lasting(issued.last[2]) == lasting(first)
    assert issued.blobs.kept == kept


def test_another_key_opens_another_draft(issued: House) -> None:
    for key in ("key-1", "key-2"):
        issued.visit("POST", PATH, json=NOTICE, headers={"Idempotency-Key": key})

    assert {path.partition("/")[0] for path in issued.blobs.kept} == {
        APPLICATION,
        DRAFT,
        str(preservation.OPEN_FROM_GUARANTEE.opens(ACCOUNT, "key-2")),
    }


def test_a_refused_draft_leaves_no_copies_behind(issued: House) -> None:
    issued.rpc.answers["preservation.open_from_guarantee"] = Problem(BAD_INPUT)

    assert issued.visit("POST", PATH, json=NOTICE).status_code == 422

    assert [*issued.blobs.kept] == [OURS]


def test_the_copies_stay_when_nobody_knows_whether_the_draft_was_opened(issued: House) -> None:
    issued.rpc.answers["preservation.open_from_guarantee"] = Problem(UNAVAILABLE)

    assert issued.visit("POST", PATH, json=NOTICE).status_code == 503

    assert len(issued.blobs.kept) == 3


def test_nothing_is_opened_and_nothing_left_when_a_file_cannot_be_read(issued: House) -> None:
    lost = CARRIED["materials"][0] | {"file": {"address": "lost", "key": "its key"}}
    issued.rpc.answers["guarantee.carry_over"] = CARRIED | {"materials": [*CARRIED["materials"], lost]}

    assert issued.visit("POST", PATH, json=NOTICE).status_code == 503

    assert [*issued.blobs.kept] == [OURS]
    assert issued.last[0] != "preservation.open_from_guarantee"


def test_a_guarantee_of_somebody_else_is_none(issued: House) -> None:
    issued.rpc.answers["guarantee.carry_over"] = Problem(UNKNOWN)

    assert issued.visit("POST", PATH, json=NOTICE).status_code == 404
    assert [*issued.blobs.kept] == [OURS]


def test_a_long_file_is_copied_whole_and_sealed_anew(issued: House, tmp_path: Path) -> None:
    blobs = issued.edge.blobs = BlobStore(tmp_path.as_uri())
    content = b"%PDF-1.7" + bytes(3 * 1024 * 1024)
    original = issued.client.wait(blobs.put(APPLICATION, io.BytesIO(content)))
    item = CARRIED["materials"][0] | {"file": {"address": original.address, "key": original.key}}
    issued.rpc.answers["guarantee.carry_over"] = CARRIED | {"materials": [item], "papers": []}

    issued.visit("POST", PATH, json=NOTICE)

    (copy,) = issued.last[2]["files"]
    sealed = [
        (tmp_path / path).read_bytes()
        for path in (f"{APPLICATION}/{original.address}", f"{DRAFT}/{copy['address']}")
    ]

    async def whole() -> bytes:
        return b"".join([each async for each in await blobs.open(DRAFT, copy["address"], copy["key"])])

    assert issued.client.wait(whole()) == content
    assert sealed[0] != sealed[1]
    assert copy["key"] != original.key
