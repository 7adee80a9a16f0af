"""Log-in of people and of staff, sessions, step-up, passwords."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form
from contracts.identity.rpc.words import PURPOSES, ROLES, SCOPES


class LogIn(Form):
    """The account name, a mobile number, and the password; after five failures a captcha, too."""

    username = fields.Text(required=True, most=64)
    password = fields.Secret(required=True, most=64)
    captcha_id = fields.Id(allow_none=True, load_default=None)
    captcha_answer = fields.Text(most=12, load_default="")


class Session(Schema):
    """A session; the token is shown once."""

    token = fields.Text(
        required=True, allow_none=True, metadata={"description": "none when it is in the cookie"}
    )
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
    proved_until = fields.Instant(allow_none=True, metadata={"description": "stepped up until then"})
    acts_for = fields.Many(
        fields.Id(), required=True, metadata={"description": "organisations he is a member of"}
    )
    alias = fields.Text(
        required=True, metadata={"description": "what stands for the verified person; a keyed hash"}
    )
    consents = fields.Many(fields.Choice(*PURPOSES), required=True)
    scopes = fields.Many(
        fields.Choice(*SCOPES), allow_none=True, metadata={"description": "of a key; none of a session"}
    )
    test = fields.Flag(required=True)


class SessionView(Schema):
    """One of one's sessions."""

    id = fields.Id(required=True)
    begun_at = fields.Instant(required=True)
    seen_at = fields.Instant(required=True)
    expires_at = fields.Instant(required=True)
    current = fields.Flag(required=True)


class Sessions(Schema):
    """The open sessions of an account, newest first."""

    items = fields.Many(fields.Part(SessionView), required=True)


class SessionId(Form):
    """Which of one's sessions."""

    session_id = fields.Id(required=True)


class BeginStaffLogIn(LogIn):
    """The name of a member of staff, and the password; after five failures a captcha, too."""


class StaffLogIn(Schema):
    """The password was right; the code of the second factor is asked for next (RFC 6238)."""

    id = fields.Id(required=True)
    expires_at = fields.Instant(required=True)
    demo_code = fields.Text(
        allow_none=True,
        metadata={"description": "what the authenticator shows; only while the sandbox is on"},
    )


class LogInStaff(Form):
    """The log-in that was begun, and the code that the authenticator shows."""

    log_in_id = fields.Id(required=True)
    code = fields.Text(required=True, most=6)


class StartStepUp(Form):
    """How one wants to show that it is really oneself."""

    method = fields.Choice("SMS", "FACE", required=True)


class StepUp(Schema):
    """A step-up under way: a code to the phone, or a QR to the face provider."""

    id = fields.Id(required=True)
    method = fields.Choice("SMS", "FACE", required=True)
    state = fields.Choice("PENDING", "PASSED", "FAILED", "EXPIRED", required=True)
    expires_at = fields.Instant(required=True)
    resend_after = fields.Instant(allow_none=True)
    url = fields.Text(allow_none=True, most=500)
    qr = fields.Text(allow_none=True, most=100_000, metadata={"description": "a `data:` URL of an SVG"})
    proved_until = fields.Instant(allow_none=True)
    demo_inbox = fields.Text(most=500, allow_none=True)


class StepUpId(Form):
    """Which step-up."""

    step_up_id = fields.Id(required=True)


class ConfirmStepUp(StepUpId):
    """The code from the phone."""

    sms_code = fields.Text(required=True, most=6)


class AskResetCode(Form):
    """The number whose password was forgotten, and a captcha's answer."""

    mobile = fields.Mobile(required=True)
    captcha_id = fields.Id(required=True)
    captcha_answer = fields.Text(required=True, most=12)


class ResetCodeSent(Schema):
    """A message is on its way to the phone, whether or not the number has an account."""

    reset_id = fields.Id(required=True)
    expires_at = fields.Instant(required=True)
    resend_after = fields.Instant(required=True)
    demo_inbox = fields.Text(most=500, allow_none=True)


class ResetPassword(Form):
    """The code from the phone, and the new password; all sessions end."""

    reset_id = fields.Id(required=True)
    sms_code = fields.Text(required=True, most=6)
    password = fields.Secret(required=True, most=64)


class ChangePassword(Form):
    """The password of now and the new one; all sessions end."""

    current = fields.Secret(required=True, most=64)
    password = fields.Secret(required=True, most=64)
