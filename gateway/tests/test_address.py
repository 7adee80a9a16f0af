from __future__ import annotations

import pytest

from gateway.tests.visitors import House


def seen(proxies: int, *forwarded: str) -> str:
    """Return where a service is told that the request came from."""
    house = House()
    house.edge.proxies = proxies
    headers = [(b"X-Forwarded-For", each.encode("latin-1")) for each in forwarded]
    house.client.request("GET", "/api/v1/courts", headers=headers)
    return str(house.last[1]["address"])


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, [], "127.0.0.1"),
        (0, ["203.0.113.9"], "127.0.0.1"),
        (1, [], "127.0.0.1"),
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
        (1, ["198.51.100.1", "203.0.113.9"], "203.0.113.9"),
        (2, ["198.51.100.1, 203.0.113.9, 10.0.0.1"], "203.0.113.9"),
        (2, ["203.0.113.9"], "127.0.0.1"),
        (1, ["unknown"], "127.0.0.1"),
        (1, ["203.0.113.9\u00e9"], "127.0.0.1"),
        (1, ["2001:DB8:0:0::1"], "2001:db8::1"),
    ],
)
def test_the_address_is_the_one_that_our_own_proxies_heard(
    proxies: int, forwarded: list[str], address: str
) -> None:
    assert seen(proxies, *forwarded) == address


def test_the_services_are_told_where_the_request_came_from_also_of_who_is_logged_in() -> None:
    house = House()
    house.visit("GET", "/account")
    assert house.last[1]["address"] == "127.0.0.1"


def test_no_address_is_written_down(capsys: pytest.CaptureFixture[str]) -> None:
    assert seen(1, "203.0.113.9") == "203.0.113.9"
    written = capsys.readouterr().out
    assert "/api/v1/courts" in written
    assert "203.0.113.9" not in written
