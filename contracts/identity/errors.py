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
CALLBACK_UNTRUSTED = refused(
    "identity.callback-untrusted", "forbidden", "回调签名无效。", "The callback's signature is not valid."
)
USERNAME_TAKEN = refused(
    "identity.username-taken", "conflict", "该用户名已被使用。", "This user name is taken."
)
