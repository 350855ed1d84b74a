"""Foundation, probes: whether a plug can be used here and now, and if not, why and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Probe:
    """`reason` and `remedy` are sentences for the person: how it stands, and what to do when it is not available."""

    available: bool
    reason: str = ""
    remedy: str = ""
