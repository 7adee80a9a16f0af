"""The applicant's side until the submission: create, fill in section by section, check."""

from marshmallow import Schema

from contracts import fields
from contracts.call import BY_CHANCE, Form, Stored
from contracts.preservation import forms


class CreateApplication(forms.Creation):
    """The creation form, and in whose name: one's own, or an organisation's that one is a member of."""

    organisation_id = fields.Id(allow_none=True, load_default=None)


class Created(Stored):
    """The new application; *number* is for people."""

    number = fields.Text(required=True)


class ApplicationId(Form):
    """Which application."""

    application_id = fields.Id(required=True)


class ViewSection(ApplicationId):
    """A section of an application."""

    section = fields.Choice(*forms.SECTIONS, required=True)


class Section(Schema):
    """The section's content and its own version, which is its ETag."""

    version = fields.Whole(required=True)
    content = fields.Anything(required=True)


class SaveCreation(ApplicationId):
    """The creation form again, while it may be edited."""

    content = fields.Part(forms.Creation, required=True)
    if_version = fields.Whole(required=True)


class SaveBasicInformation(ApplicationId):
    """The whole section, and the version that was read."""

    content = fields.Part(forms.BasicInformation, required=True)
    if_version = fields.Whole(required=True)


class SaveGuarantees(ApplicationId):
    """The whole section, and the version that was read."""

    content = fields.Part(forms.Guarantees, required=True)
    if_version = fields.Whole(required=True)


class File(Form):
    """Where a file lies, by the hash of what lies there, and what opens it; no client is ever told."""

    address = fields.Text(required=True, most=64)
    key = fields.Secret(required=True, most=44)


class AddMaterial(ApplicationId):
    """A file that lies in the blob store already; a repeat of the same upload is sealed anew."""

    material = fields.Part(forms.Material, required=True)
    file = fields.Part(File, required=True, metadata={BY_CHANCE: True})


class Removed(Stored):
    """The draft without the material, whose file at *address* nobody can open any more; empty when the court has the file."""

    address = fields.Text(required=True)


class MaterialId(ApplicationId):
    """Which material of which application."""

    material_id = fields.Id(required=True)


class Finding(Schema):
    """Something that is missing (error) or doubtful (warning)."""

    field = fields.Text(required=True)
    code = fields.Text(required=True)
    severity = fields.Choice("error", "warning", required=True)
    zh = fields.Text(required=True, most=500)
    en = fields.Text(required=True, most=500)


class Check(Schema):
    """Everything at once; it may be submitted when there is no error."""

    ready = fields.Flag(required=True)
    errors = fields.Many(fields.Part(Finding), most=10_000, required=True)
    warnings = fields.Many(fields.Part(Finding), most=10_000, required=True)
