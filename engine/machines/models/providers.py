"""Machines, models, providers: the kept library's model for a choice; the library is imported here, and only when a model is asked."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

import httpx2

from engine.foundation.language_models import ProviderKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from ssl import SSLContext

    from pydantic_ai.models import Model

    from engine.foundation.language_models import ModelChoice

NO_KEY = "none"
CONNECT_S = 10.0
MOST_BYTES, MOST_PACKED = 8_000_000, 80_000
EVERY_CALL = tuple(
    f"pydantic_ai.{name}" for name in ("direct", "exceptions", "messages", "models", "output", "settings")
)
OF_KIND = {
    ProviderKind.OPENAI: (
        "pydantic_ai.models.openai", "pydantic_ai.profiles.openai",
        "pydantic_ai.providers.openai", "pydantic_ai.providers.openai_compatible",
    ),
    ProviderKind.ANTHROPIC: ("pydantic_ai.models.anthropic", "pydantic_ai.providers.anthropic"),
    ProviderKind.GEMINI: ("pydantic_ai.models.google", "pydantic_ai.providers.google"),
}  # fmt: skip
_IMPORTING = Lock()


class TooMuch(httpx2.ReadError):
    """An answer does not end."""


class Elsewhere(httpx2.RequestError):
    """An answer sends the question, and the key with it, to another address."""


class _Bounded(httpx2.AsyncByteStream):
    """A body that stops being read where no answer of a model is that long."""

    def __init__(self, inside: httpx2.AsyncByteStream, most: int) -> None:
        self._inside, self._most = inside, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for block in self._inside:
            seen += len(block)
            if seen > self._most:
                raise TooMuch(f"More than {self._most:,} bytes.")
            yield block

    async def aclose(self) -> None:
        """Let go of the line."""
        await self._inside.aclose()


class _BoundedTransport(httpx2.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, bounded; a packed one, which nobody asked for, to what unpacks into bearable memory."""
        request.headers["Accept-Encoding"] = "identity"
        answer = await super().handle_async_request(request)
        if answer.is_redirect:
            await answer.aclose()
            raise Elsewhere("A redirect.")
        packed = answer.headers.get("Content-Encoding", "identity") != "identity"
        if isinstance(answer.stream, httpx2.AsyncByteStream):
            answer.stream = _Bounded(answer.stream, MOST_PACKED if packed else MOST_BYTES)
        return answer


def client() -> httpx2.AsyncClient:
    """An HTTP client that follows nobody elsewhere and reads no proxy from the surroundings; the caller bounds the time."""
    timeout = httpx2.Timeout(connect=CONNECT_S, read=3600, write=60, pool=60)
    line = _BoundedTransport(verify=_trusted(), trust_env=False)
    return httpx2.AsyncClient(timeout=timeout, trust_env=False, follow_redirects=False, transport=line)


@lru_cache(maxsize=1)
def _trusted() -> SSLContext:
    # Reading every certificate anew takes longer than a whole call to a server on this machine.
    return httpx2.create_ssl_context(trust_env=False)


def loaded(kind: ProviderKind) -> None:
    """Whatever a first question to this kind of provider needs is imported, by one thread at a time."""
    # The library's modules import each other in circles: two threads that come from two sides find some of them half made.
    with _IMPORTING:
        for name in (*EVERY_CALL, *OF_KIND[kind]):
            import_module(name)
    _trusted()


def model_of(choice: ModelChoice, key: str | None, http: httpx2.AsyncClient) -> Model[Any]:
    """The model of this choice, speaking through this client."""
    if choice.kind is ProviderKind.ANTHROPIC:
        return _anthropic(choice, key, http)
    if choice.kind is ProviderKind.GEMINI:
        return _gemini(choice, key, http)
    return _openai(choice, key, http)


def _openai(choice: ModelChoice, key: str | None, http: httpx2.AsyncClient) -> Model[Any]:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.profiles.openai import OpenAIModelProfile
    from pydantic_ai.providers.openai import OpenAIProvider
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    if choice.host == "api.openai.com":
        own = OpenAIProvider(base_url=choice.base, api_key=key or NO_KEY, http_client=http)
        return OpenAIChatModel(choice.name, provider=own)
    # A server that knows less refuses with 400, and is asked more simply from then on.
    profile = OpenAIModelProfile(
        supports_json_schema_output=True, supports_json_object_output=True, openai_chat_supports_max_completion_tokens=False
    )  # fmt: skip
    provider = OpenAICompatibleProvider(
        "local", base_url=choice.base, api_key=key or NO_KEY, http_client=http, profile=profile
    )
    return OpenAIChatModel(choice.name, provider=provider)


def _anthropic(choice: ModelChoice, key: str | None, http: httpx2.AsyncClient) -> Model[Any]:
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    return AnthropicModel(
        choice.name, provider=AnthropicProvider(api_key=key or NO_KEY, base_url=choice.base, http_client=http)
    )


def _gemini(choice: ModelChoice, key: str | None, http: httpx2.AsyncClient) -> Model[Any]:
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    return GoogleModel(
        choice.name, provider=GoogleProvider(api_key=key or NO_KEY, base_url=choice.base, http_client=http)
    )
