"""Machines, readers, book, reader: an EPUB becomes an extraction, chapter after chapter; cover and contents are passed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.library.apparatus import Piece, composed
from engine.library.errors import SourceExtractionFailed, SourceTooLarge
from engine.library.extraction import BlockKind, Extraction
from engine.library.intake import INLINE_BYTES
from engine.machines.archive import Archive, opened
from engine.machines.letters.decoding import is_binary
from engine.machines.readers.book.binding import binding_of
from engine.machines.readers.book.chapters import pieces_of

SAMPLE, LOOKED_AT = 4096, 7
NOISE = "The chapters of this book are no text inside; it is locked (DRM) or damaged."


def read(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a book. Raises `SourceExtractionFailed` (broken, locked), `SourceTooLarge`."""
    progress(5, "Opening the book")
    pieces: list[Piece] = []
    size = 0
    with opened(path) as archive:
        binding = binding_of(archive)
        _require_words(archive, binding.chapters)
        for number, name in enumerate(binding.chapters, 1):
            progress(5 + 90 * number // len(binding.chapters), f"Chapter {number} of {len(binding.chapters)}")
            chapter = _titled(pieces_of(archive.read(name)), binding.labels.get(name))
            size += sum(len(piece.text) for piece in chapter)
            if size > INLINE_BYTES:
                raise SourceTooLarge(
                    f"Its text has more than {INLINE_BYTES:,} bytes.", hint="Split the book.", limit=INLINE_BYTES, actual=size
                )  # fmt: skip
            pieces += chapter
    return composed(pieces, binding.facts, "epub")


def _require_words(archive: Archive, chapters: Sequence[str]) -> None:
    """Itself silent; a shop's lock does not always leave word that it is there. Raises `SourceExtractionFailed`."""
    heads = [archive.read(name)[:SAMPLE] for name in chapters[:LOOKED_AT]]
    if sum(map(is_binary, filter(None, heads))) > len(heads) // 2:
        raise SourceExtractionFailed(NOISE, hint="Add a copy without a lock, save it anew, or paste its text.")


def _titled(chapter: list[Piece], label: str | None) -> list[Piece]:
    has_heading = any(piece.kind is BlockKind.HEADING for piece in chapter)
    if not chapter or has_heading or label is None or _key(label) == _key(chapter[0].text):
        return chapter
    return [Piece(BlockKind.HEADING, label, 1), *chapter]


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
