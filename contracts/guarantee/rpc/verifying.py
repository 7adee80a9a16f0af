"""核验: what anybody may know of a letter who holds it."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.guarantee.rpc.words import LETTER_STATES, SEALED
from contracts.preservation.rpc.drafting import ApplicationId


class VerifyLetter(Form):
    """By number and check code, as the letter and its QR carry them."""

    number = fields.Text(required=True, most=60)
    code = fields.Text(most=20, load_default="")


class VerifyFile(Form):
    """By the file itself: its hash, and its bytes for the signature."""

    sha256 = fields.Text(
        required=True, most=64, validate=fields.pattern(r"[0-9a-f]{64}", "应为SHA-256", "must be a SHA-256")
    )
    base64 = fields.Text(required=True, most=7_000_000)


class LetterVerified(Schema):
    """State, insurer, court, guaranteed amount and dates; no party's name. *demo* while the seal is a sandbox's."""

    number = fields.Text(required=True)
    state = fields.Choice(*LETTER_STATES, required=True)
    state_text = fields.Text(required=True)
    insurer_name = fields.Text(required=True)
    court_name = fields.Text(required=True)
    amount = fields.Money(required=True)
    issued_on = fields.Day(required=True)
    policy_until = fields.Day(required=True)
    ended_on = fields.Day(required=True, allow_none=True)
    demo = fields.Flag(required=True)


class FileVerified(Schema):
    """Whether the file is one that was issued here, byte for byte; what its seal says; and how the letter stands."""

    verdict = fields.Choice("GENUINE", "ALTERED", "NOT_OURS", required=True)
    verdict_text = fields.Text(required=True)
    kind = fields.Choice(*SEALED, required=True, allow_none=True)
    signer = fields.Text(required=True, allow_none=True)
    signed_at = fields.Instant(required=True, allow_none=True)
    letter = fields.Part(LetterVerified, required=True, allow_none=True)


class SealedPaper(ApplicationId):
    """Which sealed paper of which application."""

    kind = fields.Choice(*SEALED, required=True)


class Statement(Schema):
    """The machine's form of a sealed paper: canonical JSON [RFC 8785], and its own detached signature."""

    statement = fields.Text(required=True, most=200_000, metadata={"description": "the JSON, byte for byte"})
    algorithm = fields.Text(required=True)
    signature = fields.Text(required=True, most=2000, metadata={"description": "base64"})
    certificate = fields.Text(required=True, most=20_000, metadata={"description": "the signer's chain, PEM"})


class Certificates(Schema):
    """The certificate that every seal leads up to."""

    pem = fields.Text(required=True, most=20_000)
    demo = fields.Flag(required=True)
