"""The real-name verification: by face, or by staff who look at the document."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, page_of


class Verification(Schema):
    """A QR that leads a phone to the face provider; 60 s."""

    id = fields.Id(required=True)
    state = fields.Choice("PENDING", "PASSED", "FAILED", "EXPIRED", required=True)
    url = fields.Text(required=True, most=500)
    qr = fields.Text(required=True, most=100_000, metadata={"description": "a `data:` URL of an SVG"})
    expires_at = fields.Instant(required=True)


class VerificationId(Form):
    """Which verification."""

    verification_id = fields.Id(required=True)


class Callback(Form):
    """A provider's callback as it came in: the raw body, and the signature from its header."""

    provider = fields.Text(required=True, most=40)
    body = fields.Secret(
        required=True,
        most=20_000,
        metadata={"description": "the raw bytes as UTF-8, not trimmed: they are what was signed"},
    )
    signature = fields.Text(required=True, most=500)


class AskCheck(Form):
    """At which court's counter the document will be shown, for who declines the face [人脸识别技术应用安全管理办法]."""

    office = fields.Text(required=True, most=20, metadata={"description": "the court's code, 法院代字"})


class DocumentCheck(Schema):
    """A document to be looked at by staff: of a person, or of an organisation."""

    id = fields.Id(required=True)
    subject = fields.Choice("PERSON", "ORGANISATION", required=True)
    office = fields.Text(required=True)
    state = fields.Choice("OPEN", "PASSED", "FAILED", required=True)
    name = fields.Text(required=True, metadata={"description": "real name, or name of the organisation"})
    id_type = fields.Text(allow_none=True)
    id_no = fields.Text(required=True, metadata={"description": "masked in the list"})
    asked_at = fields.Instant(required=True)
    decided_at = fields.Instant(allow_none=True)
    remark = fields.Text(required=True, most=500)


CheckPage = page_of(DocumentCheck, "CheckPage")


class ListChecks(Form):
    """Which page of the checks at one's court's counter; the open ones unless told otherwise."""

    state = fields.Choice("OPEN", "PASSED", "FAILED", load_default="OPEN")
    after = fields.Text(allow_none=True, load_default=None)
    limit = fields.Whole(least=1, most=100, load_default=20)


class CheckId(Form):
    """Which check."""

    check_id = fields.Id(required=True)


class DecideCheck(CheckId):
    """What staff found when they held the document in hand."""

    passed = fields.Flag(required=True)
    remark = fields.Text(most=500, load_default="")
