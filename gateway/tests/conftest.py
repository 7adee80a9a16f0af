import pytest

from gateway.tests.visitors import House


@pytest.fixture
def house() -> House:
    return House()
