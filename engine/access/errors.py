"""Access, errors: why a caller is not let in."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class AuthenticationRequired(KnownError):
    """No Authorization header."""

    code = "authentication_required"


class InvalidApiKey(KnownError):
    """Malformed or unknown key."""

    code = "invalid_api_key"


class ApiKeyRevoked(KnownError):
    """The key was withdrawn."""

    code = "api_key_revoked"


class ApiKeyExpired(KnownError):
    """The key is past its date."""

    code = "api_key_expired"


class ApiPaused(KnownError):
    """The owner has paused API access."""

    code = "account_disabled"


class IpNotAllowed(KnownError):
    """The caller's address is not on the key's list."""

    code = "ip_not_allowed"


class InsufficientScope(KnownError):
    """The key lacks a scope; the message names it."""

    code = "insufficient_scope"


class RateLimited(KnownError):
    """Too many requests; `details["retry_after"]` in whole seconds."""

    code = "rate_limited"


class IdempotencyKeyRequired(KnownError):
    """This call must carry an Idempotency-Key."""

    code = "idempotency_key_required"


class IdempotencyConflict(KnownError):
    """The key was used with another body, or its first call still runs."""

    code = "idempotency_conflict"


class ApiKeyNotFound(NotFound):
    """No such API key."""


class ShareTokenInvalid(KnownError):
    """Malformed, forged, or meant for another kind of page."""

    code = "share_token_invalid"


class ShareTokenRevoked(KnownError):
    """The link was withdrawn by its owner."""

    code = "share_token_revoked"


class ShareTokenExpired(KnownError):
    """The link is past its date."""

    code = "share_token_expired"
