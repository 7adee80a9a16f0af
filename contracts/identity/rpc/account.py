"""Registration and profile: 注册账号, 完善个人信息, consents, closing."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.identity.rpc.words import CONSENT_VERSION, ID_TYPES, PURPOSES, ROLES


class CreateCaptcha(Form):
    """A picture to read, or digits to hear for people who cannot see it."""

    kind = fields.Choice("IMAGE", "AUDIO", load_default="IMAGE")


class CaptchaAnswer(Schema):
    """A picture to read or digits to hear; good once, for 120 s."""

    id = fields.Id(required=True)
    image = fields.Text(allow_none=True, most=200_000, metadata={"description": "a `data:` URL of a PNG"})
    audio = fields.Text(allow_none=True, most=1_000_000, metadata={"description": "a `data:` URL of a WAV"})
    expires_at = fields.Instant(required=True)
    agreement_version = fields.Text(
        required=True, metadata={"description": "of the agreement that is to be accepted"}
    )
    demo_answer = fields.Text(
        allow_none=True, metadata={"description": "what the picture says; only while the sandbox is on"}
    )


class AskSmsCode(Form):
    """Step 1 of registering: the number, the picture's code, the agreement."""

    mobile = fields.Mobile(required=True)
    captcha_id = fields.Id(required=True)
    captcha_answer = fields.Text(required=True, most=12)
    agreement_version = fields.Text(required=True, most=20)


class SmsCodeSent(Schema):
    """A registration under way; the code is on its way to the phone."""

    registration_id = fields.Id(required=True)
    expires_at = fields.Instant(required=True)
    resend_after = fields.Instant(required=True)
    demo_inbox = fields.Text(
        most=500,
        allow_none=True,
        metadata={
            "description": "where the message can be read instead of on a phone; only while the sandbox is on"
        },
    )


class Register(Form):
    """Steps 2 and 3: the code from the phone, and a password."""

    registration_id = fields.Id(required=True)
    sms_code = fields.Text(required=True, most=6)
    password = fields.Secret(required=True, most=64)


class Profile(Form):
    """What a person says of himself; gender, birth date and age follow from a resident id number."""

    real_name = fields.Text(most=60)
    id_type = fields.Choice(*ID_TYPES, allow_none=True)
    id_no = fields.IdNumber(most=30)
    gender = fields.Choice("MALE", "FEMALE", allow_none=True)
    birth_date = fields.Day(allow_none=True)
    landline_area = fields.Text(
        validate=fields.pattern(r"(0\d{2,3})?", "应为区号，如0731", "must be an area code such as 0731")
    )
    landline_number = fields.Text(
        validate=fields.pattern(r"(\d{7,8})?", "应为7至8位电话号码", "must have 7 or 8 digits")
    )
    landline_extension = fields.Text(
        validate=fields.pattern(r"\d{0,6}", "应为数字分机号", "must be an extension of digits")
    )
    email = fields.Text(
        most=120,
        validate=fields.pattern(
            r"([^@\s]+@[^@\s]+\.[^@\s]+)?", "应为电子邮箱地址", "must be an e-mail address"
        ),
    )
    residence = fields.Text(most=200)
    e_service_address = fields.Text(
        most=200,
        metadata={"description": "送达地址 [民诉法解释 art. 136]; used once E_SERVICE is consented to"},
    )


class Consent(Schema):
    """One consent: what for, to which text, since when; separate and revocable at any time."""

    purpose = fields.Choice(*PURPOSES, required=True)
    title = fields.Text(required=True)
    text = fields.Text(required=True, most=2000)
    version = fields.Text(required=True, metadata={"description": f"in force: {CONSENT_VERSION}"})
    given = fields.Flag(required=True)
    given_version = fields.Text(allow_none=True)
    given_at = fields.Instant(allow_none=True)
    revoked_at = fields.Instant(allow_none=True)


class Consents(Schema):
    """Every purpose, consented to or not."""

    items = fields.Many(fields.Part(Consent), required=True)


class GiveConsent(Form):
    """What for, and to which text."""

    purpose = fields.Choice(*PURPOSES, required=True)
    version = fields.Text(required=True, most=20)


class Purpose(Form):
    """What for."""

    purpose = fields.Choice(*PURPOSES, required=True)


class Closing(Schema):
    """What becomes of an account that is closed, and why."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    status = fields.Choice("CLOSING", required=True)
    zh = fields.Text(required=True, most=1000)
    en = fields.Text(required=True, most=1000)


class Account(Profile):
    """The account as its owner sees it."""

    id = fields.Id(required=True)
    version = fields.Whole(required=True)
    username = fields.Text(
        required=True, metadata={"description": "the log-in name: of a person the mobile number"}
    )
    mobile = fields.Text(required=True, metadata={"description": "empty for staff"})
    role = fields.Choice(*ROLES, required=True)
    age = fields.Whole(allow_none=True)
    verification = fields.Choice("NONE", "PENDING", "PASSED", "FAILED", required=True)
    verified_at = fields.Instant(allow_none=True)
    method = fields.Choice(
        "FACE", "STAFF", allow_none=True, metadata={"description": "how the person was verified"}
    )
    e_service_agreed = fields.Flag(
        required=True, metadata={"description": "whether E_SERVICE is consented to"}
    )
    registered_at = fields.Instant(required=True)


class UpdateProfile(Form):
    """The profile's fields, and the version that was read."""

    profile = fields.Part(Profile, required=True)
    if_version = fields.Whole(required=True)
