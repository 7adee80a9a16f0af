"""Everybody that the policy speaks of, and the one application that they all try to get at."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from stdnum.cn import uscc

from tests.conftest import System
from tests.insuring import INSURER, Cover, insure
from tests.integration.test_persons import open_checks
from tests.journey import (
    PASSWORD,
    Json,
    Visitor,
    a_measure,
    a_mobile,
    basic_information,
    review,
    ruling,
)

COURT, ELSEWHERE = "湘0102", "湘0104"
ANOTHER_INSURER = "qinghe-demo"
APPLICANTS_SCOPES = [
    "applications:read",
    "applications:write",
    "applications:submit",
    "payments:write",
    "events:read",
]
OFFICE_SCOPES = ["files:read", "decisions:write", "events:read"]
STAFF = {
    "clerk": ("clerk", COURT),
    "judge": ("judge", COURT),
    "enforcement": ("enforcement", COURT),
    "court_admin": ("court_admin", COURT),
    "finance": ("finance", COURT),
    "clerk_elsewhere": ("clerk", ELSEWHERE),
    "judge_elsewhere": ("judge", ELSEWHERE),
    "court_admin_elsewhere": ("court_admin", ELSEWHERE),
    "underwriter": ("underwriter", INSURER),
    "insurer_admin": ("insurer_admin", INSURER),
    "underwriter_elsewhere": ("underwriter", ANOTHER_INSURER),
    "operator": ("operator", ""),
}
PEOPLE = {
    "unverified": "",
    "spare": "",
    "owner": "欧阳提交",
    "colleague": "司马同事",
    "named": "诸葛具名",
    "other": "上官无关",
    "outsider": "皇甫外所",
    "former": "尉迟离任",
    "respondent": "慕容被申",
}
"""Every verified person's real name, unlike anybody else's; with the spare one's password anybody may log in."""

WHOSE = {
    "respondent_after": "respondent",
    "dead": "other",
    "key_of_former": "former",
    **dict.fromkeys(
        ("key_without_scope", "key_with_scope", "dead_key", "test_key", "cookie_without_csrf"), "owner"
    ),
}
"""Who is behind an actor that has no account of its own."""


@dataclass
class Person:
    """Somebody with an account, and what he knows of himself anyway."""

    visitor: Visitor
    username: str
    account_id: str = ""
    own: frozenset[str] = frozenset()
    verification: str = ""


