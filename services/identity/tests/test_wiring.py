"""What identity refuses to be put together as."""

from __future__ import annotations

import pytest

from services.chassis.settings import SettingsWrong
from services.identity import wiring


def settings(**changed: object) -> wiring.Settings:
    return wiring.Settings(amqp_uri="", secret_key="k", **changed)  # type: ignore[arg-type]


def test_codes_are_not_shown_where_a_real_provider_is_chosen() -> None:
    with pytest.raises(SettingsWrong, match="SANDBOX"):
        wiring.build(settings(sms_provider="tencent"))


def test_a_demonstration_of_the_real_protocol_is_one_still() -> None:
    wiring.must_not_show_codes_to_real_people(
        settings(face_provider="tencent", tencent_endpoint="http://127.0.0.1:8090")
    )
