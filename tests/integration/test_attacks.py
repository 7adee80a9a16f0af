"""What somebody who means no good tries from outside: hostile words and files, repeats at once, callbacks of nobody."""

from __future__ import annotations

import io
import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from uuid import uuid4

import pika
import pikepdf
import pytest
import requests
from sqlalchemy import create_engine, func, select
from sqlalchemy.pool import NullPool

from contracts import topology
from services.chassis import tables
from services.chassis.testing import eventually
from tests.conftest import CLERK, COLLEAGUE, JUDGE, System
from tests.integration.test_persons import found, is_let_in
from tests.journey import (
    AGREEMENT,
    PASSWORD,
    Json,
    Visitor,
    a_mobile,
    a_paper,
    basic_information,
    creation,
    guarantees,
    review,
    ruling,
)

HOSTILE = '#eval("1+1")$x^2$\\*b*_i_@ref<lab>`raw`\'; drop table x;--<script>alert(1)</script>{{7*7}}%s😀'
"""Markup of the printer, the page, the database and of templates."""


def together(times: int, call: Callable[[int], requests.Response]) -> list[requests.Response]:
    """Return the answers to as many calls at once."""
    with ThreadPoolExecutor(times) as crowd:
        return list(crowd.map(call, range(times)))


def is_out(visitor: Visitor) -> bool:
    """Tell whether a session opens nothing any more."""
    return not is_let_in(visitor)


def statuses(answers: list[requests.Response]) -> Counter[int]:
    """Return how often which status was answered."""
    return Counter(each.status_code for each in answers)


@pytest.fixture
def stranger(system: System) -> Visitor:
    """Somebody without an account."""
    return system.visitor()


@pytest.fixture(scope="module")
def judge(system: System) -> Visitor:
    return system.staff(JUDGE)


@pytest.fixture(scope="module")
def colleague(system: System) -> Visitor:
    return system.staff(COLLEAGUE)


@pytest.fixture(scope="module")
def clerk(system: System) -> Visitor:
    return system.staff(CLERK)


def submitted(applicant: Visitor) -> str:
    """Return an application that lies before a court that no program decides for."""
    application = str(applicant.create(court="湘0102")["id"])
    applicant.fill(application)
    applicant.submit(application)
    return application


def before_court(judge: Visitor, application: str) -> tuple[str, str]:
    """Return where the court finds the application, and what it decides on."""
    path = f"office/preservation-applications/{application}"
    return path, str(judge.get(f"{path}/snapshot")["content_hash"])


# --- doors ------------------------------------------------------------------------------------------------------------


def test_no_session_by_the_old_password_outlives_its_replacement(system: System) -> None:
    mobile = a_mobile()
    owner = system.visitor().register(mobile).log_in(mobile)
    change = {"current": PASSWORD, "password": "Zuixin-2027"}

    def enter(number: int) -> requests.Response:
        if number == 0:
            return owner.call("POST", "account/password-changes", change)
        guest, asked = system.visitor(), {"username": mobile, "password": PASSWORD}
        return guest.call("POST", "sessions", asked, expect=(201, 401, 409, 429, 503))

    let_in = [
        each.json()["token"] for each in together(8, enter)[1:] if each.status_code == requests.codes.created
    ]
    for token in let_in:
        guest = system.visitor()
        guest.token = token
        eventually(partial(is_out, guest), what="the session by the old password ended")


def test_who_was_removed_from_an_organisation_has_no_way_back_and_its_programs_are_not_he(
    system: System, clerk: Visitor
) -> None:
    founder, other = system.visitor().newcomer(), system.visitor().newcomer()
    organisation = found(founder, clerk)["id"]
    invitations = f"organisations/{organisation}/invitations"
    other.post("memberships", {"code": founder.post(invitations, {"role": "ADMIN"})["code"]})
    own = other.create()["id"]
    key = {"name": "程序", "scopes": ["applications:read"], "organisation_id": organisation}
    program = system.visitor()
    program.token = other.post("api-keys", key)["key"]
    assert program.get("preservation-applications")["total"] == 0
    program.call("GET", f"preservation-applications/{own}", expect=404)

    kept = other.post(invitations, {"role": "ADMIN"})["code"]
    founder.call("DELETE", f"organisations/{organisation}/members/{other.get('account')['id']}")
    refused = other.call("POST", "memberships", {"code": kept}, expect=409).json()
    assert refused["code"] == "identity.invitation-over"
    eventually(
        lambda: (
            program.call("GET", "preservation-applications", expect=(200, 401)).status_code
            == requests.codes.unauthorized
        ),
        what="the program's end",
    )


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'{"amount": NaN}', 400),
        (b'{"court": "\\ud800"}', 400),
        (b'{"court": "a", "court": "b"}', 400),
        (b"[" * 200_000 + b"]" * 200_000, 400),
        (b"null", 422),
        (b'{"court": "\\u0000"}', 422),
        (b'{"court": "' + b"x" * 1_000_000 + b'"}', 413),
    ],
    ids=["open", "nan", "surrogate", "twice", "deep", "null", "nul", "large"],
)
def test_a_body_that_cannot_be_meant_is_refused_as_what_it_is(
    applicant: Visitor, body: bytes, status: int
) -> None:
    headers = {"Content-Type": "application/json", "Idempotency-Key": uuid4().hex}
    headers["Authorization"] = f"Bearer {applicant.token}"
    address = f"{applicant.address}/api/v1/preservation-applications"
    answer = requests.post(address, body, headers=headers, timeout=30)

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


