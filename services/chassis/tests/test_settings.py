from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from services.chassis.settings import Settings, SettingsWrong

ENOUGH = {"AMQP_URI": "amqp://somewhere", "SECRET_KEY": "key"}


@dataclass(frozen=True, kw_only=True)
class Shop(Settings):
    opens_at: int
    discount: Decimal = Decimal("0.10")
    counters: tuple[str, ...] = ()
    closed: bool = False


def test_settings_come_from_the_environment_by_their_upper_case_names() -> None:
    told = {
        **ENOUGH,
        "OPENS_AT": "8",
        "COUNTERS": '["a","b"]',
        "CLOSED": "true",
        "DISCOUNT": '"0.20"',
        "HEALTH_PORT": "81",
    }
    shop = Shop.from_environment(told)

    assert (shop.opens_at, shop.counters, shop.closed, shop.health_port) == (8, ("a", "b"), True, 81)
    assert shop.discount == Decimal("0.20")


def test_an_office_user_speaks_for_an_office() -> None:
    assert Settings.from_environment({**ENOUGH, "OFFICE_USERS": '{"court-湘": "湘"}'}).office_users == {
        "court-湘": "湘"
    }


def test_everything_that_is_missing_or_misspelt_is_named_at_once() -> None:
    with pytest.raises(SettingsWrong) as wrong:
        Shop.from_environment({"SECRET_KEY": "key", "OPENS_AT": "early"})

    assert "AMQP_URI is not set" in str(wrong.value)
    assert "OPENS_AT: " in str(wrong.value)


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings.from_environment({**ENOUGH, "DATABASE_URL": "postgresql://me:pw@somewhere"}))

    assert "key" not in shown.replace("secret_key", "")
    assert "pw" not in shown
