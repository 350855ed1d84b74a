"""Machines, models, calling: one request and its reply within a time, given up at once when nobody wants it any more."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, Any

from engine.foundation.language_models import NAMES, ProviderKind
from engine.machines.models.asking import CallFailed, Form, Question, Reply, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_ai.messages import ModelResponse

    from engine.foundation.language_models import ModelChoice

LOOK_S = 0.5
FORMS = re.compile(r"response_format|json_schema|json_object|response_schema|grammar", re.IGNORECASE)
WINDOWS = re.compile(
    r"\bcontext[ _](?:size|length|window)|\bn_ctx\b|\b(?:prompt|input|request) is too long\b|\btoo many (?:input )?tokens\b",
    re.IGNORECASE,
)
# The line broke after the question had gone out.
BROKEN = frozenset({"RemoteProtocolError", "ReadError", "ReadTimeout", "ConnectionResetError", "IncompleteRead"})
DETAIL = 240


def call(
    choice: ModelChoice, key: str | None, question: Question, form: Form, timeout_s: float, tick: Callable[[], None]
) -> Reply:
    """Ask once. `tick` is called twice a second and may raise to give up. Raises `CallFailed`, and what `tick` raises."""
    return asyncio.run(_within(choice, key, question, form, timeout_s, tick))


async def _within(
    choice: ModelChoice, key: str | None, question: Question, form: Form, timeout_s: float, tick: Callable[[], None]
) -> Reply:
    from engine.machines.models.providers import client, loaded

    # The libraries are loaded before the clock starts: how fast a model is has nothing to do with them.
    loaded(choice.kind)
    began = time.monotonic()
    async with client() as http:
        task = asyncio.ensure_future(_asked(choice, key, question, form, http))
        try:
            while not (await asyncio.wait({task}, timeout=LOOK_S))[0]:
                tick()
                if time.monotonic() - began > timeout_s:
                    raise CallFailed(Trouble.TIMED_OUT, f"no answer within {timeout_s:.0f} seconds")
            response = task.result()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    return _reply(response, question, time.monotonic() - began)


async def _asked(choice: ModelChoice, key: str | None, question: Question, form: Form, http: Any) -> ModelResponse:
    from pydantic_ai.direct import model_request
    from pydantic_ai.messages import ModelRequest, UserPromptPart
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.output import OutputObjectDefinition
    from pydantic_ai.settings import ModelSettings

    from engine.machines.models.providers import model_of

    shape = OutputObjectDefinition(json_schema=question.schema, name="answer", strict=True)
    wanted = {
        Form.SCHEMA: ModelRequestParameters(output_mode="native", output_object=shape),
        Form.OBJECT: ModelRequestParameters(output_mode="prompted", output_object=shape),
        Form.WORDS: ModelRequestParameters(output_mode="text"),
    }[form]
    settings = ModelSettings(max_tokens=question.most_tokens, max_retries=0)
    if choice.kind is ProviderKind.OPENAI and choice.host not in NAMES:
        # The providers' newer models refuse to be told their temperature.
        settings["temperature"] = question.temperature
    request = ModelRequest(parts=[UserPromptPart(question.user)], instructions=question.system)
    try:
        return await model_request(
            model_of(choice, key, http), [request], model_settings=settings, model_request_parameters=wanted
        )
    except asyncio.CancelledError:
        raise
    except Exception as problem:
        raise _named(problem, key) from problem


def _reply(response: ModelResponse, question: Question, seconds: float) -> Reply:
    from pydantic_ai.messages import TextPart

    text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
    if response.finish_reason == "content_filter" and not text:
        raise CallFailed(Trouble.WITHHELD, "its filter held the answer back")
    tokens_in = response.usage.input_tokens or question.size
    tokens_out = response.usage.output_tokens or len(text) // 3 + 1
    was_cut, read = response.finish_reason == "length", response.usage.input_tokens or 0
    return Reply(text, was_cut, tokens_in, tokens_out, seconds, response.model_name or "", read)


def _named(problem: Exception, key: str | None) -> CallFailed:
    """What went wrong, by the library's own categories."""
    from pydantic_ai import exceptions as known

    from engine.machines.models.providers import Elsewhere, TooMuch

    words, status = said(problem, key), getattr(problem, "status_code", None)
    wait_s = getattr(problem, "retry_after", None)
    by_kind: tuple[tuple[type[Exception], Trouble], ...] = (
        (known.ModelAuthenticationError, Trouble.KEY), (known.ModelNotFoundError, Trouble.MODEL),
        (known.ModelContextWindowExceededError, Trouble.WINDOW), (known.ModelQuotaExceededError, Trouble.QUOTA),
        (known.ModelRateLimitError, Trouble.LIMIT), (known.ModelUnavailableError, Trouble.BUSY), (known.ModelTimeoutError, Trouble.UNREACHABLE),
        (known.ModelConnectionError, Trouble.UNREACHABLE), (known.ContentFilterError, Trouble.WITHHELD), (known.UserError, Trouble.FORM),
    )  # fmt: skip
    trouble = next((trouble for kind, trouble in by_kind if isinstance(problem, kind)), None)
    links = _links(problem)
    if trouble is Trouble.UNREACHABLE and links & BROKEN:
        trouble = Trouble.CUT_OFF
    if TooMuch.__name__ in links:
        return CallFailed(Trouble.UNREADABLE, "it sent far more than any answer has")
    if Elsewhere.__name__ in links:
        return CallFailed(Trouble.UNREACHABLE, "it sends its callers elsewhere, and nobody is followed with a key")
    trouble = trouble or _by_status(status)
    if trouble in (Trouble.FORM, Trouble.SERVER) and WINDOWS.search(words):
        trouble = Trouble.WINDOW
    if trouble is Trouble.SERVER and FORMS.search(words):
        # Some servers call a form they do not know a failure of their own.
        trouble = Trouble.FORM
    # Without a status the words are the library's own, about its parsing.
    told = "" if trouble is Trouble.UNREADABLE and status is None else words
    return CallFailed(trouble, told, status=status, wait_s=wait_s)


def _by_status(status: int | None) -> Trouble:
    if status is None:
        return Trouble.UNREADABLE
    if status in (401, 403):
        return Trouble.KEY
    if status == 404:
        return Trouble.MODEL
    if status == 402:
        return Trouble.QUOTA
    if status == 429:
        return Trouble.LIMIT
    if status in (408, 425, 503, 529):
        return Trouble.BUSY
    return Trouble.SERVER if status >= 500 else Trouble.FORM if status >= 400 else Trouble.UNREADABLE


def _links(problem: BaseException) -> set[str]:
    """The kinds of everything that led to this problem."""
    names: set[str] = set()
    link: BaseException | None = problem
    while link is not None and len(names) < 20:
        names.add(type(link).__name__)
        link = link.__cause__ or link.__context__
    return names


def said(problem: Exception, key: str | None) -> str:
    """The provider's own words for a problem, short, on one line and never with the key in them."""
    body = getattr(problem, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else body
    told = inner.get("message") if isinstance(inner, dict) else inner
    text = told if isinstance(told, str) and told.strip() else str(problem)
    text = " ".join(re.sub(r"<[^>]{1,200}>", " ", text).split())
    for secret in filter(None, (key,)):
        text = text.replace(secret, "…")
    text = re.sub(r"\b(?:sk|key|AIza)[-_\w]{12,}", "…", text)
    return text[:DETAIL].rstrip(" .") if len(text) <= DETAIL else text[:DETAIL].rsplit(" ", 1)[0] + " …"
