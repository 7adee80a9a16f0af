"""Our seals before programs that know nothing of us: pdfsig, pyHanko, OpenSSL, and a key in a security module."""

from __future__ import annotations

import base64
import io
import logging
import random
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import cms
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from deploy.local.installation import ROOT, Installation
from services.chassis.clock import SHANGHAI
from services.guarantee.clients.sealing import KeySigner, SandboxAuthority, Signature, verify

NAME = "虚构财产保险股份有限公司天津分公司"
AT = datetime(2026, 11, 22, 9, 30, tzinfo=SHANGHAI)
PIN = "1234"
HEX = b"0123456789ABCDEF"
Verdict = Callable[[bytes], bool]


@pytest.fixture(scope="module")
def programs() -> Path:
    """The folder of pdfsig, certutil and SoftHSM, fetched the first time."""
    script = ROOT / "deploy/local/seals.sh"
    with Installation().fetched("seals") as folder:
        found = subprocess.run(["/bin/sh", script, folder], stdout=subprocess.PIPE, text=True, check=True)
    return Path(found.stdout.strip())


@pytest.fixture(scope="module")
def authority() -> SandboxAuthority:
    return SandboxAuthority("a secret of the tests")


@pytest.fixture(scope="module")
def paper(authority: SandboxAuthority) -> bytes:
    return _sealed(authority.signer("demo", NAME))


@pytest.fixture(scope="module")
def pdfsig(programs: Path, authority: SandboxAuthority, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """What pdfsig says of a file, told of our authority."""
    folder = tmp_path_factory.mktemp("seals")
    (folder / "root.pem").write_text(authority.root)
    certutil, known = programs / "certutil", f"sql:{folder}"
    subprocess.run([certutil, "-N", "-d", known, "--empty-password"], check=True)
    trusting = ["-n", "sandbox", "-t", "CT,C,C", "-a", "-i", str(folder / "root.pem")]
    subprocess.run([certutil, "-A", "-d", known, *trusting], check=True)

    def verdict(pdf: bytes) -> bool:
        file = folder / "paper.pdf"
        file.write_bytes(pdf)
        done = subprocess.run(
            [programs / "pdfsig", "-nssdir", known, file], capture_output=True, timeout=60, check=False
        )
        wanted = (b"Signature is Valid.", b"Certificate is Trusted.", b"Total document signed")
        return all(done.stdout.count(each) == 1 for each in wanted)

    return verdict


@pytest.fixture(scope="module")
def pyhanko(authority: SandboxAuthority) -> Iterator[Verdict]:
    """What pyHanko says of a file, told of our authority."""
    root = asn1.Certificate.load(authority.certificate.public_bytes(Encoding.DER))

    def verdict(pdf: bytes) -> bool:
        try:
            (seal,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
            status = validate_pdf_signature(seal, ValidationContext(trust_roots=[root]))
        except Exception:  # noqa: BLE001 - it raises many kinds, and each refuses the file
            return False
        return bool(status.bottom_line) and status.coverage == SignatureCoverageLevel.ENTIRE_FILE

    logging.disable(logging.CRITICAL)
    yield verdict
    logging.disable(logging.NOTSET)


def _sealed(signer: KeySigner) -> bytes:
    with pikepdf.new() as pdf, io.BytesIO() as out:
        for _ in range(3):
            pdf.add_blank_page()
        pdf.pages[0].contents_add(random.Random(5).randbytes(12_000))
        pdf.save(out)
        return signer.seal(out.getvalue(), reason="出具保函", location="天津", at=AT)


def changes(paper: bytes, count: int) -> Iterator[bytes]:
    """Return copies of a paper with one byte changed, anywhere but where others may overlook it."""
    chance, silent, (start, end) = random.Random(5), overlooked(paper), _place(paper)
    while count:
        at, byte = chance.randrange(len(paper)), chance.randrange(256)
        same = chr(byte).upper() == chr(paper[at]) if start <= at < end else byte == paper[at]
        if not same and at not in silent:
            count -= 1
            yield paper[:at] + bytes([byte]) + paper[at + 1 :]


def overlooked(paper: bytes) -> set[int]:
    """
    Return where the container says nothing that is signed or signs: versions, and algorithms named a second time.

    Others may overlook a change there, and whether a digit is written a or A. We do not.
    """
    start, end = _place(paper)
    contents = paper[start + 1 : end - 1]
    whole = bytes.fromhex(contents.decode())
    content = cms.ContentInfo.load(whole)["content"]
    certificate, by = content["certificates"][0].chosen, content["signer_infos"][0]
    said: set[int] = set()
    for part in (
        certificate["tbs_certificate"].dump(),
        certificate["signature_value"].native,
        by["sid"].chosen.dump(),
        by["signed_attrs"].dump(),
        by["signature"].native,
    ):
        first = start + 1 + 2 * whole.index(part)
        said.update(range(first, first + 2 * len(part)))
    return set(range(start + 1, end - 1)) - said


def _place(paper: bytes) -> tuple[int, int]:
    said = re.search(rb"/ByteRange \[0 (\d+) (\d+) ", paper)
    assert said
    return int(said[1]), int(said[2])


# --- others accept what is genuine, and refuse what is not ------------------------------------------------------------


def test_others_accept_a_genuine_paper(paper: bytes, pdfsig: Verdict, pyhanko: Verdict) -> None:
    assert pdfsig(paper)
    assert pyhanko(paper)


def test_others_do_not_trust_a_namesake_of_the_authority(pdfsig: Verdict, pyhanko: Verdict) -> None:
    forged = _sealed(SandboxAuthority("another secret").signer("demo", NAME))

    assert not pdfsig(forged)
    assert not pyhanko(forged)


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.full)])
def test_pdfsig_refuses_every_paper_with_one_byte_changed(paper: bytes, pdfsig: Verdict, count: int) -> None:
    assert not [each for each in changes(paper, count) if pdfsig(each)]


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.full)])
def test_pyhanko_refuses_every_paper_with_one_byte_changed(
    paper: bytes, pyhanko: Verdict, count: int
) -> None:
    assert not [each for each in changes(paper, count) if pyhanko(each)]


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.full)])
def test_we_refuse_every_paper_with_one_byte_changed(
    authority: SandboxAuthority, paper: bytes, count: int
) -> None:
    assert not [each for each in changes(paper, count) if authority.verify(each).genuine]


