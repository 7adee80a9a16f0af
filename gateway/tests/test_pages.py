from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import pytest

from gateway.pages import Pages
from gateway.readiness import Readiness
from gateway.tests.visitors import Client, House
from gateway.traced import Traced


@pytest.fixture
def built(tmp_path: Path) -> Client:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("front")
    (tmp_path / "assets" / "app-1.js").write_text("script")
    (tmp_path / "assets" / "app-1.js.gz").write_bytes(gzip.compress(b"script"))
    (tmp_path.parent / "secret.txt").write_text("secret")
    return Client(Traced(Pages(tmp_path)))


def test_addresses_within_the_application_are_its_front_page(built: Client) -> None:
    for path in ("/", "/my-applications", "/preservation-applications/1/check"):
        answer = built.get(path)
        assert (answer.text, answer.headers["Cache-Control"]) == ("front", "no-cache")


def test_head_says_what_get_would_send(built: Client) -> None:
    for path in ("/", "/assets/app-1.js"):
        said, sent = built.request("HEAD", path), built.get(path)
        assert (said.status_code, said.content) == (200, b"")
        assert {**said.headers, "x-trace-id": ""} == {**sent.headers, "x-trace-id": ""}


def test_a_built_file_is_kept_for_ever_and_a_missing_one_is_not_a_page(built: Client) -> None:
    answer = built.get("/assets/app-1.js", headers={"Accept-Encoding": "identity"})
    assert (answer.text, answer.headers["Content-Type"]) == ("script", "text/javascript; charset=utf-8")
    assert "immutable" in answer.headers["Cache-Control"]
    assert built.get("/assets/app-0.js").status_code == 404


def test_a_packed_file_is_sent_to_who_can_unpack_it(built: Client) -> None:
    answer = built.get("/assets/app-1.js", headers={"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.content) == ("gzip", b"script")


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/%00.txt", "//etc/passwd"],
)
def test_nothing_outside_the_folder_is_served(built: Client, path: str) -> None:
    answer = built.get(path)
    assert "secret" not in answer.text
    assert "root:" not in answer.text


def test_a_name_longer_than_any_disk_takes_is_no_file(built: Client) -> None:
    assert built.get("/" + "a" * 5000).text == "front"
    assert built.get("/" + "a" * 5000 + ".js").status_code == 404


def test_pages_are_only_read(built: Client) -> None:
    assert built.post("/").status_code == 405


def test_health_says_live_and_not_yet_ready(house: House) -> None:
    assert house.client.get("/livez").status_code == 200
    answer = house.client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"broker": "ok", "identity": "not ready", "preservation": "not ready"},
    )


def test_ready_is_when_the_services_have_answered_once(house: House) -> None:
    readiness = Readiness(house.rpc)
    asyncio.run(readiness.ask_until_answered())
    assert set(readiness.states().values()) == {"ok"}
    house.rpc.ready = False
    assert readiness.states()["broker"] == "not ready"
