"""An operation as it is declared: what the gateway does with it, and what the OpenAPI document says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from marshmallow import Schema

from contracts.call import Call, Form

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response

ASKED_KEY, MINTED_KEY, NO_KEY = "asked", "minted", "none"


@dataclass(frozen=True, kw_only=True)
class Route:
    """
    One operation: who may ask for it, what is asked of which service, what is answered.

    A service is asked for the path's parameters (renamed by *names*), the *fixed* values, and the query or the body; the
    body as it is, or as the one field *inside*; *form* replaces what the call would ask of the client. *answer* is what the
    answer holds, at *part* of what the service says.

    A key is let in where its *scope* is named, and nowhere without one. *proof* asks for a step-up a moment ago, *consent*
    for a consent that stands. An *endpoint* is given the visit; without one the call is asked and its answer given.
    """

    method: str
    path: str
    zh: str
    en: str
    roles: frozenset[str]
    call: Call | None = None
    calls: tuple[Call, ...] = ()
    status: int = 200
    inside: str = ""
    part: str = ""
    names: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, Any] = field(default_factory=dict)
    verified: bool = True
    scope: str = ""
    proof: bool = False
    consent: str = ""
    key: str = NO_KEY
    edits: bool = False
    tagged: bool = False
    signed: bool = False
    answer: Schema | None = None
    form: Schema | None = None
    takes: str = "application/json"
    gives: str = "application/json"
    endpoint: Callable[[Any], Awaitable[Response]] | None = None

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The path's parameters and their convertors."""
        return {name: kind or "str" for name, kind in re.findall(r"{(\w+)(?::(\w+))?}", self.path)}

    @cached_property
    def asks(self) -> Schema:
        """What the client itself fills in: the query of a GET, the body of everything else."""
        if self.form is not None or self.call is None:
            return self.form or Form()
        if self.inside:
            part: Any = self.call.asked.fields[self.inside]
            inner: Schema = part.schema
            return inner
        given = {self.names.get(name, name) for name in self.parameters} | self.fixed.keys()
        if not given:
            return self.call.asked
        return _without(type(self.call.asked), frozenset(given))

    @property
    def one_call(self) -> Call:
        """The call that stands behind it."""
        if self.call is None:
            msg = f"no call stands behind {self.path}"
            raise TypeError(msg)
        return self.call

    @cached_property
    def says(self) -> Schema | None:
        """What the answer holds."""
        if self.answer is not None or self.call is None:
            return self.answer
        return self.call.answer

    @cached_property
    def public(self) -> bool:
        """Whether one need not be logged in."""
        return "anonymous" in self.roles


@cache
def _without(form: type[Schema], given: frozenset[str]) -> Schema:
    """Return what is left of a form when some of it is given: one schema, however many operations ask for it."""
    left = {name: each for name, each in form().declared_fields.items() if name not in given}
    return Form.from_dict(dict(left), name=f"{form.__name__}Body")()
