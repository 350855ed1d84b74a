"""Access, model: scopes, API keys, share tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a key may do; frozen by the API."""

    STORY_READ = "story:read"
    STORY_WRITE = "story:write"
    SOURCE_READ = "source:read"
    SOURCE_WRITE = "source:write"
    ARTIFACT_READ = "artifact:read"
    ARTIFACT_PUBLISH = "artifact:publish"
    CREDITS_READ = "credits:read"
    WEBHOOK_WRITE = "webhook:write"
    PUBLISHING_READ = "publishing:read"
    PUBLISHING_WRITE = "publishing:write"
    PUBLISHING_PUBLISH = "publishing:publish"


DEFAULT_SCOPES = (Scope.STORY_READ, Scope.CREDITS_READ)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key without its secret; `prefix` may be logged and shown."""

    id: str
    name: str
    prefix: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None = None
    allowed_ips: tuple[str, ...] = ()
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def start(self) -> str:
        """The first characters, enough to tell keys apart in a list."""
        return f"sh_{self.prefix[:4]}"

    def revoked(self, at: datetime) -> ApiKey:
        """The key withdrawn; a second time changes nothing."""
        return self if self.revoked_at else replace(self, revoked_at=at)


@dataclass(frozen=True, slots=True)
class ShareToken:
    """A signed link power over one artifact until it expires or is revoked; `token` is the JWT."""

    jti: str
    subject: str
    type: str
    token: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
