"""
What an operator does at a terminal: let staff and the programs of offices in.

python -m services.identity.staff add-judge NAME --office 湘
python -m services.identity.staff add-clerk NAME --office 湘
python -m services.identity.staff add-office-key 湘
python -m services.identity.staff seed-demo
"""

from __future__ import annotations

import secrets
import warnings
from contextlib import suppress
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.table import Table

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.store import Taken

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
from services.identity import wiring  # noqa: E402 - eventlet greets at import
from services.identity.domain.account import Role  # noqa: E402 - as above
from services.identity.domain.session import UsernameTaken  # noqa: E402 - as above
from services.identity.use_cases import IdentityUseCases  # noqa: E402 - as above
from services.identity.use_cases.sessions import fingerprint  # noqa: E402 - as above

KEY_PREFIX = "key_"
"""By which a key is known for what it is, wherever it turns up."""

DEMO_OFFICE = "湘"
"""The court for which offices/court decides; staff may, too."""

DEMO_STAFF = {
    "judge-hunan": (Role.JUDGE, DEMO_OFFICE),
    "clerk-hunan": (Role.CLERK, DEMO_OFFICE),
    "judge-furong": (Role.JUDGE, "湘0102"),
    "clerk-furong": (Role.CLERK, "湘0102"),
}
"""Nobody but its staff decides for 湘0102, 长沙市芙蓉区人民法院."""

DEMO_MOBILE = "13800138000"
DEMO_PERSON = {"real_name": "演示用户", "id_type": "RESIDENT_ID", "id_no": "430102199003072915"}

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Staff, office keys and demo accounts.")

Name = Annotated[str, typer.Argument(help="the name to log in by")]
Office = Annotated[str, typer.Option(help="the court's code, 法院代字")]
Password = Annotated[str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True)]


@app.command()
def add_judge(username: Name, office: Office, password: Password) -> None:
    """Open a judge's account."""
    _add_staff(username, office, password, Role.JUDGE)


@app.command()
def add_clerk(username: Name, office: Office, password: Password) -> None:
    """Open a clerk's account."""
    _add_staff(username, office, password, Role.CLERK)


@app.command()
def add_office_key(
    office: Annotated[str, typer.Argument(help="the court's code, 法院代字")],
    key: Annotated[str, typer.Option(help="taken as it is; made and printed when left out")] = "",
) -> None:
    """Let the programs of an office in."""
    given = key or KEY_PREFIX + secrets.token_urlsafe(32)
    _identity().add_office_key(cause=_cause(f"office-key:{fingerprint(given)}"), office=office, key=given)
    typer.echo(given if not key else "added")


@app.command()
def seed_demo(*, as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False) -> None:
    """Open the demo accounts that are not there yet, and print them."""
    settings = wiring.Settings.from_environment()
    if not settings.sandbox:
        raise typer.BadParameter("demo accounts belong to a demonstration: SANDBOX is off")
    accounts = seed(wiring.build(settings), password=settings.demo_password, office_key=settings.office_key)
    if as_json:
        typer.echo(orjson.dumps(accounts))
        return
    table = Table(
        "账号 account", "密码 password", "身份 role", "法院 office", title="演示账号 · demo accounts"
    )
    for each in accounts:
        table.add_row(each["username"], each["password"], each["role"], each["office"])
    Console().print(table)


def seed(identity: IdentityUseCases, *, password: str, office_key: str) -> list[dict[str, Any]]:
    """Open what is missing of the demo accounts, and return all of them; doing it again changes nothing."""
    for username, (role, office) in DEMO_STAFF.items():
        with suppress(Taken):
            identity.add_staff(
                cause=_cause(f"demo:{username}"),
                username=username,
                password=password,
                role=role,
                office=office,
            )
    with suppress(Taken):
        identity.add_verified_person(
            cause=_cause(f"demo:{DEMO_MOBILE}"), mobile=DEMO_MOBILE, password=password, profile=DEMO_PERSON
        )
    if office_key:
        with suppress(Taken):
            cause = _cause(f"office-key:{fingerprint(office_key)}")
            identity.add_office_key(cause=cause, office=DEMO_OFFICE, key=office_key)
    staff = [
        {"username": username, "password": password, "role": role.value, "office": office}
        for username, (role, office) in DEMO_STAFF.items()
    ]
    return [
        {"username": DEMO_MOBILE, "password": password, "role": Role.APPLICANT.value, "office": ""},
        *staff,
    ]


def _add_staff(username: str, office: str, password: str, role: Role) -> None:
    try:
        _identity().add_staff(
            cause=_cause(f"add:{username}"), username=username, password=password, role=role, office=office
        )
    except (Taken, UsernameTaken):
        raise typer.BadParameter(f"{username} is taken") from None
    typer.echo("added")


def _identity() -> IdentityUseCases:
    return wiring.build(wiring.Settings.from_environment())


def _cause(name: str) -> Cause:
    return Cause(
        mark=f"operator:{name}", id=name, actor=Actor(id="operator", role=Role.OPERATOR), at=clock.now()
    )


if __name__ == "__main__":
    app()
