"""Nearby: model servers on this machine's usual ports are found, whatever else answers there does no harm, and nobody else is asked."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import replace
from typing import Any

import pytest

from engine.foundation.language_models import ModelChoice, ProviderKind
from engine.machines.models.nearby import USUAL, look_around, offered
from tests.fakes.model_server import ModelServer

SECRET = "sk-abcdefghijklmnopqrstuvwxyz"


def test_the_neighbourhood_is_this_machine_alone(
    server: ModelServer, rings: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    look_around([*USUAL, ("Ours", server.port)])
    assert rings
    assert {address[0] for address in rings} == {"127.0.0.1"}


def test_servers_nearby_are_named_with_their_models(server: ModelServer) -> None:
    server.models = ("tiny", "tall")
    (one,) = look_around([("Ollama", server.port), ("Nobody", free_port())])
    assert (one.name, one.address, one.models) == ("Ollama", server.address, ("tiny", "tall"))
    assert look_around([("Ollama", server.port)], frozenset({server.port})) == ()


def test_something_else_on_a_usual_port_is_no_model_server(server: ModelServer) -> None:
    server.models = None
    assert look_around([("llama.cpp", server.port)]) == ()


OK = b"HTTP/1.1 200 OK\r\n\r\n"


@pytest.mark.parametrize("said", [b"", b"hello\r\n\r\n", OK + b"[1, 2]", OK + b"{", OK + b"[" * 90_000])
def test_whatever_answers_on_a_usual_port_does_no_harm(said: bytes) -> None:
    with speaker(said) as port:
        assert look_around([("Strange", port)]) == ()


@pytest.mark.alone
def test_a_neighbour_that_never_finishes_is_left_after_a_moment() -> None:
    began = time.monotonic()
    with speaker(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", drip=b" ") as port:
        assert look_around([("Slow", port)]) == ()
    assert time.monotonic() - began < 6


@pytest.mark.parametrize("kind", [ProviderKind.OPENAI, ProviderKind.ANTHROPIC, ProviderKind.GEMINI])
def test_every_provider_lists_its_models_in_its_own_way(
    server: ModelServer, choice: ModelChoice, kind: ProviderKind
) -> None:
    address = server.address if kind is ProviderKind.OPENAI else f"http://127.0.0.1:{server.port}"
    assert offered(replace(choice, kind=kind, address=address), SECRET) == ("tiny",)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


class speaker:  # noqa: N801 - reads as what it does
    """Says these bytes to whoever comes, then drips."""

    def __init__(self, said: bytes, drip: bytes = b"") -> None:
        self._said, self._drip = said, drip
        self._gone = threading.Event()
        self._line = socket.create_server(("127.0.0.1", 0))
        self._line.settimeout(10)
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> int:
        self._thread.start()
        return int(self._line.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._gone.set()
        self._line.close()
        self._thread.join(10)

    def _serve(self) -> None:
        try:
            line, _ = self._line.accept()
            with line:
                line.settimeout(5)
                line.recv(65_536)
                line.sendall(self._said)
                while self._drip and not self._gone.wait(0.2):
                    line.sendall(self._drip)
        except OSError:
            return
