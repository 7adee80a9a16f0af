"""What identity can be asked."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, Nothing, Stored, command, query

ID_TYPES = ("RESIDENT_ID", "PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PERMANENT")
AGREEMENT_VERSION = "2026-01"
"""The version in force of 《人民法院互联网统一账户管理平台注册协议》."""
ROLES = ("applicant", "clerk", "judge", "court_system", "operator")


class CaptchaAnswer(Schema):
    """A picture to read; good once, for 120 s."""

    id = fields.Id(required=True)
    image = fields.Text(required=True, most=200_000, metadata={"description": "a `data:` URL of a PNG"})
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


class LogIn(Form):
    """The account name (a mobile number, or a staff name) and the password."""

    username = fields.Text(required=True, most=64)
    password = fields.Secret(required=True, most=64)


class Session(Schema):
    """A session; the token is shown once."""

    token = fields.Text(required=True)
    expires_at = fields.Instant(required=True)
    account_id = fields.Id(required=True)
    role = fields.Choice(*ROLES, required=True)
    office = fields.Text(required=True)
    verified = fields.Flag(required=True)


class Token(Form):
    """A token as it came in."""

    token = fields.Text(required=True, most=200)


class Resolved(Schema):
    """Whose token it is; *fingerprint* names the session in `identity.session.ended`."""

    account_id = fields.Text(required=True)
    role = fields.Choice(*ROLES, required=True)
    office = fields.Text(required=True)
    verified = fields.Flag(required=True)
    fingerprint = fields.Text(required=True)


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
    e_service_agreed = fields.Flag()
    e_service_address = fields.Text(most=200)


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
    registered_at = fields.Instant(required=True)


class UpdateProfile(Form):
    """The profile's fields, and the version that was read."""

    profile = fields.Part(Profile, required=True)
    if_version = fields.Whole(required=True)


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


CREATE_CAPTCHA = command("identity.create_captcha", Nothing, CaptchaAnswer)
ASK_SMS_CODE = command("identity.ask_sms_code", AskSmsCode, SmsCodeSent)
REGISTER = command("identity.register", Register, Stored)
LOG_IN = command("identity.log_in", LogIn, Session)
END_SESSION = command("identity.end_session", Token, Stored)
RESOLVE_SESSION = query("identity.resolve_session", Token, Resolved)
VIEW_ACCOUNT = query("identity.view_account", Nothing, Account)
UPDATE_PROFILE = command("identity.update_profile", UpdateProfile, Stored)
START_VERIFICATION = command("identity.start_verification", Nothing, Verification)
VIEW_VERIFICATION = query("identity.view_verification", VerificationId, Verification)
RECORD_VERIFICATION = command("identity.record_verification", Callback, Stored)
