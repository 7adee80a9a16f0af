"""What tests of identity are given."""

from __future__ import annotations

import pytest

from services.identity.tests.a_house import House


@pytest.fixture
def house() -> House:
    return House()
