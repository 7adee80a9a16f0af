"""What the documents promise of the code, and of each other."""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
from dataclasses import fields
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest

import services
from contracts.topology import SERVICES
from deploy.local.installation import ROOT
from deploy.local.programs import PROGRAMS
from docs import generate
from gateway import settings as gateway
from services.chassis.aggregate import Aggregate, Event
from services.chassis.relay import __main__ as relay

READMES = ("README.md", "README.zh-CN.md")
PAGES = sorted(
    str(page.relative_to(ROOT))
    for pattern in ("*.md", "docs/**/*.md", "services/**/README.md", "sandbox/README.md")
    for page in ROOT.glob(pattern)
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
COMMANDS = re.compile(r"```bash\n(.*?)```", re.DOTALL)
FROM_ENVIRONMENT = re.compile(r'environ(?:ment)?(?:\.get\(|\[)"([A-Z][A-Z_]+)"')
INHERITED = {"PATH", "LD_LIBRARY_PATH"}
NEVER_STORED = {
    "guarantee.application.event",
    "guarantee.step",
    "preservation.application.event",
    "preservation.application.step",
}
"""What events derive from."""


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def modules_of(service: str) -> list[ModuleType]:
    """Return the modules of the service's domain."""
    domain = importlib.import_module(f"services.{service}.domain")
    inner = pkgutil.walk_packages(getattr(domain, "__path__", ()), f"{domain.__name__}.")
    return [domain, *(importlib.import_module(each.name) for each in inner)]


def settings_of_the_programs() -> set[str]:
    told = [importlib.import_module(f"{services.__name__}.{service}.wiring").Settings for service in SERVICES]
    of_classes = {
        field.name.upper() for cls in (*told, gateway.Settings, relay.Settings) for field in fields(cls)
    }
    sources = [
        file
        for folder in ("services", "gateway", "sandbox", "offices")
        for file in (ROOT / folder).rglob("*.py")
    ]
    read = {
        name
        for file in sources
        if "tests" not in file.parts and "node_modules" not in file.parts
        for name in FROM_ENVIRONMENT.findall(file.read_text(encoding="utf-8"))
    }
    each_log = {f"DATABASE_URL_{service.upper()}" for service in SERVICES}
    return (of_classes | read | each_log) - INHERITED


def settings_of_make() -> set[str]:
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "deploy/local").glob("*.py"))
    return set(FROM_ENVIRONMENT.findall(sources)) - INHERITED


@pytest.mark.parametrize("page", READMES)
def test_the_readme_lists_every_setting(page: str) -> None:
    listed = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", text_of(page)))

    assert settings_of_the_programs() | settings_of_make() <= listed


def test_both_readmes_have_the_same_commands() -> None:
    english, chinese = (COMMANDS.findall(text_of(page)) for page in READMES)

    assert english == chinese
    assert english


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_something(page: str) -> None:
    for target, anchor in LINK.findall(text_of(page)):
        file = (ROOT / page).parent / target if target else ROOT / page
        assert file.exists(), f"{page} refers to {target}"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file), f"{page} refers to {target}#{anchor}"


def anchors(page: Path) -> set[str]:
    """Return the anchors that headings get."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_glossary_names_every_aggregate_event_and_state() -> None:
    glossary = set(re.findall(r"`([^`]+)`", text_of("docs/glossary.md")))
    topics, states = set(), set()
    for module in (module for service in SERVICES for module in modules_of(service)):
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == module.__name__:
                topics |= topics_of(thing)
                states |= states_of(thing)

    assert len(topics) > len(SERVICES)
    assert topics | states <= glossary


def topics_of(thing: type) -> set[str]:
    """Return the topics of an aggregate and of its events."""
    if not issubclass(thing, Aggregate):
        return set()
    events = [each for each in vars(thing).values() if isinstance(each, type) and issubclass(each, Event)]
    return {topic for each in (thing, *events) if (topic := getattr(each, "TOPIC", ""))} - NEVER_STORED


def states_of(thing: type) -> set[str]:
    if not issubclass(thing, Enum) or not thing.__name__.endswith(("State", "Status")):
        return set()
    return {str(each.value) for each in thing}


def test_the_operating_page_names_every_program() -> None:
    page = text_of("docs/operating.md")

    assert [name for name in PROGRAMS if f"`{name}`" not in page] == []


def test_every_row_of_the_guides_is_there() -> None:
    rows = tomllib.loads(text_of("docs/promises.toml"))["guide"]

    assert [row["row"] for row in rows] == list(range(1, 21))
    assert [row["row"] for row in rows if not row.get("tests") and "later" not in row] == []


def test_a_promised_test_that_is_not_there_is_named() -> None:
    there = "tests/test_documents.py::test_every_row_of_the_guides_is_there"
    promised = {"guide": [{"tests": [there, "tests/test_documents.py::test_nothing"]}], "promise": []}

    assert generate.missing_tests(promised) == ["tests/test_documents.py::test_nothing"]


def test_the_generated_pages_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0, capsys.readouterr().out
