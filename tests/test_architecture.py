"""The boundaries of the house: each rule is shown to bite, and no word of the business is in the chassis."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT, sources

PACKAGES = ("contracts", "services", "gateway", "offices", "sandbox")

# --- what `make check` refuses ----------------------------------------------------------------------------------------

PLANTED = {
    # rule of pyproject.toml: file, what is written into it, the import that is complained of
    "Services never import each other": (
        "services/payment/domain/bill.py",
        "import services.notification.domain",
        "services.payment.domain.bill -> services.notification.domain",
    ),
    "Inside a service imports point at the domain": (
        "services/payment/use_cases/ports.py",
        "import services.payment.projections",
        "services.payment.use_cases.ports -> services.payment.projections",
    ),
    "Gateway, services, offices and sandbox meet only in contracts": (
        "services/payment/clients.py",
        "import sandbox.pages",
        "services.payment.clients -> sandbox.pages",
    ),
    "The gateway meets services only in contracts": (
        "gateway/errors.py",
        "import services.chassis.refusals",
        "gateway.errors -> services.chassis.refusals",
    ),
    "What the gateway uses of the chassis knows neither nameko nor eventlet": (
        "services/chassis/health.py",
        "import eventlet",
        "services.chassis.health -> eventlet",
    ),
    "The chassis knows no service": (
        "services/chassis/rows.py",
        "import services.notification.domain",
        "services.chassis.rows -> services.notification.domain",
    ),
    "The dossier knows no service": (
        "services/dossier/sections.py",
        "import services.notification.domain",
        "services.dossier.sections -> services.notification.domain",
    ),
    "Inside the dossier imports point at what is filled in": (
        "services/dossier/content.py",
        "import services.dossier.rows",
        "services.dossier.content -> services.dossier.rows",
    ),
    "The domain knows no transport, no wire and no SQL": (
        "services/preservation/domain/fee.py",
        "import sqlalchemy",
        "services.preservation.domain.fee -> sqlalchemy",
    ),
    "Use cases know no transport, no wire and no SQL driver": (
        "services/preservation/use_cases/words.py",
        "import contracts.message",
        "services.preservation.use_cases.words -> contracts.message",
    ),
    "Only the edges of a service speak the wire": (
        "services/guarantee/projections/tables.py",
        "import contracts.message",
        "services.guarantee.projections.tables -> contracts.message",
    ),
    "pika, with which one publishes": (
        "services/chassis/envelope.py",
        "import pika",
        "services.chassis.envelope -> pika",
    ),
    "Contracts rest on marshmallow": (
        "contracts/problems.py",
        "import sqlalchemy",
        "contracts.problems -> sqlalchemy",
    ),
    "No import goes round in a circle": (
        "contracts/fields.py",
        "import contracts.message",
        "No cycles are allowed in contracts.",
    ),
}

UTILS = "services/payment/utils.py"


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the import rules say of a copy of the sources in which every one of them is broken."""
    copy = tmp_path_factory.mktemp("broken")
    leave_out = shutil.ignore_patterns("web", "tests", "__pycache__", "*.csv", "*.json")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=leave_out)
    shutil.copy(ROOT / "pyproject.toml", copy)
    for file, line, _ in PLANTED.values():
        with (copy / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{line}\n")
    (copy / UTILS).write_text("")
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=copy,
        env={**os.environ, "COLUMNS": "1000"},  # headings in one line
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def of_rule(name: str, complaints: str) -> str:
    """Return what is said under the heading of one broken rule."""
    _, _, said = complaints.partition("Broken contracts")
    parts = re.split(r"^(.+)\n-+\n", said, flags=re.MULTILINE)
    return "".join(text for head, text in zip(parts[1::2], parts[2::2], strict=True) if head.startswith(name))


@pytest.mark.parametrize("rule", PLANTED)
def test_each_import_rule_bites(rule: str, complaints: str) -> None:
    *_, forbidden = PLANTED[rule]

    assert forbidden in re.sub(r"\s+", " ", of_rule(rule, complaints))


def test_no_rule_is_left_untried(complaints: str) -> None:
    rules = re.findall(r"^(.+) (?:KEPT|BROKEN)\b", complaints, re.MULTILINE)

    assert len(rules) == len(PLANTED)
    assert all(any(rule.startswith(name) for name in PLANTED) for rule in rules)


def test_a_module_called_utils_cannot_be_added(complaints: str) -> None:
    assert "services.payment.utils" in of_rule("Inside a service imports point at the domain", complaints)


def lint(file: str, source: str) -> list[str]:
    """Return the codes that ruff finds in *source*, if it stood in *file*."""
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    done = subprocess.run(
        [*ruff, "--stdin-filename", file, "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    return re.findall(r"^\S+: ([A-Z]+[0-9]+) ", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    "stock",
    [
        "from nameko.events import event_handler",
        "from nameko.events import EventDispatcher",
        "from nameko.messaging import consume",
        "from nameko.messaging import Publisher",
        "from nameko.standalone.events import event_dispatcher",
        "from nameko.amqp.publish import Publisher",
        "from kombu import Producer",
        "import kombu\n\nkombu.Producer(None)",
        "from kombu.messaging import Producer",
        "from kombu.pools import producers",
        "from kombu.simple import SimpleQueue",
        "from amqp import Connection",
    ],
)
def test_a_stock_handler_or_another_publisher_fails_the_lint(stock: str) -> None:
    assert "TID251" in lint("services/payment/service.py", stock)


@pytest.mark.parametrize("file", ["services/chassis/store/store.py", "gateway/rpc.py", "sandbox/pay.py"])
def test_the_ban_holds_everywhere(file: str) -> None:
    assert "TID251" in lint(file, "from kombu import Producer")


MAY_PUBLISH = {
    "services/chassis/relay/sender.py": {"basic_publish"},  # events, out of the log
    "services/chassis/entrypoints/replies.py": {"send_method"},  # answers to calls
    "gateway/rpc.py": {"basic_publish"},  # calls
    "offices/desk/office.py": {"basic_publish"},  # decisions, by right
}
PUBLISHING = {"basic_publish", "publish", "send_method", "Producer", "SimpleQueue", "SimpleBuffer"}


def test_nothing_publishes_but_relay_replies_calls_and_offices() -> None:
    found: dict[str, set[str]] = {}
    for file, tree in sources(*PACKAGES):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in PUBLISHING:
                found.setdefault(file, set()).add(node.func.attr)  # type: ignore[attr-defined]

    assert found == MAY_PUBLISH


# --- the chassis knows no word of the business ------------------------------------------------------------------------

BUSINESS = re.compile(
    r"\b(court|judge|ruling|fee|bill|payment|applica(tion|nt)s?|preservation|guarantee|insur\w+|premium|polic(y|ies)"
    r"|party|parties|captcha|mobile)s?\b"
    r"|[一-龥]"
)
OF_OTHERS = re.compile(
    r"application/json|import application as es|es\.Application|ApplicationRecorder|application_(recorder|headers)"
    r"|\bjudge\b"  # the judge of saves
)


def test_no_word_of_the_business_occurs_in_the_chassis() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in sorted((ROOT / "services/chassis").rglob("*.py"))
        if "tests" not in file.parts
        for line in file.read_text(encoding="utf-8").splitlines()
        if BUSINESS.search(OF_OTHERS.sub("", line))
    ]

    assert not found
