"""Credits, errors: what can go wrong with money."""

from __future__ import annotations

from engine.foundation.errors import KnownError


class InsufficientCredits(KnownError):
    """The balance is below the price; details: required, available, job_id."""

    code = "insufficient_credits"
