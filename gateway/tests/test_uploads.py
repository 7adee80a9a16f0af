from __future__ import annotations

import hashlib
import io
from collections.abc import AsyncIterator
from typing import Any

import pikepdf
import pytest
from PIL import Image

from contracts.preservation.errors import ALREADY_SUBMITTED
from contracts.refused import COMMAND_ID_REUSED, UNAVAILABLE, UNKNOWN, Refused
from gateway.errors import Problem
from gateway.sealing import Tampered
from gateway.tests.visitors import APPLICATION, MATERIAL, STORED, House
from gateway.uploads import clean_name, examine

ONE = f"/preservation-applications/{APPLICATION}/materials"


def a_pdf(pages: int = 2, **saving: Any) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out, **saving)
    return out.getvalue()


def a_scripted_pdf() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def a_picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, form)
    return out.getvalue()


LOCKED = a_pdf(encryption=pikepdf.Encryption(owner="o", user="u"))

GOOD = [
    ("申请书.pdf", a_pdf(), "application/pdf", 2),
    ("照片.JPG", a_picture("JPEG"), "image/jpeg", None),
    ("图.png", a_picture("PNG"), "image/png", None),
]
BAD = [
    ("a.pdf", b"", "empty"),
    ("a.pdf", b"%PDF-1.7 nothing more", "corrupt"),
    ("a.pdf", b"MZ\x90\x00", "type"),
    ("a.pdf", b"<html><script>", "type"),
    ("a.exe", a_pdf(), "name"),
    ("a.pdf", a_picture("PNG"), "name"),
    ("a.pdf", LOCKED, "encrypted"),
    ("a.pdf", a_scripted_pdf(), "active"),
    ("a.pdf", a_pdf(0), "corrupt"),
    ("a.pdf", a_pdf()[: len(a_pdf()) // 2], "corrupt"),
    ("a.pdf", a_pdf()[:-10], "corrupt"),
    ("a.png", a_picture("PNG")[:45], "corrupt"),
    ("a.jpg", b"\xff\xd8\xff" + b"x" * 100, "corrupt"),
    ("a.gif", a_picture("GIF"), "type"),
]


def send(house: House, name: str, content: bytes, **fields: str) -> Any:
    files = {"file": (name, content, "application/x-whatever")}
    return house.visit("POST", ONE, files=files, data={"kind": "APPLICATION"} | fields)


@pytest.mark.parametrize(("name", "content", "media_type", "pages"), GOOD)
def test_a_good_file_is_kept_and_told_by_its_hash(
    house: House, name: str, content: bytes, media_type: str, pages: int | None
) -> None:
    answer = send(house, name, content, owner_ref="applicants.0")
    assert answer.status_code == 201, answer.text
    key, _, asked = house.last
    material = asked["material"]
    assert key == "preservation.add_material"
    assert content in house.blobs.kept.values()
    assert material == {
        "kind": "APPLICATION",
        "owner_ref": "applicants.0",
        "filename": name,
        "media_type": media_type,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "pages": pages,
        "scan": "UNSCANNED",
    }


@pytest.mark.parametrize(("name", "content", "code"), BAD)
def test_a_bad_file_is_refused_with_its_reason(house: House, name: str, content: bytes, code: str) -> None:
    answer = send(house, name, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "preservation.material-unfit")
    assert answer.json()["errors"][0]["code"] == code
    assert len(house.blobs.kept) == 1


def test_a_file_over_20_megabytes_is_refused(house: House) -> None:
    answer = send(house, "a.pdf", b"%PDF-" + bytes(21 * 1024 * 1024))
    assert answer.status_code == 413


def test_bad_fields_and_a_missing_file_are_all_named(house: House) -> None:
    answer = house.visit(
        "POST", ONE, files={"other": ("a.pdf", a_pdf())}, data={"kind": "X", "surprise": "1"}
    )
    assert answer.status_code == 422
    assert {each["field"] for each in answer.json()["errors"]} == {"file", "kind", "other", "surprise"}


@pytest.mark.parametrize(
    ("media_type", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("multipart/form-data", b"x", 400),
        ("multipart/form-data; boundary=b", b"nonsense", 400),
        (
            "multipart/form-data; boundary=b; charset=base64",
            b'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nx\r\n--b--\r\n',
            422,
        ),
    ],
)
def test_a_broken_multipart_body_is_refused(house: House, media_type: str, body: bytes, status: int) -> None:
    assert house.visit("POST", ONE, content=body, headers={"Content-Type": media_type}).status_code == status


def test_nothing_is_read_for_an_application_of_somebody_else(house: House) -> None:
    house.rpc.answers["preservation.view_section"] = Problem(UNKNOWN)
    assert send(house, "a.pdf", a_pdf()).status_code == 404
    assert len(house.blobs.kept) == 1


def test_a_draft_without_materials_has_an_empty_list_of_them(house: House) -> None:
    assert house.visit("GET", ONE).json() == {"items": []}


def test_a_material_is_downloaded_under_its_name(house: House) -> None:
    content = a_pdf()
    send(house, "申请书.pdf", content)
    asked = house.last[2]
    house.rpc.answers["preservation.view_material"] = asked["material"] | {
        "id": MATERIAL,
        "file": asked["file"],
    }
    answer = house.visit("GET", f"{ONE}/{MATERIAL}")
    assert (answer.content, answer.headers["Content-Type"]) == (content, "application/pdf")
    assert (
        answer.headers["Content-Disposition"]
        == "attachment; filename*=UTF-8''%E7%94%B3%E8%AF%B7%E4%B9%A6.pdf"
    )


def test_a_material_that_the_store_has_lost_is_a_503(house: House) -> None:
    house.rpc.answers["preservation.view_material"] = {
        "filename": "a.pdf",
        "size": 3,
        "sha256": "00",
        "media_type": "application/pdf",
        "file": {"address": "lost", "key": "a key"},
    }
    assert house.visit("GET", f"{ONE}/{MATERIAL}").status_code == 503


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\文件\\申请书.pdf", "申请书.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ('a"b\n.pdf', "a_b.pdf"),
        (None, ""),
        ("字" * 300 + ".pdf", "字" * 116 + ".pdf"),
    ],
)
def test_a_file_name_is_kept_without_what_disks_and_headers_stumble_over(name: str | None, kept: str) -> None:
    assert clean_name(name) == kept


