"""Machines, readers, given, reader: plain text, markdown and JSON become extractions; text handed in is laid out in place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from engine.library.composing import Composer
from engine.library.errors import SourceExtractionFailed
from engine.library.extraction import Block, BlockKind, Extraction, Layout
from engine.machines.letters.decoding import decoded
from engine.machines.readers.given.cues import cue_blocks, speech_of
from engine.machines.readers.given.markdown import is_marked_up, markdown_blocks
from engine.machines.readers.given.plain import data_blocks, entry_of, plain_blocks, subject_of

TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)


class GivenTextReader:
    """The library's `TextReader`."""

    def lay_out(self, text: str, *, markdown: bool) -> Layout:
        """The layout of this very text; what is markdown is laid out as markdown, whatever it is called."""
        if spoken := tuple(cue_blocks(text)):
            return Layout(spoken)
        marked = markdown or is_marked_up(text)
        return Layout(tuple(markdown_blocks(text) if marked else plain_blocks(text)))


def read(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a plain text file; a page of a manual is titled by its entry, and what is markdown is read as that."""
    text = _text(path, encoding)
    if said := speech_of(text):
        return _spoken(said)
    if is_marked_up(text):
        blocks = tuple(markdown_blocks(text))
        return Extraction(text, Layout(blocks), _titled(text, blocks), "txt")
    entry = entry_of(text) or subject_of(text)
    return Extraction(text, Layout(tuple(plain_blocks(text))), {"title": entry} if entry else {}, "txt")


def _spoken(said: list[str]) -> Extraction:
    """Subtitles as what is said in them."""
    composer = Composer()
    for paragraph in said:
        composer.add(BlockKind.PARAGRAPH, paragraph)
    return composer.extraction({}, "txt")


def read_markdown(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a markdown file; its title is its front matter's, else its first heading's."""
    text = _text(path, encoding)
    blocks = tuple(markdown_blocks(text))
    return Extraction(text, Layout(blocks), _titled(text, blocks), "md")


def read_json(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read JSON as pretty text; long strings in it are paragraphs, the rest is code. Raises `SourceExtractionFailed`."""
    try:
        text = json.dumps(json.loads(_text(path, encoding)), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError) as problem:
        raise SourceExtractionFailed(
            "The answer calls itself JSON but is not valid.", hint="Check the address."
        ) from problem
    return Extraction(text, Layout(tuple(data_blocks(text, 0, len(text)))), {}, "json")


def _text(path: Path, encoding: str | None) -> str:
    # Line ends are made one kind, so that offsets mean the same everywhere; nothing else is touched.
    text = decoded(path.read_bytes(), encoding or "utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _titled(text: str, blocks: tuple[Block, ...]) -> dict[str, str]:
    if (
        blocks
        and blocks[0].kind is BlockKind.CODE
        and text.startswith("---")
        and (found := TITLE.search(text, 0, blocks[0].end))
    ):
        return {"title": found.group(1)[:300]}
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return {"title": text[headings[0].start : headings[0].end][:300]} if headings else {}
