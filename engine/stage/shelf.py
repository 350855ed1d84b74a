"""Stage, shelf: what has been spoken once is read back, never spoken again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from engine.foundation.errors import NotFound
from engine.stage.repository import KeptTake, StageRepository
from engine.stage.takes import Take, TakeBroken, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from engine.stage.ear import Power
    from engine.stage.promptbook import PromptBook
    from engine.stage.speech import Speech, SpeechRequest
    from engine.stage.timeline import Measured
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units, Work

log = logging.getLogger(__name__)


class Shelf:
    """Kept takes: a blob and a row each, written in a small unit of their own."""

    def __init__(self, units: Units, blobs: BlobStore) -> None:
        self._units, self._blobs = units, blobs

    def find(self, key: str) -> Take | None:
        """The kept take; one whose samples are lost or damaged is forgotten and None."""
        with self._units.reading("stage") as work:
            kept = StageRepository(work.session).take(key)
        if kept is None:
            return None
        try:
            return unpack(self._blobs.read(kept.blob), kept.measured.words)
        except (NotFound, TakeBroken) as problem:
            log.warning("A kept take cannot be used and is spoken anew: %s", problem)
        with self._units.work("stage") as work:
            StageRepository(work.session).forget_take(key)
        self._blobs.drop(kept.blob)
        return None

    def keep(self, key: str, request: SpeechRequest, content: bytes, take: Take) -> None:
        """Keep a take at once. Raises `DiskFull`."""
        blob = self._blobs.put(content)
        with self._units.work("stage") as work:
            kept = KeptTake(key, blob, request.voice_id, take.duration_ms, take.measured)
            StageRepository(work.session).add_take(kept, work.now())

    def powers(self, keys: Collection[str]) -> dict[str, Power]:
        """What the ear heard of those of these takes that are kept, by key."""
        with self._units.reading("stage") as work:
            return StageRepository(work.session).powers(keys)

    def remember(self, powers: Mapping[str, Power]) -> None:
        """Keep what the ear heard with the takes, by key; a take that is not kept is passed over."""
        if not powers:
            return
        with self._units.work("stage") as work:
            StageRepository(work.session).save_powers(powers)


def as_kept(speech: Speech) -> tuple[bytes, Take]:
    """Fresh speech in the form it is kept in, and the take that sounds from it."""
    content = pack(speech)
    return content, unpack(content, speech.words)


def measured_in(work: Work, book: PromptBook) -> dict[int, Measured]:
    """What is known of a book's lines, by position."""
    keys = {line.position: book.key(line) for line in book.lines}
    known = StageRepository(work.session).measured(keys.values())
    return {position: known[key] for position, key in keys.items() if key in known}
