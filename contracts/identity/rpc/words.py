"""The words that identity's calls share."""

APPLICANT, CLERK, JUDGE, ENFORCEMENT = "applicant", "clerk", "judge", "enforcement"
COURT_ADMIN, FINANCE, COURT_SYSTEM = "court_admin", "finance", "court_system"
UNDERWRITER, INSURER_ADMIN, INSURER_SYSTEM = "underwriter", "insurer_admin", "insurer_system"
OPERATOR = "operator"
ROLES = (
    APPLICANT, CLERK, JUDGE, ENFORCEMENT, COURT_ADMIN, FINANCE, COURT_SYSTEM, UNDERWRITER, INSURER_ADMIN, INSURER_SYSTEM,
    OPERATOR,
)  # fmt: skip
"""Who may log in or show a key; `*_system` are programs of an office."""

ID_TYPES = ("RESIDENT_ID", "PASSPORT", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "FOREIGN_PERMANENT")
AGREEMENT_VERSION = "2026-01"
"""The version in force of 《人民法院互联网统一账户管理平台注册协议》."""

PURPOSES = ("FACE", "PAYMENT", "INSURER", "E_SERVICE")
"""What is consented to, each apart and revocable [个人信息保护法 arts 14, 15, 29; 人脸识别技术应用安全管理办法]."""
CONSENT_VERSION = "2026-11"
"""The version in force of the texts of consent."""

SCOPES = (
    "applications:read", "applications:write", "applications:submit", "payments:write", "events:read", "files:read",
    "decisions:write",
)  # fmt: skip
"""What a key may be good for; the last two are an office's."""
