"""Machines, models, nearby: which model servers answer on their usual ports of this machine, and what a server offers."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from engine.foundation.language_models import LocalServer, ProviderKind
from engine.machines.models.reading import SMALLEST_WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

    from engine.foundation.language_models import ModelChoice

USUAL = (
    ("Ollama", 11434), ("LM Studio", 1234), ("llama.cpp", 8080), ("vLLM", 8000), ("text-generation-webui", 5000), ("KoboldCpp", 5001),
    ("Jan", 1337), ("GPT4All", 4891), ("LocalAI", 8081), ("MLX", 10240),
)  # fmt: skip
LOOK_S = 1.5
MOST_BYTES = 1_000_000
MOST_MODELS = 300
HOST = "127.0.0.1"


def look_around(
    places: Sequence[tuple[str, int]] = USUAL, own_ports: frozenset[int] = frozenset()
) -> tuple[LocalServer, ...]:
    """The servers that answer with a list of models, in the order of `places`; about two seconds at most, nothing is logged."""
    wanted = [place for place in places if place[1] not in own_ports]
    with ThreadPoolExecutor(max_workers=max(1, len(wanted)), thread_name_prefix="nearby") as pool:
        found = list(pool.map(lambda place: _at(*place), wanted))
    return tuple(server for server in found if server is not None)


def _at(name: str, port: int) -> LocalServer | None:
    address = f"http://{HOST}:{port}/v1"
    listed = _listed(f"{address}/models", {}, LOOK_S)
    models = None if listed is None else _names(listed)
    return None if models is None else LocalServer(name, address, models)


def offered(choice: ModelChoice, key: str | None, timeout_s: float = 10.0) -> tuple[str, ...] | None:
    """The names of the models this provider offers, None where it does not say."""
    secret = key or ""
    url, headers = {
        ProviderKind.ANTHROPIC: (f"{choice.base}/v1/models?limit=200", {"x-api-key": secret, "anthropic-version": "2023-06-01"}),
        ProviderKind.GEMINI: (f"{choice.base}/v1beta/models?pageSize=200", {"x-goog-api-key": secret}),
    }.get(choice.kind, (f"{choice.base}/models", {"Authorization": f"Bearer {secret}"} if secret else {}))  # fmt: skip
    listed = _listed(url, headers, timeout_s)
    return None if listed is None else _names(listed)


def window_of(choice: ModelChoice, timeout_s: float = LOOK_S) -> int | None:
    """The window a server in this house has loaded the model with, None where it does not tell.

    Ollama says it of every model in memory (`/api/ps`), llama.cpp of its one (`/props`), LM Studio in its own list.
    """
    if choice.kind is not ProviderKind.OPENAI or not choice.is_local:
        return None
    home = choice.base.removesuffix("/v1")
    rows = _rows(_listed(f"{home}/api/ps", {}, timeout_s))
    rows = rows or _rows(_listed(f"{home}/api/v0/models", {}, timeout_s))
    named = [row for row in rows if choice.name in {row.get(key) for key in ("name", "model", "id")} | _untagged(row)]
    told = [row.get("context_length") or row.get("loaded_context_length") for row in named]
    if not rows and isinstance(props := _listed(f"{home}/props", {}, timeout_s), dict):
        settings = props.get("default_generation_settings")
        told = [settings.get("n_ctx")] if isinstance(settings, dict) else []
    return next((size for size in told if isinstance(size, int) and size >= SMALLEST_WINDOW), None)


def _rows(listed: Any) -> list[dict[str, Any]]:
    rows = listed.get("models", listed.get("data")) if isinstance(listed, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _untagged(row: dict[str, Any]) -> set[str]:
    """A model's name as people write it: `gemma3` of `gemma3:latest`."""
    return {str(row.get(key)).removesuffix(":latest") for key in ("name", "model") if row.get(key)}


def _listed(url: str, headers: dict[str, str], timeout_s: float) -> Any:
    """The JSON at an address, None for anything else: no answer, another kind of server, too much of it."""
    import httpx

    try:
        with (
            httpx.Client(timeout=timeout_s, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", url, headers={**headers, "Accept-Encoding": "identity"}) as answer,
        ):
            if answer.status_code != 200 or answer.headers.get("Content-Encoding", "identity") != "identity":
                return None
            return _json(answer, time.monotonic() + timeout_s)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError):
        return None


def _json(answer: httpx.Response, ends: float) -> Any:
    import json

    body = bytearray()
    for block in answer.iter_bytes():
        body += block
        if len(body) > MOST_BYTES or time.monotonic() > ends:
            return None
    return json.loads(bytes(body))


def _names(listed: Any) -> tuple[str, ...] | None:
    rows = listed.get("data", listed.get("models")) if isinstance(listed, dict) else None
    if not isinstance(rows, list):
        return None
    told = [row.get("id") or row.get("name") for row in rows if isinstance(row, dict)]
    names = [str(name).removeprefix("models/") for name in told if isinstance(name, str) and name.isprintable()]
    return tuple(dict.fromkeys(names))[:MOST_MODELS]
