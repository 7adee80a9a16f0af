"""Policy and letter as they are issued: sealed once, kept to the byte, read by machines, verified by anybody who holds them."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import Table

from contracts.guarantee import rpc
from contracts.guarantee.rpc.words import LETTER_STATES
from deploy.local.installation import Installation
from deploy.local.stack import find_fonts
from services.chassis.causes import Actor
from services.chassis.refusals import BadInput, Unknown
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor
from services.chassis.vault import destroyed
from services.dossier.printing import DEMO, Papers
from services.guarantee import projections
from services.guarantee.clients.sealing import SandboxAuthority
from services.guarantee.domain import paper
from services.guarantee.tests import dockets
from services.guarantee.tests.house import (
    ANYBODY,
    APPLICANT,
    AUTHORITY,
    ID,
    UNDERWRITER,
    House,
    a_house,
    paid,
)
from services.guarantee.use_cases.paperwork import entries
from services.guarantee.use_cases.verifying import STATES


@pytest.fixture(scope="session")
def papers() -> Papers:
    return Papers(os.environ.get("FONTS_PATH") or find_fonts(Installation()))


@pytest.fixture
def house(papers: Papers) -> House:
    """Return a house in which policy and letter were issued."""
    house = a_house(papers, MemoryStore(projections.project))
    paid(house)
    house.cases.issue(cause=a_cause(UNDERWRITER), application_id=ID)
    return house


def events_of(house: House) -> dict[str, Any]:
    return {type(each).__name__: each for each in house.store.events()}


# --- what is kept -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper_id", "event"), [("policy", "PolicyIssued"), ("letter", "LetterIssued")])
def test_what_was_sealed_is_handed_out_byte_for_byte(house: House, paper_id: str, event: str) -> None:
    handed_out = house.file(paper_id)
    assert hashlib.sha256(handed_out).hexdigest() == events_of(house)[event].sha256
    assert house.file(paper_id) == handed_out
    seal = AUTHORITY.verify(handed_out)
    assert seal.genuine
    assert "云帆演示" in seal.signer
    assert seal.signed_at == NOON


@pytest.mark.parametrize("paper_id", ["policy", "letter"])
def test_printed_again_from_the_history_it_is_the_same_to_the_last_byte_before_the_seal(
    house: House, papers: Papers, paper_id: str
) -> None:
    sheet = paper.written(entries(house.store.history(ID)), house.cases._registers(), paper_id)
    assert sheet is not None
    again = papers.printed(sheet).content
    assert house.file(paper_id).startswith(again)
    told = json.loads(
        house.cases.view_statement(by=APPLICANT, application_id=ID, kind=paper_id.upper())["statement"]
    )
    assert told["pdf"]["sha256_unsealed"] == hashlib.sha256(again).hexdigest()


def test_the_signed_proposal_is_the_one_that_was_signed(house: House, papers: Papers) -> None:
    kept = house.file("proposal-2")
    signed = events_of(house)["Submitted"].content.proposal
    assert hashlib.sha256(kept).hexdigest() == signed.sha256
    sheet = paper.written(entries(house.store.history(ID)), house.cases._registers(), "proposal-2")
    assert sheet is not None
    assert papers.printed(sheet).content == kept


def test_of_proposals_that_were_never_handed_in_the_last_one_is_kept(house: House) -> None:
    content = dockets.example()
    for name in ("张三", "张三（代）"):
        _, rows = house.cases._kept_proposal(
            house.store.history(ID), content, None, clauses_version="YS-2026-01", name=name, at=NOON
        )
        house.store.save(cause=a_cause(), rows=rows)

    kept = {each.sha256 for each in house.cases.documents.of(ID, "PROPOSAL")}
    assert len(kept) == 2
    assert events_of(house)["Submitted"].content.proposal.sha256 in kept


def test_the_papers_are_listed_and_named_with_their_numbers(house: House) -> None:
    listed = house.cases._papers_of(house.store.history(ID))
    assert [(each["id"], each["sealed"]) for each in listed] == [
        ("proposal-2", False),
        ("policy", True),
        ("letter", True),
    ]
    number, _ = house.letter()
    file = house.cases.print_paper(by=APPLICANT, application_id=ID, paper_id="letter")
    assert file["filename"] == f"保函{number} {DEMO}.pdf"
    assert rpc.PRINT_PAPER.answer.validate(file) == {}


def test_a_paper_is_shown_to_its_applicant_and_its_insurer_only(house: House) -> None:
    shown = house.cases.print_office_paper(by=UNDERWRITER, application_id=ID, paper_id="letter")
    assert b64decode(shown["base64"]) == house.file("letter")
    others: list[tuple[Actor, Any]] = [
        (an_actor(), house.cases.print_paper),
        (an_actor("underwriter", office="qinghe-demo"), house.cases.print_office_paper),
    ]
    for by, print_ in others:
        with pytest.raises(Unknown):
            print_(by=by, application_id=ID, paper_id="letter")
    with pytest.raises(Unknown):
        house.cases.print_paper(by=APPLICANT, application_id=ID, paper_id="letter-7")


def test_what_is_not_sealed_is_printed_anew(house: House) -> None:
    house.change(surrender={"refund": Decimal("450.00"), "agreed": Decimal("450.00")})
    first = house.file("revocation-7")
    assert first.startswith(b"%PDF")
    assert house.file("revocation-7") == first


def test_of_an_erased_file_nothing_is_printed_but_its_letter_still_verifies(house: House) -> None:
    letter = house.file("letter")
    house.store.save(cause=a_cause(), rows=[destroyed(ID, at=NOON)])
    assert house.cases._papers_of(house.store.history(ID)) == []
    for paper_id in ("policy", "letter", "proposal-2"):
        with pytest.raises(Unknown):
            house.file(paper_id)
    with pytest.raises(Unknown):
        house.cases.view_statement(by=APPLICANT, application_id=ID, kind="LETTER")
    assert house.verified()["state"] == "VALID"
    assert house.about(letter)["verdict"] == "GENUINE"


def test_neither_names_nor_papers_lie_open(house: House) -> None:
    cells = [each for table in house.store.tables.values() for row in table.values() for each in row.values()]
    said = b"".join(each if isinstance(each, bytes) else str(each).encode() for each in cells)
    for secret in ("张三", "李四", "%PDF", "演示贸易有限公司", *house.letter()[1:]):
        assert secret.encode() not in said


# --- what machines read -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", paper.SEALED)
def test_the_machines_form_has_a_signature_of_its_own(house: House, kind: str) -> None:
    told = house.cases.view_statement(by=APPLICANT, application_id=ID, kind=kind)
    assert rpc.VIEW_STATEMENT.answer.validate(told) == {}
    certificate = x509.load_pem_x509_certificates(told["certificate"].encode())[0]
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    value = b64decode(told["signature"])
    assert told["algorithm"] == "ES256"
    key.verify(value, told["statement"].encode(), ec.ECDSA(SHA256()))
    with pytest.raises(InvalidSignature):
        key.verify(value, told["statement"].replace("200000.00", "900000.00").encode(), ec.ECDSA(SHA256()))
    sealed = json.loads(told["statement"])["pdf"]["sha256"]
    assert sealed == hashlib.sha256(house.file(kind.lower())).hexdigest()


def test_there_is_no_machines_form_before_there_is_a_paper(papers: Papers) -> None:
    house = a_house(papers, MemoryStore(projections.project))
    paid(house)
    with pytest.raises(Unknown):
        house.cases.view_statement(by=APPLICANT, application_id=ID, kind="LETTER")


# --- what anybody may know --------------------------------------------------------------------------------------------


def test_who_holds_a_letter_is_told_how_it_stands_and_no_name(house: House) -> None:
    told = house.verified()
    assert rpc.VERIFY_LETTER.answer.validate(orjson.loads(orjson.dumps(told, default=str))) == {}
    assert told["state"] == "VALID"
    assert (told["insurer_name"], told["court_name"]) == (
        "云帆演示财产保险股份有限公司",
        "湖南省高级人民法院",
    )
    assert (told["amount"], told["issued_on"], told["policy_until"]) == (
        Decimal("200000.00"),
        dockets.TODAY,
        dockets.TODAY.replace(year=2028, day=1),
    )
    assert told["ended_on"] is None
    assert told["demo"] is True
    said = str(told)
    basic = dockets.example().basic
    for party in (*basic.applicants, *basic.respondents):
        assert party.name not in said
        assert not party.id_no or party.id_no not in said
    assert str(ID) not in said


STANDING: dict[str, dict[str, dict[str, Any]]] = {
    "USED": {"use": {"preservation_id": dockets.PRESERVATION}},
    "AMENDED": {
        "endorse": {
            "number": "1",
            "kind": "AMOUNT_LOWERED",
            "text": "调低",
            "amount": Decimal("100.00"),
            "until": None,
            "respondent": None,
            "refund": Decimal(0),
        }
    },
    "REVOKED": {"surrender": {"refund": Decimal(0), "agreed": Decimal(0)}},
    "DISCHARGED": {"end": {"reason": "不再需要"}},
}


@pytest.mark.parametrize("state", STANDING)
def test_a_letter_is_told_to_be_used_amended_revoked_or_discharged(house: House, state: str) -> None:
    house.change(**STANDING[state])
    told = house.verified()
    assert told["state"] == state
    assert told["state_text"].startswith(STATES[state])
    assert (told["ended_on"] == dockets.TODAY) is (state in ("REVOKED", "DISCHARGED"))
    assert set(STATES) == set(LETTER_STATES)


def test_of_an_amended_letter_that_is_used_the_amount_as_amended_is_told(house: House) -> None:
    house.change(**STANDING["AMENDED"], **STANDING["USED"])
    told = house.verified()
    assert told["state"] == "USED"
    assert told["amount"] == Decimal("100.00")
    assert "批改" in told["state_text"]


def test_a_wrong_code_is_an_unknown_number(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same refusal after the same single look, whatever was given."""
    number, code = house.letter()
    looks: list[str] = []
    rows = house.store.rows

    def looked(table: Table, **key: Any) -> list[dict[str, Any]]:
        looks.append(table.name)
        found: list[dict[str, Any]] = rows(table, **key)
        return found

    monkeypatch.setattr(house.store, "rows", looked)
    monkeypatch.setattr(house.store, "history", lambda _: looks.append("history"))
    refused = []
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    for given in ((number, wrong), (number, ""), (number, "7"), ("YSBH-2026-000009", code), ("", "")):
        looks.clear()
        with pytest.raises(Unknown) as refusal:
            house.cases.verify_letter(by=ANYBODY, number=given[0], code=given[1])
        refused.append((refusal.type, refusal.value.args, refusal.value.fields, tuple(looks)))
    assert set(map(str, refused)) == {str((Unknown, ("unknown",), [], ("letters",)))}


