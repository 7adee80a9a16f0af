"""What becomes of an account that is closed, in words that its owner understands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Retention:
    """How long a profile is kept to which a court's file refers."""

    days: int = 365 * 30
    """30 years: the short term of courts' files [关于人民法院诉讼档案保管期限的规定 art. 3]; a court sets what its files need."""

    @property
    def lasts(self) -> timedelta:
        """The whole time."""
        return timedelta(days=self.days)

    @property
    def zh(self) -> str:
        """The time as a person says it in Chinese."""
        years, days = divmod(self.days, 365)
        return f"{self.days}天" if days else f"{years}年"

    @property
    def en(self) -> str:
        """The time as a person says it in English."""
        years, days = divmod(self.days, 365)
        return f"{self.days} days" if days else f"{years} years"


DEFAULT_RETENTION = Retention()


def explained(retention: Retention) -> tuple[str, str]:
    """Return both outcomes with their reasons, before it is known which it will be."""
    zh = (
        "您的账户正在注销：所有登录已失效，尚未提交的草稿将被销毁，账户名可以重新注册。"
        "如果您没有向人民法院提交过申请，个人信息将被立即销毁，无法恢复。"
        f"如果有已提交的申请，案卷由人民法院依法保管，您的个人信息将被锁定、不再用于其他目的，保存{retention.zh}后自动销毁"
        "（《个人信息保护法》第四十七条；法律规定的保存期限未届满的，停止除存储之外的处理）。结果将以短信告知您。"
    )
    en = (
        "Your account is being closed: every session has ended, drafts that were not submitted are destroyed, and the number may "
        "be registered anew. If you have submitted nothing to a court, what you told us about yourself is destroyed at once and "
        "cannot be brought back. If you have, the court has to keep the file: your particulars are locked, used for nothing else, "
        f"and destroyed after {retention.en} (Personal Information Protection Law art. 47: until the time that the law sets has "
        "passed, nothing is done but store them). You will be told by SMS which it is."
    )
    return zh, en
