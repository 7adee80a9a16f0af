"""Write docs/guides.md and docs/proof.md from docs/promises.toml, the tests that exist and the last figures.

docs/authorisation.md is written from the table that tests/integration/test_authorisation.py holds against the system.

python -m docs.generate           write them
python -m docs.generate --check   say what is stale, or names a test that does not exist; the figures are left out of it
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "docs"
POLICY = ROOT / "tests/integration/authorisation/policy.toml"
FIGURES = ROOT / "bench/results/latest.json"
PAGES = ("tests/web/test_guides.py", "tests/web/test_guides_guarantee.py")
ROW = re.compile(r"test_(?:row_)?(\d{1,2})_")
MADE = "Generated from `docs/promises.toml` by `python -m docs.generate`; change that file, not this page."
FIGURES_BEGIN = "## Speed and cost"

Entry = dict[str, Any]


@cache
def tests_in(path: str) -> frozenset[str]:
    """Return the names of the tests in a file; none of a file that is not there."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(
        node.name
        for node in tree
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
    )


def missing_tests(promised: Entry) -> list[str]:
    """Return the tests that are named and do not exist."""
    named = [test for entry in (*promised["guide"], *promised["promise"]) for test in entry.get("tests", ())]
    return [test for test in dict.fromkeys(named) if not _exists(test)]


def guides(promised: Entry) -> str:
    """Return docs/guides.md."""
    lines = [
        "# The operating guides, screen by screen",
        "",
        MADE,
        "The rows are the screens of the official operating guides, in their own words. «On the page» are the tests of",
        f"{', '.join(f'[{page}](../{page})' for page in PAGES)};",
        "«without the page» those that prove the same over HTTP or in the rules.",
    ]
    for row in promised["guide"]:
        lines += [
            "",
            f"## {row['row']} {row['screen']}",
            "",
            row["words"],
            "",
            f"- resource: {row['resource']}",
        ]
        lines += [f"- on the page: {_tests(_page_tests(row['row'])) or 'no test yet'}"]
        lines += [f"- without the page: {_tests(row.get('tests', ())) or 'none'}"]
        lines += [f"- later: {row['later']}"] if "later" in row else []
    return "\n".join(lines) + "\n"


def proof(promised: Entry, measured: Entry | None) -> str:
    """Return docs/proof.md."""
    lines = [
        "# What was promised, and what proves it",
        "",
        MADE,
        "A test that is named exists, or `make check` fails; whether it passes says `make test`. Where nothing is",
        "named, or the last column says so, the promise is unproved.",
    ]
    for group, entries in groupby(promised["promise"], lambda entry: entry["group"]):
        lines += ["", f"## {group}", "", "| promise | proof | what is open |", "|---|---|---|"]
        lines += [f"| {entry['says']} | {_proof_of(entry)} | {entry.get('gap', '')} |" for entry in entries]
    return "\n".join([*lines, "", *_figures(promised["figure"], measured)]) + "\n"


def authorisation(policy: Entry) -> str:
    """Return docs/authorisation.md."""
    lines = [
        "# Who may do what",
        "",
        f"Generated from [`policy.toml`](../{POLICY.relative_to(ROOT)}) by `python -m docs.generate`; change that file, not",
        "this page. The policy is written by hand, and [every route is tried by everybody](../tests/integration/test_authorisation.py).",
        "«ok» is: not refused for want of a right; «empty» the same, with nothing of the owner's in the answer. What a",
        "pattern does not name is in a group that it names, or fares as «always».",
        "",
        "## Everybody",
        "",
        "| who | is |",
        "|---|---|",
        *(f"| {name} | {words} |" for name, words in policy["actors"].items()),
        *(f"| {name} | all of: {', '.join(each)} |" for name, each in policy["groups"].items()),
        "",
        "## Always",
        "",
        *_outcomes(policy["always"]),
    ]
    for name, pattern in policy["pattern"].items():
        lines += ["", f"## {name[0].upper()}{name[1:]}", "", *_outcomes(pattern), ""]
        lines += [
            f"- `{route}`"
            + f" ({place})" * (place != "here")
            + f", key: `{row.get('scope')}`" * ("scope" in row)
            for route, row in policy["route"].items()
            for place, its in row.items()
            if its == name
        ]
    return "\n".join(lines) + "\n"


