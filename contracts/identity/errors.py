"""What identity refuses, and in what words."""

from contracts.refused import refused

CAPTCHA_WRONG = refused(
    "identity.captcha-wrong",
    "bad-input",
    "图形验证码错误或已失效，请换一张再试。",
    "The picture code is wrong or no longer valid; ask for a new one.",
)
SMS_CODE_WRONG = refused(
    "identity.sms-code-wrong",
    "bad-input",
    "短信验证码错误或已失效。",
    "The SMS code is wrong or no longer valid.",
)
SMS_TOO_OFTEN = refused(
    "identity.sms-too-often",
    "too-many",
    "短信发送过于频繁，请稍后再试。",
    "SMS codes are asked for too often; wait a while.",
)
NUMBER_UNREACHABLE = refused(
    "identity.number-unreachable",
    "bad-input",
    "短信无法发送到该手机号码。",
    "No SMS can be sent to this number.",
)
MOBILE_TAKEN = refused(
    "identity.mobile-taken",
    "conflict",
    "该手机号码已注册，请直接登录。",
    "This mobile number is registered; log in instead.",
)
PASSWORD_UNFIT = refused(
    "identity.password-unfit",
    "bad-input",
    "密码长度为8至16位，不能包含账户名。",
    "8 to 16 characters, not containing the account name.",
)
AGREEMENT_MISSING = refused(
    "identity.agreement-missing",
    "bad-input",
    "请阅读并勾选注册协议。",
    "Read and tick the registration agreement.",
)
CREDENTIALS_WRONG = refused(
    "identity.credentials-wrong", "unauthenticated", "用户名或密码错误。", "User name or password is wrong."
)
LOG_IN_TOO_OFTEN = refused(
    "identity.log-in-too-often",
    "too-many",
    "登录失败次数过多，请稍后再试。",
    "Too many failed attempts; wait a while.",
)
SESSION_ENDED = refused(
    "identity.session-ended",
    "unauthenticated",
    "登录已失效，请重新登录。",
    "Your session has ended; log in again.",
)
NOT_VERIFIED = refused(
    "identity.not-verified",
    "forbidden",
    "请先完成实名认证并重新登录。",
    "Complete the real-name verification and log in again first.",
)
ALREADY_VERIFIED = refused(
    "identity.already-verified", "conflict", "您已通过实名认证。", "You are verified already."
)
PROFILE_INCOMPLETE = refused(
    "identity.profile-incomplete",
    "rule",
    "请先填写真实姓名和证件信息。",
    "Fill in your real name and document first.",
)
PROFILE_LOCKED = refused(
    "identity.profile-locked",
    "rule",
    "实名认证后不能修改姓名和证件信息。",
    "Name and document cannot change after verification.",
)
ID_NUMBER_WRONG = refused(
    "identity.id-number-wrong", "bad-input", "证件号码不正确。", "The document number is not valid."
)
VERIFICATION_OVER = refused(
    "identity.verification-over",
    "conflict",
    "二维码已失效，请刷新。",
    "The QR code is no longer valid; refresh it.",
)
FACE_UNSUITED = refused(
    "identity.face-unsuited",
    "rule",
    "该证件类型不支持人脸识别，请选择人工核验。",
    "No face is compared with a document of this type; ask staff to look at it.",
)
CALLBACK_UNTRUSTED = refused(
    "identity.callback-untrusted", "forbidden", "回调签名无效。", "The callback's signature is not valid."
)
USERNAME_TAKEN = refused(
    "identity.username-taken", "conflict", "该用户名已被使用。", "This user name is taken."
)
PASSWORD_COMMON = refused(
    "identity.password-common",
    "bad-input",
    "该密码过于常见，请换一个。",
    "This password is on a list of common ones; choose another.",
)
CAPTCHA_NEEDED = refused(
    "identity.captcha-needed",
    "rule",
    "登录失败次数较多，请填写图形验证码后再登录。",
    "Too many failed attempts: answer a captcha, too.",
)
STAFF_CODE_WRONG = refused(
    "identity.staff-code-wrong",
    "unauthenticated",
    "动态验证码错误或已使用。",
    "The authenticator's code is wrong or was used.",
)
CONSENT_MISSING = refused(
    "identity.consent-missing",
    "forbidden",
    "请先单独同意该项个人信息处理。",
    "Consent to this use of personal data first; it is asked for apart.",
)
CONSENT_OUTDATED = refused(
    "identity.consent-outdated",
    "conflict",
    "同意书已更新，请阅读最新版本。",
    "The text of consent has changed; read the one in force.",
)
STEP_UP_OVER = refused(
    "identity.step-up-over",
    "conflict",
    "本次身份确认已失效，请重新发起。",
    "This step-up is over; start another.",
)
ACCOUNT_CLOSED = refused(
    "identity.account-closed",
    "conflict",
    "该账户已注销或正在注销。",
    "This account is closed or being closed.",
)
CHECK_DECIDED = refused(
    "identity.check-decided", "conflict", "该核验已有结果。", "This check was decided already."
)
ORGANISATION_TAKEN = refused(
    "identity.organisation-taken",
    "conflict",
    "该统一社会信用代码已登记，请由其管理员邀请您加入。",
    "This organisation is registered; ask its administrator to invite you.",
)
INVITATION_OVER = refused(
    "identity.invitation-over",
    "conflict",
    "邀请码无效、已使用或已过期。",
    "The invitation is void, used or too old.",
)
LAST_ADMIN = refused(
    "identity.last-admin",
    "rule",
    "组织至少须有一名管理员。",
    "An organisation keeps at least one administrator.",
)
SCOPE_NOT_YOURS = refused(
    "identity.scope-not-yours",
    "forbidden",
    "您不能为密钥授予该权限。",
    "You cannot give a key this scope.",
)
