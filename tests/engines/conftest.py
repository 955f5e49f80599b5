"""What tests of engines may rely on."""

import pytest

from hansa.engines.scheduling import warm_up


@pytest.fixture(scope="session", autouse=True)
def compiled():
    """Compiling takes seconds, once on a machine; no test is to wait for it by the clock."""
    warm_up()
