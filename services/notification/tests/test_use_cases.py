"""The inbox of an account: what is posted, listed and opened, and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.causes import Actor
from services.chassis.refusals import BadInput, NotAllowed, NotYet, Unknown
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor, later
from services.notification.domain import News, Notice
from services.notification.projections import project
from services.notification.tests.inbox import MemoryInbox
from services.notification.use_cases import NotificationUseCases

NEWS = News("保全申请已提交", "已提交。")


def notification() -> NotificationUseCases:
    store: Any = MemoryStore(project)
    return NotificationUseCases(store, MemoryInbox(store))


def post(
    use_cases: NotificationUseCases, to: Actor, *, about: UUID | None = None, number: str | None = "BQ-1"
) -> UUID:
    answer = use_cases.post_notice(
        cause=a_cause(),
        owners=[to.account],
        about_id=about or uuid4(),
        kind="preservation.application.returned_for_correction",
        news=NEWS,
        number=number,
    )
    return UUID(answer["ids"][0])


def titles(page: dict[str, Any]) -> list[UUID]:
    return [each["id"] for each in page["items"]]


def test_the_newest_notice_comes_first() -> None:
    use_cases, she = notification(), an_actor()
    first, second = post(use_cases, she), post(use_cases, she)

    page = use_cases.list_notices(by=she)

    assert titles(page) == [second, first]
    assert (page["total"], page["unread"], page["next"]) == (2, 2, None)


@given(many=st.integers(0, 12), limit=st.integers(1, 5), opened=st.sets(st.integers(0, 11)))
def test_turning_pages_shows_each_notice_once(many: int, limit: int, opened: set[int]) -> None:
    use_cases, she = notification(), an_actor()
    posted = [post(use_cases, she) for _ in range(many)]
    for each in opened & set(range(many)):
        use_cases.open_notice(cause=a_cause(she), notice_id=posted[each])

    for unread in (False, True):
        seen: list[UUID] = []
        after = None
        while True:
            page = use_cases.list_notices(by=she, after=after, limit=limit, unread=unread)
            seen += titles(page)
            after = page["next"]
            if after is None:
                break
        wanted = [each for n, each in enumerate(posted) if not (unread and n in opened)]
        assert seen == wanted[::-1]
        assert page["total"] == len(wanted)


def test_nobody_sees_another_ones_inbox() -> None:
    use_cases, she, he = notification(), an_actor(), an_actor()
    post(use_cases, she)

    assert use_cases.list_notices(by=he)["items"] == []


def test_a_program_has_no_inbox() -> None:
    with pytest.raises(NotAllowed):
        notification().list_notices(by=an_actor("court_system", office="湘"))


@pytest.mark.parametrize("after", ["", "x", "-1", "１", "1" * 19])
def test_a_cursor_that_we_never_gave_is_refused(after: str) -> None:
    with pytest.raises(BadInput):
        notification().list_notices(by=an_actor(), after=after)


def test_opening_is_remembered_with_the_first_moment() -> None:
    use_cases, she = notification(), an_actor()
    notice_id, cause = post(use_cases, she), a_cause(she)

    first = use_cases.open_notice(cause=cause, notice_id=notice_id)
    again = use_cases.open_notice(cause=later(cause, NOON + timedelta(days=1)), notice_id=notice_id)

    assert first == again == {"id": str(notice_id), "version": 2, "status": "OPENED"}
    page = use_cases.list_notices(by=she)
    assert page["unread"] == 0
    assert page["items"][0]["opened_at"] == NOON


def test_an_organisation_has_one_inbox_for_whoever_acts_for_it() -> None:
    use_cases, firm = notification(), uuid4()
    members = [replace(an_actor(), acts_for=(firm,)) for _ in range(2)]
    answer = use_cases.post_notice(
        cause=a_cause(),
        owners=[firm],
        about_id=uuid4(),
        kind="guarantee.application.returned",
        news=NEWS,
        number="BQ-1",
    )
    (notice_id,) = map(UUID, answer["ids"])

    use_cases.open_notice(cause=a_cause(members[0]), notice_id=notice_id)

    for each in members:
        assert titles(use_cases.list_notices(by=each)) == [notice_id]
        assert use_cases.list_notices(by=each)["unread"] == 0


def test_an_organisation_s_program_reads_its_inbox_once_and_no_member_s() -> None:
    use_cases, firm, member = notification(), uuid4(), an_actor()
    program = replace(an_actor(account=firm), acts_for=(firm,))
    ours, own = post(use_cases, program), post(use_cases, member)

    page = use_cases.list_notices(by=program)

    assert (titles(page), page["total"], page["unread"]) == ([ours], 1, 1)
    with pytest.raises(Unknown):
        use_cases.open_notice(cause=a_cause(program), notice_id=own)


def test_whoever_has_left_an_organisation_sees_nothing_of_its_inbox() -> None:
    use_cases, firm = notification(), uuid4()
    member = replace(an_actor(), acts_for=(firm,))
    answer = use_cases.post_notice(
        cause=a_cause(),
        owners=[firm],
        about_id=uuid4(),
        kind="guarantee.application.returned",
        news=NEWS,
        number="BQ-1",
    )

    left = replace(member, acts_for=())

    assert use_cases.list_notices(by=left)["total"] == 0
    with pytest.raises(Unknown):
        use_cases.open_notice(cause=a_cause(left), notice_id=UUID(answer["ids"][0]))


def test_somebody_elses_notice_is_unknown() -> None:
    use_cases, she = notification(), an_actor()
    notice_id = post(use_cases, she)

    for cause, id_ in ((a_cause(), notice_id), (a_cause(she), uuid4())):
        with pytest.raises(Unknown):
            use_cases.open_notice(cause=cause, notice_id=id_)


def test_news_of_an_application_whose_number_was_not_heard_waits() -> None:
    use_cases, she, about = notification(), an_actor(), uuid4()
    with pytest.raises(NotYet):
        post(use_cases, she, about=about, number=None)

    post(use_cases, she, about=about, number="BQ-7")
    post(use_cases, she, about=about, number=None)

    assert "BQ-7" in use_cases.list_notices(by=she)["items"][0]["text"]


def test_a_notice_is_stored_with_the_words_that_were_sent() -> None:
    use_cases, she = notification(), an_actor()
    post(use_cases, she)

    store: Any = use_cases.store
    (posted,) = store.events()
    assert isinstance(posted, Notice.Posted)
    assert posted.text == "您的保全申请（编号BQ-1）已提交。"
