"""The boundaries of the house: each rule is shown to bite, and what every service owes is asked of all of them."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from contracts import refused, topology
from contracts.call import CALLS
from contracts.message import CATALOGUE
from services.chassis.aggregate import Aggregate, Event
from services.chassis.refusals import Refusal

ROOT = Path(__file__).parents[1]
PACKAGES = ("contracts", "services", "gateway", "offices", "sandbox")

# --- what `make check` refuses ----------------------------------------------------------------------------------------

PLANTED = {
    # rule of pyproject.toml: file, what is written into it, the import that is complained of
    "Services never import each other": (
        "services/payment/domain.py",
        "import services.notification.domain",
        "services.payment.domain -> services.notification.domain",
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
        "services/guarantee/projections.py",
        "import contracts.message",
        "services.guarantee.projections -> contracts.message",
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
    "offices/court/office.py": {"basic_publish"},  # decisions, by right
}
PUBLISHING = {"basic_publish", "publish", "send_method", "Producer", "SimpleQueue", "SimpleBuffer"}


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Return every module that is not a test, with its path."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if not {"tests", "web", "node_modules"} & set(file.relative_to(ROOT).parts):
                yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


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


# --- what every service owes ------------------------------------------------------------------------------------------


def modules_of(package: str) -> list[ModuleType]:
    """Return the package and all modules in it, tests and programs excepted."""
    found = importlib.import_module(package)
    inner = pkgutil.walk_packages(found.__path__, f"{package}.")
    names = [
        each.name for each in inner if not {"tests", "migrations", "__main__"} & set(each.name.split("."))
    ]
    return [found, *(importlib.import_module(each) for each in names)]


def below(cls: type[Any]) -> set[type[Any]]:
    """Return all classes that derive from *cls*."""
    return {each for child in cls.__subclasses__() for each in (child, *below(child))}


def classes_of(service: str, cls: type[Any]) -> set[type[Any]]:
    """Return what a service derives from *cls*."""
    modules = {each.__name__ for each in modules_of(f"services.{service}")}
    return {each for each in below(cls) if each.__module__ in modules}


SAID_BY_THE_GATEWAY = {"identity.not-verified"}
"""The gateway knows which resources need a verified person."""


@pytest.mark.parametrize("service", topology.SERVICES)
def test_every_refusal_has_its_words_and_every_word_its_refusal(service: str) -> None:
    importlib.import_module(f"contracts.{service}.errors")
    declared = {code for code in refused.REFUSED if code.startswith(f"{service}.")}
    raised = {each.CODE for each in classes_of(service, Refusal)}

    assert raised - {code for code in refused.REFUSED if "." not in code} == declared - SAID_BY_THE_GATEWAY


@pytest.mark.parametrize("service", topology.SERVICES)
def test_every_refusal_is_raised_somewhere(service: str) -> None:
    used = {
        node.id
        for file, tree in sources(f"services/{service}")
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    # In its own words: `raise TooSmall`, `raise TooSmall(...)`, or handed on as the one to raise.
    assert not {each.__name__ for each in classes_of(service, Refusal)} - used


def test_the_refusals_of_the_chassis_have_their_words() -> None:
    ours = {each.CODE for each in below(Refusal) if each.__module__.startswith("services.chassis")}
    shared = {code for code in refused.REFUSED if "." not in code}

    assert ours <= shared
    # These two are said where no service is: at the edge, and when a service fails.
    assert shared - ours == {"command-id-missing", "broken"}


@pytest.mark.parametrize("service", topology.SERVICES)
def test_every_event_is_told_or_kept_inside_on_purpose(service: str) -> None:
    publishing = importlib.import_module(f"services.{service}.publishing")
    happens = {
        each
        for aggregate in classes_of(service, Aggregate)
        for each in vars(aggregate).values()
        if isinstance(each, type) and issubclass(each, Event) and not each.__subclasses__()
    }
    told = set(publishing.told.registry) - {object}

    assert told | publishing.KEPT_INSIDE == happens
    assert not told & publishing.KEPT_INSIDE
    with pytest.raises(NotImplementedError):
        publishing.told(object())


@pytest.mark.parametrize("service", topology.SERVICES)
def test_every_call_of_the_contract_is_answered(service: str) -> None:
    importlib.import_module(f"contracts.{service}.rpc")
    wiring = importlib.import_module(f"services.{service}.wiring")
    answered = {
        (name, entrypoint.call.name)
        for name, method in vars(wiring.SERVICE).items()
        for entrypoint in getattr(method, "nameko_entrypoints", ())
        if hasattr(entrypoint, "call")
    }

    assert answered == {(each.name, each.name) for each in CALLS.values() if each.service == service}


@pytest.mark.parametrize("service", topology.SERVICES)
def test_a_service_reacts_to_just_what_its_queue_is_bound_to(service: str) -> None:
    rooms = {each.__name__: each for each in modules_of(f"services.{service}")}
    reactions = getattr(rooms.get(f"services.{service}.reactions"), "REACTIONS", {})

    assert {each.TYPE for each in reactions} == set(topology.HEARD.get(service, ()))


@pytest.mark.parametrize("service", topology.SERVICES)
def test_a_service_is_put_together_as_every_other(service: str) -> None:
    wiring = importlib.import_module(f"services.{service}.wiring")

    assert wiring.NAME == wiring.SERVICE.name == service
    assert {"METADATA", "SERVICE", "Settings", "build", "told"} <= set(vars(wiring))
    assert wiring.build.__annotations__["return"].endswith("UseCases")


def test_every_message_of_the_catalogue_has_an_owner_that_tells_it() -> None:
    for service in topology.SERVICES:
        importlib.import_module(f"contracts.{service}.events")
        source = (ROOT / f"services/{service}/publishing.py").read_text(encoding="utf-8")
        for (type_, _), message in CATALOGUE.items():
            if type_.startswith(f"{service}."):
                assert f"wire.{message.__name__}" in source, type_


# --- decide, then apply -----------------------------------------------------------------------------------------------


def appliers() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Return every `@event` method of every domain, with the place where it stands."""
    for file, tree in sources("services"):
        if "/domain" in file:
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef) and any(
                    isinstance(each, ast.Call) and getattr(each.func, "id", "") == "event"
                    for each in node.decorator_list
                ):
                    yield f"{file}:{node.lineno}", node


def test_what_applies_an_event_neither_refuses_nor_asks() -> None:
    forbidden = (ast.Raise, ast.Assert, ast.Try, ast.With, ast.Await, ast.Import, ast.ImportFrom)
    asks = {"now", "day", "today", "find", "row", "rows", "read", "save", "trigger_event"}
    found = list(appliers())
    assert len(found) > len(topology.SERVICES)
    for place, method in found:
        for node in ast.walk(method):
            assert not isinstance(node, forbidden), place
            if isinstance(node, ast.Call):
                assert getattr(node.func, "attr", getattr(node.func, "id", "")) not in asks, place
