"""Organisations: law firms and companies, and who may act for them."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.identifiers import Verdict, credit_code


class FoundOrganisation(Form):
    """An organisation by its registered name and number; staff look at its licence before anybody acts for it."""

    name = fields.Text(required=True, most=100, validate=fields.NOT_BLANK)
    uscc = fields.IdNumber(
        required=True,
        most=18,
        validate=fields.Judged(
            lambda text: credit_code(text) is Verdict.OK,
            "format|统一社会信用代码不正确|is not a valid credit code",
        ),
        metadata={"description": "统一社会信用代码 [GB 32100-2015]"},
    )
    kind = fields.Choice("LAW_FIRM", "COMPANY", required=True)
    office = fields.Text(
        required=True, most=20, metadata={"description": "at which court's counter the licence will be shown"}
    )


class Member(Schema):
    """Somebody who may act for the organisation; the name is masked for other members."""

    account_id = fields.Id(required=True)
    name = fields.Text(required=True)
    role = fields.Choice("ADMIN", "MEMBER", required=True)
    joined_at = fields.Instant(required=True)


class Organisation(Schema):
    """An organisation as its members see it."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    name = fields.Text(required=True)
    uscc = fields.Text(required=True)
    kind = fields.Choice("LAW_FIRM", "COMPANY", required=True)
    status = fields.Choice("PENDING", "VERIFIED", "FAILED", required=True)
    my_role = fields.Choice("ADMIN", "MEMBER", required=True)
    members = fields.Many(fields.Part(Member), most=10_000, required=True)


class Organisations(Schema):
    """The organisations that one is a member of."""

    items = fields.Many(fields.Part(Organisation), required=True)


class OrganisationId(Form):
    """Which organisation."""

    organisation_id = fields.Id(required=True)


class Invite(OrganisationId):
    """Into which organisation, and as what; a member who is invited as administrator becomes one."""

    role = fields.Choice("ADMIN", "MEMBER", load_default="MEMBER")


class Invitation(Schema):
    """A code that lets one person in, once; it is shown once."""

    organisation_id = fields.Id(required=True)
    code = fields.Text(required=True)
    expires_at = fields.Instant(required=True)


class Join(Form):
    """The code of an invitation."""

    code = fields.Text(required=True, most=100)


class MemberId(OrganisationId):
    """Who leaves which organisation."""

    account_id = fields.Id(required=True)
