"""The policy as cells: each route at each place, tried by each actor, with what must become of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway.resources import ROUTES

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("policy.toml").read_text(encoding="utf-8"))
ACTORS: tuple[str, ...] = tuple(TABLE["actors"])
SCOPE = "scope"
OUTCOME = re.compile(r"ok|empty|401 \S+|403 \S+|404")


@dataclass(frozen=True)
class Cell:
    """One attempt: who does what where, and the outcome that the policy names."""

    actor: str
    route: str
    place: str
    expected: str
    scope: str

    @property
    def method(self) -> str:
        return self.route.partition(" ")[0]

    @property
    def path(self) -> str:
        return self.route.partition(" ")[2]

    @property
    def may(self) -> bool:
        """Whether the policy lets the actor in, whatever he then finds."""
        return self.expected in {"ok", "empty"}


def there_are() -> set[str]:
    """Return every route of the gateway as ``METHOD path``."""
    return {f"{each.method} {re.sub(r':[a-z]+}', '}', each.path)}" for each in ROUTES}


def members(group: str) -> set[str]:
    """Return the actors of a group; an actor is a group of one."""
    if group in ACTORS:
        return {group}
    return {actor for each in TABLE["groups"][group] for actor in members(each)}


def outcome(pattern: dict[str, str], actor: str, method: str) -> str:
    """Return what the pattern says of the actor; KeyError when it says nothing."""
    if "everyone" in pattern:
        return pattern["everyone"]
    if actor in pattern:
        return pattern[actor]
    if actor == "cookie_without_csrf" and method == "GET":
        return outcome(pattern, "owner", method)
    if actor in TABLE["always"]:
        return str(TABLE["always"][actor])
    groups = sorted((len(found), each) for each in pattern if actor in (found := members(each)))
    if not groups:
        raise KeyError(actor)
    return pattern[groups[0][1]]


def cells() -> list[Cell]:
    """Return the whole matrix, actor by actor."""
    return [
        Cell(actor, route, place, outcome(TABLE["pattern"][name], actor, route.partition(" ")[0]), row.get(SCOPE, ""))
        for actor in ACTORS
        for route, row in TABLE["route"].items()
        for place, name in row.items()
        if place != SCOPE
    ]  # fmt: skip
