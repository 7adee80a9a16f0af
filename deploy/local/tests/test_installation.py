from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest

from deploy.local.installation import Installation, port_is_free, write_private


def test_what_was_chosen_once_is_kept(tmp_path: Path) -> None:
    first, later = Installation(tmp_path), Installation(tmp_path)
    assert first.port("broker") == later.port("broker")
    assert first.secret("SECRET_KEY") == later.secret("SECRET_KEY")


def test_two_installations_share_nothing(tmp_path: Path) -> None:
    one, other = Installation(tmp_path / "one"), Installation(tmp_path / "other")
    assert one.secret("SECRET_KEY") != other.secret("SECRET_KEY")
    assert one.mark != other.mark


def test_a_port_that_somebody_took_meanwhile_is_given_up(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    before = installation.port("broker")
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", before))
        somebody.listen()
        after = installation.port_again("broker")
    assert after != before
    assert installation.port("broker") == after


def test_a_port_that_is_still_free_is_kept(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    assert installation.port_again("broker") == installation.port("broker")


def test_the_environment_has_the_last_word_on_the_gateway_s_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation = Installation(tmp_path)
    installation.port("gateway")
    monkeypatch.setenv("PORT_BASE", "8200")
    assert (installation.port("gateway"), installation.port("sandbox")) == (8200, 8290)
    monkeypatch.setenv("GATEWAY_PORT", "9999")
    assert installation.port("gateway") == 9999


def test_no_two_programs_get_one_port(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    ports = [installation.port(f"health {number}") for number in range(30)]
    assert len(set(ports)) == 30


def test_no_two_installations_side_by_side_get_one_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda _: 0)
    one, other = Installation(tmp_path / "one"), Installation(tmp_path / "other")
    assert {one.port("broker"), one.port("gateway")}.isdisjoint({other.port("broker"), other.port("gateway")})


def test_passwords_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    installation.secret("SECRET_KEY")
    assert stat.S_IMODE((tmp_path / "installation.json").stat().st_mode) == 0o600


def test_a_private_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    write_private(file, "one", 0o400)
    write_private(file, "another", 0o400)
    assert file.read_text() == "another"
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_port_with_a_listener_is_not_free() -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        assert not port_is_free(somebody.getsockname()[1])
