"""Machines, readers, PDF, kinds: what a block is, judged by its look, its place and how it begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engine.library.extraction import BlockKind
from engine.machines.readers.pdf.blocks import Draft, Measure, is_ended
from engine.machines.readers.pdf.page import Face

CAPTION = re.compile(
    r"^(?:figure|fig\.|table|map|plate|photo(?:graph)?|chart|box|exhibit|diagram)\s*(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)\b(?P<stop>\s*[.:—–|-]|\s*$)?",
    re.IGNORECASE,
)
NUMBERING = re.compile(
    r"^(?:(?:chapter|part|section|appendix|annex)\s+)?(\d{1,2}(?:\.\d{1,2})*|[A-Z])\.?\s+(?=\S)", re.IGNORECASE
)
NOTE = re.compile(r"^(?:\d{1,3}|[*†‡§])\s?(?=\S)")
REFERENCE = re.compile(r"^\[\d{1,3}\]\s")
LONGEST_HEADING = 140


def judge(drafts: Sequence[Draft], measure: Measure, outline: Mapping[str, int], heights: Mapping[int, float]) -> None:
    """Give every draft its kind; `outline` maps titles in plain form to levels, `heights` pages to points."""
    for number, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH:
            continue
        text, face = draft.raw, draft.face
        if _is_note(number, text, face, drafts, measure, heights):
            draft.kind = BlockKind.REFERENCE
        else:
            draft.kind = _kind(draft, text, face, measure, outline)
            draft.level = outline.get(plain(text), 0) if draft.kind is BlockKind.HEADING else 0


def plain(title: str) -> str:
    """A title's letters alone, for comparing."""
    return "".join(letter for letter in NUMBERING.sub("", title).lower() if letter.isalnum())


def _kind(draft: Draft, text: str, face: Face, measure: Measure, outline: Mapping[str, int]) -> BlockKind:
    if face.fixed and not measure.fixed and all(row.face.fixed for row in draft.rows):
        return BlockKind.CODE
    if _is_caption(draft, text, face, measure):
        return BlockKind.CAPTION
    if REFERENCE.match(text):
        return BlockKind.REFERENCE
    if _is_heading(draft, text, face, measure, outline):
        return BlockKind.HEADING
    if draft.is_item:
        return BlockKind.LIST_ITEM
    if _is_figures(text):
        return BlockKind.TABLE
    return BlockKind.QUOTE if _is_quote(draft, text, face, measure) else BlockKind.PARAGRAPH


def _is_caption(draft: Draft, text: str, face: Face, measure: Measure) -> bool:
    found = CAPTION.match(text)
    if not found:
        return False
    looks_apart = face.size < 0.95 * measure.size or face.italic or draft.rows[0].segments[0].face.bold
    return bool(found["stop"]) or looks_apart


def _is_heading(draft: Draft, text: str, face: Face, measure: Measure, outline: Mapping[str, int]) -> bool:
    if not (len(draft.rows) <= 3 and len(text) <= LONGEST_HEADING and sum(map(str.isalpha, text)) >= 3):
        return False
    if plain(text) in outline:
        return True
    if re.search(r"[.,;]$", text) or text[:1] in "“\"'‘":
        return False
    letters = [letter for letter in text if letter.isalpha()]
    is_loud = face.size >= 1.12 * measure.size or all(row.is_bold for row in draft.rows)
    is_capital = len(letters) > 4 and all(letter.isupper() for letter in letters) and len(draft.rows) == 1
    return (is_loud and not draft.rows[0].text.startswith("•")) or is_capital


def _is_figures(text: str) -> bool:
    words = text.split()
    if not any(map(str.isdigit, "".join(words[:4]))):
        return False
    numbers = sum(not word.isalpha() and any(map(str.isdigit, word)) for word in words)
    return len(words) >= 4 and numbers > 0.55 * len(words) and not is_ended(text)


def _is_quote(draft: Draft, text: str, face: Face, measure: Measure) -> bool:
    column, size, rows = draft.column, measure.size, draft.rows
    begins = text[:1] in '“"‘«„'
    if begins and face.italic:
        return True
    if not begins and (len(rows) < 2 or any(row.right >= column.right - 0.8 * size for row in rows)):
        return False
    return all(row.left > column.usual_left + 1.2 * size for row in rows)


def _is_note(
    number: int, text: str, face: Face, drafts: Sequence[Draft], measure: Measure, heights: Mapping[int, float]
) -> bool:
    draft = drafts[number]
    if face.size > 0.93 * measure.size or draft.rows[0].baseline > 0.45 * heights[draft.page]:
        return False
    below = [other for other in drafts[number + 1 :] if other.page == draft.page and other.column is draft.column]
    if any(other.face.size > 0.93 * measure.size for other in below):
        return False
    return bool(NOTE.match(text))
