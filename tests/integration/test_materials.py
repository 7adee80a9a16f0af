"""Materials on disk: sealed, found when changed, gone with what they belonged to."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import pikepdf
import pytest
import requests

from services.chassis.testing import eventually
from tests.conftest import JUDGE, System
from tests.integration.trial import ask_database
from tests.journey import Visitor, a_paper


@pytest.fixture(scope="module")
def folder(system: System) -> Path:
    return Path(unquote(urlsplit(system.stack.environment("gateway")["BLOBS_URL"]).path))


def a_long_paper() -> bytes:
    """Return a PDF that takes several frames."""
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.Root.Long = paper.make_stream(os.urandom(300_000))
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def add(me: Visitor, application: str, content: bytes, **options: Any) -> dict[str, Any]:
    path = f"preservation-applications/{application}/materials"
    file = {"file": ("a.pdf", content, "application/pdf")}
    added: dict[str, Any] = me.call("POST", path, files=file, data={"kind": "EVIDENCE"}, **options).json()
    return added


def read(me: Visitor, application: str, material: str, side: str = "") -> requests.Response:
    return me.call(
        "GET", f"{side}preservation-applications/{application}/materials/{material}", expect=(200, 503)
    )


def lying(folder: Path, application: str) -> list[Path]:
    return sorted((folder / application).glob("*"))


@pytest.fixture
def draft(applicant: Visitor) -> str:
    return str(applicant.create(court="湘0102")["id"])


def test_applicant_and_court_read_what_was_uploaded_and_the_disk_does_not_show_it(
    system: System, applicant: Visitor, folder: Path, draft: str
) -> None:
    applicant.fill(draft)
    content = a_long_paper()
    added = add(applicant, draft, content)
    applicant.submit(draft)

    mine, theirs = (
        read(applicant, draft, added["id"]),
        read(system.staff(JUDGE), draft, added["id"], "office/"),
    )

    assert mine.content == theirs.content == content
    assert int(mine.headers["Content-Length"]) == len(content)
    assert all(content[100_000:100_100] not in each.read_bytes() for each in lying(folder, draft))


@pytest.mark.parametrize("how", ["changed", "cut off", "first changed"])
def test_what_was_changed_on_disk_is_never_handed_out(
    applicant: Visitor, folder: Path, draft: str, how: str
) -> None:
    added = add(applicant, draft, a_long_paper())
    (path,) = lying(folder, draft)
    sealed = path.read_bytes()
    at = 10 if how == "first changed" else 200_000
    path.write_bytes(
        sealed[: 65_552 * 3] if how == "cut off" else sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    )

    url = f"{applicant.address}/api/v1/preservation-applications/{draft}/materials/{added['id']}"
    headers = {"Authorization": f"Bearer {applicant.token}"}
    if how == "first changed":
        assert requests.get(url, headers=headers, timeout=30).status_code == 503
    else:
        with pytest.raises((requests.exceptions.ChunkedEncodingError, requests.ConnectionError)):
            requests.get(url, headers=headers, timeout=30)


def test_the_same_upload_sent_twice_is_taken_once(applicant: Visitor, draft: str) -> None:
    content, key = a_paper("借条"), uuid4().hex

    first, again = (add(applicant, draft, content, key=key) for _ in range(2))

    assert first == again
    assert read(applicant, draft, first["id"]).content == content
    other = {"file": ("a.pdf", a_paper("另"), "application/pdf")}
    path = f"preservation-applications/{draft}/materials"
    refused = applicant.call("POST", path, files=other, data={"kind": "EVIDENCE"}, key=key, expect=422)
    assert refused.json()["code"] == "command-id-reused"


def test_a_removed_material_and_a_deleted_draft_take_their_files_and_keys_along(
    system: System, applicant: Visitor, folder: Path, draft: str
) -> None:
    first, _ = add(applicant, draft, a_paper("一")), add(applicant, draft, a_paper("二"))
    assert len(lying(folder, draft)) == 2

    applicant.call("DELETE", f"preservation-applications/{draft}/materials/{first['id']}")
    eventually(lambda: len(lying(folder, draft)) == 1, what="the file is gone")

    applicant.call("DELETE", f"preservation-applications/{draft}")
    eventually(lambda: lying(folder, draft) == [], what="all files are gone")
    url = system.stack.environment("preservation")["DATABASE_URL"]
    key = "select wrapped, destroyed_at is not null from keys where id = %s"
    assert ask_database(url, key, draft) == [(None, True)]
    assert ask_database(url, "select 1 from sections where application_id = %s", draft) == []
