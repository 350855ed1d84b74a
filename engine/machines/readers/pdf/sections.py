"""Machines, readers, PDF, sections: what only the whole document tells: broken paragraphs, lists of references, heading levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from engine.library.extraction import BlockKind
from engine.machines.readers.pdf.blocks import Draft, is_ended
from engine.machines.readers.pdf.kinds import NUMBERING, plain
from engine.machines.readers.pdf.lines import Vocabulary

REFERENCES = frozenset(
    {
        "references",
        "bibliography",
        "workscited",
        "literaturecited",
        "literature",
        "notes",
        "endnotes",
        "sourcesandnotes",
        "sources",
        "notesandreferences",
        "furtherreading",
    }
)
CONTENTS = frozenset({"contents", "tableofcontents", "listoffigures", "listoftables", "inthisreport"})
CITED = re.compile(r"^\[?\d{1,3}[\].)]?\s|\b(?:1[5-9]|20)\d\d\b|https?://|doi\b|\bvol\.|\bpp?\.\s?\d", re.IGNORECASE)
DRAWN = re.compile(r"^(?:figure|fig|map|chart|diagram|plate)", re.IGNORECASE)
FLOATS = (BlockKind.TABLE, BlockKind.CAPTION, BlockKind.REFERENCE, BlockKind.CODE)
FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def set_words(drafts: Sequence[Draft], vocabulary: Vocabulary) -> None:
    """Give every draft its text, lines joined."""
    for draft in drafts:
        if draft.text:
            continue
        lines = [row.text for row in draft.rows]
        if draft.kind is BlockKind.CODE:
            draft.text = "\n".join(lines)
            continue
        draft.text = lines[0]
        for line in lines[1:]:
            draft.text = vocabulary.joined(draft.text, line)


def mend(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Paragraphs broken by a column's or page's end, or by a table or picture between, are one again."""
    mended: list[Draft] = []
    open_one: Draft | None = None
    for draft in drafts:
        if open_one is not None and _goes_on(open_one, draft):
            _append(open_one, draft, vocabulary)
            continue
        mended.append(draft)
        if draft.kind in FLOWING:
            open_one = draft
        elif draft.kind not in FLOATS:
            open_one = None
    return mended


def _goes_on(before: Draft, after: Draft) -> bool:
    if after.kind is not BlockKind.PARAGRAPH and not (after.kind is before.kind is BlockKind.QUOTE):
        return False
    if (
        before.column is after.column
        or abs(before.face.size - after.face.size) > 0.08 * after.face.size
        or is_ended(before.text)
    ):
        return (
            before.column is after.column
            and after.text[:1].islower()
            and not is_ended(before.text)
            and before.face.size == after.face.size
        )
    last = before.rows[-1]
    was_full = before.column.right - last.right < 0.2 * (before.column.right - before.column.left)
    return after.text[:1].islower() or before.text.endswith("-") or (was_full and not before.text.endswith(")"))


def _append(before: Draft, after: Draft, vocabulary: Vocabulary) -> None:
    joined = vocabulary.joined(before.text, after.text)
    if after.page > (before.turns[-1][1] if before.turns else before.page):
        before.turns.append((len(joined) - len(after.text), after.page))
    before.text, before.rows, before.column = joined, [*before.rows, *after.rows], after.column


def name_lists(drafts: Sequence[Draft]) -> None:
    """Lists of references and contents are named as such, with their headings."""
    for number, draft in enumerate(drafts):
        if draft.kind is not BlockKind.HEADING:
            continue
        section = _section(drafts, number)
        if plain(draft.text) in CONTENTS:
            _rename([draft, *(other for other in section if other.page == draft.page)], BlockKind.CONTENTS)
        elif plain(draft.text) in REFERENCES and _are_cited(section):
            _rename([draft, *section], BlockKind.REFERENCE)


def name_drawings(drafts: Sequence[Draft]) -> None:
    """The loose words of a drawing belong to its caption."""
    for number, draft in enumerate(drafts):
        if draft.kind is BlockKind.CAPTION and DRAWN.match(draft.text):
            above = _labels(reversed(drafts[:number]), draft)
            _rename(above or _labels(drafts[number + 1 :], draft), BlockKind.CAPTION)


def _labels(drafts: Iterable[Draft], caption: Draft) -> list[Draft]:
    def is_label(draft: Draft) -> bool:
        is_loose = draft.kind in FLOWING and len(draft.text) < 60 and not draft.is_item
        return is_loose and draft.page == caption.page and not is_ended(draft.text)

    return list(takewhile(is_label, drafts))


def _section(drafts: Sequence[Draft], number: int) -> list[Draft]:
    section = []
    for other in drafts[number + 1 :]:
        if other.kind is BlockKind.HEADING and (other.level or 9) <= (drafts[number].level or 9):
            break
        section.append(other)
    return section


def _are_cited(section: Sequence[Draft]) -> bool:
    return bool(section) and sum(bool(CITED.search(other.text)) for other in section) >= 0.5 * len(section)


def _rename(drafts: Sequence[Draft], kind: BlockKind) -> None:
    for draft in drafts:
        draft.kind = kind


def set_levels(drafts: Sequence[Draft]) -> None:
    """Headings without a level get one by their numbering, else by their size."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    sizes = sorted({draft.face.size for draft in headings}, reverse=True)
    for draft in headings:
        found = NUMBERING.match(draft.text)
        if not draft.level:
            draft.level = found.group(1).count(".") + 1 if found else min(6, sizes.index(draft.face.size) + 1)
