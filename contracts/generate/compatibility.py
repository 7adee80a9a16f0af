"""
Whether a change of the contracts breaks a reader that was built before it.

What is *asked* is written by older programs and read by newer ones. An *answer* is written by newer and read by older ones.
An *event* is both: older ones lie in queues and waiting tables when the new program starts, and the newer ones reach readers
that were not replaced yet. A reader lets words pass that it does not know, so a list of choices may always grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

_NARROWING = {
    "maxLength": ("longer texts", "shorter"),
    "maxItems": ("longer lists", "shorter"),
    "maximum": ("larger numbers", "smaller"),
}


def breaches(released: dict[str, Json], present: dict[str, Json]) -> list[str]:
    """Return one sentence for each promise of *released* that *present* breaks; both are schemas by name."""
    return [
        f"{name}: {sentence}"
        for name, promised in sorted(released.items())
        for sentence in (
            _Comparison(name, promised, present[name]).found()
            if name in present
            else ["is gone; whoever reads it would wait for ever"]
        )
    ]


class _Comparison:
    """The promised and the present form of one schema."""

    def __init__(self, name: str, promised: Json, present: Json) -> None:
        self.promised, self.present = promised, present
        self.we_read = not name.endswith(".answer")
        self.others_read = not name.endswith(".asked")

    def found(self) -> Iterator[str]:
        yield from self._node(self.promised, self.present, "", ())

    def _node(self, old: Json, new: Json, path: str, above: tuple[str, ...]) -> Iterator[str]:
        reference = old.get("$ref", "")
        if reference and reference in above:
            return
        above = (*above, reference)
        old, new = _resolved(old, self.promised), _resolved(new, self.present)
        yield from self._kind(old, new, path or "the whole")
        yield from self._limits(old, new, path or "the whole")
        yield from self._members(old, new, path, above)
        if "items" in old and "items" in new:
            yield from self._node(old["items"], new["items"], f"{path}[]", above)

    def _kind(self, old: Json, new: Json, path: str) -> Iterator[str]:
        before, after = _types(old), _types(new)
        if before - {"null"} != after - {"null"} or old.get("format") != new.get("format"):
            yield f"{path} was {_spelled(old)} and became {_spelled(new)}"
        elif self.we_read and "null" in before - after:
            yield f"{path} may no longer be null; older programs still send null"
        elif self.others_read and "null" in after - before:
            yield f"{path} may now be null; older readers do not expect it"

    def _limits(self, old: Json, new: Json, path: str) -> Iterator[str]:
        lost = [
            each for each in old.get("enum", []) if each is not None and each not in new.get("enum", [each])
        ]
        if lost and self.we_read:
            yield f"{path} no longer knows {', '.join(lost)}; older programs still send it"
        if not self.we_read:
            return
        if "enum" in new and "enum" not in old:
            yield f"{path} was free and became a list of choices"
        if new.get("pattern") not in (None, old.get("pattern")):
            yield f"{path} has another pattern; what older programs send may not fit it"
        for limit, (lost_, how) in _NARROWING.items():
            if limit in new and new[limit] < old.get(limit, float("inf")):
                yield f"{path} became {how} ({limit} {new[limit]}); older programs still send {lost_}"
        for limit in ("minLength", "minItems", "minimum"):
            if limit in new and new[limit] > old.get(limit, float("-inf")):
                yield f"{path} has a higher least ({limit} {new[limit]}); older programs still send less"

    def _members(self, old: Json, new: Json, path: str, above: tuple[str, ...]) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed_before, needed_after = set(old.get("required", [])), set(new.get("required", []))
        for name in before:
            inner = f"{path}.{name}".lstrip(".")
            if name not in after:
                yield f"{inner} is gone; {'older readers need it' if self.others_read else 'older programs still send it'}"
                continue
            if self.others_read and name in needed_before - needed_after:
                yield f"{inner} may now be missing; older readers rely on it"
            yield from self._node(before[name], after[name], inner, above)
        if self.we_read:
            for name in sorted(needed_after - needed_before):
                yield f"{f'{path}.{name}'.lstrip('.')} became required; older programs do not send it"


def _resolved(node: Json, document: Json) -> Json:
    """Return what *node* refers to, with what it says itself on top."""
    for reference in [
        node.get("$ref"),
        *(each.get("$ref") for each in node.get("allOf", []) + node.get("anyOf", [])),
    ]:
        if reference:
            named: Json = document["$defs"][reference.rsplit("/", 1)[1]]
            null = ["null"] if {"type": "null"} in node.get("anyOf", []) else []
            return {**named, **({"type": [named["type"], *null]} if null else {})}
    return node


def _types(node: Json) -> set[str]:
    given = node.get("type", [])
    return {given} if isinstance(given, str) else set(given)


def _spelled(node: Json) -> str:
    kinds = "/".join(sorted(_types(node) - {"null"})) or "anything"
    return f"{kinds} ({node['format']})" if "format" in node else kinds
