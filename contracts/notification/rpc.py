"""What notification can be asked."""

from marshmallow import Schema

from contracts import fields
from contracts.call import Form, Stored, command, page_of, query


class Notice(Schema):
    """One message in the inbox of an account."""

    id = fields.Id(required=True)
    kind = fields.Text(required=True, metadata={"description": "the type of the event that it tells of"})
    title = fields.Text(required=True)
    text = fields.Text(required=True, most=1000)
    about_id = fields.Id(required=True, metadata={"description": "the application that it is about"})
    page = fields.Text(
        required=True,
        metadata={"description": "the path of the page that shows it, such as /guarantees/{id}"},
    )
    posted_at = fields.Instant(required=True)
    opened_at = fields.Instant(allow_none=True)


class ListNotices(Form):
    """Which page; only the unread ones on wish."""

    after = fields.Text(allow_none=True)
    limit = fields.Whole(least=1, most=100, load_default=20)
    unread = fields.Flag(load_default=False)


class NoticePage(page_of(Notice, "NoticeItems")):  # type: ignore[misc]
    """A page of the inbox, newest first."""

    unread = fields.Whole(required=True)


class NoticeId(Form):
    """Which notice."""

    notice_id = fields.Id(required=True)


LIST_NOTICES = query("notification.list_notices", ListNotices, NoticePage)
OPEN_NOTICE = command("notification.open_notice", NoticeId, Stored)
