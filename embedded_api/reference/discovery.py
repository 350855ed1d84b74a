"""Reference, discovery: errors, capabilities, examples and guidance as they are answered."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from embedded_api.reference.base import Anything, Shape
from engine.access.model import Scope

Availability = Literal["available", "planned", "unavailable"]


class Problem(Shape):
    """What went wrong."""

    code: str
    message: str
    request_id: Annotated[str, Field(pattern="^req_[0-9a-z]{26}$")]
    details: Anything | None = None


class ErrorAnswer(Shape):
    """The body of every refusal and failure; match on `code`."""

    error: Problem


class Auth(Shape):
    """How callers are known."""

    schemes: list[str]
    scopes: list[Scope]
    default_scopes: list[Scope]
    supports_idempotency: bool


class SourceKind(Shape):
    """A type of source and its limits."""

    type: str
    availability: Availability
    max_inline_bytes: int | None = None
    max_fetch_bytes: int | None = None
    max_upload_bytes: int | None = None
    content_types: list[str] | None = None
    formats: list[str] | None = None


class Sources(Shape):
    """What can be taken in."""

    types: list[SourceKind]
    retention_policies: list[str]
    max_redirects: int
    max_extracted_bytes: int
    digest: Anything


class Plans(Shape):
    """What plans can do."""

    available: bool
    auto_approve: bool
    resume: bool
    max_sources: int
    max_artifact_requests: int


class Capabilities(Shape):
    """What this installation can do, as it is now."""

    version: Literal["v1"]
    status: Literal["foundation"]
    implementation: Anything
    auth: Auth
    projects: Anything
    sources: Sources
    plans: Plans
    jobs: Anything
    artifacts: dict[str, Anything]
    pricing: Anything
    publishing: Anything
    webhooks: Anything
    events: Anything
    voices: Anything
    share: Anything
    rate_limits: Anything
    docs: dict[str, str]


class ExampleRequest(Shape):
    """A request of an example."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any = None


class ExampleStep(Shape):
    """A step of an example."""

    title: str
    description: str
    request: ExampleRequest
    curl: str
    node: str
    python: str | None = None


class Example(Shape):
    """A task from beginning to end."""

    id: str
    title: str
    status: Availability
    scopes: list[Scope]
    description: str
    when_to_use: str
    steps: list[ExampleStep]


class ExampleAuthentication(Shape):
    """How examples say who calls."""

    header: str
    format: str
    obtain_at: str


class Examples(Shape):
    """Tasks that run as printed."""

    version: Literal["v1"]
    base_url: str
    authentication: ExampleAuthentication
    error_codes: list[str]
    examples: list[Example]


class Tool(Shape):
    """An endpoint an agent may use."""

    name: str
    description: str
    endpoint: str
    scopes: list[Scope]


class Resource(Shape):
    """A document an agent may read."""

    uri: str
    description: str


class Guidance(Shape):
    """How an agent works well with this API."""

    version: Literal["v1"]
    instructions: str
    tools: list[Tool]
    resources: list[Resource]