def test_number_and_code_may_be_typed_as_people_type(house: House) -> None:
    number, code = house.letter()
    told = house.cases.verify_letter(
        by=ANYBODY, number=f" {number.lower()}", code=f"{code[:5]} - {code[5:]}".lower()
    )
    assert told["number"] == number


@pytest.mark.parametrize("paper_id", ["policy", "letter"])
def test_a_file_that_was_issued_here_is_genuine(house: House, paper_id: str) -> None:
    told = house.about(house.file(paper_id))
    assert rpc.VERIFY_FILE.answer.validate(orjson.loads(orjson.dumps(told, default=str))) == {}
    assert (told["verdict"], told["kind"]) == ("GENUINE", paper_id.upper())
    assert told["letter"] == house.verified()
    assert told["signed_at"] == NOON
    assert "张三" not in str(told)


@pytest.mark.parametrize("paper_id", ["policy", "letter"])
def test_one_changed_byte_is_seen_wherever_it_is(house: House, paper_id: str) -> None:
    file = house.file(paper_id)
    places = range(0, len(file), len(file) // 97)
    verdicts = set()
    for place in places:
        changed = bytearray(file)
        changed[place] ^= 1
        told = house.about(bytes(changed))
        verdicts.add(told["verdict"])
        assert told["letter"] is None
    assert verdicts <= {"ALTERED", "NOT_OURS"}
    assert house.about(file + b"\n")["verdict"] == "ALTERED"
    assert house.about(file[:-1])["verdict"] == "ALTERED"


def test_what_is_not_ours_is_told_to_be_so(house: House, papers: Papers) -> None:
    unsealed = papers.printed(dockets.paper(dockets.issued(), "LETTER")).content
    stranger = SandboxAuthority("another secret").signer(
        "demo-insurer", "云帆演示财产保险电子保函专用章（演示）"
    )
    forged = stranger.seal(unsealed, reason="出具保函", location="演示", at=NOON)
    nobodys = AUTHORITY.signer("demo-insurer", "云帆").seal(
        unsealed, reason="出具保函", location="演示", at=NOON
    )
    for content in (b"", b"%PDF-1.7", unsealed, forged, nobodys, house.file("proposal-2")):
        assert house.about(content)["verdict"] == "NOT_OURS"


def test_a_hash_that_is_not_the_files_is_refused(house: House) -> None:
    for sha256, base64 in (("0" * 64, b64encode(b"1").decode()), ("0" * 64, "no base 64")):
        with pytest.raises(BadInput):
            house.cases.verify_file(by=ANYBODY, sha256=sha256, base64=base64)


def test_the_root_of_all_seals_is_everybodys(house: House) -> None:
    told = house.cases.list_certificates(by=ANYBODY)
    assert x509.load_pem_x509_certificate(told["pem"].encode()) == AUTHORITY.certificate
    assert told["demo"] is True


def test_two_letters_never_answer_for_each_other(house: House) -> None:
    number, code = house.letter()
    other = UUID(int=77)
    index = house.cases.codes.index("YSBH-DEMO-INSURER-2026-000002", code)
    house.store.save(cause=a_cause(), rows=[house.cases.documents.indexed(index, other)])
    assert house.cases.verify_letter(by=ANYBODY, number=number, code=code)["number"] == number
