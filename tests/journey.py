"""An applicant who does what the guides say, over HTTP; the demo, the journeys and the benchmarks send one on the way."""

from __future__ import annotations

import io
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol, Self, TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo

import pikepdf
import requests

PASSWORD = "Zuixin-2026"
DEMO_PASSWORD = "Baoquan2026"
"""Of the seeded accounts, unless identity was told another."""
NOTICE = "2026-01"
AGREEMENT = "2026-01"
CONSENT = "2026-11"
A_CROWD = {"identity": {"SMS_PER_ADDRESS": "1000000"}}
"""What identity is told where many visitors come from one address."""

LOST_ON_THE_WAY = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError, requests.Timeout)
"""Nobody answered, or the answer broke off: what was asked may have been done or not."""

SHANGHAI = ZoneInfo("Asia/Shanghai")

Json = dict[str, Any]


class Answer(Protocol):
    """What came of a request."""

    status_code: int


A = TypeVar("A", bound=Answer)


class Unexpected(AssertionError):
    """An answer other than the one the journey needs."""


def a_mobile() -> str:
    """Return a number that nobody has."""
    return f"139{secrets.randbelow(10**8):08d}"


def a_resident_id() -> str:
    """Return a well-formed number that no other visitor has."""
    born = date(1950, 1, 1) + timedelta(days=secrets.randbelow(18_000))
    return resident_id(secrets.randbelow(1000), born)


def resident_id(serial: int, born: date = date(1990, 3, 7)) -> str:
    """Return a well-formed number of nobody (GB 11643-1999)."""
    body = f"430102{born:%Y%m%d}{serial % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        body
        + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]
    )


def a_paper(title: str) -> bytes:
    """Return a small PDF file; no two are alike."""
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.docinfo["/Title"] = f"{title} {uuid4().hex}"
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def creation(**changes: Any) -> Json:
    """Return step 1 as the guides' example has it."""
    return {
        "court": "湘",
        "amount": "20000.00",
        "category": "PRE_LITIGATION",
        "phase": "BEFORE_SUIT_OR_ARBITRATION",
        "type": "PROPERTY",
        "guarantee_situation": "PROVIDED",
        "submitter": "PARTY",
        "notice_version": NOTICE,
        **changes,
    }


def basic_information(name: str = "张演示", id_no: str = resident_id(1)) -> Json:
    """Return two invented parties and one clear bank account; the applicant is who is named."""
    person = {
        "kind": "NATURAL",
        "id_type": "RESIDENT_ID",
        "service_address": "长沙市芙蓉区演示路1号",
        "address": "长沙市芙蓉区演示路1号",
    }
    return {
        "applicants": [
            {**person, "name": name, "id_no": id_no, "gender": "FEMALE" if int(id_no[16]) % 2 == 0 else "MALE",
             "birth_date": f"{id_no[6:10]}-{id_no[10:12]}-{id_no[12:14]}", "mobile": "13900000001", "e_service_agreed": True}
        ],
        "respondents": [{**person, "name": "李演示", "id_no": resident_id(2), "mobile": "13900000002"}],
        "agents": [],
        "property_clues": [
            {"type": "BANK_ACCOUNT", "owner": 0, "value": "20000.00", "holder": "演示银行长沙分行", "number": "6222021000000000009",
             "account_name": "李演示", "measure": "FREEZE", "province": "湖南省", "location": "长沙市", "description": "被申请人的工资账户"}
        ],
        "requested_measures": "请求冻结被申请人李演示名下银行存款20000.00元。",
        "facts_and_reasons": "被申请人拖欠借款20000元，现有转移财产的迹象，情况紧急。",
        "urgent_because": "被申请人正在转移财产，不立即保全将使权益受到难以弥补的损害。",
    }  # fmt: skip


def guarantees(amount: str = "20000.00") -> Json:
    """Return an insurer's letter, typed in."""
    return {
        "items": [
            {"kind": "INSURER_LETTER", "guarantor": "演示财产保险股份有限公司湖南分公司", "value": amount, "letter_no": "BH-DEMO-0001",
             "policy_no": "BD-DEMO-0001", "valid_until": "2028-12-31", "description": "不可撤销，保全错误造成的损失由保险人在限额内赔偿。"}
        ]
    }  # fmt: skip