def _outcomes(pattern: dict[str, str]) -> list[str]:
    outcomes = dict.fromkeys(pattern.values())
    return [
        "| outcome | who |",
        "|---|---|",
        *(f"| {each} | {', '.join(who for who in pattern if pattern[who] == each)} |" for each in outcomes),
    ]


def main(arguments: list[str]) -> int:
    """Write or check."""
    promised = tomllib.loads((HERE / "promises.toml").read_text(encoding="utf-8"))
    wrong = [f"there is no test {test}" for test in missing_tests(promised)]
    measured = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else None
    pages = {
        "guides.md": guides(promised),
        "proof.md": proof(promised, measured),
        "authorisation.md": authorisation(tomllib.loads(POLICY.read_text(encoding="utf-8"))),
    }
    for name, text in pages.items():
        page = HERE / name
        if arguments != ["--check"]:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or _lasting(page.read_text(encoding="utf-8")) != _lasting(text):
            wrong.append(f"docs/{name} is stale; type: make generate")
    sys.stdout.writelines(f"{each}\n" for each in wrong)
    return 1 if wrong else 0


def _lasting(text: str) -> str:
    """Leave out the figures: they change with every run of the benchmarks."""
    return text.partition(FIGURES_BEGIN)[0]


def _exists(test: str) -> bool:
    path, _, name = test.partition("::")
    return name in tests_in(path) if name else (ROOT / path).is_file()


def _page_tests(row: int) -> list[str]:
    return sorted(
        f"{page}::{name}"
        for page in PAGES
        for name in tests_in(page)
        if (found := ROW.match(name)) and int(found[1]) == row
    )


def _tests(tests: Any) -> str:
    return ", ".join(_link(test) for test in tests)


def _link(test: str) -> str:
    path, _, name = test.partition("::")
    return f"[{(name or Path(path).stem).removeprefix('test_').replace('_', ' ')}](../{path})"


def _proof_of(entry: Entry) -> str:
    command = [f"`{entry['command']}`"] if "command" in entry else []
    return "<br>".join([*command, *map(_link, entry.get("tests", ()))]) or "**none**"


def _figures(wanted: list[Entry], measured: Entry | None) -> list[str]:
    lines = [FIGURES_BEGIN, ""]
    if measured:
        machine, load = measured["machine"], "quarter" if measured["quick"] else "full"
        lines += [
            f"Measured {measured['at']} at commit {measured['commit']}, {load} load, on {machine['cores']} cores",
            f"({machine['cpu']}, {machine['system']}; load average before: {machine['load_before']}). «Others» is how",
            "many cores were taken meanwhile by what does not belong to the measurement: where it is more than a little,",
            "the figure says less about the build than about the machine.",
            "",
        ]
    lines += ["| what | to reach | last measured | |", "|---|---|---|---|"]
    found = measured["figures"] if measured else []
    for entry in wanted:
        mine = [each for each in found if each["name"].startswith(tuple(entry.get("named", ())))]
        shown = "<br>".join(map(_figure, mine)) or entry.get("seen", "**unmeasured**")
        states = [each["holds"] for each in mine if each["holds"] is not None]
        verdict = "" if not states else "✓" if all(states) else "**red**"
        lines.append(f"| {entry['says']} | {entry['reach']} | {shown} | {verdict} |")
    return lines


def _figure(each: Entry) -> str:
    value = each["value"]
    spelt = f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"  # noqa: PLR2004 - three digits are enough
    others = each["more"].get("cores_taken_by_others")
    sign = {True: "✓ ", False: "✗ ", None: ""}[each["holds"]]
    note = f" (others {others})" if others is not None else ""
    return f"{sign}{each['name']}: {spelt} {each['unit']}{note}".replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