def test_nobody_and_nothing_is_laid_before_a_court_without_a_name(applicant: Visitor) -> None:
    application = applicant.create()["id"]
    applicant.fill(application)
    nameless = basic_information()
    nameless["respondents"][0]["name"] = "\u200b"
    applicant.put(f"preservation-applications/{application}/basic-information", nameless)

    path = f"preservation-applications/{application}/submission"
    refused = applicant.call("POST", path, {}, expect=409).json()
    assert [each["field"] for each in refused["errors"]] == ["basic.respondents.0.name"]


def test_markup_in_words_stays_words_up_to_the_printed_ruling(applicant: Visitor, judge: Visitor) -> None:
    application = str(applicant.create(court="湘0102")["id"])
    applicant.fill(application)
    words = basic_information()
    words["applicants"][0]["name"] = HOSTILE
    words["respondents"] += [
        {**words["respondents"][0], "id_no": None, "name": f"#甲{i}$"} for i in range(199)
    ]
    applicant.put(f"preservation-applications/{application}/basic-information", words)
    applicant.submit(application)
    path, content = before_court(judge, application)
    judge.post(f"{path}/review", review(content, remark=HOSTILE))
    applicant.pay(application)
    applicant.until_status(application, "AWAITING_RULING")
    paper = {
        "reasons": HOSTILE,
        "order": f'{HOSTILE}\n#import "/etc/passwd"\n= 标题',
        "judge": "#甲$\\",
        "clerk": "乙",
    }
    judge.post(f"{path}/ruling", ruling(content, paper=paper))

    assert applicant.view(application)["basic_information"]["applicants"][0]["name"] == HOSTILE
    printed = applicant.call("GET", f"preservation-applications/{application}/papers/ruling").content
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert len(pdf.pages) > 2


def test_a_ruling_bears_a_case_number_its_grounds_and_who_made_it(applicant: Visitor, judge: Visitor) -> None:
    path, content = before_court(judge, submitted(applicant))
    empty = ruling(content, case_no="1", paper={"reasons": " ", "order": "\u3000", "judge": ""})
    refused = judge.call("POST", f"{path}/ruling", empty, expect=422).json()

    named = {each["field"] for each in refused["errors"]}
    assert named == {"case_no", "paper.reasons", "paper.order", "paper.judge"}


def test_an_address_of_any_length_or_kind_gets_an_answer(system: System) -> None:
    for path in ("/" + "a" * 5000, "/%00", "/..%2f..%2fetc/passwd", "/api/v1/courts%0a", "/x%ff"):
        assert requests.get(system.address + path, timeout=30).status_code in {200, 404}


# --- files ------------------------------------------------------------------------------------------------------------


def test_half_a_file_is_not_taken_and_twenty_at_once_are_taken_or_told_to_come_again(
    applicant: Visitor,
) -> None:
    path = f"preservation-applications/{applicant.create()['id']}/materials"
    half = {"file": ("a.pdf", a_paper("半")[:-20], "application/pdf")}
    refused = applicant.call("POST", path, files=half, data={"kind": "OTHER"}, expect=422).json()
    assert refused["errors"][0]["code"] == "corrupt"

    def upload(i: int) -> requests.Response:
        mine = Visitor(applicant.address, applicant.sandbox, token=applicant.token)
        file = {"file": (f"../{i}|.pdf", a_paper(str(i)), "application/pdf")}
        return mine.call("POST", path, files=file, data={"kind": "EVIDENCE"})

    assert statuses(together(20, upload)) == {201: 20}
    assert {each["filename"] for each in applicant.get(path)["items"]} == {f"{i}_.pdf" for i in range(20)}


# --- repeats at once --------------------------------------------------------------------------------------------------


def test_the_same_command_at_once_has_one_effect_and_one_answer(applicant: Visitor) -> None:
    key = uuid4().hex
    answers = together(
        8,
        lambda _: Visitor(applicant.address, applicant.sandbox, token=applicant.token).call(
            "POST", "preservation-applications", creation(), key=key
        ),
    )
    assert len({each.text for each in answers}) == 1