MATERIALS = (
    ("APPLICATION", "保全申请书.pdf", None),
    ("IDENTITY", "身份证明.pdf", "applicants.0"),
    ("GUARANTEE", "保函.pdf", None),
    ("EVIDENCE", "借条.pdf", None),
)


@dataclass
class Visitor:
    """
    Somebody at the gateway.

    *patience* is how long a call is repeated, with the same Idempotency-Key, while the system is away: as a good
    client does. Asked for a step-up, he steps up and makes the call again, as the page does.
    """

    address: str
    sandbox: str
    patience: float = 60.0
    token: str = ""
    person: tuple[str, str] = ("张演示", resident_id(1))
    """Real name and document number."""
    http: requests.Session = field(default_factory=requests.Session)

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        expect: int | tuple[int, ...] = (200, 201, 202, 204),
        **options: Any,
    ) -> requests.Response:
        """Make one call and return its answer, which must have one of the statuses expected."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers |= {"Idempotency-Key": options.pop("key", None) or uuid4().hex} if method == "POST" else {}
        headers |= options.pop("headers", {})
        wanted = (expect,) if isinstance(expect, int) else expect
        until = time.monotonic() + self.patience
        while True:
            try:
                answer = self.http.request(
                    method, f"{self.address}/api/v1/{path}", json=body, headers=headers, timeout=30, **options
                )
            except LOST_ON_THE_WAY:
                if time.monotonic() > until:
                    raise
            else:
                if answer.status_code in wanted:
                    return answer
                if answer.status_code == requests.codes.forbidden and "step-up-needed" in answer.text:
                    self.step_up()
                    continue
                passing = answer.status_code in (502, 503, 504) or (
                    answer.status_code == requests.codes.conflict and "busy" in answer.text
                )
                if not passing or time.monotonic() > until:
                    raise Unexpected(
                        f"{method} {path}: {answer.status_code} instead of {wanted}: {answer.text[:2000]}"
                    )
            time.sleep(0.2)

    def get(self, path: str, **options: Any) -> Any:
        """Return what lies at *path*."""
        return self.call("GET", path, **options).json()

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        """Return what came of a POST."""
        return self.call("POST", path, {} if body is None else body, **options).json()

    def put(self, path: str, content: Any, **options: Any) -> requests.Response:
        """Replace what lies at *path*, whatever it was."""
        tag = self.call("GET", path).headers["ETag"]
        return self.call("PUT", path, content, headers={"If-Match": tag}, **options)

    # --- rows 1 to 6 of the guides: account and real name -------------------------------------------------------------

    def register(self, mobile: str) -> Self:
        """注册账号."""
        self.complete_registration(mobile, self.ask_sms_code(mobile))
        return self

    def ask_sms_code(self, mobile: str) -> Json:
        """Read the agreement and the picture, and have a code sent to the phone."""
        captcha = self.post("captchas")
        asked = {
            "mobile": mobile,
            "captcha_id": captcha["id"],
            "captcha_answer": captcha["demo_answer"],
            "agreement_version": captcha["agreement_version"],
        }
        return dict(self.post("registrations/sms-codes", asked))

    def complete_registration(self, mobile: str, sent: Json) -> None:
        """Type in the code from the phone, and a password."""
        code = self.sms_code(mobile)
        registration = {"registration_id": sent["registration_id"], "sms_code": code, "password": PASSWORD}
        self.post("registrations", registration)

    def sms_code(self, mobile: str) -> str:
        """Read the newest code from the phone."""
        newest = self.until(lambda: self.messages(mobile), "a message on the phone")[0]
        return "".join(character for character in newest.split("验证码")[1] if character.isdigit())[:6]

    def messages(self, mobile: str) -> list[str]:
        """Return what the phone has been sent, newest first."""
        found = requests.get(f"{self.sandbox}/sms/messages", params={"to": mobile}, timeout=30)
        return [str(each["text"]) for each in found.json()["items"]]

    def log_in(self, username: str, password: str = PASSWORD) -> Self:
        """登录."""
        self.token = ""
        self.token = self.post("sessions", {"username": username, "password": password})["token"]
        return self

    def log_in_staff(self, username: str, password: str = PASSWORD) -> Self:
        """工作人员登录: the password, and what the authenticator shows; each code of half a minute is good once."""
        self.token = ""
        begun = self.post("staff-log-ins", {"username": username, "password": password})
        session = self._second_factor(begun, expect=(201, 401))
        if not session.ok:
            used = begun["demo_code"]
            begun = self.until(
                lambda: (
                    again
                    if (again := self.post("staff-log-ins", {"username": username, "password": password}))[
                        "demo_code"
                    ]
                    != used
                    else None
                ),
                "the authenticator's next code",
                every=1,
            )
            session = self._second_factor(begun)
        self.token = session.json()["token"]
        return self

    def _second_factor(self, begun: Json, expect: int | tuple[int, ...] = 201) -> requests.Response:
        return self.call(
            "POST", "staff-sessions", {"log_in_id": begun["id"], "code": begun["demo_code"]}, expect=expect
        )

    def fill_in_profile(self, name: str = "张演示", id_no: str = "") -> Self:
        """完善个人信息: as somebody whom nobody else is, unless told."""
        self.person = name, id_no or a_resident_id()
        self.put("account", {"real_name": name, "id_type": "RESIDENT_ID", "id_no": self.person[1]})
        return self

    def consent(self, *purposes: str) -> Self:
        """同意, each purpose apart."""
        for purpose in purposes:
            self.post("account/consents", {"purpose": purpose, "version": CONSENT})
        return self

    def verify(self) -> Self:
        """实名认证: the phone's part is played, too; all sessions end."""
        return self.show_face(self.post("account/verifications"))

    def show_face(self, verification: Json) -> Self:
        """Scan the QR, look into the phone, and wait until that has been heard."""
        self.press(verification["url"], "pass")
        self.until_refused()
        return self

    def step_up(self) -> Self:
        """身份确认, by face: who does so many times in an hour gets no more SMS."""
        started = self.post("sessions/current/step-ups", {"method": "FACE"})
        self.press(started["url"], "pass")
        seen = self.until(
            lambda: (
                found
                if (found := self.get(f"sessions/current/step-ups/{started['id']}"))["state"] != "PENDING"
                else None
            ),
            "the end of the step-up",
        )
        # Another one, begun at the same time in the same session, may have taken its place.
        if seen["state"] != "PASSED" and self.get("sessions/current")["proved_until"] is None:
            return self.step_up()
        return self

    def newcomer(self, mobile: str = "", name: str = "张演示", id_no: str = "") -> Self:
        """Register, consent, verify and log in again."""
        mobile = mobile or a_mobile()
        self.register(mobile).log_in(mobile).fill_in_profile(name, id_no)
        return self.consent("FACE", "PAYMENT").verify().log_in(mobile)

    # --- rows 10 to 17: the application -------------------------------------------------------------------------------

    def create(self, **changes: Any) -> Json:
        """创建保全."""
        return dict(self.post("preservation-applications", creation(**changes)))

    def fill(self, application: str, amount: str = "20000.00") -> None:
        """保全基本信息, 担保信息, 上传材料."""
        path = f"preservation-applications/{application}"
        self.put(f"{path}/basic-information", basic_information(*self.person))
        self.put(f"{path}/guarantees", guarantees(amount))
        for kind, filename, owner in MATERIALS:
            self.upload(application, kind, filename, owner)

    def upload(
        self,
        application: str,
        kind: str,
        filename: str,
        owner: str | None = None,
        *,
        to: str = "preservation-applications",
    ) -> Json:
        """上传材料."""
        form = {"kind": kind, **({"owner_ref": owner} if owner else {})}
        return dict(
            self.call(
                "POST",
                f"{to}/{application}/materials",
                files={"file": (filename, a_paper(filename), "application/pdf")},
                data=form,
            ).json()
        )

    def submit(self, application: str) -> Json:
        """预览提交."""
        return dict(self.post(f"preservation-applications/{application}/submission"))

    def pay(
        self, application: str, channel: str = "sandbox-wechat", *, of: str = "preservation-applications"
    ) -> Json:
        """交费: choose a method, pay at the channel's page."""
        bill = self.bill(application, of=of)
        payment = self.post(f"bills/{bill['id']}/payments", {"channel": channel})
        self.press(payment["pay_url"], "success")
        return bill

    def bill(self, application: str, *, of: str = "preservation-applications") -> Json:
        """Return the bill, as soon as there is one."""
        path = f"{of}/{application}/bill"
        return dict(
            self.until(
                lambda: found.json() if (found := self.call("GET", path, expect=(200, 404))).ok else None,
                "a bill",
            )
        )

    def view(self, application: str) -> Json:
        """办理进度."""
        return dict(self.get(f"preservation-applications/{application}"))

    def press(self, page: str, result: str) -> None:
        """Press a button on a page of the sandbox; again, as a person does, while it does not load."""
        until = time.monotonic() + self.patience
        while True:
            try:
                requests.post(f"{page}/result", json={"result": result}, timeout=30).raise_for_status()
            except (*LOST_ON_THE_WAY, requests.HTTPError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return

    def until_status(self, application: str, *wanted: str, within: float = 60.0) -> Json:
        """Return the application as soon as it has one of these statuses."""
        return dict(
            self.until(
                lambda: seen if (seen := self.view(application))["status"] in wanted else None,
                f"status {' or '.join(wanted)}",
                within,
            )
        )

    def until(self, look: Any, what: str, within: float = 60.0, every: float = 0.05) -> Any:
        """Return what *look* returns as soon as it is truthy."""
        deadline = time.monotonic() + within
        while True:
            last = time.monotonic() > deadline  # one look more: this process may have been asleep
            if seen := look():
                return seen
            if last:
                raise Unexpected(f"{what}: not within {within} s")
            time.sleep(every)

    def until_refused(self, path: str = "account", status: int = requests.codes.unauthorized) -> Json:
        """Return the refusal as soon as a look at *path* is refused; until then it is answered as before."""

        def look() -> Json | None:
            answer = self.call("GET", path, expect=(200, status))
            return dict(answer.json()) if answer.status_code == status else None

        return dict(self.until(look, f"{path} is refused"))


def patiently(ask: Callable[[], A], within: float = 60.0) -> A:
    """Return the answer to a request; who is told to come again comes again."""
    until = time.monotonic() + within
    while (answer := ask()).status_code == requests.codes.unavailable and time.monotonic() < until:
        time.sleep(0.2)
    return answer


def review(content_hash: str, **changes: Any) -> Json:
    """Return a review that passes."""
    return {"passed": True, "remark": "材料齐全，予以受理。", "content_hash": content_hash, **changes}


def ruling(content_hash: str, **changes: Any) -> Json:
    """Return a ruling that grants."""
    return {
        "result": "GRANTED",
        "case_no": f"（2026）湘0102财保{secrets.randbelow(10**7) + 10**5}号",
        "paper": {
            "reasons": "申请人的申请符合法律规定。",
            "order": "冻结被申请人名下银行存款20000.00元。",
            "judge": "审判员 演示甲",
            "clerk": "书记员 演示乙",
        },
        "items": [{"respondent": 0, "clue": 0, "action": "FREEZE", "amount": "20000.00", "term": "一年"}],
        "content_hash": content_hash,
        **changes,
    }


def a_measure(**changes: Any) -> Json:
    """Return a freeze of the bank account, taken today for half a year."""
    today = datetime.now(SHANGHAI).date()
    return {
        "respondent": 0,
        "clue": 0,
        "action": "FREEZE",
        "property_type": "BANK_ACCOUNT",
        "description": "冻结演示银行账户存款",
        "amount": "20000.00",
        "keeper": "演示银行长沙分行",
        "taken_on": f"{today}",
        "until": f"{today + timedelta(days=180)}",
        **changes,
    }
