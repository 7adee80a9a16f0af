"""Verification by anybody: what does not fit looks like what does not exist; a file is looked at, and not kept."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import httpx
import pytest

from contracts.refused import UNKNOWN
from gateway.errors import Problem
from gateway.resources.verifying import MOST
from gateway.tests.visitors import House

LETTER = "/verify/letters/DEMO-BH-2026-000001"
PAPER = b"%PDF-1.7 a letter"


def told(answer: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Return the whole answer without the trace id, which is another each time."""
    trace = answer.headers["X-Trace-Id"].encode()
    headers = [(name, value) for name, value in answer.headers.items() if name != "x-trace-id"]
    return answer.status_code, answer.content.replace(trace, b""), headers


def drop(house: House, content: bytes, **more: Any) -> Any:
    return house.visit("POST", "/verify/letters", who=None, files={"file": ("保函.pdf", content)}, **more)


def test_a_wrong_or_missing_code_and_an_unknown_number_are_answered_by_the_same_bytes(house: House) -> None:
    house.rpc.answers["guarantee.verify_letter"] = Problem(UNKNOWN)
    asked = [
        f"{LETTER}?code=ABCDEFGHJK",
        LETTER,
        f"{LETTER}?code=",
        "/verify/letters/nothing?code=ABCDEFGHJK",
    ]

    answers = [told(house.visit("GET", each, who=None)) for each in asked]

    assert answers[0][0] == 404
    assert all(each == answers[0] for each in answers)


@pytest.mark.parametrize(("query", "code"), [("", None), ("?code=", ""), ("?code=ABCDEFGHJK", "ABCDEFGHJK")])
def test_the_service_is_asked_whatever_the_code_is(house: House, query: str, code: str | None) -> None:
    house.visit("GET", LETTER + query, who=None)

    said = {} if code is None else {"code": code}
    assert house.last[0] == "guarantee.verify_letter"
    assert house.last[2] == {"number": "DEMO-BH-2026-000001"} | said


def test_nobody_keeps_how_a_letter_stood(house: House) -> None:
    assert house.visit("GET", LETTER, who=None).headers["Cache-Control"] == "no-store"


def test_a_file_is_looked_at_byte_for_byte_and_not_kept(house: House) -> None:
    before = dict(house.blobs.kept)

    assert drop(house, PAPER).status_code == 200

    assert house.last[2] == {
        "sha256": hashlib.sha256(PAPER).hexdigest(),
        "base64": base64.b64encode(PAPER).decode(),
    }
    assert house.blobs.kept == before


@pytest.mark.parametrize("more", [1, 1024 * 1024])
def test_a_file_over_5_megabytes_is_not_verified(house: House, more: int) -> None:
    assert drop(house, PAPER[:5] + bytes(MOST - 5)).status_code == 200
    house.rpc.asked.clear()

    assert drop(house, PAPER[:5] + bytes(MOST - 5 + more)).status_code == 413
    assert house.rpc.asked == []


def test_a_file_is_dropped_alone_and_as_a_file(house: House) -> None:
    assert house.visit("POST", "/verify/letters", who=None, content=PAPER).status_code == 415
    assert house.visit("POST", "/verify/letters", who=None, json={}).status_code == 415
    answer = drop(house, PAPER, data={"code": "ABCDEFGHJK"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "code")
