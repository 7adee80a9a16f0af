"""From a guarantee to a preservation and back: one draft is opened with what the other says."""

from marshmallow import Schema

from contracts import fields
from contracts.call import BY_CHANCE, Form
from contracts.preservation import forms
from contracts.preservation.rpc.drafting import File
from contracts.preservation.rpc.progress import MaterialFile


class CarriedOver(Schema):
    """What the other kind of application takes over; the notice is read again, and every file becomes its own."""

    application_id = fields.Id(required=True)
    creation = fields.Part(forms.Creation, required=True)
    basic = fields.Part(forms.BasicInformation, required=True)
    guarantees = fields.Part(forms.Guarantees, required=True)
    materials = fields.Many(fields.Part(MaterialFile), most=200, required=True)
    papers = fields.Many(
        fields.Text(),
        most=10,
        required=True,
        metadata={"description": "ids of papers that become materials of kind GUARANTEE: policy and letter"},
    )
    organisation_id = fields.Id(required=True, allow_none=True)


class OpenFromOther(Form):
    """What a draft is opened with, whichever kind the other is of: what that says, and the files that were copied."""

    creation = fields.Part(forms.Creation, required=True)
    basic = fields.Part(forms.BasicInformation, required=True)
    materials = fields.Many(fields.Part(forms.Material), most=200, load_default=list)
    files = fields.Many(
        fields.Part(File),
        most=200,
        load_default=list,
        metadata={BY_CHANCE: True, "description": "of the materials, in their order"},
    )
    organisation_id = fields.Id(allow_none=True, load_default=None)


class OpenFromGuarantee(OpenFromOther):
    """A preservation draft that says what an issued guarantee says; the gateway fetches that, copies the files and brings it."""

    guarantees = fields.Part(forms.Guarantees, required=True)