def test_a_picture_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.uploads.PIXELS", 63)
    with pytest.raises(Problem) as refused:
        examine(io.BytesIO(a_picture("PNG")), "a.png")
    assert refused.value.fields[0]["code"] == "too-large"


@pytest.mark.parametrize("refused", [ALREADY_SUBMITTED, UNKNOWN, COMMAND_ID_REUSED])
def test_a_refused_upload_leaves_nothing_behind(house: House, refused: Refused) -> None:
    content = a_pdf()
    send(house, "a.pdf", content)
    house.rpc.answers["preservation.add_material"] = Problem(refused)
    send(house, "a.pdf", content)
    assert len(house.blobs.kept) == 2  # the first upload of the same content is still there


def test_a_file_stays_when_nobody_knows_whether_it_was_taken(house: House) -> None:
    house.rpc.answers["preservation.add_material"] = Problem(UNAVAILABLE)
    assert send(house, "a.pdf", a_pdf()).status_code == 503
    assert len(house.blobs.kept) == 2


def test_nobody_is_told_what_opens_a_file(house: House) -> None:
    answer = send(house, "a.pdf", a_pdf())

    assert {*answer.json()} == {
        "id",
        "version",
        "status",
        "filename",
        "media_type",
        "size",
        "sha256",
        "scan",
    }


def test_a_removed_material_takes_its_file_along(house: House) -> None:
    send(house, "a.pdf", a_pdf())
    house.rpc.answers["preservation.remove_material"] = STORED | {"address": "1"}

    for _ in range(2):  # the same request, come again
        assert house.visit("DELETE", f"{ONE}/{MATERIAL}").status_code == 204

    assert [*house.blobs.kept] == [f"{APPLICATION}/0"]


def test_a_deleted_draft_takes_its_files_along(house: House) -> None:
    send(house, "a.pdf", a_pdf())

    assert house.visit("DELETE", ONE.removesuffix("/materials")).status_code == 204

    assert house.blobs.kept == {}


def test_a_draft_that_may_not_be_deleted_keeps_its_files(house: House) -> None:
    house.rpc.answers["preservation.delete_application"] = Problem(ALREADY_SUBMITTED)

    assert house.visit("DELETE", ONE.removesuffix("/materials")).status_code == 409

    assert len(house.blobs.kept) == 1


class Changed:
    """The pieces of a file that was changed on disk."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        raise Tampered


def test_a_file_that_does_not_open_is_a_503(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def open_(*_: str) -> AsyncIterator[bytes]:
        return Changed()

    monkeypatch.setattr(house.blobs, "open", open_)

    assert house.visit("GET", f"{ONE}/{MATERIAL}").status_code == 503
