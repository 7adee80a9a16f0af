"""
What an operator does at a terminal: let staff and the programs of offices in, and let them go.

python -m services.identity.staff add-judge NAME --office 湘      (or another role; shows the second factor once)
python -m services.identity.staff reset-totp NAME
python -m services.identity.staff end-sessions NAME
python -m services.identity.staff remove NAME
python -m services.identity.staff add-office-key 湘
python -m services.identity.staff seed-demo
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import secrets
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Annotated, Any

import orjson
import pyotp
import segno
import typer
from rich import box
from rich.console import Console
from rich.table import Table

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Refusal, Unknown
from services.chassis.store import Taken

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
from services.identity import wiring  # noqa: E402 - eventlet greets at import
from services.identity.domain import second_factor  # noqa: E402 - as above
from services.identity.domain.account import Role  # noqa: E402 - as above
from services.identity.domain.key import PREFIX  # noqa: E402 - as above
from services.identity.domain.log_in import UsernameTaken  # noqa: E402 - as above
from services.identity.domain.password import PasswordCommon, PasswordUnfit  # noqa: E402 - as above
from services.identity.use_cases import IdentityUseCases  # noqa: E402 - as above
from services.identity.use_cases.sessions import fingerprint  # noqa: E402 - as above

STAFF_ROLES = [each for each in Role if each not in {Role.APPLICANT, Role.COURT_SYSTEM, Role.INSURER_SYSTEM}]

DEMO_OFFICE = "湘"
"""The court for which offices/court decides; staff may, too."""

TEST_OFFICE = "测试"
"""The test court, which offices/court decides for by script."""

DEMO_INSURER, TEST_INSURER = "qinghe-demo", "test-insurer"
"""The insurers that offices/insurer decides for; the latter, the test court's, by script."""

DEMO_STAFF = {
    "judge-hunan": (Role.JUDGE, DEMO_OFFICE),
    "clerk-hunan": (Role.CLERK, DEMO_OFFICE),
    "enforcement-hunan": (Role.ENFORCEMENT, DEMO_OFFICE),
    "judge-furong": (Role.JUDGE, "湘0102"),
    "clerk-furong": (Role.CLERK, "湘0102"),
    "enforcement-furong": (Role.ENFORCEMENT, "湘0102"),
    "finance-furong": (Role.FINANCE, "湘0102"),
    "admin-furong": (Role.COURT_ADMIN, "湘0102"),
    "underwriter-demo": (Role.UNDERWRITER, "demo-insurer"),
    "insurer-admin-demo": (Role.INSURER_ADMIN, "demo-insurer"),
    "operator-demo": (Role.OPERATOR, ""),
}
"""Nobody but its staff decides for 湘0102, 长沙市芙蓉区人民法院."""

DEMO_MOBILE = "13800138000"
DEMO_PERSON = {"real_name": "演示用户", "id_type": "RESIDENT_ID", "id_no": "430102199003072915"}

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Staff, office keys and demo accounts.")

Name = Annotated[str, typer.Argument(help="the name to log in by")]
Office = Annotated[
    str, typer.Option(help="the court's code, 法院代字, or the insurer's; operators have none")
]
Password = Annotated[str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True)]


def _adding(role: Role) -> Callable[..., None]:
    def add(username: Name, password: Password, office: Office = "") -> None:
        if bool(office) == (role is Role.OPERATOR):
            raise typer.BadParameter("staff work for an office, operators for none", param_hint="--office")
        secret = pyotp.random_base32()
        with _said_plainly(username):
            _identity().add_staff(
                cause=_cause(f"add:{username}"),
                username=username,
                password=password,
                role=role,
                office=office,
                totp_secret=secret,
            )
        _show(secret, username)

    return add


for _role in STAFF_ROLES:
    _spelt = _role.replace("_", "-")
    app.command(f"add-{_spelt}", help=f"Open an account of the role {_spelt}.")(_adding(_role))


@app.command()
def reset_totp(username: Name) -> None:
    """Give a member of staff another second factor; all sessions end."""
    secret = pyotp.random_base32()
    with _said_plainly(username):
        _identity().reset_second_factor(cause=_cause(""), username=username, totp_secret=secret)
    _show(secret, username)


@app.command()
def end_sessions(username: Name) -> None:
    """End all sessions of a member of staff."""
    with _said_plainly(username):
        _identity().end_sessions_of(cause=_cause(""), username=username)
    typer.echo("ended")


