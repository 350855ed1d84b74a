"""No keyring: whoever runs the tests keeps theirs to themselves."""

from __future__ import annotations

import keyring
import pytest
from keyring.backends.fail import Keyring


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a keyring."""
    monkeypatch.setattr(keyring, "get_keyring", Keyring)
