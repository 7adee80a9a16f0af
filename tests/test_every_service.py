"""What every service owes, asked of all of them: words, translations, answers, and events applied without a question."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from contracts import refused, topology
from contracts.call import CALLS
from contracts.message import CATALOGUE
from services.chassis.aggregate import Aggregate, Event
from services.chassis.refusals import Refusal
from tests.sources import ROOT, sources


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


@pytest.mark.parametrize("service", topology.SERVICES)
def test_every_refusal_has_its_words_and_every_word_its_refusal(service: str) -> None:
    importlib.import_module(f"contracts.{service}.errors")
    declared = {code for code in refused.REFUSED if code.startswith(f"{service}.")}
    raised = {each.CODE for each in classes_of(service, Refusal)}

    assert raised - {code for code in refused.REFUSED if "." not in code} == declared


@pytest.mark.parametrize("service", topology.SERVICES)
def test_every_refusal_is_raised_somewhere(service: str) -> None:
    used = {
        node.id if isinstance(node, ast.Name) else node.attr
        for file, tree in sources(f"services/{service}")
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    # In its own words: `raise TooSmall`, `raise rules.TooSmall(...)`, or handed on as the one to raise.
    assert not {each.__name__ for each in classes_of(service, Refusal)} - used


def test_the_refusals_of_the_chassis_have_their_words() -> None:
    ours = {each.CODE for each in below(Refusal) if each.__module__.startswith("services.chassis")}
    shared = {code for code in refused.REFUSED if "." not in code}

    assert ours <= shared
    # These are said where no service is: at the edge, and when a service fails.
    assert shared - ours == {"command-id-missing", "csrf-missing", "scope-missing", "broken"}


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
        room = ROOT / f"services/{service}"
        files = [*room.glob("publishing.py"), *room.glob("publishing/*.py")]
        source = "".join(each.read_text(encoding="utf-8") for each in files)
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