@app.command()
def remove(username: Name) -> None:
    """Let a member of staff go who left the office; the name is not given again."""
    with _said_plainly(username):
        _identity().remove_staff(cause=_cause(""), username=username)
    typer.echo("removed")


@app.command()
def add_office_key(
    office: Annotated[str, typer.Argument(help="the court's code, 法院代字, or the insurer's")],
    key: Annotated[str, typer.Option(help="taken as it is; made and printed when left out")] = "",
) -> None:
    """Let the programs of an office in."""
    given = key or PREFIX + secrets.token_urlsafe(32)
    _identity().add_office_key(cause=_cause(f"office-key:{fingerprint(given)}"), office=office, key=given)
    typer.echo(given if not key else "added")


@app.command()
def seed_demo(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """Open the demo accounts that are not there yet, and print them."""
    settings = wiring.Settings.from_environment()
    if not settings.sandbox:
        raise typer.BadParameter("demo accounts belong to a demonstration: SANDBOX is off")
    accounts = seed(
        wiring.build(settings),
        password=settings.demo_password,
        office_keys={
            DEMO_OFFICE: settings.office_key,
            TEST_OFFICE: settings.test_office_key,
            DEMO_INSURER: settings.insurer_key,
            TEST_INSURER: settings.test_insurer_key,
        },
        secret=settings.secret_key,
    )
    if as_json:
        typer.echo(orjson.dumps(accounts))
        return
    title = f"演示账号 · demo accounts, 密码 password: {settings.demo_password}"
    table = Table("账号 account", "机构 office", "动态验证码密钥 authenticator", title=title, box=box.SIMPLE)
    for each in accounts:
        table.add_row(each["username"], each["office"], each["totp_secret"])
    Console().print(table)


def seed(
    identity: IdentityUseCases, *, password: str, office_keys: Mapping[str, str], secret: str
) -> list[dict[str, Any]]:
    """Open what is missing of the demo accounts, and return all of them; doing it again changes nothing."""
    staff = [
        {
            "username": username,
            "password": password,
            "role": role.value,
            "office": office,
            "totp_secret": _derived(secret, username),
        }
        for username, (role, office) in DEMO_STAFF.items()
    ]
    for each in staff:
        with suppress(Taken):
            identity.add_staff(
                cause=_cause(f"demo-staff:{each['username']}"),
                username=each["username"],
                password=password,
                role=Role(each["role"]),
                office=each["office"],
                totp_secret=each["totp_secret"],
            )
    with suppress(Taken):
        identity.add_verified_person(
            cause=_cause(f"demo:{DEMO_MOBILE}"), mobile=DEMO_MOBILE, password=password, profile=DEMO_PERSON
        )
    for office, key in office_keys.items():
        if key:
            with suppress(Taken):
                cause = _cause(f"office-key:{fingerprint(key)}")
                identity.add_office_key(cause=cause, office=office, key=key)
    person = {
        "username": DEMO_MOBILE,
        "password": password,
        "role": Role.APPLICANT.value,
        "office": "",
        "totp_secret": "",
    }
    return [person, *staff]


def _derived(secret: str, username: str) -> str:
    """Return the second factor of a demo account: the same whenever it is seeded."""
    digest = hmac.new(secret.encode(), f"demo-totp:{username}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:20]).decode()


def _show(secret: str, username: str) -> None:
    """Show the second factor, once: as the QR that an authenticator reads, and as text."""
    uri = second_factor.uri(secret, username=username)
    drawn = io.StringIO()
    segno.make(uri, error="l").terminal(drawn, compact=True)
    typer.echo(drawn.getvalue())
    typer.echo(uri)


@contextmanager
def _said_plainly(username: str) -> Iterator[None]:
    try:
        yield
    except (Taken, UsernameTaken):
        raise typer.BadParameter(f"{username} is taken") from None
    except Unknown:
        raise typer.BadParameter(f"nobody of the staff is called {username}") from None
    except (PasswordUnfit, PasswordCommon) as unfit:
        raise typer.BadParameter(_why(unfit), param_hint="--password") from None


def _why(unfit: Refusal) -> str:
    return (unfit.__doc__ or unfit.CODE).splitlines()[0]


def _identity() -> IdentityUseCases:
    return wiring.build(wiring.Settings.from_environment())


def _cause(name: str) -> Cause:
    """Return the cause of what an operator does: once, if it has a name."""
    actor = Actor(id="operator", role=Role.OPERATOR)
    at = clock.now()
    return Cause(
        mark=f"operator:{name}" if name else "", id=name or f"operator:{at.isoformat()}", actor=actor, at=at
    )


if __name__ == "__main__":
    app()
