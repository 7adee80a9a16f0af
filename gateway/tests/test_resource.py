from __future__ import annotations

from typing import Any

import pytest

from contracts.preservation.errors import ALREADY_SUBMITTED, NOT_COMPLETE
from contracts.refused import COMMAND_ID_REUSED, STALE_VERSION, UNAVAILABLE, UNKNOWN, Refused
from gateway.errors import Problem
from gateway.tests.visitors import ACCOUNT, APPLICATION, STORED, House

CREATION = {
    "court": "湘",
    "amount": "20000.00",
    "category": "PRE_LITIGATION",
    "type": "PROPERTY",
    "phase": "BEFORE_SUIT_OR_ARBITRATION",
    "guarantee_situation": "PROVIDED",
    "submitter": "PARTY",
    "notice_version": "2026-1",
}
ONE = f"/preservation-applications/{APPLICATION}"
JSON = {"Content-Type": "application/json"}


def test_a_body_goes_to_the_service_in_the_visitors_name(house: House) -> None:
    answer = house.visit("POST", "/preservation-applications", json=CREATION)
    assert answer.status_code == 201
    assert answer.json() == STORED
    key, caller, asked = house.last
    assert key == "preservation.create_application"
    assert asked == CREATION
    assert caller == {
        "actor": ACCOUNT,
        "role": "applicant",
        "office": "",
        "acts_for": (),
        "alias": "",
        "session": "applicant",
        "address": "127.0.0.1",
        "proved": True,
        "test": False,
        "command": "key-1",
        "trace": answer.headers["X-Trace-Id"],
    }


def test_bad_input_names_every_bad_field_in_both_languages(house: House) -> None:
    answer = house.visit(
        "POST",
        "/preservation-applications",
        json=CREATION | {"amount": 20000, "category": "X", "surprise": 1},
    )
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert {each["field"] for each in problem["errors"]} == {"amount", "category", "surprise"}
    assert all(each["zh"] and each["en"] and each["code"] for each in problem["errors"])
    assert problem["code"] == "bad-input"
    assert problem["status"] == 422
    assert problem["trace_id"] == answer.headers["X-Trace-Id"]
    assert house.rpc.asked == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed"),
        (b"\xff", 400, "malformed"),
        (b'{"court": "\\ud800"}', 400, "malformed"),
        (b'{"court": NaN}', 400, "malformed"),
        (b"[" * 5000 + b"]" * 5000, 400, "malformed"),
        (b'{"court": "\xe6\xb9\x98", "court": "\xe4\xba\xac"}', 400, "key-twice"),
        (b'{"court": "\\u0000"}', 422, "bad-input"),
        (b"[]", 422, "bad-input"),
        (b"null", 422, "bad-input"),
        (b"1", 422, "bad-input"),
        (b"", 422, "bad-input"),
        (b" " * 1_000_001, 413, "too-large"),
    ],
)
def test_a_hostile_body_is_refused_and_never_breaks_anything(
    house: House, body: bytes, status: int, code: str
) -> None:
    answer = house.visit("POST", "/preservation-applications", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert house.rpc.asked == []


def test_another_media_type_is_refused(house: House) -> None:
    answer = house.visit(
        "POST", "/preservation-applications", content=b"court=1", headers={"Content-Type": "text/plain"}
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "media-type")


def test_a_post_needs_an_idempotency_key(house: House) -> None:
    path = "/api/v1/preservation-applications"
    answer = house.client.post(path, json=CREATION, headers={"Authorization": "Bearer applicant"})
    assert (answer.status_code, answer.json()["code"]) == (422, "command-id-missing")


@pytest.mark.parametrize("key", ["", "with blank", "x" * 101, "a\tb"])
def test_an_idempotency_key_must_be_visible_characters(house: House, key: str) -> None:
    answer = house.visit("POST", f"{ONE}/submission", headers={"Idempotency-Key": key})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_an_edit_needs_the_version_that_was_read(house: House) -> None:
    missing = house.visit("PUT", f"{ONE}/basic-information", json={})
    assert (missing.status_code, missing.json()["code"]) == (428, "if-match-missing")
    for hopeless in ("*", 'W/"3"', "3", '"x"', '"99999999999999999999"'):
        assert (
            house.visit(
                "PUT", f"{ONE}/basic-information", json={}, headers={"If-Match": hopeless}
            ).status_code
            == 412
        )


def test_an_edit_sends_the_version_and_gets_the_next_as_etag(house: House) -> None:
    answer = house.visit(
        "PUT", f"{ONE}/basic-information", json={"applicants": []}, headers={"If-Match": '"2"'}
    )
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"3"')
    key, caller, asked = house.last
    assert key == "preservation.save_basic_information"
    assert asked == {"application_id": APPLICATION, "if_version": 2, "content": {"applicants": []}}
    assert len(caller["command"]) == 36


def test_a_repeated_edit_may_bring_its_own_key(house: House) -> None:
    house.visit(
        "PUT", f"{ONE}/guarantees", json={"items": []}, headers={"If-Match": '"2"', "Idempotency-Key": "mine"}
    )
    assert house.last[1]["command"] == "mine"


def test_a_section_is_answered_as_it_is_saved_with_its_version_as_etag(house: House) -> None:
    house.rpc.answers["preservation.view_section"] = {"version": 7, "content": {"items": []}}
    answer = house.visit("GET", f"{ONE}/guarantees")
    assert (answer.json(), answer.headers["ETag"]) == ({"items": []}, '"7"')
    assert house.last[2] == {"application_id": APPLICATION, "section": "guarantees"}


def test_the_paths_names_are_those_of_the_service(house: House) -> None:
    house.visit("GET", f"{ONE}/bill")
    assert house.last[0::2] == ("payment.view_bill_about", {"about_id": APPLICATION})


def test_the_query_is_read_by_the_types_of_its_fields(house: House) -> None:
    house.visit("GET", "/preservation-applications?limit=5&bucket=to_pay")
    assert house.last[2] == {"limit": 5, "bucket": "to_pay", "party": ""}
    house.visit("GET", "/notifications?unread=true")
    assert house.last[2] == {"unread": True}


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=x", "limit=1&limit=2", "bucket=all", "surprise=1", "limit=1e2", "limit=+5"]
)
def test_a_bad_query_is_refused(house: House, query: str) -> None:
    assert house.visit("GET", f"/preservation-applications?{query}").status_code == 422


