"""Sealing and verifying: what is genuine, and every way in which a file is not."""

from __future__ import annotations

import io
import random
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import keys, x509
from asn1crypto.pem import unarmor
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateBuilder, load_pem_x509_certificate
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from services.chassis.clock import SHANGHAI
from services.guarantee.clients.sealing import SandboxAuthority, Seal, Signers, Unsealable, verify, verifying
from services.guarantee.clients.sealing.container import container, read
from services.guarantee.clients.sealing.keys import ORDER

NAME = "虚构财产保险股份有限公司天津分公司"
AT = datetime(2026, 11, 22, 9, 30, tzinfo=SHANGHAI)
KEPT = Path(__file__).with_name("sealed")


def blank() -> bytes:
    """Return a PDF of one empty page."""
    with pikepdf.new() as pdf, io.BytesIO() as out:
        pdf.add_blank_page()
        pdf.save(out)
        return out.getvalue()


def place_of(paper: bytes) -> tuple[int, int]:
    """Return where the signature's place begins and ends."""
    said = re.search(rb"/ByteRange \[0 (\d+) (\d+) ", paper)
    assert said
    return int(said[1]), int(said[2])


def crafted(contents: bytes) -> bytes:
    """Return a file that has a signature's place, of the right measure, with any contents."""
    head = b"%PDF-1.7\n1 0 obj\n<<\n/Contents "
    tail = b"]\n/M (D:20261122093000+08'00')\n>>\nendobj\n"
    said = b"\n/ByteRange [0 %09d %09d %09d"
    rest = len(said % (0, 0, 0)) + len(tail)
    return head + contents + said % (len(head), len(head) + len(contents), rest) + tail


@pytest.fixture(scope="module")
def authority() -> SandboxAuthority:
    made = SandboxAuthority("a secret of the tests")
    _: Signers = made
    return made


@pytest.fixture(scope="module")
def paper(authority: SandboxAuthority) -> bytes:
    return authority.signer("demo", NAME).seal(blank(), reason="出具保函", location="天津", at=AT)


# --- what is genuine --------------------------------------------------------------------------------------------------


def test_a_seal_tells_who_sealed_what_when(authority: SandboxAuthority, paper: bytes) -> None:
    seal = authority.verify(paper)

    assert seal.genuine
    assert seal.signer == f"{NAME}（演示沙箱）"
    assert seal.signed_at == AT
    assert seal.fingerprint == authority.signer("demo", NAME).fingerprint


def test_the_paper_itself_stays_as_it_was(paper: bytes) -> None:
    assert paper.startswith(blank()[:100])
    with pikepdf.open(io.BytesIO(paper)) as sealed:
        assert "/ModDate" not in sealed.docinfo  # it asks no clock