@dataclass
class Scene:
    """Who shows what, what lies where, and what of it is nobody else's business."""

    people: dict[str, Person]
    headers: dict[str, dict[str, str]]
    spare_key: dict[str, str]
    places: dict[str, dict[str, str]]
    secret: frozenset[str]
    basic: Json

    @property
    def owner(self) -> Visitor:
        return self.people["owner"].visitor

    def shown_by(self, actor: str, scope: str) -> dict[str, str]:
        """Return the headers that say who asks; a key without the scope has another one."""
        if actor == "key_without_scope" and scope == "applications:read":
            return self.spare_key
        return self.headers[actor]

    def not_proved(self, actor: str) -> dict[str, str]:
        """Return how a person shows another session, in which he has not stepped up."""
        whose = WHOSE.get(actor, actor)
        return bearer(self.again(whose).token) if whose in PEOPLE and self.headers[actor] else {}

    def again(self, role: str) -> Visitor:
        """Return somebody in another session."""
        visitor = self.people[role].visitor
        return Visitor(visitor.address, visitor.sandbox, visitor.patience).log_in(self.people[role].username)

    def a_session(self) -> str:
        """Return another session of the owner."""
        return next(
            str(each["id"]) for each in self.again("owner").get("sessions")["items"] if each["current"]
        )

    def kept_from(self, actor: str) -> frozenset[str]:
        """Return what an answer to this actor may not hold when the policy gives him nothing of the owner's."""
        whose = WHOSE.get(actor, actor)
        own = self.people[whose].own if whose in self.people else frozenset()
        # A key of the organisation acts as it does, the one for trying things out as well.
        return self.secret - own - ({self.places["organisation"]["id"]} if actor == "test_key" else set())

    def secure(self) -> None:
        """Let the court take its first measure: from here on the respondent may know of it, and there is a task."""
        application, enforcement = self.places["filed"]["application_id"], self.people["enforcement"].visitor
        enforcement.post(f"office/preservation-applications/{application}/measures", a_measure())
        task = enforcement.until(
            lambda: enforcement.get(f"office/tasks?application_id={application}")["items"], "a task"
        )[0]
        self.places["filed"]["task_id"] = task["id"]

    def a_draft(self) -> str:
        """Return another draft of the owner in the name of the organisation."""
        return str(self.owner.create(court=COURT, organisation_id=self.places["organisation"]["id"])["id"])

    def a_proposal(self) -> str:
        """Return another draft of a guarantee, likewise."""
        organisation = self.places["organisation"]["id"]
        return Cover.create(self.owner, court=COURT, organisation_id=organisation).application


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def a_credit_code() -> str:
    """Return the well-formed code of no organisation, another each time (GB 32100-2015)."""
    body = "31430000MD" + "".join(secrets.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
    return body + str(uscc.calc_check_digit(body))


# --- people ---------------------------------------------------------------------------------------------------------------


def a_person(system: System, role: str) -> Person:
    """Register somebody; with a real name to verify, let him verify himself, consent and step up."""
    mobile, verification = a_mobile(), ""
    visitor = system.visitor().register(mobile).log_in(mobile).consent("FACE")
    if PEOPLE[role]:
        started = visitor.fill_in_profile(PEOPLE[role]).post("account/verifications")
        visitor.show_face(started).log_in(mobile).consent("PAYMENT", "INSURER").step_up()
        verification = started["id"]
    account = str(visitor.get("account")["id"])
    return Person(visitor, mobile, account, frozenset({mobile, account, *visitor.person}), verification)


def hire(system: System) -> dict[str, str]:
    """Open an account for everybody who works for an office; return their names."""
    run = uuid4().hex[:8]
    names = {role: f"{role.replace('_', '-')}-{run}" for role in STAFF}
    told = [word for role, of in STAFF.items() for word in (names[role], *of)]
    system.stack.run("identity", "tests.integration.authorisation.hiring", PASSWORD, *told)
    return names


def at_work(system: System, username: str) -> Person:
    """Let a member of staff log in."""
    visitor = system.visitor().log_in_staff(username)
    account = str(visitor.get("account")["id"])
    return Person(visitor, username, account, frozenset({account}))


def an_organisation(of: Person, clerk: Visitor, name: str) -> dict[str, str]:
    """Found an organisation, whose licence the counter sees; return its id and the check's."""
    founder = of.visitor
    founded = founder.post(
        "organisations", {"name": name, "uscc": a_credit_code(), "kind": "LAW_FIRM", "office": COURT}
    )
    check = clerk.until(
        lambda: next((each["id"] for each in open_checks(clerk) if each["name"] == name), None),
        "the organisation at the counter",
    )  # fmt: skip
    clerk.post(f"office/checks/{check}/decision", {"passed": True, "remark": "执业许可证与登记一致"})
    return {"id": str(founded["id"]), "check_id": str(check)}


def joins(member: Person, founder: Person, organisation: str) -> None:
    """Let somebody in by an invitation."""
    invitation = founder.visitor.post(f"organisations/{organisation}/invitations")
    member.visitor.post("memberships", {"code": invitation["code"]})


def a_key(of: Visitor, scopes: list[str], **more: Any) -> dict[str, str]:
    """Make a key and return how it is shown."""
    made = of.post("api-keys", {"name": "对接程序", "scopes": scopes, **more})
    return bearer(made["key"])


def a_dead_key(of: Visitor) -> dict[str, str]:
    """Make a key, take it away, and return how it is shown."""
    made = of.post("api-keys", {"name": "停用", "scopes": APPLICANTS_SCOPES})
    of.call("DELETE", f"api-keys/{made['id']}")
    return bearer(made["key"])


# --- what it is about -------------------------------------------------------------------------------------------------------


def a_file(people: dict[str, Person], organisation: str) -> tuple[str, Json]:
    """Let the owner file an application for *named* against *respondent*; the court takes it in, passes and grants it."""
    owner, clerk, judge = (people[each].visitor for each in ("owner", "clerk", "judge"))
    basic = basic_information()
    for party, role in ((basic["applicants"][0], "named"), (basic["respondents"][0], "respondent")):
        name, number = people[role].visitor.person
        party |= {
            "name": name,
            "id_no": number,
            "mobile": people[role].username,
            "gender": None,
            "birth_date": None,
        }
    application = str(owner.create(court=COURT, organisation_id=organisation)["id"])
    path = f"preservation-applications/{application}"
    owner.fill(application)
    owner.put(f"{path}/basic-information", basic)
    owner.submit(application)
    content = clerk.get(f"office/{path}/snapshot")["content_hash"]
    clerk.post(f"office/{path}/acceptance", {"content_hash": content})
    judge.post(f"office/{path}/review", review(content))
    owner.pay(application)
    owner.until_status(application, "AWAITING_RULING")
    judge.post(
        f"office/{path}/ruling",
        ruling(content, case_no=f"（2026）{COURT}财保{secrets.randbelow(10**6) + 1}号"),
    )
    owner.until(lambda: owner.get("notifications")["items"], "a notice")
    return application, basic


def build(system: System) -> Scene:
    """Let everybody come in, and everything happen that the policy speaks of."""
    with ThreadPoolExecutor(4) as crowd:
        people = {role: crowd.submit(a_person, system, role) for role in PEOPLE}
        staff = {role: crowd.submit(at_work, system, name) for role, name in hire(system).items()}
        cast = {role: each.result() for role, each in (staff | people).items()}
    owner, clerk = cast["owner"], cast["clerk"].visitor
    ours = an_organisation(owner, clerk, f"湖南甲演示{uuid4().hex[:6]}律师事务所")
    an_organisation(cast["outsider"], clerk, f"湖南乙演示{uuid4().hex[:6]}律师事务所")
    for role in ("colleague", "former"):
        joins(cast[role], owner, ours["id"])
    filed, basic = a_file(cast, ours["id"])
    headers, spare = tokens(cast, ours["id"])
    places, secret = lay_out(owner, filed, ours, basic)
    covered, of_the_cover = insured(owner.visitor, cast["underwriter"].visitor, ours["id"])
    places, secret = places | covered, secret | of_the_cover
    former = cast["former"]
    former.visitor.call("DELETE", f"organisations/{ours['id']}/members/{former.account_id}")
    known = {owner.username, owner.account_id, PEOPLE["owner"], PEOPLE["named"], PEOPLE["respondent"]}
    return Scene(
        cast, headers, spare, places, secret | known | cast["named"].own | cast["respondent"].own, basic
    )


def tokens(cast: dict[str, Person], organisation: str) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return what each actor shows, and the key that stands in where the scope is `applications:read`."""
    owner = cast["owner"].visitor
    ended, afterwards, browser = (Visitor(owner.address, owner.sandbox, owner.patience) for _ in range(3))
    ended.log_in(cast["other"].username).call("DELETE", "sessions/current")
    afterwards.log_in(cast["respondent"].username).step_up()
    browser.log_in(cast["owner"].username)
    shown = {role: bearer(person.visitor.token) for role, person in cast.items()}
    shown |= {
        "anonymous": {},
        "dead": bearer(ended.token),
        "respondent_after": bearer(afterwards.token),
        "cookie_without_csrf": {"Cookie": f"__Host-session={browser.token}"},
        "key_without_scope": a_key(owner, ["applications:read"], organisation_id=organisation),
        "key_with_scope": a_key(owner, APPLICANTS_SCOPES, organisation_id=organisation),
        "key_of_former": a_key(cast["former"].visitor, APPLICANTS_SCOPES),
        "dead_key": a_dead_key(owner),
        "test_key": a_key(owner, APPLICANTS_SCOPES, organisation_id=organisation, test=True),
        "court_key": a_key(cast["court_admin"].visitor, OFFICE_SCOPES),
        "court_key_elsewhere": a_key(cast["court_admin_elsewhere"].visitor, OFFICE_SCOPES),
        "insurer_key": a_key(cast["insurer_admin"].visitor, OFFICE_SCOPES),
    }
    return shown, a_key(owner, ["events:read"], organisation_id=organisation)


def insured(
    owner: Visitor, underwriter: Visitor, organisation: str
) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """Let the owner be insured, and begin once more; return the ids at both places, and what of it is secret."""
    cover, proposal = (Cover.create(owner, court=COURT, organisation_id=organisation) for _ in range(2))
    cover.fill()
    seen = insure(cover, underwriter)
    proposal.fill()
    places = {
        "insured": {
            "application_id": cover.application,
            "material_id": seen["materials"][0]["id"],
            "paper_id": seen["papers"][-1]["id"],
            "quote_id": seen["quote"]["quote_id"],
        },
        "proposed": {
            "application_id": proposal.application,
            "material_id": proposal.view()["materials"][0]["id"],
        },
    }
    ids = {value for place in places.values() for name, value in place.items() if name != "paper_id"}
    letter = {"number": seen["issued"]["letter_no"], "code": seen["issued"]["check_code"]}
    return places | {"insured": places["insured"] | letter}, frozenset({*ids, seen["number"]})


def lay_out(
    person: Person, filed: str, ours: dict[str, str], basic: Json
) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """Return the ids that the addresses at each place hold, and what of all this is secret."""
    owner = person.visitor
    draft = str(owner.create(court=COURT, organisation_id=ours["id"])["id"])
    owner.put(f"preservation-applications/{draft}/basic-information", basic)
    view = owner.view(filed)
    notice = next(each["id"] for each in owner.get("notifications")["items"] if each["about_id"] == filed)
    step_up = owner.post("sessions/current/step-ups", {"method": "FACE"})
    places = {
        "filed": {
            "application_id": filed,
            "material_id": view["materials"][0]["id"],
            "bill_id": owner.bill(filed)["id"],
            "paper_id": view["papers"][-1]["id"],
            "task_id": str(uuid4()),  # there is none before the first measure
        },
        "draft": {"application_id": draft, "material_id": owner.upload(draft, "EVIDENCE", "借条.pdf")["id"]},
        "organisation": ours,
        "here": {
            "notice_id": notice,
            "step_up_id": step_up["id"],
            "verification_id": person.verification,
            "check_id": ours["check_id"],
            "organisation_id": ours["id"],
            "account_id": person.account_id,
            "session_id": next(each["id"] for each in owner.get("sessions")["items"] if each["current"]),
            "key_id": owner.get("api-keys")["items"][0]["id"],
            "purpose": "E_SERVICE",
            "provider": "sandbox-face",
            "channel": "sandbox-wechat",
        },
    }  # fmt: skip
    ids = {value for place in places.values() for name, value in place.items() if name.endswith("id")}
    return places, frozenset({*ids, view["number"], view["ruling"]["case_no"], "6222021000000000009"})
