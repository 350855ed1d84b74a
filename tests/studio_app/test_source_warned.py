"""The list of sources says of a text that is kept but will not be read aloud what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from engine.library.model import DigestStatus, Source, SourceStatus, SourceType
from studio_app.library.source_row import tone_of
from studio_app.library.sources import state_of
from studio_app.theme.colors import LIGHT

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
LITTLE = "Most of this is a log that a program has written: it is kept, but nothing in it can be read aloud."


def test_a_warning_stands_where_its_claims_would() -> None:
    log = Source("s", "p", SourceType.FILE, SourceStatus.READY, WHEN, WHEN, byte_size=600, warnings=(LITTLE,))
    digested = replace(log, digest_status=DigestStatus.READY)
    assert tone_of(digested, LIGHT) == LIGHT.quiet
    assert tone_of(replace(digested, warnings=()), LIGHT) == LIGHT.good
    assert state_of(log) == f"100 words  ·  {LITTLE}"