def test_a_seal_shows_nothing_on_a_page(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as sealed:
        assert [float(each) for each in sealed.Root.AcroForm.Fields[0].Rect.as_list()] == [0, 0, 0, 0]


def test_a_file_that_bears_a_seal_is_not_sealed_again(authority: SandboxAuthority, paper: bytes) -> None:
    with pytest.raises(Unsealable):
        authority.signer("demo", NAME).seal(paper, reason="出具保函", location="天津", at=AT)


@pytest.mark.parametrize("at", [AT.replace(year=2019), AT.replace(tzinfo=None)])
def test_nothing_is_sealed_that_would_not_verify(authority: SandboxAuthority, at: datetime) -> None:
    with pytest.raises(Unsealable):
        authority.signer("demo", NAME).seal(blank(), reason="出具保函", location="天津", at=at)


def test_a_paper_sealed_long_ago_still_verifies() -> None:
    root = load_pem_x509_certificate((KEPT / "root.pem").read_bytes())

    assert verify((KEPT / "paper.pdf").read_bytes(), [root]).genuine


# --- the authority ----------------------------------------------------------------------------------------------------


def test_every_replica_has_the_same_certificates_from_the_first_moment_on() -> None:
    one, other = SandboxAuthority("secret"), SandboxAuthority("secret")

    assert one.root == other.root
    assert one.signer("demo", NAME).chain == other.signer("demo", NAME).chain


def test_a_certificate_says_whose_it_is_and_that_it_is_the_sandboxes(authority: SandboxAuthority) -> None:
    certificate = load_pem_x509_certificate(authority.signer("demo", NAME * 5).chain[0].encode())
    said = certificate.subject.rfc4514_string()

    assert NAME * 5 + "（演示沙箱）" in said
    assert "OU=demo" in said
    assert "演示沙箱" in authority.certificate.subject.rfc4514_string()


def test_the_next_key_does_not_spoil_what_the_last_one_sealed(
    authority: SandboxAuthority, paper: bytes
) -> None:
    later = authority.signer("demo", NAME, 2).seal(blank(), reason="出具保函", location="天津", at=AT)

    assert authority.verify(paper).genuine
    assert authority.verify(later).genuine
    assert authority.verify(later).fingerprint != authority.verify(paper).fingerprint


def test_a_revoked_certificate_is_not_trusted(authority: SandboxAuthority, paper: bytes) -> None:
    seal = verify(paper, [authority.certificate], revoked={authority.signer("demo", NAME).fingerprint})

    assert seal.intact
    assert not seal.trusted


def test_a_namesake_of_the_authority_is_a_stranger(authority: SandboxAuthority) -> None:
    stranger = SandboxAuthority("another secret")
    forged = stranger.signer("demo", NAME).seal(blank(), reason="出具保函", location="天津", at=AT)

    assert stranger.certificate.subject == authority.certificate.subject
    assert authority.verify(forged) == replace(stranger.verify(forged), trusted=False)


# --- signed JSON ------------------------------------------------------------------------------------------------------


def test_signed_json_is_of_the_same_insurer(authority: SandboxAuthority, paper: bytes) -> None:
    signature = authority.signer("demo", NAME).sign(b'{"amount":"1.00"}')

    assert signature.algorithm == "ES256"
    assert signature.fingerprint == authority.verify(paper).fingerprint
    assert authority.is_signed(b'{"amount":"1.00"}', signature)


def test_other_json_is_not_what_was_signed(authority: SandboxAuthority) -> None:
    signature = authority.signer("demo", NAME).sign(b"{}")
    other = authority.signer("other", NAME).sign(b"{}")

    assert not authority.is_signed(b"{ }", signature)
    assert not authority.is_signed(b"{}", replace(signature, value=other.value))
    assert not authority.is_signed(b"{}", replace(signature, fingerprint=other.fingerprint))
    assert not authority.is_signed(b"{}", replace(signature, value="!"))
    assert not authority.is_signed(b"{}", replace(signature, chain=()))
    assert not SandboxAuthority("another secret").is_signed(b"{}", signature)


# --- what was changed -------------------------------------------------------------------------------------------------


def test_not_one_byte_may_change(authority: SandboxAuthority, paper: bytes) -> None:
    chance = random.Random(5)
    for at in range(len(paper)):
        changed = bytearray(paper)
        changed[at] ^= chance.randrange(1, 256)
        assert not authority.verify(bytes(changed)).genuine, at


def test_a_signature_is_spelt_in_one_way_only(authority: SandboxAuthority, paper: bytes) -> None:
    start, end = place_of(paper)
    contents = paper[start + 1 : end - 1]
    _, signature = read(bytes.fromhex(contents.decode()))
    r, s = decode_dss_signature(signature)
    mirrored = encode_dss_signature(r, ORDER - s).hex().upper().encode()
    padded = contents[: -2 * len(signature)] + mirrored
    others = (contents.lower(), padded[: len(contents)].ljust(len(contents), b"0"), contents[:-2] + b"  ")

    assert len(contents) == 2 * len(bytes.fromhex(contents.decode()))
    for each in others:
        assert not authority.verify(paper[: start + 1] + each + paper[end - 1 :]).genuine


@pytest.mark.parametrize("more", [b"\n", b"%%EOF\n", b"\n1 0 obj\n<<>>\nendobj\n"])
def test_nothing_may_be_appended(authority: SandboxAuthority, paper: bytes, more: bytes) -> None:
    seal = authority.verify(paper + more)

    assert seal.intact
    assert not seal.whole
    assert not seal.genuine


def test_a_second_signature_behind_the_seal_is_noticed(authority: SandboxAuthority, paper: bytes) -> None:
    assert authority.verify(_signed_too(paper)) == Seal()


def test_what_another_program_signed_with_an_unknown_key_is_not_genuine(authority: SandboxAuthority) -> None:
    assert not authority.verify(_signed_too(blank())).genuine


def _signed_too(pdf: bytes) -> bytes:
    stranger = SandboxAuthority("a stranger").signer("demo", NAME)
    certificates = [x509.Certificate.load(unarmor(each.encode())[2]) for each in stranger.chain]
    key: Any = stranger._key
    der = key._private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    store: Any = SimpleCertificateStore
    signer = signers.SimpleSigner(certificates[0], keys.PrivateKeyInfo.load(der), store())
    meta = signers.PdfSignatureMetadata(field_name="Other")
    return bytes(signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer).getvalue())


