"""What notification tells the others."""

from datetime import datetime
from uuid import UUID

from contracts.message import Message, message


@message("notification.notice.posted")
class NoticePosted(Message):
    """There is something new in an account's inbox."""

    notice_id: UUID
    account_id: UUID
    posted_at: datetime
