"""What the tests of machines share: a model server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.model_server import ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model server."""
    server = ModelServer()
    yield server
    server.close()