@pytest.mark.parametrize("amount", ["1.234", "-1", "1e3", "", "abc", "١٢", "01", "NaN", "99999999999999"])
def test_a_bad_amount_has_no_fee(house: House, amount: str) -> None:
    answer = house.client.get("/api/v1/fees/preservation", params={"amount": amount})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "amount")


def test_the_fee_is_public_and_answered_as_the_service_shapes_it(house: House) -> None:
    fee: dict[str, Any] = {"amount": "20000.00", "fee": "220.00", "tiers": [], "source": "第十四条"}
    house.rpc.answers["preservation.assess_fee"] = fee
    assert house.client.get("/api/v1/fees/preservation?amount=20000.00").json() == fee
    assert house.client.get("/api/v1/fees/preservation").json() == fee
    assert house.last[2] == {}


@pytest.mark.parametrize(
    ("refused", "status"),
    [
        (UNKNOWN, 404),
        (STALE_VERSION, 412),
        (ALREADY_SUBMITTED, 409),
        (NOT_COMPLETE, 409),
        (COMMAND_ID_REUSED, 422),
        (UNAVAILABLE, 503),
    ],
)
def test_a_refusal_becomes_its_status(house: House, refused: Refused, status: int) -> None:
    house.rpc.answers["preservation.submit_application"] = Problem(
        refused, {"field": "a", "code": "b", "zh": "丙", "en": "c"}
    )
    answer = house.visit("POST", f"{ONE}/submission")
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["zh"], problem["en"]) == (
        status,
        refused.code,
        refused.zh,
        refused.en,
    )
    assert problem["errors"] == [{"field": "a", "code": "b", "zh": "丙", "en": "c"}]
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_what_nobody_expected_is_answered_with_a_trace_id_and_no_inside(house: House) -> None:
    house.rpc.answers["preservation.submit_application"] = {"no": "id"}
    house.edge.sessions = None  # type: ignore[assignment]
    answer = house.visit("POST", f"{ONE}/submission")
    assert (answer.status_code, answer.json()["code"]) == (503, "broken")
    assert answer.json()["trace_id"] == answer.headers["X-Trace-Id"]
    assert "NoneType" not in answer.text


