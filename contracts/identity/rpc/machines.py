"""Keys of programs: of law firms, lenders, courts and insurers."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.identity.rpc.words import SCOPES


class CreateApiKey(Form):
    """
    What the key is called and good for.

    It acts as its maker, as an organisation that he is an administrator of, or, made by an office's administrator, as the
    office. A test key meets the test court only.
    """

    name = fields.Text(required=True, most=60, validate=fields.NOT_BLANK)
    scopes = fields.Many(fields.Choice(*SCOPES), required=True, validate=fields.length(1, len(SCOPES)))
    organisation_id = fields.Id(allow_none=True, load_default=None)
    test = fields.Flag(load_default=False)
    expires_on = fields.Day(allow_none=True, load_default=None)


class ApiKey(Schema):
    """A key as its owner sees it later; not the key itself."""

    id = fields.Id(required=True)
    name = fields.Text(required=True)
    scopes = fields.Many(fields.Choice(*SCOPES), required=True)
    organisation_id = fields.Id(allow_none=True)
    test = fields.Flag(required=True)
    made_at = fields.Instant(required=True)
    expires_on = fields.Day(allow_none=True)
    seen_at = fields.Instant(allow_none=True)


class NewApiKey(ApiKey):
    """A new key; *key* is shown once."""

    key = fields.Text(required=True)


class ApiKeys(Schema):
    """The keys of the account, of the organisations that it administers, or of its office."""

    items = fields.Many(fields.Part(ApiKey), required=True)


class KeyId(Form):
    """Which key."""

    key_id = fields.Id(required=True)


class StaffMember(Schema):
    """Somebody who works for the office."""

    account_id = fields.Id(required=True)
    username = fields.Text(required=True)
    role = fields.Text(required=True)


class Staff(Schema):
    """The staff of one's office."""

    items = fields.Many(fields.Part(StaffMember), most=10_000, required=True)