# --- what strangers send ----------------------------------------------------------------------------------------------


def test_a_file_without_a_seal_is_not_genuine(authority: SandboxAuthority) -> None:
    assert authority.verify(blank()) == Seal()


def test_an_encrypted_copy_is_not_genuine(authority: SandboxAuthority, paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as sealed, io.BytesIO() as out:
        sealed.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        assert not authority.verify(out.getvalue()).genuine


def test_what_was_cut_off_is_not_genuine(authority: SandboxAuthority, paper: bytes) -> None:
    for length in range(0, len(paper), 97):
        assert not authority.verify(paper[:length]).genuine
        assert not authority.verify(paper[length + 1 :]).genuine


def test_a_huge_file_is_not_even_looked_at(authority: SandboxAuthority, paper: bytes) -> None:
    assert authority.verify(paper.ljust(verifying.MOST_BYTES + 1)) == Seal()


@pytest.mark.parametrize(
    "said",
    [
        b"/ByteRange [0 0 0 0]",
        b"/ByteRange [0 9 3 999999999]",
        b"/ByteRange [0 999999999 999999999 999999999]",
        b"/ByteRange [0 99999999999999999999 1 1]",
        b"/ByteRange [" + b"0 " * 10_000 + b"]",
        b"/ByteRange " * 10_000,
        b"/ByteRange [0 -1 5 5]",
    ],
)
def test_a_nonsensical_range_is_not_genuine(authority: SandboxAuthority, said: bytes) -> None:
    assert not authority.verify(b"%PDF-1.7\n" + said + b"\n").genuine


HOSTILE: tuple[Callable[[], bytes], ...] = (
    lambda: b"",
    lambda: b"\x30\x80" * 8_000,
    lambda: b"\x30\x84\xff\xff\xff\xff",
    lambda: zlib.compress(bytes(10**7))[:16_000],
    lambda: b"\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02",
)


@pytest.mark.parametrize("made", HOSTILE)
def test_a_hostile_container_is_not_genuine(authority: SandboxAuthority, made: Callable[[], bytes]) -> None:
    assert authority.verify(crafted(b"<" + made().hex().upper().encode() + b">")) == Seal()


@given(st.binary(max_size=400))
def test_whatever_a_container_holds_there_is_an_answer(contents: bytes) -> None:
    assert not verify(crafted(b"<" + contents.hex().upper().encode() + b">"), []).genuine
    assert not verify(crafted(contents), []).genuine


STRANGERS = (ed25519.Ed25519PrivateKey.generate(), ec.generate_private_key(ec.SECP384R1()))


@pytest.mark.parametrize("key", STRANGERS)
def test_a_container_with_any_other_certificate_is_not_genuine(
    authority: SandboxAuthority, key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey
) -> None:
    name = authority.certificate.subject
    hashed = None if isinstance(key, ed25519.Ed25519PrivateKey) else SHA256()
    builder = CertificateBuilder(name, name, key.public_key(), 1, AT, AT + timedelta(days=1))
    contents = container(builder.sign(key, hashed), bytes(32), bytes(71))

    assert not authority.verify(crafted(b"<" + contents.hex().upper().encode() + b">")).genuine


def test_a_certificate_of_a_root_itself_seals_nothing(authority: SandboxAuthority) -> None:
    assert not verifying._gave(authority.certificate, authority.certificate)


def test_the_moment_lies_within_the_certificates_time(authority: SandboxAuthority) -> None:
    signer = load_pem_x509_certificate(authority.signer("demo", NAME).chain[0].encode())

    assert verifying._knows([authority.certificate], signer, AT)
    assert not verifying._knows([authority.certificate], signer, AT - timedelta(days=400))
