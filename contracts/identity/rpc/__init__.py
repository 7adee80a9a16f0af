"""What identity can be asked."""

from contracts.call import Nothing, Stored, command, query
from contracts.identity.rpc import account, machines, organisations, sessions, verification
from contracts.identity.rpc.words import AGREEMENT_VERSION, CONSENT_VERSION, ID_TYPES, PURPOSES, ROLES, SCOPES

__all__ = ["AGREEMENT_VERSION", "CONSENT_VERSION", "ID_TYPES", "PURPOSES", "ROLES", "SCOPES"]

# --- registration and profile -----------------------------------------------------------------------------------------

CREATE_CAPTCHA = command("identity.create_captcha", account.CreateCaptcha, account.CaptchaAnswer)
ASK_SMS_CODE = command("identity.ask_sms_code", account.AskSmsCode, account.SmsCodeSent)
REGISTER = command("identity.register", account.Register, Stored)
VIEW_ACCOUNT = query("identity.view_account", Nothing, account.Account)
UPDATE_PROFILE = command("identity.update_profile", account.UpdateProfile, Stored)
LIST_CONSENTS = query("identity.list_consents", Nothing, account.Consents)
GIVE_CONSENT = command("identity.give_consent", account.GiveConsent, Stored)
REVOKE_CONSENT = command("identity.revoke_consent", account.Purpose, Stored)
CLOSE_ACCOUNT = command("identity.close_account", Nothing, account.Closing)

# --- log-in, sessions, step-up, passwords -----------------------------------------------------------------------------

LOG_IN = command("identity.log_in", sessions.LogIn, sessions.Session)
BEGIN_STAFF_LOG_IN = command("identity.begin_staff_log_in", sessions.BeginStaffLogIn, sessions.StaffLogIn)
LOG_IN_STAFF = command("identity.log_in_staff", sessions.LogInStaff, sessions.Session)
END_SESSION = command("identity.end_session", sessions.Token, Stored)
RESOLVE_SESSION = query("identity.resolve_session", sessions.Token, sessions.Resolved)
LIST_SESSIONS = query("identity.list_sessions", Nothing, sessions.Sessions)
END_ONE_SESSION = command("identity.end_one_session", sessions.SessionId, Stored)
START_STEP_UP = command("identity.start_step_up", sessions.StartStepUp, sessions.StepUp)
VIEW_STEP_UP = query("identity.view_step_up", sessions.StepUpId, sessions.StepUp)
CONFIRM_STEP_UP = command("identity.confirm_step_up", sessions.ConfirmStepUp, sessions.StepUp)
ASK_RESET_CODE = command("identity.ask_reset_code", sessions.AskResetCode, sessions.ResetCodeSent)
RESET_PASSWORD = command("identity.reset_password", sessions.ResetPassword, Stored)
CHANGE_PASSWORD = command("identity.change_password", sessions.ChangePassword, Stored)

# --- the real name ----------------------------------------------------------------------------------------------------

START_VERIFICATION = command("identity.start_verification", Nothing, verification.Verification)
VIEW_VERIFICATION = query(
    "identity.view_verification", verification.VerificationId, verification.Verification
)
RECORD_VERIFICATION = command("identity.record_verification", verification.Callback, Stored)
ASK_CHECK = command("identity.ask_check", verification.AskCheck, verification.DocumentCheck)
LIST_CHECKS = query("identity.list_checks", verification.ListChecks, verification.CheckPage)
VIEW_CHECK = query("identity.view_check", verification.CheckId, verification.DocumentCheck)
DECIDE_CHECK = command("identity.decide_check", verification.DecideCheck, Stored)

# --- organisations ----------------------------------------------------------------------------------------------------

FOUND_ORGANISATION = command("identity.found_organisation", organisations.FoundOrganisation, Stored)
LIST_ORGANISATIONS = query("identity.list_organisations", Nothing, organisations.Organisations)
INVITE = command("identity.invite", organisations.Invite, organisations.Invitation)
JOIN = command("identity.join", organisations.Join, Stored)
END_MEMBERSHIP = command("identity.end_membership", organisations.MemberId, Stored)

# --- programs and offices ---------------------------------------------------------------------------------------------

CREATE_API_KEY = command("identity.create_api_key", machines.CreateApiKey, machines.NewApiKey)
LIST_API_KEYS = query("identity.list_api_keys", Nothing, machines.ApiKeys)
REVOKE_API_KEY = command("identity.revoke_api_key", machines.KeyId, Stored)
LIST_STAFF = query("identity.list_staff", Nothing, machines.Staff)