def test_the_same_registration_at_once_is_one_registration(stranger: Visitor) -> None:
    mobile = f"138{secrets.randbelow(10**8):08d}"
    picture = stranger.post("captchas")
    asked = {
        "mobile": mobile,
        "captcha_id": picture["id"],
        "captcha_answer": picture["demo_answer"],
        "agreement_version": AGREEMENT,
    }

    def at_once(path: str, body: Json) -> set[str]:
        key = uuid4().hex
        every = lambda _: Visitor(stranger.address, stranger.sandbox).call("POST", path, body, key=key)  # noqa: E731
        return {each.json().get("registration_id") or each.json()["id"] for each in together(5, every)}

    (registration,) = at_once("registrations/sms-codes", asked)
    code = stranger.sms_code(mobile)
    at_once("registrations", {"registration_id": registration, "sms_code": code, "password": PASSWORD})
    stranger.log_in(mobile)


def test_of_submissions_edits_and_deletions_at_once_nothing_accepted_is_lost(applicant: Visitor) -> None:
    for _ in range(5):
        application = str(applicant.create(court="湘0102")["id"])
        applicant.fill(application)
        path = f"preservation-applications/{application}"
        version = applicant.call("GET", f"{path}/guarantees").headers["ETag"]
        edited = guarantees()
        edited["items"][0]["letter_no"] = "EDITED"

        def act(i: int, path: str = path, edited: Json = edited, version: str = version) -> requests.Response:
            mine = Visitor(applicant.address, applicant.sandbox, token=applicant.token)
            wanted = (200, 201, 204, 404, 409, 412)
            if i < 2:
                return mine.call("POST", f"{path}/submission", {}, expect=wanted)
            if i == 2:
                return mine.call("DELETE", path, expect=wanted)
            return mine.call(
                "PUT", f"{path}/guarantees", edited, headers={"If-Match": version}, expect=wanted
            )

        first, second, deleted, edit, again = together(5, act)
        done = [each.ok for each in (first, second, deleted)]
        assert sum(done) == 1, [each.text for each in (first, second, deleted)]
        assert not (edit.ok and again.ok)
        seen = applicant.call("GET", path, expect=(200, 404))
        assert seen.ok is not deleted.ok
        if seen.ok and (edit.ok or again.ok):
            assert seen.json()["guarantees"]["items"][0]["letter_no"] == "EDITED"


def test_two_people_of_the_court_decide_once(applicant: Visitor, judge: Visitor, colleague: Visitor) -> None:
    application = submitted(applicant)
    path, content = before_court(judge, application)
    no = review(content, passed=False, reasons=["OTHER"], remark="材料不全")

    def decide(i: int) -> requests.Response:
        who = Visitor(judge.address, judge.sandbox, token=(judge, colleague)[i % 2].token)
        return who.call("POST", f"{path}/review", no if i % 3 else review(content), expect=(201, 409))

    assert statuses(together(8, decide)) == {201: 1, 409: 7}
    happened = [
        each["what"] for each in applicant.get(f"preservation-applications/{application}/timeline")["items"]
    ]
    assert happened.count("preservation.application.reviewed") == 1


# --- whose it is ------------------------------------------------------------------------------------------------------


def test_another_ones_application_is_answered_like_none_at_all(system: System, applicant: Visitor) -> None:
    other, application = system.visitor().newcomer(), submitted(applicant)
    answers = [
        other.get(f"preservation-applications/{each}", expect=404) | {"trace_id": ""}
        for each in (application, uuid4())
    ]
    assert answers[0] == answers[1]


# --- the broker -------------------------------------------------------------------------------------------------------


def test_a_message_that_cannot_even_be_written_down_is_parked(
    system: System,
) -> None:
    run = uuid4().hex
    uri = system.stack.environment("court")["AMQP_URI"]
    with closing(pika.BlockingConnection(pika.URLParameters(uri))) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        user = pika.URLParameters(uri).credentials.username
        for name in (f"{run}\0", f"{run}-{'z' * 200}"):
            odd = pika.BasicProperties(
                message_id=name, user_id=user, headers={"ce-subject": f"{name[:40]}\0", "x": ["\0"]}
            )
            channel.basic_publish(topology.DECISIONS, "preservation.review", b"\xff{", odd, mandatory=True)
    parked = select(func.count()).where(
        tables.WAITING.c.message_id.contains(run), tables.WAITING.c.parked_because.is_not(None)
    )
    database = create_engine(system.stack.environment("preservation")["DATABASE_URL"], poolclass=NullPool)
    with database.connect() as connected:
        eventually(lambda: connected.scalar(parked) == 2, what="both are parked")


def test_nothing_that_a_person_typed_is_in_the_logs(system: System, applicant: Visitor) -> None:
    submitted(applicant)
    written = b"".join(
        file.read_bytes() for file in system.stack.installation.folder("log").iterdir() if file.is_file()
    )
    for word in ("张演示", "李演示", "13900000002", "6222021000000000009", "演示路", PASSWORD):
        assert word.encode() not in written, word
    assert written