def test_an_unknown_address_or_method_is_a_problem_document(house: House) -> None:
    for path in ("/api", "/api/", "/api/v2/dashboard", "/api/v1", "/api/v1/nothing"):
        answers = [house.client.request(method, path) for method in ("GET", "POST")]
        assert {each.json()["code"] for each in answers} == {"no-such-place"}
    assert house.visit("GET", "/preservation-applications/not-an-id").status_code == 404
    assert house.visit("POST", "/payment-callbacks/a%0Ab").json()["code"] == "no-such-place"
    answer = house.visit("PATCH", "/dashboard")
    assert (answer.status_code, answer.json()["code"], answer.headers["Allow"]) == (
        405,
        "method-not-here",
        "GET",
    )


def test_head_is_get_without_the_body(house: House) -> None:
    answer = house.visit("HEAD", f"{ONE}/guarantees")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')
    assert house.visit("HEAD", f"{ONE}/submission").status_code == 405


def test_the_callers_trace_is_kept(house: House) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    answer = house.visit("GET", "/dashboard", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert answer.headers["X-Trace-Id"] == trace
    assert house.last[1]["trace"] == trace


def test_the_dashboard_asks_both_services_once(house: House) -> None:
    house.rpc.answers["preservation.view_column"] = {"total": 1}
    house.rpc.answers["guarantee.view_column"] = {"total": 2}
    answer = house.visit("GET", "/dashboard")
    assert answer.json() == {"preservation": {"total": 1}, "guarantee": {"total": 2}}
    assert sorted(key for key, _, _ in house.rpc.asked) == [
        "guarantee.view_column",
        "preservation.view_column",
    ]


def test_a_callback_goes_on_byte_for_byte(house: House) -> None:
    body = '{"state" :  "通过"}'
    path = "/api/v1/payment-callbacks/sandbox-wechat"
    answer = house.client.post(path, content=body.encode(), headers={"X-Signature": "t=1,v1=ab"})
    assert answer.status_code == 200
    key, caller, asked = house.last
    assert key == "payment.record_payment"
    assert asked == {"channel": "sandbox-wechat", "body": body, "signature": "t=1,v1=ab"}
    assert (caller["role"], caller["command"]) == ("anonymous", "")


def test_a_callback_too_large_or_not_text_is_refused(house: House) -> None:
    path = "/api/v1/verification-callbacks/sandbox-face"
    assert house.client.post(path, content=b"x" * 20_001).status_code == 413
    assert house.client.post(path, content=b"\xff").status_code == 400
    assert house.client.post(path, content=b"\x00").status_code == 422
    assert house.rpc.asked == []


def test_the_rulings_paper_is_a_file_with_its_chinese_name(house: House) -> None:
    house.rpc.answers["preservation.print_ruling"] = {
        "filename": "民事裁定书.pdf",
        "media_type": "application/pdf",
        "base64": "JVBERi0=",
    }
    answer = house.visit("GET", f"{ONE}/papers/ruling")
    assert (answer.content, answer.headers["Content-Type"]) == (b"%PDF-", "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%B0%91")


def test_every_answer_carries_the_security_headers(house: House) -> None:
    for answer in (house.visit("GET", "/dashboard"), house.visit("GET", "/nothing"), house.client.get("/")):
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Trace-Id"]


def test_what_is_personal_is_never_kept_by_a_cache(house: House) -> None:
    assert house.visit("GET", "/dashboard").headers["Cache-Control"] == "no-store"
    assert house.visit("GET", "/dashboard", who=None).headers["Cache-Control"] == "no-store"
