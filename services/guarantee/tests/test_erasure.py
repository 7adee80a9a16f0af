"""What names people lies sealed; with its key it is gone, and everything else goes on."""

from __future__ import annotations

from services.chassis.testing import NOON, a_cause
from services.chassis.vault import destroyed
from services.guarantee import projections
from services.guarantee.tests.desk import INSURANCE, Desk


def lying(desk: Desk) -> str:
    """Return everything that lies in the store, as text."""
    events = "".join(each.state.decode() + each.meta_bytes.decode() for each in desk.store.log)
    cells = [each for table in desk.store.tables.values() for row in table.values() for each in row.values()]
    rows = "".join(each.decode(errors="replace") if isinstance(each, bytes) else str(each) for each in cells)
    return (
        events
        + rows
        + "".join(desk.store.marks)
        + "".join(str(each) for each in desk.store.marks.values() if each)
    )


def test_no_name_number_or_address_lies_in_the_store_in_plain_text(desk: Desk) -> None:
    content = desk.view(desk.issued())["basic_information"]
    desk.signed()
    personal = {
        text
        for party in (*content.applicants, *content.respondents)
        for text in (party.name, party.id_no, party.mobile, party.address)
        if text
    } | {INSURANCE["contact_name"], "缺少合同"}
    assert len(personal) > 5

    assert [each for each in sorted(personal) if each in lying(desk)] == []


def test_the_lists_go_on_without_the_key(desk: Desk) -> None:
    id_ = desk.issued()
    desk.store.save(cause=a_cause(), rows=[destroyed(id_, at=NOON)])

    (row,) = desk.guarantee.list_applications(by=desk.applicant)["items"]

    assert (row["id"], row["status"]) == (id_, "LETTER_ISSUED")
    desk.guarantee.view_timeline(by=desk.applicant, application_id=id_)


def test_a_kept_proposal_is_gone_with_its_draft(desk: Desk) -> None:
    id_ = desk.signed()
    (kept,) = desk.guarantee.documents.of(id_, "PROPOSAL")
    assert kept.content

    desk.guarantee.delete_application(cause=desk.cause(), application_id=id_)

    assert not any(each["content"] for each in desk.store.rows(projections.documents))
