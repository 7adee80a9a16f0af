from __future__ import annotations

import pytest

from services.payment.tests.world import World


@pytest.fixture
def world() -> World:
    return World()
