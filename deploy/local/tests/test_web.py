from __future__ import annotations

from pathlib import Path

import pytest

from deploy.local import web


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Stand in for npm, and return what it is asked for."""
    asked: list[tuple[str, ...]] = []
    pages = tmp_path / "gateway/web"
    for folder in ("src", "node_modules", "dist"):
        (pages / folder).mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "src/main.ts", "../openapi.json"):
        (pages / name).write_text(name)
    monkeypatch.setattr(web, "ROOT", tmp_path)
    monkeypatch.setattr(web, "WEB", pages)
    monkeypatch.setattr(web, "_npm", lambda *arguments: asked.append(arguments))
    return asked


def test_the_page_is_built_once(built: list[tuple[str, ...]]) -> None:
    web.build()
    web.build()
    assert built == [("ci",), ("run", "build")]


@pytest.mark.parametrize("source", ["src/main.ts", "../openapi.json"])
def test_the_page_is_built_again_when_a_source_has_changed(built: list[tuple[str, ...]], source: str) -> None:
    web.build()
    (web.WEB / source).write_text("changed")
    web.build()
    assert built == [("ci",), ("run", "build"), ("run", "build")]


def test_what_is_made_of_the_sources_is_no_source(built: list[tuple[str, ...]]) -> None:
    web.build()
    (web.WEB / "dist/index.html").write_text("made")
    (web.WEB / "node_modules/vue").write_text("made")
    web.build()
    assert len(built) == 2


def test_other_packages_are_installed_again(built: list[tuple[str, ...]]) -> None:
    web.build()
    (web.WEB / "package-lock.json").write_text("other")
    web.build()
    assert built[2:] == [("ci",), ("run", "build")]