def test_what_others_may_overlook_we_do_not(authority: SandboxAuthority, paper: bytes) -> None:
    chance = random.Random(5)
    for at in overlooked(paper):
        digit = chance.choice(HEX.replace(paper[at : at + 1], b""))
        assert not authority.verify(paper[:at] + bytes([digit]) + paper[at + 1 :]).genuine
    start, end = _place(paper)
    assert not authority.verify(paper[:start] + paper[start:end].lower() + paper[end:]).genuine


def test_openssl_verifies_signed_json(authority: SandboxAuthority, tmp_path: Path) -> None:
    signature = authority.signer("demo", NAME).sign(b'{"amount":"1.00"}')
    for file, content in _asked(signature, b'{"amount":"1.00"}').items():
        (tmp_path / file).write_bytes(content)
    asked = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "letter.json"]

    assert subprocess.run(asked, cwd=tmp_path, capture_output=True, check=True).stdout == b"Verified OK\n"


def _asked(signature: Signature, data: bytes) -> dict[str, bytes]:
    key = x509.load_pem_x509_certificate(signature.chain[0].encode()).public_key()
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return {"key.pem": pem, "signature": base64.b64decode(signature.value), "letter.json": data}


# --- a key in a security module ---------------------------------------------------------------------------------------


def test_a_key_that_never_leaves_its_module_seals_just_the_same(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pkcs11  # noqa: PLC0415 - loaded only by who has a module
    from pkcs11.util.ec import encode_named_curve_parameters  # noqa: PLC0415

    from services.guarantee.clients.sealing.hsm import Pkcs11Key  # noqa: PLC0415

    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm.conf"))
    token = ["--init-token", "--free", "--label", "insurer", "--pin", PIN, "--so-pin", PIN]
    subprocess.run([programs / "softhsm2-util", *token], capture_output=True, check=True)
    library = str(programs / "libsofthsm2.so")
    with pkcs11.lib(library).get_token(token_label="insurer").open(rw=True, user_pin=PIN) as session:
        curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
        parameters: Any = session.create_domain_parameters(pkcs11.KeyType.EC, curve, local=True)
        public, _ = parameters.generate_keypair(store=True, label="seal")
        point = public[pkcs11.Attribute.EC_POINT][2:]
    holder = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    authority = SandboxAuthority("the authority of a real insurer")
    certificate = authority.certified("demo", NAME, holder)
    key = Pkcs11Key(
        library=library,
        token="insurer",
        pin=PIN,
        label="seal",
        certificate=certificate,
        authority=authority.certificate,
    )
    try:
        paper, signature = _sealed(KeySigner(key)), KeySigner(key).sign(b"{}")
    finally:
        key.close()

    assert verify(paper, [authority.certificate]).genuine
    assert authority.is_signed(b"{}", signature)
