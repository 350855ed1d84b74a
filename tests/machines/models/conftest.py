"""What these tests share: a server on loopback, a choice of it, a conversation with it, and no keyring of anybody's."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.machines.models.account import Account
from engine.machines.models.conversation import Conversation
from engine.machines.models.governor import Governor
from engine.machines.models.pace import Manner
from engine.machines.models.shelf import Shelf
from tests.fakes.model_server import ModelServer

Talk = Callable[..., Conversation]


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring of whoever runs the tests is not touched."""
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(keyring, "get_keyring", Keyring)


@pytest.fixture
def choice(server: ModelServer) -> ModelChoice:
    """The choice of that server."""
    return ModelChoice(ProviderKind.OPENAI, server.address, "tiny", ModelLimits(timeout_s=20))


@pytest.fixture
def talk(choice: ModelChoice, tmp_path: Path) -> Talk:
    """Opens a conversation; the same shelf each time."""

    def open_up(chosen: ModelChoice = choice, *, key: str | None = None, **more: object) -> Conversation:
        parts = {
            "governor": Governor(),
            "manner": Manner(),
            "shelf": Shelf(tmp_path / "answers"),
            "account": Account(),
            **more,
        }
        return Conversation(chosen, key, tick=parts.pop("tick", _go_on), pause_s=0.02, **parts)  # type: ignore[arg-type]

    return open_up


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every address somebody tried to reach."""
    called: list[Any] = []
    plain = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        called.append(address)
        plain(self, address)

    def look_up(host: Any, *more: Any, **named: Any) -> Any:
        called.append((host, more[0] if more else None))
        raise OSError("no names here")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield called


def _go_on() -> None:
    """Nobody gives up."""
