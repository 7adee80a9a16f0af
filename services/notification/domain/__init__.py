"""What an account is told, and in what words."""

from services.notification.domain.notice import News, Notice

__all__ = ["News", "Notice"]
